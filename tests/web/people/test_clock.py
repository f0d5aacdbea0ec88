"""One clock: times in the zone of whoever reads, and the publication's beside a due date."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, form_of, soup, values, words
from tms.db.models import Job, Publication
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.people.invitations import Delivery, ask_reset

ZONE = "/account/time-zone"


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient], newsroom: Newsroom, database: Database) -> FlaskClient:
    """Of a publication in Taipei."""
    with database.begin() as uow:
        uow.session.execute(update(Publication).values(time_zone="Asia/Taipei"))
    return client_of(Role.EDITOR)


def reads_in(browser: FlaskClient, zone: str) -> None:
    answer = browser.post(ZONE, data=values(form_of(browser.get("/account"), ZONE)).to_dict() | {"time_zone": zone})
    assert answer.status_code == 303


def due_of(browser: FlaskClient, article: int) -> tuple[str, str]:
    """What stands at the version's date, and what its field holds."""
    page = soup(browser.get(f"/articles/{article}"))
    (said, *_) = page.select("time[title]")
    (field,) = page.select("form[action$='/zh-Hans/due'] input[name=due]")
    return " ".join(said.get_text(" ").split()), str(field["value"])


def test_a_due_date_is_read_on_ones_own_clock_with_the_publications_beside_it(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    article = make_article(database, newsroom[Role.EDITOR])
    reads_in(editor, "America/New_York")
    editor.post(f"/articles/{article}/versions/zh-Hans/due", data={"due": "2030-01-31T08:00"})
    with database.begin() as uow:
        # What was entered is meant on the publication's clock.
        dates = [f"{due:%Y-%m-%d %H:%M %z}" for due in uow.session.scalars(select(Job.due)) if due.year == 2030]
    assert dates == ["2030-01-31 00:00 +0000"]
    said, field = due_of(editor, article)
    assert said == "Wed 30 Jan 2030 31 Jan 08:00 Asia/Taipei"
    assert field == "2030-01-31T08:00"
    reads_in(editor, "")
    assert due_of(editor, article) == ("Thu 31 Jan 2030", "2030-01-31T08:00")
    # Another zone whose clock shows the same says nothing twice.
    reads_in(editor, "Asia/Singapore")
    assert due_of(editor, article)[0] == "Thu 31 Jan 2030"


def test_scripts_know_the_zone_of_the_reader(editor: FlaskClient) -> None:
    def told() -> object:
        (page,) = soup(editor.get("/account")).select("html")
        return page.get("data-time-zone")

    assert told() == "Asia/Taipei"
    reads_in(editor, "Europe/Berlin")
    assert told() == "Europe/Berlin"
    assert "as the publication: Taipei · UTC+8" in words(editor.get("/account"))


def test_a_letter_says_its_moment_on_the_readers_clock(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    reads_in(editor, "Europe/Berlin")
    me = newsroom[Role.EDITOR]
    with database.begin() as uow:
        ask_reset(uow, me.publication_id, me.person_id, Delivery(lambda token: token, by_mail=True), by=None)
        (letter,) = uow.letters
    assert "(Europe/Berlin)" in letter.text
    assert "Taipei" not in letter.text


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "\0"])
def test_a_zone_that_nobody_knows_is_refused(editor: FlaskClient, zone: str) -> None:
    refused = editor.post(ZONE, data={"time_zone": zone})
    assert refused.status_code == 422
    assert "not a time zone" in alert(refused)
