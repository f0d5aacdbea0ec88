"""The page of what one is told, where it is of the account and no article's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient

from tests.factories import ARTICLE, Newsroom, make_article
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import AssignmentRequest
from tms.services.notifications.overdue import tell_of_overdue
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


def test_many_versions_of_one_act_are_one_line_that_leads_to_ones_work(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    articles = [make_article(database, editor, replace(ARTICLE, title=f"Number {n}")) for n in range(3)]
    for position, person in ((0, translator), (1, newsroom[Role.REVIEWER])):
        wish = AssignmentRequest(articles, ["zh-Hans"], position=position, person=person.person_id)
        with database.begin() as uow:
            change(uow, editor, wish)
    client = client_of(Role.TRANSLATOR)
    page = soup(client.get("/notifications"))
    assert [one.get_text() for one in page.select("#bell .num")] == ["1"]
    (line,) = page.select("#told li.unread")
    assert line.a is not None
    assert line.a.get_text(strip=True) == "Editor assigned 3 steps to you"
    assert client.get(str(line.a["href"])).headers["Location"] == "/work"
    assert "Nothing is unread" in client.get("/notifications").text
    assert "assigned 3 steps" in client.get("/notifications?all=1").text
    # Marked as read by the button, all of them are.
    reviewer = client_of(Role.REVIEWER)
    form = soup(reviewer.get("/notifications")).select_one("#told li.unread form")
    assert form is not None
    reviewer.post("/notifications/read", data={str(one["name"]): str(one["value"]) for one in form.select("input")})
    assert "Nothing is unread" in reviewer.get("/notifications").text


def test_what_is_overdue_together_leads_to_it_on_the_board(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = newsroom[Role.EDITOR]
    articles = [make_article(database, editor, replace(ARTICLE, title=f"Number {n}")) for n in range(2)]
    late = datetime.now(UTC) - timedelta(days=1)
    with database.begin() as uow:
        change(uow, editor, AssignmentRequest(articles, ["zh-Hans"], due=late))
    with database.begin() as uow:
        tell_of_overdue(uow)
    client = client_of(Role.EDITOR)
    line = soup(client.get("/notifications")).select_one("#told li.unread a")
    assert line is not None
    assert line.get_text(strip=True) == "2 versions are overdue"
    board = client.get(str(line["href"]))
    assert board.headers["Location"] == "/board?only=mine&due=overdue"
    shown = soup(client.get(board.headers["Location"])).select("#board tbody tr a.t")
    assert {one.get_text(strip=True) for one in shown} == {"Number 0", "Number 1"}
