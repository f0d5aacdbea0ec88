"""The outbox: queueing, claiming by token, finishing, and finding what was lost."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select, update
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from tms.db.models import Article, WorkItem
from tms.db.request_origin import current_cause
from tms.db.statements.made_once import made_once
from tms.domain.translatable import message

NO_ARTICLE = 0
"""Stands in place of an article's id in an item that is about no article."""

_DIED = message("The worker died each time it tried this stage. Look at its log, then retry.")
_WAITING = "state = 'waiting'"
_NO_ERROR: Mapping[str, Any] = {"error_code": None, "error_words": None, "error_params": None}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A work item that this process holds until its lease ends."""

    id: int
    kind: str
    token: uuid.UUID
    attempt: int
    article_id: int
    version_id: int | None
    publication_id: int
    request_id: str | None
    subject: Mapping[str, Any] | None = None


def enqueue(session: Session, *, kind: str, dedup_key: str, article_id: int, version_id: int | None) -> int | None:
    """A new waiting item; None if one with the same key waits already, which then does the work of both.

    That one is held until this transaction ends, so that its worker begins with what this transaction has written.
    Nobody waits in a circle: a worker that claims it holds nothing else, an act that discards its article only that,
    which is locked before work is queued, or not at all. One that was claimed meanwhile began without us.
    """
    new = (
        insert(WorkItem)
        .values(
            kind=kind, dedup_key=dedup_key, article_id=article_id, version_id=version_id, request_id=current_cause()
        )
        # Literal, because a prepared statement's generic plan can't match a parameter with the partial index.
        .on_conflict_do_nothing(index_elements=["dedup_key"], index_where=sql(_WAITING))
        .returning(WorkItem.id)
        .cte("new")
    )
    # Shared, so that two who queue several in different orders don't wait for each other.
    other = (
        select(WorkItem.id)
        .where(WorkItem.dedup_key == dedup_key, sql(_WAITING))
        .with_for_update(read=True)
        .cte("other")
    )
    statement = select(select(new.c.id).scalar_subquery(), select(other.c.id).scalar_subquery())
    session.flush()
    new_id: int | None
    while True:
        new_id, other_id = session.execute(statement).one()
        if new_id is not None or other_id is not None:
            return new_id


def enqueue_other(session: Session, kind: str, dedup_key: str, subject: Mapping[str, Any]) -> int:
    """A new waiting item about no article; ``subject`` names its ``publication``."""
    return session.scalars(
        insert(WorkItem).values(kind=kind, dedup_key=dedup_key, subject=dict(subject)).returning(WorkItem.id)
    ).one()


def claim(session: Session, item_id: int, lease_seconds: int) -> Claimed | None:
    """Claim a waiting item that is due; None if somebody else was quicker or it is done."""
    token = uuid.uuid4()
    of_article = select(Article.publication_id).where(Article.id == WorkItem.article_id).scalar_subquery()
    publication_id = func.coalesce(of_article, WorkItem.subject["publication"].as_integer())
    discarded = exists().where(Article.id == WorkItem.article_id, Article.discarded_at.is_not(None))
    row = session.execute(
        update(WorkItem)
        .where(WorkItem.id == item_id, WorkItem.state == "waiting", WorkItem.not_before <= func.now(), ~discarded)
        .values(
            state="running",
            token=token,
            lease_until=func.now() + timedelta(seconds=lease_seconds),
            attempt=WorkItem.attempt + 1,
            started_at=func.now(),
            **_NO_ERROR,
        )
        .returning(
            WorkItem.kind,
            WorkItem.attempt,
            WorkItem.article_id,
            WorkItem.version_id,
            publication_id,
            WorkItem.request_id,
            WorkItem.subject,
        )
    ).one_or_none()
    if row is None:
        return None
    return Claimed(item_id, row[0], token, row[1], row[2] or NO_ARTICLE, row[3], row[4], row[5], row[6])


def _held(item_id: int, token: uuid.UUID) -> Any:
    return and_(WorkItem.id == item_id, WorkItem.token == token, WorkItem.state == "running")


def hold(session: Session, item: Claimed) -> bool:
    """Lock the row for the rest of the transaction if the token is still ours: the fence of every application.

    The article first, in the order of an act that discards it: nothing is written to a discarded one.
    """
    article = select(Article.discarded_at).where(Article.id == item.article_id).with_for_update(read=True)
    if session.scalar(article) is not None:
        return False
    return session.scalar(select(WorkItem.id).where(_held(item.id, item.token)).with_for_update()) is not None


def extend(session: Session, item: Claimed, lease_seconds: int) -> bool:
    """Push the end of the lease out; False if it is no longer ours."""
    return bool(
        session.execute(
            update(WorkItem)
            .where(_held(item.id, item.token))
            .values(lease_until=func.now() + timedelta(seconds=lease_seconds))
            .returning(WorkItem.id)
        ).one_or_none()
    )


def set_progress(session: Session, item: Claimed, done: int, total: int) -> None:
    """Record how many segments are done, of how many."""
    session.execute(update(WorkItem).where(_held(item.id, item.token)).values(progress=done, progress_of=total))


def finish(session: Session, item: Claimed, outcome: Mapping[str, Any] | None = None) -> None:
    """Mark the item as done. The row stays, for the article's page to tell of it."""
    session.execute(
        update(WorkItem)
        .where(_held(item.id, item.token))
        .values(
            state="done",
            token=None,
            lease_until=None,
            ended_at=func.now(),
            **_NO_ERROR,
            outcome=dict(outcome) if outcome else None,
        )
    )


def fail(
    session: Session,
    item: Claimed,
    *,
    code: str,
    words: str,
    params: Mapping[str, Any] | None = None,
    retry_in: float | None,
    counted: bool = True,
) -> bool:
    """Mark it as failed for good, or waiting again in ``retry_in`` seconds; False if the item is no longer ours.

    An attempt that is not ``counted`` is given back: what failed had nothing to do with the item. If another with its
    key waits, that one does the work of both, and this one is done. ``params`` fill the words of the code.
    """
    values: dict[str, Any] = {"token": None, "lease_until": None}
    values |= {"error_code": code, "error_words": words, "error_params": params}
    if not counted:
        values["attempt"] = WorkItem.attempt - 1
    if _another_waits(session, item.id):
        values |= {"state": "done", "ended_at": func.now(), **_NO_ERROR}
    elif retry_in is not None:
        values |= {"state": "waiting", "not_before": func.now() + timedelta(seconds=retry_in), "sent_at": None}
    else:
        values |= {"state": "failed", "ended_at": func.now()}
    return bool(
        session.execute(
            update(WorkItem).where(_held(item.id, item.token)).values(**values).returning(WorkItem.id)
        ).one_or_none()
    )


def _another_waits(session: Session, item_id: int) -> bool:
    other = aliased(WorkItem)
    return bool(
        session.scalar(
            select(
                exists().where(
                    other.state == "waiting",
                    other.id != item_id,
                    other.dedup_key == select(WorkItem.dedup_key).where(WorkItem.id == item_id).scalar_subquery(),
                )
            )
        )
    )


def has_ended(session: Session, item_id: int) -> bool:
    """Whether an item is done or failed, or is there no more."""
    state = session.scalar(select(WorkItem.state).where(WorkItem.id == item_id))
    return state not in {"waiting", "running"}


def retry(session: Session, item_id: int) -> str | None:
    """Let a failed item wait again, with its attempts counted anew; its kind.

    None if it isn't failed, or if another with its key waits already, or does so in this very moment.
    """
    other = aliased(WorkItem)
    another_waits = exists().where(other.dedup_key == WorkItem.dedup_key, other.state == "waiting")
    again = (
        update(WorkItem)
        .where(WorkItem.id == item_id, WorkItem.state == "failed", ~another_waits)
        .values(state="waiting", attempt=0, not_before=func.now(), sent_at=None, ended_at=None)
        .returning(WorkItem.kind)
    )
    try:
        with session.begin_nested():
            return session.scalar(again)
    except IntegrityError:
        return None


def take_back_expired(session: Session, max_attempts: int) -> list[int]:
    """Items whose worker is dead or frozen: waiting again, or failed after too many attempts. Returns their ids."""
    other = aliased(WorkItem)
    ids = session.scalars(
        select(WorkItem.id)
        .where(WorkItem.state == "running", WorkItem.lease_until < func.now())
        .with_for_update(skip_locked=True)
    ).all()
    if not ids:
        return []
    expired = and_(WorkItem.id.in_(ids), WorkItem.state == "running")
    # One that waits, or that was begun later and has ended with it, does the work of both.
    superseded = exists().where(
        other.dedup_key == WorkItem.dedup_key,
        or_(other.state == "waiting", and_(other.id.in_(ids), other.id > WorkItem.id)),
    )
    ended: Mapping[str, Any] = {"token": None, "lease_until": None, "ended_at": func.now()}
    session.execute(update(WorkItem).where(expired, superseded).values(state="done", **ended))
    session.execute(
        update(WorkItem)
        .where(expired, WorkItem.attempt >= max_attempts)
        .values(state="failed", error_code="work_gave_up", error_words=_DIED, **ended)
    )
    return list(
        session.scalars(
            update(WorkItem)
            .where(expired)
            .values(state="waiting", token=None, lease_until=None, sent_at=None)
            .returning(WorkItem.id)
        )
    )


def due_unsent(session: Session, *, resend_after: float, limit: int = 200) -> Sequence[tuple[int, str]]:
    """Waiting items that are due and not sent, or sent so long ago that the message must be lost; marks them sent."""
    # As a table of its own: in a condition PostgreSQL may ask for it again with each row, and mark more than so many.
    chosen = (
        select(WorkItem.id)
        .where(
            WorkItem.state == "waiting",
            WorkItem.not_before <= func.now(),
            ~exists().where(Article.id == WorkItem.article_id, Article.discarded_at.is_not(None)),
            or_(WorkItem.sent_at.is_(None), WorkItem.sent_at < func.now() - timedelta(seconds=resend_after)),
        )
        .order_by(WorkItem.not_before, WorkItem.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("chosen")
    )
    mark = update(WorkItem).where(WorkItem.id.in_(select(chosen.c.id))).values(sent_at=func.now())
    return sorted((row.id, row.kind) for row in session.execute(mark.returning(WorkItem.id, WorkItem.kind)))


_newest = select(func.max(WorkItem.id)).where(WorkItem.article_id == bindparam("article_id"))
_LATEST = made_once(
    select(WorkItem).where(WorkItem.id.in_(_newest.group_by(WorkItem.kind, WorkItem.version_id))).order_by(WorkItem.id)
)


def latest_of_article(session: Session, article_id: int) -> Sequence[WorkItem]:
    """The newest item of each kind and version, in the order in which they were queued."""
    return session.scalars(_LATEST, {"article_id": article_id}).all()
