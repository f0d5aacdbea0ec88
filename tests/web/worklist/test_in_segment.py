"""What is in doubt in one row: the marks of its text, what is asked about them, and the answer that a script gets."""

import uuid
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup, values
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import MARKER, Code
from tms.domain.permissions import Role
from tms.services.following.detach import detach_version

HANT = "zh-Hant"
BARBER, CONTRACT = "皇后的理发师把头发收在钟里。", "合约⟦1⟧成立后⟦/1⟧，双方见面。"
FUND = "国际货币基金组织等待，国际货币基金组织同意。"


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    blocks = [
        Block("paragraph", BARBER),
        Block("paragraph", CONTRACT, {"1": Code("strong")}),
        Block("paragraph", FUND),
    ]
    page = ImportedArticle(language="zh-Hans", title="旧港口", blocks=blocks)
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], page))


def row_of(client: FlaskClient, story: Story, source: str) -> BeautifulSoup:
    return soup(client.get(f"/articles/{story.id}/versions/{HANT}/segments/{story.segment(source)}/row"))


def asked(client: FlaskClient, story: Story, source: str) -> BeautifulSoup:
    return soup(client.get(f"/articles/{story.id}/versions/{HANT}/decisions/segments/{story.segment(source)}"))


def test_the_places_of_a_version_beside_are_marked_and_lead_to_its_decisions(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    client, segment = client_of(Role.TRANSLATOR), story.segment(CONTRACT)
    beside = f"/articles/{story.id}/versions/{HANT}"
    english = f"/articles/{story.id}/versions/en"
    for answer in (client.get(f"{english}/segments/{segment}/row"), client.get(english)):
        (mark,) = soup(answer).select(f'.third[lang="{HANT}"] [data-doubt][href$="#p-{segment}-4"]')
        assert (mark.get_text(), mark["data-doubt"], mark["data-base"]) == ("後", "4-5", beside)
        assert mark["href"] == f"{beside}/decisions#p-{segment}-4"
        assert not soup(answer).select("[data-target] [data-doubt]")


def test_each_place_is_marked_where_it_stands_and_leads_to_the_page_of_decisions(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    client = client_of(Role.TRANSLATOR)
    for row in (row_of(client, story, BARBER), _row_of_page(client, story, BARBER)):
        marks = row.select("[data-target] [data-doubt]")
        found = [(mark.get_text(), mark["data-doubt"]) for mark in marks]
        assert found == [("髮", "8-9"), ("鍾", "11-12"), ("裡", "12-13")]
        href = f"/articles/{story.id}/versions/{HANT}/decisions#p-{story.segment(BARBER)}-8"
        assert (marks[0]["href"], marks[0]["title"]) == (href, "In doubt: two words overlap here")


def _row_of_page(client: FlaskClient, story: Story, source: str) -> Tag:
    page = soup(client.get(f"/articles/{story.id}/versions/{HANT}"))
    row = page.select_one(f"#s-{story.segment(source)}")
    assert row is not None
    return row


def test_inline_codes_before_a_place_do_not_shift_its_mark(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    row = row_of(client_of(Role.REVIEWER), story, CONTRACT)
    (mark,) = row.select("[data-doubt]")
    assert (mark.get_text(), mark["data-doubt"]) == ("後", "4-5")
    words = row.select_one("[data-words-here]")
    assert words is not None
    assert "".join(words.get_text().split()).startswith("合約1成立後/1，")
    assert MARKER.sub("", story.text(HANT, CONTRACT).text).startswith("合約成立後")


def test_a_name_without_a_source_is_marked_wherever_it_stands(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    row = row_of(client_of(Role.REVIEWER), story, FUND)
    assert [one.get_text() for one in row.select("[data-doubt]")] == ["國際貨幣基金組織"] * 2


def test_a_place_that_is_decided_or_written_by_a_person_is_marked_no_more(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    story.save(HANT, BARBER, story.text(HANT, BARBER).text.replace("鍾裡", "盒子"))
    marks = row_of(client_of(Role.REVIEWER), story, BARBER).select("[data-doubt]")
    assert [mark.get_text() for mark in marks] == ["髮"]


def test_a_text_that_stands_apart_from_its_parent_is_in_no_doubt(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    address = f"/articles/{story.id}/versions/{HANT}"
    client = client_of(Role.TRANSLATOR)
    token = soup(client.get(address)).select_one("input[name=csrf_token]")
    assert token is not None
    detach = f"{address}/segments/{story.segment(BARBER)}/detach"
    assert client.post(detach, data={"csrf_token": token["value"]}).status_code == 303
    assert not row_of(client, story, BARBER).select("[data-doubt]")
    assert not asked(client, story, BARBER).select("[data-asking]")
    # In another segment nothing changed.
    assert asked(client, story, CONTRACT).select("[data-asking]")


def test_a_version_that_stands_apart_is_in_no_doubt(
    client_of: Callable[[Role], FlaskClient], database: Database, story: Story
) -> None:
    client = client_of(Role.REVIEWER)
    assert row_of(client, story, BARBER).select("[data-doubt]")
    with database.begin() as uow:
        detach_version(uow, story.editor, story.id, HANT, reason="It goes its own way.")
    assert not row_of(client, story, BARBER).select("[data-doubt]")
    assert not asked(client, story, BARBER).select("[data-asking]")


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.REVIEWER, ["here", "article", "publication"]),
        (Role.TRANSLATOR, ["here", "article"]),
        (Role.EDITOR, []),
        (Role.ADMINISTRATOR, []),
    ],
)
def test_only_who_may_decide_is_asked_and_the_others_read_the_candidates(
    client_of: Callable[[Role], FlaskClient], story: Story, role: Role, scopes: list[str]
) -> None:
    (place,) = asked(client_of(role), story, CONTRACT).select("[data-asking]")
    assert len(place.select("button[name=choice]")) == (2 if scopes else 0)
    assert [one["value"] for one in place.select("[name=scope]")] == scopes
    assert [one.get_text() for one in place.select(".candidates b")] == ["後", "后"]
    assert all(one["lang"] == "zh-Hant-TW" for one in place.select(".candidates b"))
    assert ("Whoever translates or reviews this version decides." in place.get_text()) is (not scopes)


def test_an_editor_may_adopt_a_name_in_the_row(client_of: Callable[[Role], FlaskClient], story: Story) -> None:
    place = asked(client_of(Role.EDITOR), story, FUND).select("[data-asking]")[0]
    assert [one["value"] for one in place.select("button")[:1]] == ["國際貨幣基金"]


def test_a_script_is_told_the_text_and_the_second_who_decides_is_refused(
    client_of: Callable[[Role], FlaskClient], story: Story
) -> None:
    client = client_of(Role.REVIEWER)
    (place,) = asked(client, story, CONTRACT).select("[data-asking]")
    form = place.select_one("form")
    assert form is not None
    sent = {**values(form), "choice": "后", "scope": "here"}
    as_script = {"Accept": "application/json"}
    address = f"/articles/{story.id}/versions/{HANT}/decisions"
    answer = client.post(address, data=sent, headers=as_script)
    assert answer.status_code == 200
    assert answer.json is not None
    assert (answer.json["segment"], answer.json["text"]) == (
        story.segment(CONTRACT),
        "合約⟦1⟧成立后⟦/1⟧，雙方見面。",
    )
    again = client.post(address, data=sent, headers=as_script)
    assert again.json == answer.json
    late = client.post(address, data=sent | {"key": str(uuid.uuid4()), "choice": "後"}, headers=as_script)
    assert (late.status_code, late.json and late.json["code"]) == (409, "ambiguity_gone")
    assert not row_of(client, story, CONTRACT).select("[data-doubt]")
