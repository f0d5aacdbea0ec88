"""The pages of webhooks: a secret is shown once, each answer as words, and what is wrong beside the form."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import Tag
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, soup
from tms.db.models import OutsideEvent, Webhook, WebhookDelivery
from tms.db.unit_of_work import Database
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.services.webhooks.rounds import take_up
from tms.services.webhooks.stop_webhook import stop_webhook
from tms.web.webhooks.kind_words import KIND_WORDS, USUAL

# Nothing listens there, and nobody is asked to: a closed port of this machine.
ADDRESS = "http://127.0.0.1:1/hooks"


def words(found: Tag | None) -> str:
    """What a person reads in a part of the page."""
    assert found is not None
    return " ".join(found.get_text(" ").split())


@pytest.fixture
def admin(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.ADMINISTRATOR)


@pytest.fixture
def page(admin: FlaskClient, database: Database) -> str:
    """The address of a webhook's page."""
    admin.post("/webhooks", data={"address": ADDRESS, "kinds": list(OutsideKind)})
    with database.begin() as uow:
        return f"/webhooks/{uow.session.scalars(select(Webhook.id)).one()}"


def test_each_kind_of_event_has_words() -> None:
    assert set(KIND_WORDS) == set(OutsideKind)
    assert {kind.value for kind in USUAL} >= {"version.published", "version.lagging", "comment.added"}


def test_a_secret_is_shown_once(admin: FlaskClient) -> None:
    answer = admin.post("/webhooks", data={"address": ADDRESS, "kinds": ["version.approved"]})
    assert answer.status_code == 201
    secret = str(soup(answer).select_one("#secret")["value"])  # type: ignore[index]
    assert secret.startswith("whsec_")
    for address in ("/webhooks", str(soup(answer).select_one("table.webhooks a")["href"])):  # type: ignore[index]
        seen = admin.get(address)
        assert secret not in seen.text
        assert ADDRESS in seen.text


def test_what_is_refused_stays_in_the_form(admin: FlaskClient, page: str) -> None:
    answer = admin.post("/webhooks", data={"address": "nowhere", "kinds": ["query.asked"]})
    assert answer.status_code == 422
    assert "not a web address" in alert(answer)
    assert str(soup(answer).select_one("#address")["value"]) == "nowhere"  # type: ignore[index]
    assert [one["value"] for one in soup(answer).select("[name=kinds][checked]")] == ["query.asked"]
    again = admin.post("/webhooks", data={"address": ADDRESS, "kinds": ["query.asked"]})
    assert again.status_code == 409
    stale = admin.post(page, data={"address": "https://cms.example/", "kinds": ["query.asked"], "based_on": "7"})
    assert stale.status_code == 409
    assert "Someone else changed" in alert(stale)


def test_settings_are_changed_and_it_is_switched_and_deleted(admin: FlaskClient, page: str) -> None:
    wish = {"address": "https://cms.example/", "kinds": ["query.asked"], "based_on": "1"}
    assert admin.post(page, data=wish).headers["Location"].endswith(page)
    assert "https://cms.example/" in admin.get(page).text
    admin.post(f"{page}/switch", data={"active": "0"})
    assert soup(admin.get(page)).select_one(".pagehead .badge.empty") is not None
    admin.post(f"{page}/switch", data={"active": "1"})
    assert soup(admin.get(page)).select_one(".pagehead .badge.empty") is None
    assert admin.post(f"{page}/secret").status_code == 201
    assert "signs beside it until" in admin.get(page).text
    admin.post(f"{page}/delete")
    assert admin.get(page).status_code == 404


def test_a_test_that_reaches_nobody_says_why_in_the_log(admin: FlaskClient, page: str) -> None:
    admin.post(f"{page}/test")
    seen = admin.get(page)
    assert "The test was not taken" in seen.text
    assert "127.0.0.1 could not be reached" in words(soup(seen).select_one("table.log"))
    assert "Everything was taken" not in admin.get(f"{page}?show=failed").text


def test_the_log_shows_answers_and_sends_again(
    admin: FlaskClient, database: Database, newsroom: Newsroom, page: str
) -> None:
    make_article(database, newsroom[Role.EDITOR], run=False)
    with database.begin() as uow:
        hook = uow.session.scalars(select(Webhook)).one()
        take_up(uow, hook)
        tried = {"status": 200, "ms": 1_234, "answer": "<b>謝謝</b>", "state": "taken", "tried_at": func.now()}
        uow.session.execute(update(WebhookDelivery).values(**tried))
    seen = admin.get(page)
    line = words(soup(seen).select_one("table.log tbody"))
    assert "An article comes in" in line
    assert "1,234 ms" in line
    (answered,) = [code for code in soup(seen).select("table.log code") if "謝" in code.text]
    assert answered.text == "<b>謝謝</b>", "what a receiver answers is no markup of the page"
    (again,) = soup(seen).select('table.log form[action$="/replay"]')
    admin.post(str(again["action"]))
    with database.begin() as uow:
        assert uow.session.scalars(select(WebhookDelivery.state)).all() == ["waiting"]
    with database.begin() as uow:
        uow.session.execute(update(WebhookDelivery).values(state="taken"))
    admin.post(f"{page}/replay", data={"hours": "1"})
    assert "1 event is sent again." in admin.get(page).text
    admin.post(f"{page}/replay", data={"hours": "0"})
    assert "not waiting already" in admin.get(page).text
    assert admin.post(f"{page}/replay", data={"hours": "5"}).status_code == 422
    with database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(OutsideEvent)) == 1


def test_one_that_was_switched_off_by_itself_says_so_and_rings_the_bell(
    admin: FlaskClient, database: Database, page: str
) -> None:
    with database.begin() as uow:
        stop_webhook(uow, uow.session.scalars(select(Webhook)).one(), "failing")
    assert "took nothing for three days" in admin.get(page).text
    told = admin.get("/notifications")
    (line,) = soup(told).select("section[aria-labelledby=of-webhooks] li a")
    assert "A webhook was switched off" in words(line)
    assert admin.get(str(line["href"])).headers["Location"].endswith(page)
    admin.post(f"{page}/switch", data={"active": "1"})
    assert soup(admin.get("/notifications?all=1")).select("section[aria-labelledby=of-webhooks] li.unread") == []


def test_one_that_takes_nothing_says_since_when(admin: FlaskClient, database: Database, page: str) -> None:
    with database.begin() as uow:
        uow.session.execute(update(Webhook).values(failing_since=func.now() - timedelta(hours=3)))
    assert "takes nothing since" in words(soup(admin.get("/webhooks")).select_one("table.webhooks"))
