"""What happened to one segment of a version: its texts and people's acts on them, newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from tms.db.models import Person, SegmentAncestry, SignOff, SourceRevision, TextHistory
from tms.db.queries import texts
from tms.db.queries.repeats import number_of
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import Act
from tms.services.authorize import authorize_for_reading

_ANCESTRY = made_once(
    select(
        SegmentAncestry.segment_id,
        SegmentAncestry.ancestor_id,
        SegmentAncestry.kind,
        SourceRevision.at,
    )
    .join(
        SourceRevision,
        (SourceRevision.article_id == SegmentAncestry.article_id) & (SourceRevision.id == SegmentAncestry.revision_id),
    )
    .where(SegmentAncestry.article_id == bindparam("article_id"))
    .order_by(SourceRevision.number)
)
_CHANGES = made_once(
    select(
        TextHistory.at,
        Person.name,
        TextHistory.act,
        TextHistory.rev,
        TextHistory.text,
        TextHistory.codes,
        TextHistory.origin,
        TextHistory.similarity,
        TextHistory.repaired,
        number_of(TextHistory.article_id, TextHistory.same_as),
        TextHistory.reason,
        ~exists().where(
            SegmentAncestry.article_id == TextHistory.article_id, SegmentAncestry.segment_id == TextHistory.segment_id
        ),
    )
    .outerjoin(Person, Person.id == TextHistory.person_id)
    .where(
        TextHistory.article_id == bindparam("article_id"),
        TextHistory.version_id == bindparam("version_id"),
        TextHistory.segment_id == bindparam("segment_id"),
    )
)
_ACTS = made_once(
    select(SignOff.at, Person.name, SignOff.kind, SignOff.rev, SignOff.reason, SignOff.faults)
    .join(Person, Person.id == SignOff.person_id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.segment_id == bindparam("segment_id"),
    )
)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of the text (``text`` is what it then said) or one act on it (``text`` is None, ``rev`` names it).

    ``who`` is None where a machine did it. ``confirmed``: whoever wrote it confirmed it by the same act. ``came`` is
    not None where it was done to a segment that this one came from: ``split`` from it, or that one was ``merge``d into
    this.
    """

    at: datetime
    who: str | None
    act: str
    rev: int
    text: str | None = None
    codes: Mapping[str, Any] | None = None
    origin: str | None = None
    similarity: int | None = None
    repaired: bool = False
    same_as: int | None = None
    reason: str | None = None
    came: str | None = None
    faults: Sequence[str] = ()
    confirmed: bool = False

    @property
    def follows(self) -> bool:
        """Whether a machine wrote it after what ``who`` had changed elsewhere: the parent's text, or rules."""
        return self.act in {Act.DERIVE, Act.MERGE}


class _HistoryText(NamedTuple):
    """A text that stood there, and who put it there; None for a machine."""

    at: datetime
    who: str | None
    act: str
    rev: int
    text: str
    codes: dict[str, Any] | None
    origin: str
    similarity: int | None
    repaired: bool
    same_as: int | None
    reason: str | None
    is_all: bool
    """Whether the segment came from no other segment."""


class _Acted(NamedTuple):
    """A person's act on the text of that rev."""

    at: datetime
    who: str
    act: str
    rev: int | None
    reason: str | None
    faults: Sequence[str]


class _Ancestry(NamedTuple):
    """A segment that another one came from, how, and when."""

    segment_id: int
    ancestor_id: int
    kind: str
    at: datetime


def segment_history(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> list[HistoryEntry]:
    """The history of the segment in this version, and of those that it was split from or merged with.

    Raises NotFound (``segment_not_found``), Denied.
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    changes = _texts_of(uow.session, article_id, version.id, segment_id)
    entries = _entries(uow, article_id, version.id, segment_id, changes)
    # A segment that this version has no text of yet stands in the source, and nothing has happened to it.
    if not entries and texts.get(uow.session, article_id, seen.source.id, segment_id) is None:
        raise NotFound("segment_not_found")
    is_all = all(change.is_all for change in changes)
    came_from: Iterable[tuple[int, str, datetime]] = () if is_all else _ancestors(uow, article_id, segment_id)
    for ancestor_id, came, until in came_from:
        earlier = _texts_of(uow.session, article_id, version.id, ancestor_id)
        before = _entries(uow, article_id, version.id, ancestor_id, earlier)
        entries += [replace(entry, came=came) for entry in before if entry.at < until]
    return sorted(entries, key=lambda entry: (entry.at, entry.rev, entry.text is None), reverse=True)


def _entries(
    uow: UnitOfWork, article_id: int, version_id: int, segment_id: int, changes: Sequence[_HistoryText]
) -> list[HistoryEntry]:
    entries = [HistoryEntry(*change[:-1]) for change in changes]
    acts = [
        HistoryEntry(at, who, act, rev or 0, reason=reason, faults=faults)
        for at, who, act, rev, reason, faults in _acts_on(uow.session, article_id, version_id, segment_id)
    ]
    # One transaction has one time: a text that was confirmed as it was written is one act of one person.
    confirmed = {(act.at, act.who, act.rev) for act in acts if act.act == "confirm" and not act.reason}
    at_once = {(one.at, one.who, one.rev) for one in entries if one.act in {Act.EDIT, Act.TAKE}} & confirmed
    return [replace(one, confirmed=(one.at, one.who, one.rev) in at_once) for one in entries] + [
        act for act in acts if act.act != "confirm" or (act.at, act.who, act.rev) not in at_once
    ]


def _ancestors(uow: UnitOfWork, article_id: int, segment_id: int) -> Iterator[tuple[int, str, datetime]]:
    """Each segment whose text came into this one, how, and when that was: what happened to it later is its own.

    A segment that was split off and merged back is one of its own ancestors' ancestors, each time at an earlier one.
    """
    known = _ancestry(uow.session, article_id)
    seen, ahead = {segment_id}, [(segment_id, len(known))]
    while ahead:
        whose, before = ahead.pop()
        for number in reversed(range(before)):
            one = known[number]
            if one.segment_id == whose and one.ancestor_id not in seen:
                seen.add(one.ancestor_id)
                yield one.ancestor_id, one.kind, one.at
                ahead.append((one.ancestor_id, number))


def _texts_of(session: Session, article_id: int, version_id: int, segment_id: int) -> Sequence[_HistoryText]:
    """The texts of the history, in no order; there is one for every text that the version has had."""
    key = {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
    return [_HistoryText._make(row) for row in session.connection().execute(_CHANGES, key)]


def _acts_on(session: Session, article_id: int, version_id: int, segment_id: int) -> Sequence[_Acted]:
    """People's acts on the segment, in no order."""
    key = {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
    return [_Acted._make(row) for row in session.connection().execute(_ACTS, key)]


def _ancestry(session: Session, article_id: int) -> Sequence[_Ancestry]:
    """The ancestry of the whole article's segments, the oldest revision first."""
    return [_Ancestry._make(row) for row in session.connection().execute(_ANCESTRY, {"article_id": article_id})]
