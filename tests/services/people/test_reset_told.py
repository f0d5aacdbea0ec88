"""Whose password somebody else had chosen anew is told of it, in the bell and by letter: offered, and used."""

from collections.abc import Sequence

import pytest

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.notifications.told import lines
from tests.services.story import Story
from tms.adapters.translations.catalogues import voice_of
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.letter import Letter
from tms.domain.notices import Notice
from tms.domain.permissions import Actor, Role
from tms.services.notifications.digest import make_digests
from tms.services.notifications.inbox import (
    InboxLine,
    NoticeTarget,
    account_notifications,
    follow_notification,
    read_notifications,
)
from tms.services.notifications.notice_words import line
from tms.services.page_header import masthead
from tms.services.people.account import change_own_interface
from tms.services.people.invitations import Delivery, LinkAnswer, ask_reset, reset_password, use_link

NEW = "a password of her own"
BY_HAND = Delivery(lambda token: token)


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return desk.newsroom[Role.ADMINISTRATOR]


@pytest.fixture
def mine(desk: Desk) -> Actor:
    return desk.newsroom[Role.TRANSLATOR]


def offered(database: Database, admin: Actor, person: Actor) -> str:
    with database.begin() as uow:
        return reset_password(uow, admin, person.person_id, BY_HAND).address


def used(database: Database, desk: Desk, token: str, *, by_mail: bool = True) -> Sequence[Letter]:
    chosen = LinkAnswer(desk.newsroom.email(Role.TRANSLATOR), "", NEW)
    with database.begin() as uow:
        use_link(uow, token, chosen, voices=voice_of if by_mail else None)
        return list(uow.letters)


def told(database: Database, person: Actor, *, unread_only: bool = True) -> list[InboxLine]:
    with database.begin() as uow:
        return account_notifications(uow, person, unread_only=unread_only)


def said(database: Database, person: Actor) -> list[str]:
    return [line(one) for one in told(database, person)]


def unread(database: Database, person: Actor) -> int:
    with database.begin() as uow:
        return masthead(uow, person).unread


def test_both_are_in_the_bell_of_whose_password_it_is(
    database: Database, desk: Desk, admin: Actor, mine: Actor
) -> None:
    token = offered(database, admin, mine)
    assert said(database, mine) == ["Administrator made a password reset link for you"]
    assert unread(database, mine) == 1
    used(database, desk, token)
    assert said(database, mine) == [
        "Your password was changed through a link that Administrator made",
        "Administrator made a password reset link for you",
    ]
    assert unread(database, mine) == 2
    assert unread(database, admin) == 0
    with database.begin() as uow:
        read_notifications(uow, mine, None)
    assert (unread(database, mine), told(database, mine)) == (0, [])
    assert len(told(database, mine, unread_only=False)) == 2


def test_it_leads_to_the_account_and_to_nobody_elses(database: Database, admin: Actor, mine: Actor) -> None:
    offered(database, admin, mine)
    (one,) = told(database, mine)
    with pytest.raises(NotFound), database.begin() as uow:
        follow_notification(uow, admin, one.id)
    with database.begin() as uow:
        assert follow_notification(uow, mine, one.id) == NoticeTarget(None, None, None, None)
    assert unread(database, mine) == 0


def test_who_makes_a_link_for_themselves_is_not_told(database: Database, admin: Actor) -> None:
    offered(database, admin, admin)
    assert said(database, admin) == []


def test_from_the_command_line_it_is_whoever_runs_the_installation(database: Database, mine: Actor) -> None:
    with database.begin() as uow:
        ask_reset(uow, mine.publication_id, mine.person_id, BY_HAND, by=None)
    assert said(database, mine) == ["Whoever runs this installation made a password reset link for you"]


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("en", "Your password for The Meridian was changed", "was changed through a link that Administrator made"),
        ("zh-Hans", "你在The Meridian的密码已修改", "Administrator"),
        ("zh-Hant", "你在The Meridian的密碼已修改", "Administrator"),
    ],
)
def test_a_letter_tells_that_it_was_used_in_the_language_of_whose_password_it_is(
    database: Database, desk: Desk, admin: Actor, mine: Actor, language: str, subject: str, words: str
) -> None:
    with database.begin() as uow:
        change_own_interface(uow, mine, language)
    (letter,) = used(database, desk, offered(database, admin, mine))
    assert (letter.to, letter.subject) == (desk.newsroom.email(Role.TRANSLATOR), subject)
    assert words in letter.text
    assert letter.link_id is None


def test_without_a_mail_server_there_is_none(database: Database, desk: Desk, admin: Actor, mine: Actor) -> None:
    assert used(database, desk, offered(database, admin, mine), by_mail=False) == []


def test_no_letter_that_gathers_waits_for_it_or_names_it(
    database: Database, desk: Desk, admin: Actor, mine: Actor
) -> None:
    used(database, desk, offered(database, admin, mine))
    with database.begin() as uow:
        uow.session.connection().exec_driver_sql("UPDATE notification SET at = at - interval '2 days'")
        assert make_digests(uow) == 0
    assert len(told(database, mine)) == 2


def test_what_is_told_of_articles_stays_beside_it(database: Database, desk: Desk, admin: Actor, mine: Actor) -> None:
    story = Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR]))
    offered(database, admin, mine)
    assert lines(story, mine) == []
    assert [one.kind for one in told(database, mine)] == [Notice.RESET_OFFERED]
