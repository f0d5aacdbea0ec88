"""A name taken out of what others wrote about the work: reasons, notes, and the data of events."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from tms.db.models import (
    AccessToken,
    Article,
    ArticleBrief,
    Comment,
    Concept,
    ConceptChange,
    ConversionRule,
    DismissedFinding,
    Event,
    Hold,
    SegmentText,
    SignOff,
    SourceRevision,
    StyleGuideChange,
    Term,
    TermSuggestion,
    TextHistory,
    Version,
)
from tms.db.queries.eraser import as_eraser
from tms.db.unit_of_work import UnitOfWork
from tms.domain.erase_name import data_without_names, without_names


@dataclass(frozen=True, slots=True)
class _Place:
    """A column in which people write, and whether only the eraser may change it."""

    column: InstrumentedAttribute[Any]
    append_only: bool


_PLACES = (
    _Place(TextHistory.reason, append_only=True),
    _Place(SignOff.reason, append_only=True),
    _Place(SourceRevision.note, append_only=True),
    _Place(Event.data, append_only=True),
    _Place(SegmentText.reason, append_only=False),
    _Place(Version.detached_why, append_only=False),
    _Place(Hold.reason, append_only=False),
    _Place(ConversionRule.note, append_only=False),
    _Place(Concept.note, append_only=False),
    _Place(Term.note, append_only=False),
    _Place(ConceptChange.says, append_only=False),
    _Place(ConceptChange.reason, append_only=False),
    _Place(TermSuggestion.note, append_only=False),
    _Place(TermSuggestion.reason, append_only=False),
    _Place(DismissedFinding.reason, append_only=False),
    _Place(Comment.text, append_only=False),
    *(
        _Place(column, append_only=False)
        for column in (ArticleBrief.purpose, ArticleBrief.audience, ArticleBrief.notes)
    ),
    _Place(StyleGuideChange.text, append_only=False),
    _Place(AccessToken.name, append_only=False),
)


def forget_mentions(uow: UnitOfWork, publication_id: int, names: Sequence[str], pattern: re.Pattern[str]) -> None:
    """Replace the names in the publication's record, each place in one look and a change per row that has them."""
    for place in _PLACES:
        table = place.column.class_
        key = list(table.__table__.primary_key.columns)
        rows = uow.session.execute(
            select(*key, place.column)
            .where(_of_publication(table, publication_id), place.column.is_not(None), _has_one(place.column, names))
            .order_by(*key)
        ).all()
        # What is append only is read as ourselves, and only written as the eraser, who sees no other table.
        with as_eraser(uow.session) if place.append_only and rows else nullcontext():
            for *values, written in rows:
                kept = (
                    data_without_names(written, pattern)
                    if isinstance(written, dict)
                    else without_names(written, pattern)
                )
                if kept != written:
                    same_row = [column == value for column, value in zip(key, values, strict=True)]
                    uow.session.execute(
                        update(table)
                        .where(*same_row)
                        .values({place.column.key: kept})
                        .execution_options(synchronize_session=False)
                    )


def _of_publication(table: Any, publication_id: int) -> Any:
    if hasattr(table, "publication_id"):
        return table.publication_id == publication_id
    return table.article_id.in_(select(Article.id).where(Article.publication_id == publication_id))


def _has_one(column: InstrumentedAttribute[Any], names: Sequence[str]) -> Any:
    written = func.lower(cast(column, String))
    return or_(*(func.strpos(written, name.strip().lower()) > 0 for name in names if name.strip()))
