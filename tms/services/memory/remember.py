"""Translation memory: what approved versions and imports add, and what is taken back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, select

from tms.db.models import MemoryVariant, SegmentText, Version
from tms.db.queries import memory
from tms.db.queries.memory import CameFrom, NewVariant
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.language.memory import folded
from tms.services.authorize_locked import authorize_held_member


def hash_of(text: str) -> bytes:
    """The hash that finds a text again: of its characters without differences of width, composition and white space."""
    return hashlib.sha256(" ".join(folded(text).split()).encode()).digest()[:16]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A source text in reading order with its approved translation, and the rows that they came from.

    Without ``text`` it is not learned, and stands only between those that are.
    """

    segment_id: int
    source_text: str
    source_rev: int
    text: str | None = None
    rev: int = 0


def remember(
    uow: UnitOfWork,
    *,
    publication_id: int,
    article_id: int,
    source: tuple[int, str],
    version: tuple[int, str],
    texts: Sequence[Remembered],
) -> None:
    """Learn an approved version's sentences; ``source`` and ``version`` are (version id, memory locale).

    What was learned of the same segments before is superseded: approving a version again doubles nothing.
    """
    before = memory.learned_of_pair(
        uow.session, publication_id, article_id, (version[0], source[0]), [one.segment_id for one in texts]
    )
    hashes = [hash_of(one.source_text) for one in texts]
    variants: list[NewVariant] = []
    learned = [(at, one, one.text) for at, one in enumerate(texts) if one.text is not None]
    for unit, (at, one, text) in enumerate(learned):
        variants += [
            NewVariant(
                unit,
                source[1],
                one.source_text,
                hashes[at],
                previous_hash=hashes[at - 1] if at else None,
                next_hash=hashes[at + 1] if at + 1 < len(texts) else None,
                came_from=CameFrom(article_id, source[0], one.segment_id, one.source_rev),
            ),
            NewVariant(
                unit,
                version[1],
                text,
                hash_of(text),
                came_from=CameFrom(article_id, version[0], one.segment_id, one.rev),
            ),
        ]
    memory.add_units(uow.session, publication_id, len(learned), variants, instead_of=before)


def forget_approved(uow: UnitOfWork, version: Version) -> None:
    """Forget what the memory learned from the texts that stand in the version now."""
    learned = (
        select(MemoryVariant.unit_id)
        .join(
            SegmentText,
            and_(
                SegmentText.article_id == MemoryVariant.article_id,
                SegmentText.version_id == MemoryVariant.version_id,
                SegmentText.segment_id == MemoryVariant.segment_id,
                SegmentText.rev == MemoryVariant.rev,
            ),
        )
        .where(
            MemoryVariant.publication_id == version.publication_id,
            MemoryVariant.article_id == version.article_id,
            MemoryVariant.version_id == version.id,
        )
    )
    memory.forget_units(uow.session, version.publication_id, list(uow.session.scalars(learned)))


def import_units(uow: UnitOfWork, actor: Actor, units: Sequence[Mapping[str, str]]) -> int:
    """Add sentences given as locale → text; how many came in."""
    authorize_held_member(uow, actor, Action.KNOWLEDGE_IMPORT)
    variants = [
        NewVariant(at, locale, text, hash_of(text))
        for at, unit_texts in enumerate(units)
        for locale, text in unit_texts.items()
    ]
    memory.add_units(uow.session, actor.publication_id, len(units), variants)
    memory.tell_planner(uow.session, len(units))
    return len(units)
