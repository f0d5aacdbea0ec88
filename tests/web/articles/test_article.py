"""One article's page: its stages, who does what by when, publishing, files."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import polib
import pytest
from bs4 import Tag
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from tests.factories import ARTICLE, CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.story import Story
from tests.web.board.test_board import fail_stage
from tests.web.forms import alert, form_of, send, soup, values, words
from tms.db.models import Job, Publication, Release, Version, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, LeftOut
from tms.domain.permissions import Role
from tms.services.jobs.assign import NO_DATE


@pytest.fixture
def article_id(database: Database, newsroom: Newsroom) -> int:
    return make_article(database, newsroom[Role.EDITOR])


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def panel(browser: FlaskClient, article_id: int, part: str) -> Tag:
    found = soup(browser.get(f"/articles/{article_id}")).find(id=part)
    assert isinstance(found, Tag)
    return found


PREPARATION = "ol.stages[aria-label=Preparation]"
"""The stages that are not finished."""


def said(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def approve(database: Database, newsroom: Newsroom, article_id: int, *locales: str) -> None:
    """As people do, who translate it first."""
    story = Story(database, newsroom, article_id)
    story.translate()
    story.finish(*locales)


def due_of(database: Database, article_id: int, locale: str) -> datetime:
    with database.begin() as uow:
        due = uow.session.scalar(
            select(Job.due)
            .join(Version, (Version.article_id == Job.article_id) & (Version.id == Job.version_id))
            .where(Job.article_id == article_id, Version.locale == locale)
        )
    assert due is not None
    return due


def test_the_page_shows_the_article_and_its_three_versions(editor: FlaskClient, article_id: int) -> None:
    page = words(editor.get(f"/articles/{article_id}"))
    assert "Economy Night trains return Mara Lindqvist , Transport editor · written in English" in page
    source = said(panel(editor, article_id, "version-en"))
    assert source.startswith("English as it was written source More for English")
    assert "7 segments" in source
    assert "简体 translated from English" in said(panel(editor, article_id, "version-zh-Hans"))
    assert "繁體 derived from 简体" in said(panel(editor, article_id, "version-zh-Hant"))


def test_each_stage_shows_its_state(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    before = panel(editor, article_id, "version-zh-Hans").select(".stages li")
    assert [said(stage) for stage in before] == ["Drafting waiting", "Checking waiting", "Opening waiting"]
    run_pipeline(database, article_id)
    version = panel(editor, article_id, "version-zh-Hant")
    folded = version.select_one("details.folded:not([open])")
    assert folded is not None
    assert version.select(".stages li") == folded.select("li")
    assert re.fullmatch(r"Prepared today \d\d:\d\d", said(folded.select_one("summary")))
    after = [said(stage).partition(" today ") for stage in folded.select("li")]
    assert [stage for stage, *_ in after] == ["Deriving", "Checking", "Opening"]
    assert all(re.fullmatch(r"\d\d:\d\d", when) for *_, when in after)


def test_a_step_that_was_handed_over_is_one_line_with_who_and_when(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    story = Story(database, newsroom, article_id)
    story.translate()
    story.submit("zh-Hans")
    version = panel(editor, article_id, "version-zh-Hans")
    summary = said(version.select_one(".folded > summary"))
    assert re.fullmatch(r"Translation Translator · today \d\d:\d\d", summary)
    assert [said(stage).split(" today")[0] for stage in version.select(".folded li")] == [
        "Drafting",
        "Checking",
        "Opening",
        "Translation Translator ·",
    ]
    assert [said(step) for step in version.select(".step b")] == ["Review", "Due"]


def finished(browser: FlaskClient, article_id: int, locale: str) -> list[str]:
    """The line of what was finished, then the lines that it opens; without the hour."""
    folded = panel(browser, article_id, f"version-{locale}").select_one(".folded")
    assert folded is not None
    return [re.sub(r"today \d\d:\d\d", "today", said(one)) for one in folded.select("summary, li")]


def test_who_approved_a_version_and_its_release_are_one_line(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    approve(database, newsroom, article_id, "zh-Hans", "zh-Hant")
    story = Story(database, newsroom, article_id)
    assert finished(editor, article_id, "zh-Hans")[0] == "Approved Reviewer · today"
    assert finished(editor, article_id, "en")[0] == "Prepared today"
    story.publish("en")
    story.publish("zh-Hans", "zh-Hant")
    assert finished(editor, article_id, "en")[0] == "Published Editor · today · release 1"
    summary, *lines = finished(editor, article_id, "zh-Hans")
    assert summary == "Approved Reviewer · today · release 2"
    assert lines[-2:] == ["Approved Reviewer · today", "Published Editor · today · release 2"]


def test_a_release_is_what_was_finished_while_no_stage_is(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    approve(database, newsroom, article_id, "zh-Hans", "zh-Hant")
    story = Story(database, newsroom, article_id)
    story.publish("zh-Hans")
    story.reopen("zh-Hans", "translate")
    with database.begin() as uow:
        mine = WorkItem.version_id == story.version("zh-Hans").id
        uow.session.execute(update(WorkItem).where(mine).values(state="waiting", ended_at=None))
    assert finished(editor, article_id, "zh-Hans")[0] == "Published Editor · today · release 1"


def test_what_readers_have_is_told_from_what_was_approved_since(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    approve(database, newsroom, article_id, "zh-Hans", "zh-Hant")
    story = Story(database, newsroom, article_id)
    story.publish("zh-Hans")
    story.reopen("zh-Hans", "translate")
    summary, *lines = finished(editor, article_id, "zh-Hans")
    # Nothing of the present work is finished; who answers for what readers have stands among the rest.
    assert summary == "Prepared today"
    out = ["Approved Reviewer · today", "Published Editor · today · release 1"]
    assert lines[-2:] == out
    story.submit("zh-Hans")
    assert finished(editor, article_id, "zh-Hans")[-3:] == [*out, "Translation Translator · today"]
    story.approve("zh-Hans")
    # All of this is one transaction, in which it is always the same time: the release was before.
    with database.begin() as uow:
        uow.session.execute(update(Release).values(at=func.now() - timedelta(seconds=1)))
    summary, *lines = finished(editor, article_id, "zh-Hans")
    assert summary == "Approved Reviewer · today"
    assert lines[-2:] == out[::-1]
    story.withdraw_approval("zh-Hans")
    assert [line for line in finished(editor, article_id, "zh-Hans") if line in out] == out[1:]


def test_a_draft_with_gaps_is_not_folded_away(editor: FlaskClient, database: Database, article_id: int) -> None:
    outcome = {"made": {"Engine": 3}, "kept": 0, "problems": [], "failed": 2}
    with database.begin() as uow:
        uow.session.execute(
            update(WorkItem).where(WorkItem.article_id == article_id, WorkItem.kind == "draft").values(outcome=outcome)
        )
    version = panel(editor, article_id, "version-zh-Hans")
    assert "2 segments were drafted from known terms and numbers only." in said(version.select_one(PREPARATION))
    assert "Drafting" not in said(version.select_one(".folded"))


def test_a_running_stage_shows_how_far_it_is(editor: FlaskClient, database: Database, article_id: int) -> None:
    with database.begin() as uow:
        uow.session.execute(
            update(WorkItem)
            .where(WorkItem.article_id == article_id, WorkItem.kind == "draft")
            .values(state="running", progress=3, progress_of=7, token=uuid4(), lease_until=datetime.now(UTC))
        )
    (stage,) = panel(editor, article_id, "version-zh-Hans").select(f"{PREPARATION} > li")
    assert said(stage) == "Drafting 3 of 7"
    assert stage.select_one("svg rect[width='3']")


def test_a_failed_stage_says_why_and_can_be_retried(
    editor: FlaskClient, database: Database, article_id: int, client_of: Callable[[Role], FlaskClient]
) -> None:
    item = fail_stage(database, article_id)
    action = f"/articles/{article_id}/stages/{item}/retry"
    assert "The engine refused the key." in words(editor.get(f"/articles/{article_id}"))
    assert "An editor can retry it" in words(client_of(Role.TRANSLATOR).get(f"/articles/{article_id}"))
    answer = send(editor, editor.get(f"/articles/{article_id}"), action)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/articles/{article_id}")
    page = words(editor.get(f"/articles/{article_id}"))
    assert "The stage waits for a worker again." in page
    assert "The engine refused the key." not in page
    again = editor.post(action)
    assert again.status_code == 409
    assert "This stage did not fail" in alert(again)


def test_the_fragment_holds_what_live_pages_put_in_place(editor: FlaskClient, article_id: int) -> None:
    page, fragment = soup(editor.get(f"/articles/{article_id}")), soup(editor.get(f"/articles/{article_id}/stages"))
    of_versions = page.select('[data-live-article][data-live-url$="/stages"]')
    live = [str(part["id"]) for part in of_versions]
    assert live == ["article-acts", "version-en", "version-zh-Hans", "version-zh-Hant", "publish"]
    assert [str(part["id"]) for part in fragment.select("[data-live-article]")] == live
    assert {part["data-live-url"] for part in of_versions} == {f"/articles/{article_id}/stages"}
    assert fragment.find("html") is None


def test_a_step_is_given_to_somebody_and_taken_back(editor: FlaskClient, article_id: int, newsroom: Newsroom) -> None:
    action = f"/articles/{article_id}/versions/zh-Hans/assign"
    translator = str(newsroom[Role.TRANSLATOR].person_id)
    form = form_of(editor.get(f"/articles/{article_id}"), action)
    assert [said(option) for option in form.find_all("option")] == ["nobody yet", "Translator"]
    assert send(editor, editor.get(f"/articles/{article_id}"), action, {"person": translator}).status_code == 303
    assert values(form_of(editor.get(f"/articles/{article_id}"), action))["person"] == translator
    assert send(editor, editor.get(f"/articles/{article_id}"), action, {"person": ""}).status_code == 303
    assert values(form_of(editor.get(f"/articles/{article_id}"), action))["person"] == ""


def test_a_step_is_not_given_to_whom_it_does_not_fit(editor: FlaskClient, article_id: int, newsroom: Newsroom) -> None:
    action = f"/articles/{article_id}/versions/zh-Hans/assign"
    answer = editor.post(action, data={"position": "0", "person": str(newsroom[Role.REVIEWER].person_id)})
    assert answer.status_code == 422
    assert "the role or the language does not fit" in alert(answer)
    assert "Night trains return" in answer.text


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"position": "x", "person": ""},
        {"position": "0", "person": "me"},
        {"position": "9", "person": ""},
        {"position": "²"},
    ],
)
def test_a_step_that_is_not_there_is_not_found(editor: FlaskClient, article_id: int, data: dict[str, str]) -> None:
    answer = editor.post(f"/articles/{article_id}/versions/zh-Hans/assign", data=data)
    assert answer.status_code == 404


def test_a_date_is_meant_in_the_publications_time(
    editor: FlaskClient, database: Database, article_id: int, newsroom: Newsroom
) -> None:
    with database.begin() as uow:
        uow.session.execute(
            update(Publication).where(Publication.id == newsroom.publication_id).values(time_zone="Asia/Taipei")
        )
    action = f"/articles/{article_id}/versions/zh-Hans/due"
    assert editor.post(action, data={"due": "2031-03-04T18:30"}).status_code == 303
    assert due_of(database, article_id, "zh-Hans") == datetime(2031, 3, 4, 10, 30, tzinfo=UTC)
    page = editor.get(f"/articles/{article_id}")
    assert values(form_of(page, action))["due"] == "2031-03-04T18:30"
    assert "Tue 4 Mar 2031" in words(page)
    assert "Asia/Taipei time" in page.text


def test_a_date_can_be_cleared(editor: FlaskClient, database: Database, article_id: int) -> None:
    action = f"/articles/{article_id}/versions/en/due"
    assert editor.post(action.replace("/en/", "/zh-Hans/"), data={"due": "2031-03-04T18:30"}).status_code == 303
    assert editor.post(action.replace("/en/", "/zh-Hans/"), data={"due": ""}).status_code == 303
    assert due_of(database, article_id, "zh-Hans") == NO_DATE
    assert editor.post(action, data={"due": "2031-03-04T18:30"}).status_code == 409


@pytest.mark.parametrize(
    "due", ["soon", "2031-13-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "2031-02-30T10:00"]
)
def test_what_is_no_date_is_said(editor: FlaskClient, database: Database, article_id: int, due: str) -> None:
    answer = editor.post(f"/articles/{article_id}/versions/zh-Hans/due", data={"due": due})
    assert answer.status_code == 422
    assert "That is not a date and time" in alert(answer)
    assert due_of(database, article_id, "zh-Hans") == NO_DATE


def test_publishing_offers_what_is_approved_and_says_why_the_rest_is_not(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    approve(database, newsroom, article_id, "zh-Hans")
    form = form_of(editor.get(f"/articles/{article_id}"), f"/articles/{article_id}/publish")
    assert values(form).getlist("locales") == ["en", "zh-Hans"]
    assert "繁體 not approved: follows 简体" in said(form)


def test_published_versions_are_linked_and_offered_no_more(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    approve(database, newsroom, article_id, "zh-Hans", "zh-Hant")
    action = f"/articles/{article_id}/publish"
    assert send(editor, editor.get(f"/articles/{article_id}"), action).status_code == 303
    page = editor.get(f"/articles/{article_id}")
    links = [str(link["href"]) for link in soup(page).select(".version a") if said(link) == "Read it"]
    assert links == ["/en/night-trains-return", "/zh-Hans/night-trains-return", "/zh-Hant/night-trains-return"]
    assert "Published. Readers see it from now on." in words(page)
    assert "All versions are published" in words(page)


def test_nothing_chosen_or_not_approved_is_refused_and_publishes_nothing(editor: FlaskClient, article_id: int) -> None:
    action = f"/articles/{article_id}/publish"
    nothing = editor.post(action)
    assert nothing.status_code == 422
    assert "Choose at least one version" in alert(nothing)
    early = editor.post(action, data={"locales": ["en", "zh-Hans"]})
    assert early.status_code == 409
    assert "zh-Hans is not approved" in alert(early)
    assert editor.post(action, data={"locales": ["fr"]}).status_code == 422
    assert "Read it" not in words(editor.get(f"/articles/{article_id}"))


def test_a_source_without_sentences_is_not_offered(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    assert "Nothing can be published now" in said(panel(editor, article_id, "publish"))
    assert said(panel(editor, article_id, "version-en")).startswith("English as it was written being segmented")


def test_a_chinese_source_is_offered_and_published(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    page = editor.get(f"/articles/{article_id}")
    action = f"/articles/{article_id}/publish"
    form = form_of(page, action)
    assert [box["value"] for box in form.select("[name=locales]")] == ["zh-Hans"]
    # Its translations are in work: the source alone is nobody's one click.
    assert values(form).getlist("locales") == []
    assert form.select("button.primary") == []
    assert editor.post(action, data={"locales": "zh-Hans"}).status_code == 303
    assert "简体 published already" in said(panel(editor, article_id, "publish"))
    (link,) = [a for a in soup(editor.get(f"/articles/{article_id}")).select(".version a") if said(a) == "Read it"]
    assert "夜班列车回来了" in words(editor.get(str(link["href"])))


def test_checks_say_what_was_compared_or_that_there_is_nothing(
    editor: FlaskClient, database: Database, newsroom: Newsroom, article_id: int
) -> None:
    assert "The versions agree : 1 number" in said(panel(editor, article_id, "parity"))
    plain = replace(
        CHINESE_ARTICLE, author=None, author_title=None, title="车来了", blocks=[Block("paragraph", "车来了，人走了。")]
    )
    without_figures = make_article(database, newsroom[Role.EDITOR], plain)
    assert said(panel(editor, without_figures, "parity")).startswith("nothing to compare The article has no figures")
    unprepared = make_article(database, newsroom[Role.EDITOR], replace(plain, title="走了"), run=False)
    assert said(panel(editor, unprepared, "parity")).startswith("not compared")


def test_what_was_left_out_stays_to_be_seen(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    page = replace(ARTICLE, left_out=[LeftOut("Back to Top", "furniture")])
    article_id = make_article(database, newsroom[Role.EDITOR], page)
    assert "1 line Back to Top furniture" in words(editor.get(f"/articles/{article_id}"))


def test_others_see_the_page_without_what_they_may_not_do(
    client_of: Callable[[Role], FlaskClient], article_id: int
) -> None:
    page = soup(client_of(Role.TRANSLATOR).get(f"/articles/{article_id}"))
    assert [str(form["action"]) for form in page.select("main form")] == [f"/articles/{article_id}/threads"]
    assert "Open workspace" in page.get_text()
    administrator = soup(client_of(Role.ADMINISTRATOR).get(f"/articles/{article_id}")).get_text()
    assert "Export" not in administrator


@pytest.mark.parametrize("address", ["/articles/999999", "/articles/999999/stages", "/articles/999999999999"])
def test_no_such_article_is_a_page_in_words(editor: FlaskClient, address: str) -> None:
    answer = editor.get(address)
    assert answer.status_code == 404
    assert "There is no such article" in alert(answer)


EXPORTS = {
    "html": ("text/html", "<html"),
    "md": ("text/markdown", "# Night trains return"),
    "txt": ("text/plain", "Night trains return"),
}


@pytest.mark.parametrize("ending", EXPORTS)
def test_a_version_goes_out_as_a_file(editor: FlaskClient, article_id: int, ending: str) -> None:
    media, beginning = EXPORTS[ending]
    answer = editor.get(f"/articles/{article_id}/versions/en/export.{ending}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == f"{media}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=night-trains-return.en.{ending}"
    assert beginning in answer.text
    assert "It carried 240 people." in answer.text


def test_a_translation_goes_out_as_po_with_its_source_sentences(editor: FlaskClient, article_id: int) -> None:
    answer = editor.get(f"/articles/{article_id}/versions/zh-Hans/export.po")
    entries = polib.pofile(answer.text)
    assert [entry.msgid for entry in entries][:2] == ["Night trains return", "Mara Lindqvist"]
    assert len(entries) == 7
    assert entries.metadata["Language"] == "zh_Hans"


def test_the_source_has_no_po_and_unknown_endings_nothing(editor: FlaskClient, article_id: int) -> None:
    answer = editor.get(f"/articles/{article_id}/versions/en/export.po")
    assert answer.status_code == 422
    assert "there is no PO file of it" in alert(answer)
    assert editor.get(f"/articles/{article_id}/versions/en/export.exe").status_code == 404
    assert editor.get(f"/articles/{article_id}/versions/fr/export.md").status_code == 422


def test_a_derived_version_says_how_many_decisions_are_open_and_leads_to_them(
    database: Database, newsroom: Newsroom, editor: FlaskClient
) -> None:
    said_after = ("合约成立后，双方见面。", "成立后第二天下雨。")
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in said_after])
    article_id = make_article(database, newsroom[Role.EDITOR], page)
    link = panel(editor, article_id, "version-zh-Hant").find(
        "a", href=f"/articles/{article_id}/versions/zh-Hant/decisions"
    )
    assert isinstance(link, Tag)
    assert said(link) == "2 decisions open in 繁體"
    assert "open in" not in said(panel(editor, article_id, "version-en"))


def test_a_version_without_open_decisions_says_nothing_of_them(editor: FlaskClient, article_id: int) -> None:
    assert "decision" not in said(panel(editor, article_id, "version-zh-Hant"))


def test_an_editor_puts_it_into_another_section_and_is_told_what_cannot_be(
    editor: FlaskClient, article_id: int, client_of: Callable[[Role], FlaskClient]
) -> None:
    action = f"/articles/{article_id}/section"
    page = editor.get(f"/articles/{article_id}")
    assert values(form_of(page, action))["section"] == "Economy"
    refused = send(editor, page, action, {"section": "x" * 101})
    assert (refused.status_code, values(form_of(refused, action))["section"]) == (422, "x" * 101)
    assert "at most" in alert(refused)
    assert send(editor, page, action, {"section": "Opera"}).status_code == 303
    assert soup(editor.get(f"/articles/{article_id}")).select_one(".kicker").get_text() == "Opera"  # type: ignore[union-attr]
    assert ">Opera</option>" in editor.get("/board").text
    assert not soup(client_of(Role.REVIEWER).get(f"/articles/{article_id}")).select("#section")


def test_what_became_of_confidentiality_is_said_in_the_language_of_the_page(
    editor: FlaskClient, article_id: int
) -> None:
    editor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-Hans"
    page, action = f"/articles/{article_id}", f"/articles/{article_id}/confidential"
    send(editor, editor.get(page), action, {"confidential": "1"})
    assert "已设为保密" in words(editor.get(page))
    send(editor, editor.get(page), action, {"confidential": "0"})
    assert "不再保密：" in words(editor.get(page))
