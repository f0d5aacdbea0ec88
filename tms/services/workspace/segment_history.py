"""What happened to one segment of a version: its texts and people's acts on them, newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tms.db.queries import history, texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_glance


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of the text (``text`` is what it then said) or one act on it (``text`` is None, ``rev`` names it).

    ``who`` is None where a machine did it. ``came`` is not None where it was done to a segment that this one came from:
    ``split`` from it, or that one was ``merge``d into this.
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


def segment_history(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> list[HistoryEntry]:
    """Everything that is known of the segment in this version, and of those that it was split from or merged with.

    Raises NotFound (``segment_not_found``), Denied.
    """
    seen, version = authorize_glance(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    changes = history.changes(uow.session, article_id, version.id, segment_id)
    entries = _entries(uow, article_id, version.id, segment_id, changes)
    # A segment that this version has no text of yet stands in the source, and nothing has happened to it.
    if not entries and texts.get(uow.session, article_id, seen.source.id, segment_id) is None:
        raise NotFound("segment_not_found")
    is_all = all(change.is_all for change in changes)
    came_from: Iterable[tuple[int, str, datetime]] = () if is_all else _ancestors(uow, article_id, segment_id)
    for ancestor_id, came, until in came_from:
        earlier = history.changes(uow.session, article_id, version.id, ancestor_id)
        before = _entries(uow, article_id, version.id, ancestor_id, earlier)
        entries += [replace(entry, came=came) for entry in before if entry.at < until]
    return sorted(entries, key=lambda entry: (entry.at, entry.rev, entry.text is None), reverse=True)


def _entries(
    uow: UnitOfWork, article_id: int, version_id: int, segment_id: int, changes: Sequence[history.HistoryText]
) -> list[HistoryEntry]:
    entries = [HistoryEntry(*change[:-1]) for change in changes]
    return entries + [
        HistoryEntry(at, who, act, rev or 0, reason=reason, faults=faults)
        for at, who, act, rev, reason, faults in history.acts(uow.session, article_id, version_id, segment_id)
    ]


def _ancestors(uow: UnitOfWork, article_id: int, segment_id: int) -> Iterator[tuple[int, str, datetime]]:
    """Each segment whose text came into this one, how, and when that was: what happened to it later is its own.

    A segment that was split off and merged back is one of its own ancestors' ancestors, each time at an earlier one.
    """
    known = history.ancestry(uow.session, article_id)
    seen, ahead = {segment_id}, [(segment_id, len(known))]
    while ahead:
        whose, before = ahead.pop()
        for number in reversed(range(before)):
            one = known[number]
            if one.segment_id == whose and one.ancestor_id not in seen:
                seen.add(one.ancestor_id)
                yield one.ancestor_id, one.kind, one.at
                ahead.append((one.ancestor_id, number))
