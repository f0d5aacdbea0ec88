"""Letters with what people have not read: made when they are due, each handed to the mail server at most once."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from tms.db.models import DigestLetter, Membership, Notification, Person, Publication
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import Unavailable
from tms.domain.letter import Message
from tms.domain.letter_language import Voices, in_english
from tms.domain.notices import Digest, is_due
from tms.domain.work_kinds import WorkKind
from tms.services.actors import actor_of
from tms.services.article_visibility import of_actor, visible_to
from tms.services.notifications.digest_letter import DigestOf, LetterAddresses
from tms.services.notifications.inbox import InboxContents, by_article
from tms.services.notifications.inbox_statements import told_to_person
from tms.services.notifications.notify import not_told_now

NEWS_FOR = timedelta(days=3)
"""How long something is news: older things happened before there were letters, or before the mail server came back."""

GIVEN_UP_AFTER = timedelta(minutes=15)
"""A letter that no worker could hand over after so long is given up; the next one tells of the same."""

_ONE_AT_A_TIME = 7_246_001
"""The key of the lock under which letters are made: one worker does it."""

Send = Callable[[Message], None]
"""Hands a letter in: raises Unavailable if it certainly was not taken, what ``smtplib`` raises or OSError if nobody
knows.
"""


def make_digests(uow: UnitOfWork) -> int:
    """Queue a letter for everybody whose time has come; the number of letters."""
    if not uow.session.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
        return 0
    now = uow.session.scalars(select(func.now())).one()
    _give_up(uow, now)
    made = 0
    for row in _waiting(uow, now):
        zone = ZoneInfo(row.time_zone)
        how = Digest(row.digest)
        if is_due(how, row.digest_minute, zone, waiting_since=row.since, last=row.last, now=now):
            _make(uow, row.publication_id, row.person_id, now)
            made += 1
    return made


@dataclass(frozen=True, slots=True)
class Office:
    """Where letters lead (``base``), what ends them (a token for publication and person), and who writes them."""

    base: str
    unsubscribe: Callable[[int, int], str]
    voices: Voices = in_english


def send_digest(begin: Begin, item: Claimed, send: Send, office: Office) -> None:
    """Hand over the letter that the work item names, in the language in which its reader uses the pages.

    It is marked as being sent before it is: whoever finds it so, because a worker died, leaves it, and so does whoever
    does not know whether it was taken. Raises Unavailable (``mail_away``) where it certainly was not: then it is tried
    again.
    """
    digest_id = int((item.subject or {})["digest"])
    with begin() as uow:
        letter = _composed(uow, item, digest_id, office)
    if letter is None:
        return
    state: str = "sent"
    words: str | None = None
    try:
        send(letter)
    except Unavailable as error:
        with begin() as uow:
            _end(uow, item.publication_id, digest_id, "waiting", str(error))
        raise
    except (OSError, smtplib.SMTPException) as error:
        state, words = "failed", str(error) or type(error).__name__
    with begin() as uow:
        _end(uow, item.publication_id, digest_id, state, words)
        work_items.finish(uow.session, item)


def _composed(uow: UnitOfWork, item: Claimed, digest_id: int, office: Office) -> Message | None:
    """The letter, marked as being sent; None if it was sent, may have been sent, or has nothing to say any more."""
    digest = uow.session.get(DigestLetter, (item.publication_id, digest_id), with_for_update=True)
    if digest is None or digest.state != "waiting":
        work_items.finish(uow.session, item)
        return None
    told = _told(uow, digest)
    if not told.lines:
        _end(uow, item.publication_id, digest_id, "dropped", None)
        work_items.finish(uow.session, item)
        return None
    digest.state = "sending"
    person = uow.session.get_one(Person, digest.person_id)
    name = uow.session.get_one(Publication, digest.publication_id).name
    token = office.unsubscribe(digest.publication_id, digest.person_id)
    addresses = LetterAddresses(office.base, f"{office.base}/unsubscribe/{token}")
    letter = DigestOf(name, told, addresses, office.voices(person.interface or person.last_interface))
    return Message(
        to=person.email,
        subject=letter.subject(),
        text=letter.text(),
        html=letter.html(),
        unsubscribe=addresses.unsubscribe,
    )


def _told(uow: UnitOfWork, digest: DigestLetter) -> InboxContents:
    """What the letter tells: what the person has not read since, of articles that they see now."""
    actor = actor_of(uow, digest.person_id)
    if actor is None or actor.publication_id != digest.publication_id:
        return InboxContents((), ())
    statement = told_to_person(Notification.letter_id == digest.id, Notification.read_at.is_(None), visible_to(actor))
    return by_article(uow, digest.publication_id, statement, of_actor(actor))


class _Waiting(NamedTuple):
    """Somebody with news that no letter told of: since when, and when their last letter was made."""

    publication_id: int
    person_id: int
    since: datetime
    last: datetime | None
    digest: str
    digest_minute: int
    time_zone: str


def _waiting(uow: UnitOfWork, now: datetime) -> list[_Waiting]:
    last = (
        select(func.max(DigestLetter.made_at))
        .where(
            DigestLetter.publication_id == Membership.publication_id,
            DigestLetter.person_id == Membership.person_id,
        )
        .correlate(Membership)
        .scalar_subquery()
    )
    since = func.min(Notification.at)
    zone = func.coalesce(Person.time_zone, Publication.time_zone)
    rows = uow.session.execute(
        select(
            Membership.publication_id,
            Membership.person_id,
            since,
            last,
            Membership.digest,
            Membership.digest_minute,
            zone,
        )
        .join(
            Notification,
            (Notification.publication_id == Membership.publication_id)
            & (Notification.person_id == Membership.person_id),
        )
        .join(Publication, Publication.id == Membership.publication_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Notification.read_at.is_(None),
            Notification.article_id.is_not(None),
            Notification.letter_id.is_(None),
            Notification.at > now - NEWS_FOR,
            Membership.digest != Digest.NEVER,
            Membership.ended_at.is_(None),
        )
        .group_by(Membership.publication_id, Membership.person_id, zone)
        .order_by(Membership.publication_id, Membership.person_id)
    )
    return [_Waiting._make(row) for row in rows]


def _make(uow: UnitOfWork, publication_id: int, person_id: int, now: datetime) -> None:
    digest = DigestLetter(publication_id=publication_id, person_id=person_id)
    uow.session.add(digest)
    uow.session.flush()
    news = (
        Notification.publication_id == publication_id,
        Notification.person_id == person_id,
        Notification.read_at.is_(None),
        Notification.article_id.is_not(None),
        Notification.letter_id.is_(None),
        Notification.at > now - NEWS_FOR,
    )
    # What is told anew at this moment is for the next letter.
    here = Notification.id.in_(not_told_now(*news))
    uow.session.execute(update(Notification).where(*news, here).values(letter_id=digest.id))
    subject_of = {"publication": publication_id, "digest": digest.id}
    item_id = work_items.enqueue_other(uow.session, WorkKind.DIGEST, f"digest:{digest.id}", subject_of)
    uow.queue(item_id, WorkKind.DIGEST)


def _give_up(uow: UnitOfWork, now: datetime) -> None:
    given_up = uow.session.execute(
        update(DigestLetter)
        .where(DigestLetter.state == "waiting", DigestLetter.made_at < now - GIVEN_UP_AFTER)
        .values(state="failed", ended_at=func.now())
        .returning(DigestLetter.publication_id, DigestLetter.id)
    ).all()
    for publication_id, digest_id in given_up:
        uow.session.execute(
            update(Notification)
            .where(Notification.publication_id == publication_id, Notification.letter_id == digest_id)
            .values(letter_id=None)
        )


def _end(uow: UnitOfWork, publication_id: int, digest_id: int, state: str, error: str | None) -> None:
    uow.session.execute(
        update(DigestLetter)
        .where(DigestLetter.publication_id == publication_id, DigestLetter.id == digest_id)
        .values(state=state, error=error, ended_at=None if state == "waiting" else func.now())
    )
