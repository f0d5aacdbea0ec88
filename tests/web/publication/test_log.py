"""The log of changes: who did what, narrowed, page by page, and as a table."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.factories import ARTICLE, Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup, words
from tms.db.models import Article, Event, Person
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct, SignOffKind
from tms.services.audit import record_event
from tms.services.publication.log import MACHINES, LogFilter, read_log
from tms.web.publication import log
from tms.web.publication.log_words import ACTS

ClientOf = Callable[[Role], FlaskClient]


def record(database: Database, newsroom: Newsroom, act: EventAct, **more: object) -> None:
    with database.begin() as uow:
        record_event(uow, act, publication_id=newsroom.publication_id, **more)  # type: ignore[arg-type]


def acts(browser: FlaskClient, address: str) -> list[str]:
    return [cell.get_text(" ", strip=True) for cell in soup(browser.get(address)).select("td[data-column=What]")]


def test_every_act_has_words() -> None:
    of_versions = {SignOffKind.SUBMIT, SignOffKind.RETURN, SignOffKind.APPROVE}
    assert set(ACTS) == (set(EventAct) - MACHINES) | of_versions | {"waive_ambiguities", "waive_approval"}


def test_it_says_who_did_what_on_what_and_why(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    record(
        database, newsroom, EventAct.ARTICLE_ARCHIVED, person_id=newsroom[Role.EDITOR].person_id,
        article_id=article_id, data={"reason": "=It was <b>wrong</b>"},
    )  # fmt: skip
    browser = client_of(Role.ADMINISTRATOR)
    assert "Only of" not in words(browser.get("/log"))
    assert f'"/log?article={article_id}"' in browser.get(f"/articles/{article_id}").text
    row = soup(browser.get("/log")).select(".log tbody tr")[0]
    said = " ".join(row.get_text(" ").split())
    assert "Editor Article archived “=It was <b>wrong</b>” Night trains return" in said
    assert "<b>wrong" not in browser.get("/log").text
    (line, *_) = csv.DictReader(io.StringIO(browser.get("/log/log.csv?act=article_archived").text.lstrip("\ufeff")))
    assert (line["Who"], line["What"], line["Title"]) == ("Editor", "Article archived", "Night trains return")
    assert line["Details"] == "reason: =It was <b>wrong</b>"


def test_a_title_is_no_formula_in_the_file(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="=HYPERLINK(1)"))
    (line, *_) = csv.DictReader(io.StringIO(client_of(Role.ADMINISTRATOR).get("/log/log.csv").text.lstrip("\ufeff")))
    assert line["Title"] == "'=HYPERLINK(1)"


def test_an_approval_is_in_it_with_its_version(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    said = words(client_of(Role.ADMINISTRATOR).get(f"/log?act=approve&article={story.id}"))
    assert "Reviewer Version approved Night trains return 简体" in said


def test_it_is_narrowed_by_person_act_day_and_article(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    editor = newsroom[Role.EDITOR].person_id
    record(database, newsroom, EventAct.HOUSE_CHANGED, person_id=editor)
    record(database, newsroom, EventAct.BRIEF_CHANGED, person_id=newsroom[Role.REVIEWER].person_id)
    browser = client_of(Role.ADMINISTRATOR)
    assert "House style changed" in acts(browser, f"/log?person={editor}")
    assert "Brief changed" not in acts(browser, f"/log?person={editor}")
    assert acts(browser, "/log?act=brief_changed") == ["Brief changed"]
    assert acts(browser, "/log?act=knowledge") == ["House style changed"], "a group is all of its acts"
    assert acts(browser, "/log?act=brief_changed&article=1") == []
    today = datetime.now(UTC).date().isoformat()
    assert acts(browser, "/log?act=brief_changed&to=2001-01-01") == []
    with database.begin() as uow:
        uow.session.execute(update(Person).values(time_zone="UTC"))
    assert acts(browser, f"/log?act=brief_changed&from={today}&to={today}") == ["Brief changed"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/log?act=nothing", 404), ("/log?person=x", 404), ("/log?article=-1", 404), ("/log?from=yesterday", 422),
        ("/log?to=9999-12-31", 422), ("/log?before=nothing", 200), ("/log?before=0001-01-01T00:00:00%2B14:00~x~1", 200),
    ],
)  # fmt: skip
def test_what_the_address_can_not_say(client_of: ClientOf, address: str, status: int) -> None:
    assert client_of(Role.ADMINISTRATOR).get(address).status_code == status


def test_all_of_it_is_offered_to_whoever_narrowed_it(client_of: ClientOf) -> None:
    browser = client_of(Role.ADMINISTRATOR)
    offered = [soup(browser.get(address)).select(".log-filter a") for address in ("/log", "/log?act=")]
    assert offered == [[], []]
    assert soup(browser.get("/log?from=2001-01-01")).select(".log-filter a")


def test_pages_and_the_file_hold_each_entry_once(
    client_of: ClientOf, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of one moment: only the numbers tell them apart.
    with database.begin() as uow:
        for _ in range(7):
            record_event(uow, EventAct.TAG_NAMED, publication_id=newsroom.publication_id)

    monkeypatch.setattr(log, "ON_A_PAGE", 3)
    monkeypatch.setattr(log, "IN_A_PORTION", 3)
    browser, address, seen, pages = client_of(Role.ADMINISTRATOR), "/log?act=tag_named", 0, 0
    while address:
        page = soup(browser.get(address))
        seen, pages = seen + len(page.select(".log tbody tr")), pages + 1
        older = page.select_one(".pager a[rel=next]")
        address = str(older["href"]) if older else ""
        assert parse_qs(urlsplit(address).query).get("act", ["tag_named"]) == ["tag_named"]
    assert (seen, pages) == (7, 3)
    lines = list(csv.reader(io.StringIO(browser.get("/log/log.csv?act=tag_named").text)))
    assert len(lines) == 8


def test_of_an_article_for_assigned_people_it_says_nothing(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        uow.session.execute(update(Article).values(visibility="assigned"))
        assert uow.session.scalar(select(Event.id).where(Event.article_id == article_id).limit(1))
    browser = client_of(Role.ADMINISTRATOR)
    assert acts(browser, "/log?act=article_imported") == []
    assert "Night trains" not in browser.get(f"/log?article={article_id}").text
    assert "Night trains" not in browser.get("/log/log.csv").text


def test_editors_do_not_read_it(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    assert client_of(Role.EDITOR).get("/log").status_code == 403
    assert client_of(Role.EDITOR).get("/log/log.csv").status_code == 403
    with database.begin() as uow, pytest.raises(Denied):
        read_log(uow, newsroom[Role.EDITOR], LogFilter(), most=1)
