"""What happened to one segment of a version: its texts and people's acts on them, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
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

    ``who`` is None where a machine did it.
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


def segment_history(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> list[HistoryEntry]:
    """Everything that is known of the segment in this version. Raises NotFound (``segment_not_found``), Denied."""
    seen, version = authorize_glance(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    changes = history.changes(uow.session, article_id, version.id, segment_id)
    # A segment that this version has no text of yet stands in the source, and nothing has happened to it.
    if not changes and texts.get(uow.session, article_id, seen.source.id, segment_id) is None:
        raise NotFound("segment_not_found")
    entries = [HistoryEntry(*change) for change in changes]
    entries += [
        HistoryEntry(at, who, act, rev or 0, reason=reason)
        for at, who, act, rev, reason in history.acts(uow.session, article_id, version.id, segment_id)
    ]
    return sorted(entries, key=lambda entry: (entry.at, entry.rev, entry.text is None), reverse=True)
