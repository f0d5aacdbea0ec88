"""Decisions about single places of derived texts move with the words that they are about."""

from collections.abc import Callable, Sequence

from sqlalchemy import func, select

from tms.db.models import ConversionDecision, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.split_and_join import Cut
from tms.language.ambiguity import Anchor, anchor, find_anchor
from tms.language.marked_text import take_apart

Place = tuple[int, str, int]
"""A segment, its text, and how far a place moves on the way into it."""


def split_decisions(
    uow: UnitOfWork, version: Version, text: str, cut: Cut, segment_ids: tuple[int, int], *, by: int
) -> None:
    """Move the decisions on a text derived from ``text`` to the two segments that it was cut into.

    A decision that spans both stays where it was.
    """
    ends = len(take_apart(cut.first.text)[0])
    begins = ends + len(cut.space)

    def place(start: int, end: int) -> Place | None:
        if end <= ends:
            return segment_ids[0], cut.first.text, 0
        return (segment_ids[1], cut.second.text, -begins) if start >= begins else None

    _move(uow, version, segment_ids[0], text, place, by)


def merge_decisions(
    uow: UnitOfWork, version: Version, texts: tuple[str, str], merged: str, segment_ids: tuple[int, int], *, by: int
) -> None:
    """Move the decisions on two derived texts to the first segment, in which their sources became ``merged``."""
    shift = len(take_apart(merged)[0]) - len(take_apart(texts[1])[0])
    for segment_id, text, moved in zip(segment_ids, texts, (0, shift), strict=True):
        _move(uow, version, segment_id, text, _always((segment_ids[0], merged, moved)), by)


def _always(place: Place) -> Callable[[int, int], Place | None]:
    return lambda _start, _end: place


def _move(
    uow: UnitOfWork,
    version: Version,
    segment_id: int,
    text: str,
    place_of: Callable[[int, int], Place | None],
    by: int,
) -> None:
    for one in _of_text(uow, version, segment_id):
        found = find_anchor(text, Anchor(one.phrase, one.before, one.after, one.nth))
        place = place_of(*found) if found is not None else None
        if found is None or place is None:
            continue
        there_id, there, moved = place
        new = anchor(there, found[0] + moved, found[1] + moved)
        if (there_id, new) == (segment_id, Anchor(one.phrase, one.before, one.after, one.nth)):
            continue
        uow.session.add(
            ConversionDecision(
                article_id=one.article_id,
                publication_id=one.publication_id,
                version_id=one.version_id,
                segment_id=there_id,
                profile=one.profile,
                phrase=new.phrase,
                before=new.before,
                after=new.after,
                nth=new.nth,
                choice=one.choice,
                person_id=one.person_id,
                at=one.at,
            )
        )
        one.retired_at, one.retired_by = func.now(), by
    uow.session.flush()


def _of_text(uow: UnitOfWork, version: Version, segment_id: int) -> Sequence[ConversionDecision]:
    return uow.session.scalars(
        select(ConversionDecision)
        .where(
            ConversionDecision.article_id == version.article_id,
            ConversionDecision.version_id == version.id,
            ConversionDecision.segment_id == segment_id,
            ConversionDecision.retired_at.is_(None),
        )
        .order_by(ConversionDecision.id)
    ).all()
