"""The log of changes: who did what, narrowed, page by page, and as a table."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.api.callers import Program, machine_token, own_token
from tests.factories import ARTICLE, Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup, words
from tms.db.models import Article, Event, Person
from tms.db.request_origin import token_in_use
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct, SignOffKind
from tms.services.audit import record_event
from tms.services.publication.log import LogEntry, LogFilter, read_log
from tms.services.publication.log_acts import MACHINES, SEEN_BY_WHO_MAY
from tms.web.publication import log
from tms.web.publication.log_words import ACTS, GROUPS

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
    (line, *_) = csv.DictReader(io.StringIO(browser.post("/log/log.csv?act=article_archived").text.lstrip("\ufeff")))
    assert (line["Who"], line["What"], line["Title"]) == ("Editor", "Article archived", "Night trains return")
    assert line["Details"] == "reason: =It was <b>wrong</b>"


def test_webhooks_and_sites_are_named_by_their_host(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    administrator = newsroom[Role.ADMINISTRATOR].person_id
    record(
        database,
        newsroom,
        EventAct.WEBHOOK_CHANGED,
        person_id=administrator,
        data={"webhook": 7, "host": "cms.example", "changed": ["secret"]},
    )
    (entry,) = soup(client_of(Role.ADMINISTRATOR).get("/log?act=webhook_changed")).select("main tbody tr")
    said = entry.get_text(" ")
    assert "Webhook changed" in said
    assert "cms.example" in said


def test_a_title_is_no_formula_in_the_file(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="=HYPERLINK(1)"))
    address = "/log/log.csv?act=article_imported"
    (line, *_) = csv.DictReader(io.StringIO(client_of(Role.ADMINISTRATOR).post(address).text.lstrip("\ufeff")))
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
    lines = list(csv.reader(io.StringIO(browser.post("/log/log.csv?act=tag_named").text)))
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
    for file in ("/log/log.csv", "/log/log.jsonl"):
        assert "Night trains" not in browser.post(file).text


def test_editors_read_it_but_for_what_only_administrators_see_elsewhere(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    told = {EventAct.HOUSE_CHANGED, EventAct.PUBLICATION_CHANGED, EventAct.TERMS_IMPORTED}
    groups = {code: group for group, (_, some) in GROUPS.items() for code in some}
    hidden = {
        code
        for code, group in groups.items()
        if group == "people"
        or code.startswith(("engine_", "drafting_", "webhook_"))
        # That something is sent to a site again, editors do.
        or (code.startswith("site_") and code != "site_sent_again")
    }
    assert hidden == set().union(*SEEN_BY_WHO_MAY.values())
    for act in told | {EventAct(code) for code in hidden}:
        record(database, newsroom, act, person_id=newsroom[Role.ADMINISTRATOR].person_id)
    everything = client_of(Role.ADMINISTRATOR).post("/log/log.jsonl").text.splitlines()
    some = client_of(Role.EDITOR).post("/log/log.jsonl").text.splitlines()
    assert {json.loads(line)["act"] for line in everything} >= hidden | told
    assert {json.loads(line)["act"] for line in some} == told | {"log_exported"} | (
        {json.loads(line)["act"] for line in everything} - hidden
    )
    editor = client_of(Role.EDITOR)
    assert acts(editor, "/log?act=person_invited") == acts(editor, "/log?act=engine_added") == []
    offered = {str(one["value"]) for one in soup(editor.get("/log")).select("#act option")}
    assert not offered & (hidden | {"people"})
    assert offered >= told | {"publication"}


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_others_do_not_read_it(client_of: ClientOf, database: Database, newsroom: Newsroom, role: Role) -> None:
    assert client_of(role).get("/log").status_code == 403
    for file in ("/log/log.csv", "/log/log.jsonl"):
        assert client_of(role).post(file).status_code == 403
    with database.begin() as uow, pytest.raises(Denied):
        read_log(uow, newsroom[role], LogFilter(), most=1)
    with database.begin() as uow:
        assert uow.session.scalars(select(Event.id).where(Event.act == EventAct.LOG_EXPORTED)).all() == []


def test_taking_it_along_is_an_entry_itself(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    browser = client_of(Role.ADMINISTRATOR)
    browser.post("/log/log.csv?act=knowledge&language=zh-TW&from=2026-01-01")
    browser.post("/log/log.jsonl")
    assert acts(browser, "/log?act=log_exported") == [
        "Log of changes exported JSON Lines · all of it",
        "Log of changes exported CSV · a part of it",
    ]
    with database.begin() as uow:
        first = uow.session.scalars(select(Event.data).where(Event.act == EventAct.LOG_EXPORTED).order_by(Event.id))
        data = first.first()
    assert data is not None
    narrowed = data["narrowed"]
    assert "house_changed" in narrowed.pop("acts")
    assert narrowed == {"locale": "zh-Hant-TW", "since": "2026-01-01T00:00:00+00:00"}


def test_it_is_narrowed_by_language(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    story.publish("zh-Hans", "zh-Hant")
    record(
        database, newsroom, EventAct.STYLE_GUIDE_CHANGED, person_id=newsroom[Role.EDITOR].person_id,
        data={"locale": "zh-Hant", "number": 1},
    )  # fmt: skip
    browser = client_of(Role.ADMINISTRATOR)
    found = acts(browser, "/log?language=zh-Hant")
    assert any(act.startswith("Style guide changed") for act in found)
    assert any(act.startswith("Article published") for act in found)
    assert any(act.startswith("Version approved") for act in found)
    assert not any(act.startswith("Article brought in") for act in found)
    assert acts(browser, "/log?language=zh-Hans&act=style_guide_changed") == []
    assert len(acts(browser, "/log?language=zh-Hans&act=article_published")) == 1
    assert acts(browser, "/log?language=en&act=approve") == []
    assert browser.get("/log?language=tlh").status_code == 404


def test_what_tokens_and_machines_did_is_named_as_such(
    app: Flask, client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    editor = newsroom[Role.EDITOR]
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], name="=Website"))
    script = Program(app, own_token(database, editor, ["articles:write"]))
    article = {"language": "en", "format": "markdown", "text": "The ferry left at noon."}
    for program, external_id, title in ((site, "post-1", "Ferries"), (script, "post-2", "Trains")):
        sent = program.ask("PUT", f"/articles/by-external-id/{external_id}", json={**article, "title": title})
        assert sent.status_code == 201, sent.text
    browser = client_of(Role.ADMINISTRATOR)
    rows = soup(browser.get("/log?act=article_imported")).select(".log tbody tr td[data-column=Who]")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == [
        "Editor token “a script”",
        "=Website machine · token “=Website”",
    ]
    lines = list(csv.DictReader(io.StringIO(browser.post("/log/log.csv?act=article_imported").text.lstrip("\ufeff"))))
    assert [(line["Who"], line["Person or machine"], line["Token"]) for line in lines] == [
        ("Editor", "person", "a script"),
        ("'=Website", "machine", "'=Website"),
    ]
    by_script, by_site = map(json.loads, browser.post("/log/log.jsonl?act=article_imported").text.splitlines())
    assert by_script["by"] == {"id": editor.person_id, "name": "Editor", "kind": "person"}
    assert (by_site["by"]["kind"], by_site["token"]["name"]) == ("machine", "=Website")
    machines = soup(browser.get("/log")).select("#person optgroup[label=Machines] option")
    assert [one.get_text(strip=True) for one in machines] == ["=Website"]
    assert len(acts(browser, f"/log?person={machines[0]['value']}&act=articles")) == 1


def test_the_token_of_one_request_is_not_that_of_the_next(
    app: Flask, client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    browser = client_of(Role.EDITOR)
    script = Program(app, own_token(database, newsroom[Role.EDITOR], ["articles:read"]))
    # What a request sets is that of its thread, which tests share with the requests they make.
    token_in_use.set(7)
    assert script.get("/me").status_code == 200
    token_in_use.set(7)
    browser.post("/log/log.csv")
    assert token_in_use.get() is None
    with database.begin() as uow:
        assert uow.session.scalars(select(Event.token_id).where(Event.act == EventAct.LOG_EXPORTED)).all() == [None]


def test_json_lines_say_it_in_codes(client_of: ClientOf, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    assignee = newsroom[Role.TRANSLATOR].person_id
    record(
        database, newsroom, EventAct.STEP_ASSIGNED, person_id=newsroom[Role.EDITOR].person_id, article_id=article_id,
        data={"assignee": assignee, "position": 1},
    )  # fmt: skip
    answer = client_of(Role.ADMINISTRATOR).post("/log/log.jsonl?act=step_assigned&article=" + str(article_id))
    assert answer.headers["Content-Type"] == "application/jsonl; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=log-")
    (line,) = answer.text.splitlines()
    told = json.loads(line)
    assert datetime.fromisoformat(told.pop("at")).utcoffset() == timedelta(0)
    assert told == {
        "act": "step_assigned",
        "by": {"id": newsroom[Role.EDITOR].person_id, "name": "Editor", "kind": "person"},
        "token": None,
        "article": {"id": article_id, "title": "Night trains return"},
        "language": None,
        "details": {"assignee": assignee, "position": 1},
        "people": {str(assignee): "Translator"},
    }


def test_the_file_is_written_while_it_is_sent(
    client_of: ClientOf, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.begin() as uow:
        for _ in range(6):
            record_event(uow, EventAct.TAG_NAMED, publication_id=newsroom.publication_id)
    asked: list[int] = []

    def counted(*args: Any, **how: Any) -> list[LogEntry]:
        found = read_log(*args, **how)
        asked.append(len(found))
        return found

    monkeypatch.setattr(log, "IN_A_PORTION", 2)
    monkeypatch.setattr(log, "read_log", counted)
    answer = client_of(Role.ADMINISTRATOR).post("/log/log.jsonl?act=tag_named", buffered=False)
    chunks = iter(answer.response)
    next(chunks)
    assert asked == [2], "the next portion is read when it is wanted"
    assert len(list(chunks)) == 3
    assert asked == [2, 2, 2, 0]
    answer.close()
