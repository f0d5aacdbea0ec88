"""The page of what one is told, where it is of the account and no article's."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.people.invitations import Delivery, reset_password


def test_what_is_told_of_the_account_stands_first_and_leads_there(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    with database.begin() as uow:
        mine = newsroom[Role.TRANSLATOR].person_id
        reset_password(uow, newsroom[Role.ADMINISTRATOR], mine, Delivery(lambda token: token))
    client = client_of(Role.TRANSLATOR)
    page = soup(client.get("/notifications"))
    section = page.select_one("#told section")
    assert section is not None
    assert section.h2 is not None
    assert section.h2.get_text(strip=True) == "Your account"
    line = section.select_one("li.unread a")
    assert line is not None
    assert line.get_text(strip=True) == "Administrator made a password reset link for you"
    assert [one.get_text() for one in page.select("#bell .num")] == ["1"]
    assert page.select_one(".blank") is None
    assert client.get(str(line["href"])).headers["Location"] == "/account"
    assert "Nothing is unread" in client.get("/notifications").text
    assert "made a password reset link" in client.get("/notifications?all=1").text
