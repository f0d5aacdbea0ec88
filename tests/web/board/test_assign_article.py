"""One form for all versions and steps of an article."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import Newsroom, make_article, make_person
from tests.web.forms import alert, soup, words
from tms.db.models import Event, Job, JobStep, Notification
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def as_shown(browser: FlaskClient, article_id: int) -> dict[str, str]:
    """The form's fields as a browser would send them back unchanged."""
    form = soup(browser.get(f"/articles/{article_id}/assign")).select_one("main form")
    assert form is not None
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]")
        fields[str(choice["name"])] = str(chosen["value"]) if chosen else ""
    return fields


def test_all_steps_and_dates_are_given_in_one_act(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    translator, reviewer = newsroom[Role.TRANSLATOR].person_id, newsroom[Role.REVIEWER].person_id
    board = soup(editor.get("/board")).select_one(f"#article-{article_id} .act a")
    assert board is not None
    assert str(board["href"]).startswith(f"/articles/{article_id}/assign")
    assert soup(editor.get(f"/articles/{article_id}")).select_one(f'a[href="/articles/{article_id}/assign"]')
    form = as_shown(editor, article_id)
    for locale in ("zh-Hans", "zh-Hant"):
        form[f"person:{locale}:0"], form[f"person:{locale}:1"] = str(translator), str(reviewer)
    done = editor.post(
        f"/articles/{article_id}/assign", data=form | {"due": "2030-01-31T18:00", "back": "/board?page=1"}
    )
    assert (done.status_code, done.location) == (303, "/board?page=1")
    assert "6 changes of people and dates are made." in words(editor.get("/board"))
    with database.begin() as uow:
        steps = uow.session.execute(
            select(JobStep.position, JobStep.assignee_id).where(JobStep.article_id == article_id).distinct()
        ).all()
        assert sorted(map(tuple, steps)) == [(0, translator), (1, reviewer)]
        assert set(uow.session.scalars(select(Job.due).where(Job.article_id == article_id))) == {
            datetime(2030, 1, 31, 18, tzinfo=UTC)
        }
        told = uow.session.scalars(select(Notification.person_id).where(Notification.article_id == article_id)).all()
        assert sorted(told) == sorted([translator, translator, reviewer, reviewer])
        acts = uow.session.scalars(select(Event.act).where(Event.article_id == article_id)).all()
        assert acts.count("step_assigned") == 4
        assert acts.count("due_set") == 2


def test_what_somebody_else_did_meanwhile_stays_where_the_form_was_not_touched(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    form = as_shown(editor, article_id)
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
    form["person:zh-Hant:0"] = str(newsroom[Role.TRANSLATOR].person_id)
    editor.post(f"/articles/{article_id}/assign", data=form)
    assert "1 change of people and dates is made." in words(editor.get("/board"))
    with database.begin() as uow:
        people = uow.session.scalars(
            select(JobStep.assignee_id).where(JobStep.article_id == article_id, JobStep.position == 0)
        ).all()
        assert set(people) == {newsroom[Role.TRANSLATOR].person_id}


def test_all_or_nothing_is_changed(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    english = make_person(
        database, "english@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, languages=["en"]
    )
    form = as_shown(editor, article_id)
    form["person:zh-Hans:0"] = str(newsroom[Role.TRANSLATOR].person_id)
    form["person:zh-Hant:0"] = str(english.person_id)
    refused = editor.post(f"/articles/{article_id}/assign", data=form)
    assert refused.status_code == 422
    assert alert(refused)
    with database.begin() as uow:
        assert not any(uow.session.scalars(select(JobStep.assignee_id).where(JobStep.article_id == article_id)).all())
    for wrong in ({"person:zh-Hans:x": "1"}, {"person:zh-Hans:0": "x"}, {"due": "soon", "due:zh-Hans": ""}):
        assert editor.post(f"/articles/{article_id}/assign", data=wrong).status_code == 422
