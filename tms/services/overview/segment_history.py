"""What happened to one segment of a version: its texts and people's acts on them, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from tms.db.models import Person, SignOff, TextHistory
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_version


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
    reason: str | None = None


def segment_history(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> list[HistoryEntry]:
    """Everything that is known of the segment in this version. Raises NotFound (``segment_not_found``), Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    # A segment that this version has no text of yet stands in the source, and nothing has happened to it.
    if all(texts.get(uow.session, article_id, one, segment_id) is None for one in (version.id, loaded.source.id)):
        raise NotFound("segment_not_found")
    key = (article_id, version.id, segment_id)
    entries = [*_changes(uow, *key), *_acts(uow, *key)]
    return sorted(entries, key=lambda entry: (entry.at, entry.rev, entry.text is None), reverse=True)


def _changes(uow: UnitOfWork, article_id: int, version_id: int, segment_id: int) -> list[HistoryEntry]:
    rows = uow.session.execute(
        select(TextHistory, Person.name)
        .outerjoin(Person, Person.id == TextHistory.person_id)
        .where(
            TextHistory.article_id == article_id,
            TextHistory.version_id == version_id,
            TextHistory.segment_id == segment_id,
        )
    )
    return [
        HistoryEntry(
            at=change.at,
            who=name,
            act=change.act,
            rev=change.rev,
            text=change.text,
            codes=change.codes,
            origin=change.origin,
            similarity=change.similarity,
            reason=change.reason,
        )
        for change, name in rows
    ]


def _acts(uow: UnitOfWork, article_id: int, version_id: int, segment_id: int) -> list[HistoryEntry]:
    rows = uow.session.execute(
        select(SignOff.at, SignOff.kind, SignOff.rev, SignOff.reason, Person.name)
        .join(Person, Person.id == SignOff.person_id)
        .where(
            SignOff.article_id == article_id,
            SignOff.version_id == version_id,
            SignOff.segment_id == segment_id,
        )
    )
    return [
        HistoryEntry(at=row.at, who=row.name, act=row.kind, rev=int(row.rev or 0), reason=row.reason) for row in rows
    ]
