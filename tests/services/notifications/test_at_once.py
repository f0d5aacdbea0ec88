"""Somebody is told of several things while they read all they have, or a letter gathers it: nobody waits forever."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select, update

from tests.services.desk import Desk
from tests.services.races.interleaving import Deed, Ring, Schedule
from tms.db.models import DigestLetter, Membership, Notification
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.notices import GATHER, Notice
from tms.domain.permissions import Actor, Role
from tms.services.notifications.digest import make_digests
from tms.services.notifications.inbox import read_notifications
from tms.services.notifications.notify import tell

_PLACES = 8
"""Statements of one act before which the other may come."""

Changes = Callable[[UnitOfWork, Actor], object]
ALL: dict[str, Changes] = {
    "reads all": lambda uow, actor: read_notifications(uow, actor, None),
    "gets a letter": lambda uow, _actor: make_digests(uow),
}


@pytest.mark.parametrize("what", ALL)
def test_who_is_told_of_two_things(own_database: Database, own_database_url: str, desk: Desk, what: str) -> None:
    reader, editor = desk.newsroom[Role.TRANSLATOR], desk.newsroom[Role.EDITOR]
    ring = Ring(own_database_url)

    def telling(database: Database, *versions: str) -> None:
        with database.begin() as uow:
            for version in versions:
                tell(
                    uow,
                    Notice.SOURCE_CHANGED,
                    [reader.person_id],
                    about=f"version {version}",
                    publication_id=editor.publication_id,
                    article_id=desk.english,
                    by=editor.person_id,
                )

    def all_of_it(database: Database) -> None:
        with database.begin() as uow:
            ALL[what](uow, reader)

    def afresh() -> tuple[Deed, Deed]:
        """The first was told, and then the second, which both now change; the other way round."""
        with own_database.begin() as uow:
            uow.session.execute(update(Notification).values(read_at=func.now()))
            uow.session.execute(update(Membership).values(digest="at_once"))
        telling(own_database, "1", "2")
        with own_database.begin() as uow:
            uow.session.execute(update(Notification).values(at=func.now() - 2 * GATHER))
        return lambda database: telling(database, "2", "1"), all_of_it

    answers = [
        answer
        for first in (0, 1)
        for stop_before in range(2, _PLACES)
        for answer in ring.meet(afresh(), Schedule(first, stop_before))
    ]
    ring.close()
    assert [answer.broken for answer in answers if answer.broken] == []
    with own_database.begin() as uow:
        read = uow.session.scalar(select(func.count()).where(Notification.read_at.is_not(None)))
        letters = uow.session.scalar(select(func.count()).select_from(DigestLetter))
    assert letters if what == "gets a letter" else read
