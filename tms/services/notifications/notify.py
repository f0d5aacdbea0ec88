"""Telling people of what concerns them, in the transaction that causes it. Nobody is told of their own act."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, true, update
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import Insert, insert

from tms.db.models import Notification
from tms.db.statements.batched_changes import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice

_NEW = insert(table_of(Notification)).values(at=func.clock_timestamp())


def _again(new: Insert) -> Insert:
    """Somebody who has not read of it yet is told once, with how often it happened; a letter tells of it anew."""
    return new.on_conflict_do_update(
        index_elements=["publication_id", "person_id", "kind", "about"],
        index_where=sql("read_at IS NULL"),
        set_={
            "times": table_of(Notification).c.times + new.excluded.times,
            "at": func.clock_timestamp(),
            "by_id": new.excluded.by_id,
            "article_id": new.excluded.article_id,
            "version_id": new.excluded.version_id,
            "segment_id": new.excluded.segment_id,
            "letter_id": None,
            "batch": new.excluded.batch,
        },
    )


_AGAIN = _again(_NEW)


def tell(
    uow: UnitOfWork,
    notice: Notice,
    people: Iterable[int | None],
    *,
    about: str,
    publication_id: int,
    article_id: int | None,
    by: int | None,
    version_id: int | None = None,
    segment_id: int | None = None,
    thread_id: int | None = None,
) -> None:
    """Tell each of these people, except the one who did it; an unread notice of the same cause is counted."""
    told = sorted({person for person in people if person is not None and person != by})
    if not told:
        return
    rows = [
        {
            "publication_id": publication_id,
            "person_id": person_id,
            "kind": notice,
            "about": about,
            "article_id": article_id,
            "version_id": version_id,
            "segment_id": segment_id,
            "thread_id": thread_id,
            "by_id": by,
        }
        for person_id in told
    ]
    uow.session.flush()
    uow.session.connection().execute(_AGAIN, rows)
    for person_id in told:
        uow.person_told(publication_id, person_id)


def tell_together(
    uow: UnitOfWork, notice: Notice, person_id: int, rows: list[dict[str, Any]], *, publication_id: int, by: int
) -> None:
    """Tell one person of many causes, in one statement; each of ``rows`` names one with ``about`` and its place.

    The person reads of all of them in one line.
    """
    batch = f"act {uuid.uuid4()}" if len(rows) > 1 else None
    every = {"publication_id": publication_id, "person_id": person_id, "kind": notice, "by_id": by, "batch": batch}
    values = [every | {"at": func.clock_timestamp()} | row for row in rows]
    uow.session.flush()
    uow.session.connection().execute(_again(insert(table_of(Notification)).values(values)))
    uow.person_told(publication_id, person_id)


def not_told_now(*conditions: ColumnElement[bool]) -> Select[int]:
    """The ids of such notifications, locked until this transaction ends, without those that are locked already.

    A transaction that tells one person of several things holds the first and waits for the next: one that changes all
    that a person has must not wait for one of them in between.
    """
    return select(Notification.id).where(*conditions).with_for_update(key_share=True, skip_locked=True)


def take_back(
    uow: UnitOfWork,
    notice: Notice,
    *,
    about: str,
    publication_id: int,
    but: int | None = None,
    only: int | None = None,
) -> None:
    """Delete unread notices of what is no longer so. ``but``: for this person it still is; ``only``: this one's."""
    gone = uow.session.scalars(
        delete(Notification)
        .where(
            Notification.publication_id == publication_id,
            Notification.kind == notice,
            Notification.about == about,
            Notification.read_at.is_(None),
            Notification.person_id != (but or 0),
            Notification.person_id == only if only else true(),
        )
        .returning(Notification.person_id)
    )
    for person_id in gone:
        uow.person_told(publication_id, person_id)


def has_read_thread(uow: UnitOfWork, publication_id: int, person_id: int, thread_id: int) -> None:
    """Mark notices of a thread as read by a person who answers in it, or resolves it."""
    read = uow.session.scalars(
        update(Notification)
        .where(
            Notification.publication_id == publication_id,
            Notification.person_id == person_id,
            Notification.thread_id == thread_id,
            Notification.read_at.is_(None),
        )
        .values(read_at=func.now())
        .returning(Notification.id)
    )
    if read.all():
        uow.person_told(publication_id, person_id)
