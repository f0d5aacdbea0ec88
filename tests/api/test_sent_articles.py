"""A site sends articles by its own ids: created once, brought up to date, and told what became of them."""

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_newsroom, run_pipeline
from tests.services.story import IN_CHINESE, Story
from tms.api.v1.sent_articles import MOST_BYTES_OF_ARTICLE
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import Scope
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.source.commit_revision import commit_revision
from tms.services.source.revisions import read_source

PLACE = "/articles/by-external-id/post-17"
HTML = "<p>The <em>ferry</em> left at noon. It was full.</p><script>track()</script>"
SENT: dict[str, Any] = {
    "language": "en",
    "format": "html",
    "title": "Ferries return",
    "text": HTML,
    "author": "Ida Berg",
    "section": "Harbours",
    "published_on": "2026-11-25",
    "tags": ["Boats"],
}
LATER = SENT | {"text": HTML.replace("noon", "one")}


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], ["articles:read", "articles:write"]))


def put(program: Program, sent: Any = SENT, place: str = PLACE, status: int = 200) -> Any:
    answer = program.ask("PUT", place, json=sent)
    assert answer.status_code == status, answer.text
    return answer.get_json()


def count(database: Database) -> int:
    with database.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(Article)) or 0


def test_the_same_twice_is_one_article(program: Program, database: Database) -> None:
    before = count(database)
    first = put(program, status=201)
    assert (first["outcome"], first["revision"], first["changed"]) == ("created", 1, ["source"])
    assert first["left_out"] == [{"text": "track()", "why": "script"}]
    again = put(program)
    assert again == first | {"outcome": "unchanged", "changed": []}
    assert count(database) == before + 1
    found = program.json(PLACE)
    assert found == program.json(f"/articles/{first['id']}")
    assert (found["title"], found["author"], found["section"]) == ("Ferries return", "Ida Berg", "Harbours")
    assert found["published_on"] == "2026-11-25"


def test_one_that_is_still_being_prepared_says_when_to_come_again(program: Program, database: Database) -> None:
    first = put(program, status=201)
    answer = program.ask("PUT", PLACE, json=LATER)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "revision_not_ready")
    assert int(answer.headers["Retry-After"]) > 0
    run_pipeline(database, first["id"])
    assert put(program, LATER)["outcome"] == "updated"


def test_another_text_says_what_opened_again(program: Program, database: Database, newsroom: Newsroom) -> None:
    plain = SENT | {"text": "<p>The ferry left at noon. It was full.</p>"}
    first = put(program, plain, status=201)
    run_pipeline(database, first["id"])
    story = Story(database, newsroom, first["id"])
    for source in ("Ferries return", "The ferry left at noon.", "It was full."):
        story.save("zh-Hans", source, IN_CHINESE.get(source, "译文。"))
    done = put(program, plain | {"text": plain["text"].replace("noon", "one")})
    assert (done["outcome"], done["revision"], done["changed"]) == ("updated", 2, ["source"])
    reopened = {one["language"]: (one["reopened"], one["by_people"], one["follows"]) for one in done["versions"]}
    assert reopened == {"zh-Hans": (1, 1, False), "zh-Hant": (1, 0, False)}
    assert all(one["stays"] for one in done["versions"])


def test_what_is_left_out_stays_and_what_is_null_goes(program: Program) -> None:
    put(program, status=201)
    bare = {name: SENT[name] for name in ("language", "format", "title", "text")}
    assert put(program, bare)["outcome"] == "unchanged"
    assert program.json(PLACE)["section"] == "Harbours"
    done = put(program, bare | {"section": None, "tags": []})
    assert (done["outcome"], set(done["changed"])) == ("updated", {"section", "tags"})
    assert program.json(PLACE)["section"] is None


def test_three_formats_of_the_same_words_are_the_same(program: Program) -> None:
    put(program, status=201)
    markdown = SENT | {"format": "markdown", "text": "The *ferry* left at noon. It was full."}
    assert put(program, markdown)["outcome"] == "unchanged"
    emphasis = {"1": {"type": "emphasis"}}
    text = "The ⟦1⟧ferry⟦/1⟧ left at noon. It was full."
    block = {"kind": "paragraph", "text": text, "codes": emphasis}
    blocks = {**SENT, "format": "blocks", "blocks": [block, {"kind": "picture", "asset": "a1"}]}
    del blocks["text"]
    done = put(program, blocks)
    assert (done["outcome"], done["left_out"]) == ("unchanged", [{"text": "a1", "why": "picture"}])


def test_what_a_front_matter_says_is_said(program: Program) -> None:
    text = "---\ntitle: Ferries return\nsection: Sport\n---\n\nThe ferry left at noon.\n"
    put(program, {"language": "en", "format": "markdown", "text": text}, status=201)
    assert program.json(PLACE)["section"] == "Sport"
    put(program, {"language": "en", "format": "markdown", "text": text.replace("Sport", "Harbours")})
    assert program.json(PLACE)["section"] == "Harbours"


def test_an_id_may_be_a_path(program: Program) -> None:
    place = "/articles/by-external-id/2026/11/ferries%20return"
    assert put(program, SENT, place, 201)["external_id"] == "2026/11/ferries return"
    assert program.json(place)["title"] == "Ferries return"


@pytest.mark.parametrize(
    "external_id",
    ["/news/17", "//news//17", "news/17/", "https://site.example/?p=17", "a%2Fb", "新聞/17", ". ..", "a\nb"],
)
def test_an_id_is_kept_as_the_site_writes_it(program: Program, external_id: str) -> None:
    place = "/articles/by-external-id/" + quote(external_id, safe="")
    assert put(program, SENT, place, 201)["external_id"] == external_id
    assert put(program, SENT, place)["outcome"] == "unchanged"
    assert program.json(place)["title"] == "Ferries return"
    assert program.get("/articles/by-external-id/" + quote(external_id.strip("/") + "8", safe="")).status_code == 404


def test_what_an_editor_changed_is_replaced_only_by_who_has_seen_it(
    program: Program, database: Database, newsroom: Newsroom
) -> None:
    article_id = put(program, status=201)["id"]
    run_pipeline(database, article_id)
    with database.begin() as uow:
        page = read_source(uow, newsroom[Role.EDITOR], article_id).page
        page.blocks[0] = type(page.blocks[0])("paragraph", "The ferry left at two.")
        commit_revision(uow, newsroom[Role.EDITOR], article_id, page, based_on=1, typo=False, note=None)
    run_pipeline(database, article_id)
    assert put(program)["outcome"] == "unchanged"
    assert put(program, LATER, status=409)["code"] == "revision_stale"
    assert put(program, LATER | {"based_on": 2})["revision"] == 3


def test_an_archived_one_stays_and_a_discarded_one_is_gone(
    program: Program, database: Database, newsroom: Newsroom
) -> None:
    article_id = put(program, status=201)["id"]
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], article_id, reason="old")
    assert put(program)["outcome"] == "unchanged"
    assert put(program, LATER, status=409)["code"] == "article_archived"
    discarded = put(program, SENT | {"title": "Trams return"}, PLACE + "8", 201)["id"]
    with database.begin() as uow:
        discard_article(uow, newsroom[Role.EDITOR], discarded, reason="by mistake")
    assert put(program, LATER, PLACE + "8", 410)["code"] == "article_discarded"
    assert program.get(PLACE + "8").status_code == 410


def test_a_machine_may_and_its_ids_are_its_own(app: Flask, database: Database, newsroom: Newsroom) -> None:
    scopes = ["articles:read", "articles:write"]
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], scopes))
    first = put(site, status=201)
    assert put(site)["outcome"] == "unchanged"
    other = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], scopes, name="Shop"))
    assert other.get(PLACE).status_code == 404
    assert put(other, SENT | {"title": "Trams", "text": "<p>The tram left.</p>"}, status=201)["id"] != first["id"]


def test_another_publication_has_ids_of_its_own(program: Program, app: Flask, database: Database) -> None:
    first = put(program, status=201)
    abroad = Program(app, own_token(database, make_newsroom(database, domain="abroad.example")[Role.EDITOR]))
    assert abroad.get(PLACE).status_code == 404
    assert put(abroad, status=201)["id"] != first["id"]


@pytest.mark.parametrize("scopes", [["articles:read"], [scope for scope in Scope if scope is not Scope.ARTICLES_WRITE]])
def test_without_the_scope_nothing_is_created(
    app: Flask, database: Database, newsroom: Newsroom, scopes: list[str]
) -> None:
    before = count(database)
    reader = Program(app, own_token(database, newsroom[Role.EDITOR], scopes))
    assert put(reader, status=403)["code"] == "not_in_scope"
    assert count(database) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": None}, "api_request_invalid"),
        ({"blocks": []}, "api_request_invalid"),
        ({"format": "docx"}, "api_request_invalid"),
        ({"language": "fr"}, "api_request_invalid"),
        ({"more": 1}, "api_request_invalid"),
        ({"published_on": "yesterday"}, "api_request_invalid"),
        ({"published_on": 0}, "api_request_invalid"),
        ({"published_on": "0"}, "api_request_invalid"),
        ({"published_on": "2026-11-30T00:00:00Z"}, "api_request_invalid"),
        ({"based_on": 0}, "api_request_invalid"),
        ({"based_on": "1"}, "api_request_invalid"),
        ({"as_new": "no"}, "api_request_invalid"),
        ({"format": "blocks", "text": None, "blocks": [{"kind": "advert", "text": "Buy"}]}, "block_unreadable"),
        ({"format": "blocks", "text": None, "blocks": [{}] * 5_001}, "api_request_invalid"),
        ({"title": None}, "import_no_title"),
        ({"text": "<script>track()</script>"}, "import_empty"),
        ({"title": "a\0b"}, "text_not_text"),
        ({"section": "a\0b"}, "text_not_text"),
        ({"tags": ["a\0b"]}, "text_not_text"),
        ({"tags": ["x" * 61]}, "tag_too_long"),
        ({"source_address": "ftp://a.example/"}, "address_not_web"),
        ({"slugs": {"en": "a\0b"}}, "text_not_text"),
        ({"slugs": {"a\0b": "ferries"}}, "api_request_invalid"),
    ],
)
def test_what_is_no_article_creates_nothing(
    program: Program, database: Database, change: dict[str, Any], code: str
) -> None:
    before = count(database)
    assert put(program, SENT | change, status=422)["code"] == code
    assert count(database) == before


def test_a_request_is_json_and_has_a_size(program: Program) -> None:
    answer = program.ask("PUT", PLACE, data=HTML, content_type="text/html")
    assert answer.get_json()["code"] == "api_not_json"
    for broken in (b"{", b"[]", b'{"title": "\xff"}', b"[" * 100_000):
        answer = program.ask("PUT", PLACE, data=broken, content_type="application/json")
        assert (answer.status_code, answer.get_json()["code"]) == (422, "api_request_invalid")
    long = "The ferry left. " * 140_000
    assert put(program, SENT | {"format": "markdown", "text": long}, status=413)["code"] == "import_too_large"
    # As large as is said, it is read; a byte more is refused with the limit.
    answer = program.ask("PUT", PLACE, data=b" " * MOST_BYTES_OF_ARTICLE, content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "api_request_invalid")
    answer = program.ask("PUT", PLACE, data=b" " * (MOST_BYTES_OF_ARTICLE + 1), content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (413, "api_too_large")
    assert answer.get_json()["title"] == "This has 8,000,001 bytes; the limit is 8,000,000. Send less at once."
    answer = program.ask("PUT", PLACE[:-7] + "a" * 201, json=SENT)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "external_id_long")
