"""Claims: leases of 120 seconds that tell others who works where. Advice only; the rev is the safety."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Text, any_, bindparam, case, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from tms.db.models import Claim, Membership, Person
from tms.db.statements.batched_changes import RowChange, execute_changes
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize_version
from tms.services.authorize_locked import LockedText, authorize_locked_text, authorize_locked_writing
from tms.services.given_reason import given_reason
from tms.services.versions.segment_gone import segment_retired

LEASE = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Holder:
    """The person who holds a segment, and until when; from whom they took it over, if they did, and why."""

    segment_id: int
    person_id: int
    name: str
    until: datetime
    taken_from: int | None = None
    taken_why: str | None = None


def claim_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> Holder:
    """Take or renew the lease. Raises Conflict (``claimed_by_another``) while another person's lasts."""
    locked = authorize_locked_writing(uow, actor, Action.SEGMENT_CLAIM, article_id, locale, segment_id)
    holder = _take(uow, locked)
    uow.article_changed(actor.publication_id, article_id)
    return holder


def take_over(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, reason: str) -> Holder:
    """Take a lease over before its end, as a reviewer with a reason; its holder's typing stays theirs. Event.

    The former holder learns of it in their page.
    """
    why = given_reason(reason)
    locked = authorize_locked_text(uow, actor, Action.SEGMENT_TAKE_OVER, article_id, locale, segment_id)
    holder = _take(uow, locked, why=why)
    if holder.taken_from is not None:
        uow.person_told(actor.publication_id, holder.taken_from)
    record_event(
        uow,
        EventAct.CLAIM_TAKEN_OVER,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=locked.version.id,
        data={"segment": segment_id, "reason": why},
    )
    uow.article_changed(actor.publication_id, article_id)
    return holder


def release_claim(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> None:
    """Give one's own lease back; another person's is left alone."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    key = {"article_id": article_id, "version_id": version.id, "segment_id": segment_id, "person_id": actor.person_id}
    execute_changes(uow.session, [RowChange("delete", Claim, key)])
    uow.article_changed(loaded.publication.id, article_id)


_HOLDERS = (
    select(
        Claim.version_id,
        Claim.segment_id,
        Claim.person_id,
        Person.name,
        Claim.until,
        Claim.taken_from,
        Claim.taken_why,
    )
    .join(Person, Person.id == Claim.person_id)
    .where(
        Claim.article_id == bindparam("article_id"),
        Claim.version_id == any_(bindparam("version_ids", type_=ARRAY(BigInteger))),
        Claim.until > func.now(),
    )
)


def holders(uow: UnitOfWork, article_id: int, version_ids: Sequence[int]) -> dict[tuple[int, int], Holder]:
    """The leases that last, by version and segment."""
    rows = uow.session.execute(_HOLDERS, {"article_id": article_id, "version_ids": list(version_ids)})
    return {
        (c.version_id, c.segment_id): Holder(c.segment_id, c.person_id, c.name, c.until, c.taken_from, c.taken_why)
        for c in rows
    }


def _take(uow: UnitOfWork, locked: LockedText, *, why: str | None = None) -> Holder:
    """Take the lease, with a reason even from another holder; a renewal keeps what is said of it.

    Nothing is taken for a person whose membership is ending now.
    """
    row, actor = locked.row, locked.actor
    if row.retired:
        raise segment_retired(uow, row)
    member = (
        select(
            literal(row.article_id, BigInteger),
            literal(row.version_id, BigInteger),
            literal(row.segment_id, BigInteger),
            Membership.person_id,
            func.now() + LEASE,
        )
        .where(
            Membership.publication_id == actor.publication_id,
            Membership.person_id == actor.person_id,
            Membership.ended_at.is_(None),
        )
        .with_for_update(read=True)
    )
    statement = insert(Claim).from_select(["article_id", "version_id", "segment_id", "person_id", "until"], member)
    is_mine, is_over = Claim.person_id == actor.person_id, Claim.until <= func.now()
    taken = statement.on_conflict_do_update(
        index_elements=["article_id", "version_id", "segment_id"],
        set_={
            "person_id": statement.excluded.person_id,
            "until": statement.excluded.until,
            "taken_from": case((is_mine, Claim.taken_from), (is_over, None), else_=Claim.person_id),
            "taken_why": case((is_mine, Claim.taken_why), (is_over, None), else_=literal(why, Text)),
        },
        where=or_(is_mine, is_over) if why is None else None,
    )
    now = uow.session.execute(taken.returning(Claim.until, Claim.taken_from, Claim.taken_why)).one_or_none()
    if now is None:
        held = holders(uow, row.article_id, [row.version_id]).get((row.version_id, row.segment_id))
        raise Conflict("claimed_by_another", name=held.name if held else "")
    return Holder(row.segment_id, actor.person_id, actor.name, *now)
