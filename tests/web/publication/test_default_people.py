"""The page on which it is set who does new articles, and what an article says of it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import Newsroom, make_article, make_person
from tests.web.forms import alert, form_of, soup, values, words
from tms.db.models import Concept
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.people.leaving import deactivate

PAGE = "/publication/defaults"


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def form(browser: FlaskClient, address: str = PAGE, **changes: str) -> dict[str, str]:
    return {**values(form_of(browser.get(address), PAGE)).to_dict(), **changes}


def test_who_is_set_has_the_next_article(editor: FlaskClient, newsroom: Newsroom, database: Database) -> None:
    translator, reviewer = str(newsroom[Role.TRANSLATOR].person_id), str(newsroom[Role.REVIEWER].person_id)
    wanted = {"person:en:zh-Hans:0": translator, "person:en:zh-Hans:1": reviewer}
    saved = editor.post(PAGE, data=form(editor, **wanted), follow_redirects=True)
    assert "2 defaults are set." in words(saved)
    now = values(form_of(saved, PAGE))
    assert {name: now[name] for name in wanted} == wanted
    assert "Everything is as it was." in words(editor.post(PAGE, data=now.to_dict(), follow_redirects=True))
    article_id = make_article(database, newsroom[Role.EDITOR])
    page = editor.get(f"/articles/{article_id}")
    steps = [" ".join(step.get_text(" ", strip=True).split()) for step in soup(page).select(".jobs .step .what")]
    assert [("by default" in step) for step in steps if "Translation" in step or "Review" in step] == [
        True,
        True,
        False,
        False,
    ]


def test_a_section_has_its_own(editor: FlaskClient, newsroom: Newsroom, database: Database) -> None:
    make_article(database, newsroom[Role.EDITOR], run=False)
    with database.begin() as uow:
        section = uow.session.scalars(select(Concept.id).where(Concept.kind == "section")).one()
    translator = str(newsroom[Role.TRANSLATOR].person_id)
    editor.post(PAGE, data=form(editor, **{"person:en:zh-Hans:0": translator}))
    there = f"{PAGE}?section={section}"
    assert "as in all sections: Translator" in words(editor.get(there))
    saved = editor.post(PAGE, data=form(editor, there, **{"person:en:zh-Hans:0": "0"}), follow_redirects=True)
    assert values(form_of(saved, PAGE))["person:en:zh-Hans:0"] == "0"
    assert "1 of its own" in words(saved)
    assert values(form_of(editor.get(PAGE), PAGE))["person:en:zh-Hans:0"] == translator


def test_the_article_says_who_was_passed_over(editor: FlaskClient, newsroom: Newsroom, database: Database) -> None:
    gone = make_person(database, "gone@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    editor.post(PAGE, data=form(editor, **{"person:en:zh-Hans:0": str(gone.person_id)}))
    with database.begin() as uow:
        deactivate(uow, newsroom.publication_id, gone.person_id, by=None)
    article_id = make_article(database, newsroom[Role.EDITOR])
    said = words(editor.get(f"/articles/{article_id}"))
    assert "Not given to Gone" in said
    assert "whose step it is by default: they have left." in said
    # The form keeps it: they may come back.
    page = editor.get(PAGE)
    assert "Gone (can’t do it now)" in words(page)
    assert "Everything is as it was." in words(editor.post(PAGE, data=form(editor), follow_redirects=True))


def test_what_cannot_be_is_said_and_what_was_chosen_stays(editor: FlaskClient, newsroom: Newsroom) -> None:
    translator = str(newsroom[Role.TRANSLATOR].person_id)
    wrong = form(editor, **{"person:en:zh-Hans:0": translator, "person:en:zh-Hans:1": translator})
    refused = editor.post(PAGE, data=wrong)
    assert refused.status_code == 422
    assert "the role or the language does not fit" in alert(refused)
    assert values(form_of(refused, PAGE))["person:en:zh-Hans:0"] == translator
    late = form(editor, **{"person:en:zh-Hant:0": translator})
    editor.post(PAGE, data=form(editor, **{"person:en:zh-Hans:0": translator}))
    refused = editor.post(PAGE, data=late)
    assert refused.status_code == 409
    assert "Someone else changed these settings" in alert(refused)


@pytest.mark.parametrize("name", ["person:en", "person:en:zh-Hans:x", "person:en:zh-Hans:0:1"])
def test_a_form_of_others_is_refused(editor: FlaskClient, name: str) -> None:
    assert editor.post(PAGE, data=form(editor, **{name: "1"})).status_code == 422
    assert editor.post(PAGE, data=form(editor, **{"person:en:zh-Hans:0": "9" * 30})).status_code == 422
    assert editor.get(f"{PAGE}?section=x").status_code == 422
    assert editor.get(f"{PAGE}?section=999999").status_code == 404


RULE = "/publication/due-rule"


def rule(browser: FlaskClient, **changes: str) -> dict[str, str]:
    return {**values(form_of(browser.get(PAGE), RULE)).to_dict(), **changes}


def test_by_when_is_set_and_stands_on_the_article(editor: FlaskClient, newsroom: Newsroom, database: Database) -> None:
    wanted = {"translation": "24", "translation-unit": "hours", "review": "2", "review-unit": "working_days"}
    saved = editor.post(RULE, data=rule(editor, **wanted), follow_redirects=True)
    assert "Saved." in words(saved)
    now = values(form_of(saved, RULE))
    assert {name: now[name] for name in wanted} == wanted
    article_id = make_article(database, newsroom[Role.EDITOR])
    assert "by rule" in words(editor.get(f"/articles/{article_id}"))
    editor.post(f"/articles/{article_id}/versions/zh-Hans/due", data={"due": "2030-01-31T18:00"})
    editor.post(f"/articles/{article_id}/versions/zh-Hant/due", data={"due": ""})
    assert "by rule" not in words(editor.get(f"/articles/{article_id}"))
    none = editor.post(RULE, data=rule(editor, translation="", review=""), follow_redirects=True)
    assert values(form_of(none, RULE))["translation"] == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"translation": "2"},
        {"translation": "2", "review": "0"},
        {"translation": "2", "review": "1e3"},
        {"translation": "2", "review": "1", "review-unit": "years"},
    ],
)
def test_half_a_rule_is_refused_and_stays_in_the_form(editor: FlaskClient, wrong: dict[str, str]) -> None:
    refused = editor.post(RULE, data=rule(editor, **wrong))
    assert refused.status_code == 422
    assert "Give both times as a number from 1 to 999, or neither." in alert(refused)
    assert values(form_of(refused, RULE))["translation"] == "2"


def test_another_section_asks_whether_to_give_steps_anew(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    editor.post(PAGE, data=form(editor, **{"person:en:zh-Hans:0": str(newsroom[Role.TRANSLATOR].person_id)}))
    address = f"/articles/{article_id}/section"
    asked = values(form_of(editor.get(f"/articles/{article_id}"), address)).to_dict()
    assert "anew" not in asked
    without = editor.post(address, data=asked | {"section": "Arts"}, follow_redirects=True)
    assert "by default" not in words(without)
    assert "by default" in words(
        editor.post(address, data=asked | {"section": "Opera", "anew": "on"}, follow_redirects=True)
    )
