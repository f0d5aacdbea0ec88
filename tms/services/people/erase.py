"""Erasing a person who asks for it: who they were goes, what was decided stays, under ``FORMER_MEMBER``.

The texts that they wrote are the publication's work and stay. What they wrote about the work and about others
(reasons, notes) goes, and where others named them, the name goes.
"""

from sqlalchemy import delete, func, or_, select, update

from tms.db.models import (
    Claim,
    Comment,
    ConceptChange,
    ConversionRule,
    DefaultPerson,
    DismissedFinding,
    Event,
    FetchedPage,
    Membership,
    Notification,
    OneTimeLink,
    PendingText,
    Person,
    PersonSession,
    Request,
    SavedView,
    SegmentText,
    SignOff,
    SourceRevision,
    TermSuggestion,
    TextHistory,
    Version,
)
from tms.db.queries.eraser import as_eraser, can_become_eraser, what_is_needed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.erase_name import FREE_TEXT, data_without_words, names_pattern
from tms.domain.errors import Conflict, Invalid
from tms.domain.membership import ERASED_WORDS, FORMER_MEMBER
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.people.leaving import end_access
from tms.services.people.members import MANAGING, keep_an_administrator, locked_member, refuse_elsewhere
from tms.services.people.mentions import forget_mentions


def erase_person(uow: UnitOfWork, actor: Actor, person_id: int, *, confirmation: str) -> None:
    """Forget the person for good. ``confirmation`` is their address, typed. Event, without a name.

    Raises NotFound, Invalid (``confirmation_wrong``), Conflict (``person_erased``, ``last_administrator``,
    ``person_elsewhere``, ``eraser_missing`` with what an administrator of the database server must run).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_ERASE)
    person, membership = locked_member(uow, actor.publication_id, person_id, with_work=True)
    if person.erased_at is not None:
        raise Conflict("person_erased")
    if confirmation.strip().lower() != person.email:
        raise Invalid("confirmation_wrong")
    if MANAGING & set(membership.roles):
        keep_an_administrator(uow, actor.publication_id, without=person_id)
    refuse_elsewhere(uow, actor.publication_id, person_id)
    if not can_become_eraser(uow.session):
        user, sql = what_is_needed(uow.session)
        raise Conflict("eraser_missing", user=user, sql=sql)
    end_access(uow, person, membership, by=actor.person_id)
    names = [person.name, person.email]
    _forget_what_is_theirs(uow, person)
    _forget_their_words(uow, person_id)
    pattern = names_pattern(names)
    if pattern is not None:
        forget_mentions(uow, actor.publication_id, names, pattern)
    record_event(
        uow,
        EventAct.PERSON_ERASED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": person_id},
    )


_THEIRS = (
    OneTimeLink,
    PersonSession,
    PendingText,
    Claim,
    Request,
    Notification,
    DefaultPerson,
    SavedView,
    FetchedPage,
)


def _forget_what_is_theirs(uow: UnitOfWork, person: Person) -> None:
    """Delete name, address, password and links, and what they were typing, which nobody else has seen."""
    person.name = FORMER_MEMBER
    # The column is unique and never empty; nothing can be sent to this domain (RFC 2606).
    person.email = f"former-{person.id}@erased.invalid"
    person.password_hash = None
    person.deactivated_at = person.erased_at = func.now()
    uow.session.flush()
    uow.session.execute(
        update(Membership)
        .where(Membership.person_id == person.id, Membership.ended_at.is_(None))
        .values(ended_at=func.now())
    )
    uow.session.execute(update(Membership).where(Membership.person_id == person.id).values(languages=[]))
    for table in _THEIRS:
        uow.session.execute(delete(table).where(table.person_id == person.id))


def _forget_their_words(uow: UnitOfWork, person_id: int) -> None:
    """Delete the reasons and notes that they gave, in the record and beside the present texts."""
    session = uow.session
    session.execute(
        update(SegmentText)
        .where(SegmentText.person_id == person_id, SegmentText.reason.is_not(None))
        .values(reason=None)
    )
    session.execute(update(Version).where(Version.detached_by == person_id).values(detached_why=ERASED_WORDS))
    session.execute(update(ConversionRule).where(ConversionRule.created_by == person_id).values(note=None))
    session.execute(update(ConceptChange).where(ConceptChange.person_id == person_id).values(reason=None))
    session.execute(update(TermSuggestion).where(TermSuggestion.person_id == person_id).values(note=None))
    session.execute(update(TermSuggestion).where(TermSuggestion.answered_by == person_id).values(reason=None))
    session.execute(update(DismissedFinding).where(DismissedFinding.person_id == person_id).values(reason=ERASED_WORDS))
    # Leases last for minutes: what is said of them goes with whoever may be named in it.
    session.execute(update(Claim).where(Claim.taken_why.is_not(None)).values(taken_from=None, taken_why=None))
    said = update(Comment).where(Comment.person_id == person_id, Comment.withdrawn_at.is_(None))
    session.execute(said.values(text=ERASED_WORDS))
    events = session.execute(
        select(Event.id, Event.data).where(
            Event.person_id == person_id, or_(*(Event.data.has_key(key) for key in FREE_TEXT))
        )
    ).all()
    with as_eraser(session):
        session.execute(
            update(TextHistory)
            .where(TextHistory.person_id == person_id, TextHistory.reason.is_not(None))
            .values(reason=None)
        )
        session.execute(
            update(SignOff)
            .where(SignOff.person_id == person_id, SignOff.reason.is_not(None))
            .values(reason=ERASED_WORDS)
        )
        session.execute(
            update(SourceRevision)
            .where(SourceRevision.author_id == person_id, SourceRevision.note.is_not(None))
            .values(note=None)
        )
        for event_id, data in events:
            session.execute(update(Event).where(Event.id == event_id).values(data=data_without_words(data or {})))
