"""What the outside calls a language is the publication's choice: in addresses, pages, feeds, maps and by the API."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]  # it says nothing of its types
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.adapters.pictures.written import plain
from tests.api.callers import ROOT, Program, own_token
from tests.factories import Newsroom
from tests.web.forms import soup
from tests.web.reader.putting_out import ALL
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.public_names import PublicName
from tms.services.publication.public_names import change_public_names, public_names_standing

CALLED = {
    "en": PublicName("en-GB", "english"),
    "zh-Hans": PublicName("zh-CN", "sc"),
    "zh-Hant": PublicName("zh-TW", "tc"),
}
SLUG = "night-trains-return"
MARK = '<i lang="zh-Hans" aria-hidden="true">文</i>'
"""The product's own sign, which is no language of the publication's."""

OLD_NAMES = re.compile(r"zh-Han[st]|(?:hreflang|language|inLanguage|\"tag\"|\"follows\")\W{1,4}en(?![\w-])|/en/")


def call(database: Database, newsroom: Newsroom, called: dict[str, PublicName] = CALLED) -> None:
    editor = newsroom[Role.EDITOR]
    with database.begin() as uow:
        state = public_names_standing(uow, editor).state
        change_public_names(uow, editor, called, based_on=state, reserved=frozenset())


@pytest.fixture
def out(put_out: Callable[..., int], database: Database, newsroom: Newsroom) -> int:
    """An article that is out in three languages, of a publication that has its own names for them."""
    article_id = put_out()
    call(database, newsroom)
    return article_id


def test_readers_addresses_begin_with_the_words_and_old_ones_lead_there(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    put_out()
    old = {locale: f"/{locale}/{SLUG}" for locale in ALL}
    assert {client.get(path).status_code for path in old.values()} == {200}
    call(database, newsroom)
    for locale, path in old.items():
        word = CALLED[locale].word
        assert client.get(f"/{word}/{SLUG}").status_code == 200
        answer = client.get(path)
        assert (answer.status_code, answer.location) == (308, f"/{word}/{SLUG}")
        for rest in ("", "feed.atom", "?q=train%3D1", "feed.atom?page=1"):
            answer = client.get(f"/{locale}/{rest}")
            assert (answer.status_code, answer.location) == (308, f"/{word}/{rest}")
    assert client.get("/zh_tw/night-trains-return/").location == f"/tc/{SLUG}"
    assert client.get("/zh-Hant/nothing").status_code == 404
    # Named anew, each of the two leads on.
    call(database, newsroom, {"zh-Hant": PublicName("zh-Hant", "trad")})
    assert {client.get(f"/{word}/{SLUG}").location for word in ("tc", "zh-Hant")} == {f"/trad/{SLUG}"}
    # And back again: what is in use leads nowhere else.
    call(database, newsroom, {"zh-Hant": PublicName("zh-TW", "tc")})
    assert client.get(f"/tc/{SLUG}").status_code == 200
    assert client.get(f"/trad/{SLUG}").location == f"/tc/{SLUG}"


def test_a_redirect_takes_nothing_of_the_query_for_its_own(out: int, client: FlaskClient) -> None:
    answer = client.get("/zh-Hant/?_external=1&_scheme=javascript&_anchor=x&page=1")
    assert answer.location == "/tc/?_external=1&_scheme=javascript&_anchor=x&page=1"


def test_a_page_says_the_tags(out: int, client: FlaskClient) -> None:
    page = soup(client.get(f"/tc/{SLUG}"))
    assert page.html is not None
    assert page.html["lang"] == "zh-TW"
    alternates = {
        str(one["hreflang"]): str(one["href"]) for one in page.select("link[rel=alternate][hreflang]:not([type])")
    }
    assert {tag: urlsplit(href).path for tag, href in alternates.items()} == {
        "en-GB": f"/english/{SLUG}",
        "zh-CN": f"/sc/{SLUG}",
        "zh-TW": f"/tc/{SLUG}",
        "x-default": f"/english/{SLUG}",
    }
    linked = json.loads(page.select_one('script[type="application/ld+json"]').string)  # type: ignore[union-attr, arg-type]
    assert linked["inLanguage"] == "zh-TW"
    assert linked["translationOfWork"]["inLanguage"] == "en-GB"


def test_feeds_keep_their_ids_and_the_sitemap_tells_the_new_addresses(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:

    def ids(path: str) -> list[str]:
        found = feedparser.parse(client.get(path).get_data())
        return [found.feed.id, *(entry.id for entry in found.entries)]

    put_out()
    before = ids("/zh-Hant/feed.atom")
    call(database, newsroom)
    assert ids("/tc/feed.atom") == before, "whoever reads the feed knows each entry already"
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-TW">' in client.get("/tc/feed.atom").text
    said = client.get("/sitemap.xml").text
    assert f"/tc/{SLUG}" in said
    assert 'hreflang="zh-TW"' in said
    robots = client.get("/robots.txt").text.splitlines()
    # Old addresses too: whoever may not read them never learns where they lead.
    assert {"Allow: /tc/", "Allow: /sc/", "Allow: /english/", "Allow: /zh-hant/", "Disallow: /tc/?q="} <= set(robots)


def test_no_output_says_an_old_name(
    out: int, app: Flask, client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    program = Program(app, own_token(database, newsroom[Role.EDITOR]))
    assert program.ask("PUT", "/articles/by-external-id/post-1", json={
        "language": "zh-TW", "format": "markdown", "title": "渡輪", "text": "渡輪中午開。",
    }).status_code == 201  # fmt: skip
    sent = {"file": b64encode(plain("PNG")).decode(), "caption": "A ferry"}
    picture = program.ask("POST", f"/articles/{out}/pictures", json=sent).get_json()
    pictures = f"/articles/{out}/pictures"
    version = f"/articles/{out}/versions/zh-TW"
    segment = f"{version}/segments/{program.json(f'{version}/segments')['segments'][0]['id']}"
    released = f"/articles/{out}/versions/{{}}/released?format={{}}"
    pages = [
        "/sitemap.xml",
        *(f"/{word}/{rest}" for _, word in CALLED.values() for rest in (SLUG, "", "feed.atom", "?q=1")),
    ]
    asked = [
        "/me", "/events?limit=500", "/articles", f"/articles/{out}", "/articles/by-external-id/post-1", "/terms",
        f"{version}/job", f"{version}/segments", segment, f"{segment}/threads", f"/articles/{out}/jobs",
        pictures, f"{pictures}/{picture['id']}", f"{version}/pictures",
        f"/articles/{out}/threads", "/people", f"/people/{newsroom[Role.TRANSLATOR].person_id}/work", "/released",
        *(released.format(tag, form) for tag, _ in CALLED.values() for form in ("json", "html", "markdown", "ninjs")),
    ]  # fmt: skip
    said = {path: client.get(path).text.replace(MARK, "") for path in pages}
    said |= {path: program.get(path).text for path in asked}
    # Of a picture's file only the headers are words.
    file = f"{pictures}/{picture['id']}/{picture['files'][0]['name']}"
    said[file] = str(program.get(file).headers)
    assert {path: OLD_NAMES.findall(text) for path, text in said.items() if OLD_NAMES.search(text)} == {}
    for path in asked[-12:]:
        assert program.get(path).status_code == 200


def test_every_list_and_every_thing_of_the_api_is_asked_above(app: Flask) -> None:
    """Whoever adds one asks it in ``test_no_output_says_an_old_name``, and answers with ``tag_of``."""
    gets = {
        rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith(ROOT) and "GET" in (rule.methods or ())
    }
    assert gets - {f"{ROOT}/openapi.json"} == {
        f"{ROOT}/me",
        f"{ROOT}/events",
        f"{ROOT}/articles",
        f"{ROOT}/articles/<int:article_id>",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/released",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/job",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/pictures",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/segments",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/segments/<int:segment_id>",
        f"{ROOT}/articles/<int:article_id>/versions/<locale>/segments/<int:segment_id>/threads",
        f"{ROOT}/articles/<int:article_id>/pictures",
        f"{ROOT}/articles/<int:article_id>/pictures/<int:picture_id>",
        f"{ROOT}/articles/<int:article_id>/pictures/<int:picture_id>/<name>",
        f"{ROOT}/articles/<int:article_id>/jobs",
        f"{ROOT}/articles/<int:article_id>/threads",
        f"{ROOT}/articles/by-external-id/<site_id:external_id>",
        f"{ROOT}/people",
        f"{ROOT}/people/<int:person_id>/work",
        f"{ROOT}/released",
        f"{ROOT}/terms",
    }


def test_programs_ask_by_tag_and_an_old_one_leads_to_the_same(
    out: int, app: Flask, database: Database, newsroom: Newsroom
) -> None:
    program = Program(app, own_token(database, newsroom[Role.EDITOR]))
    new = program.json(f"/articles/{out}/versions/zh-TW/released")
    assert new["tag"] == "zh-TW"
    assert {one["tag"] for one in new["translations"]} == {"en-GB", "zh-CN"}
    assert program.json(f"/articles/{out}/versions/zh-Hant/released") == new
    assert program.json(f"/articles/{out}/versions/zh-tw/released") == new
    assert [one["id"] for one in program.json("/articles?state=published&language=zh-TW")["articles"]] == [out]
    for unknown in ("tc", "zh-HK", "fr"):
        assert program.get(f"/articles/{out}/versions/{unknown}/released").status_code == 404
        refused = program.get(f"/articles?state=published&language={unknown}")
        assert (refused.status_code, refused.get_json()["code"]) == (422, "api_request_invalid")
        (fault,) = refused.get_json()["errors"]
        assert (fault["at"], "en-GB, zh-CN, zh-TW" in fault["says"]) == ("query.language", True)
    asked = {"source_language": "en-GB", "target_language": "zh-CN", "texts": ["The first train left."]}
    assert program.ask("POST", "/memory/lookups", json=asked).status_code == 200
    told = program.json("/events")["events"]
    assert {version["language"] for one in told for version in one["data"].get("versions", ())} == {
        "en-GB",
        "zh-CN",
        "zh-TW",
    }


def test_a_word_of_the_desk_is_no_language(out: int, client: FlaskClient) -> None:
    for path in ("/articles/nothing/", "/fr/", "/nothing/at-all"):
        assert client.get(path).status_code == 404
