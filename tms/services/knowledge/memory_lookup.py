"""Looking sentences up in the memory: what was translated before, the most similar first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import LargeBinary, any_, cast, exists, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from tms.db.models import Article, MemoryVariant
from tms.db.unit_of_work import UnitOfWork
from tms.services.knowledge.memory import EXACT, hash_of

MOST = 5
"""Matches of a sentence."""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A remembered sentence and its translation; ``similarity`` of the sources in per cent, ``unit`` its number."""

    similarity: int
    source: str
    target: str
    unit: int


def lookup(
    uow: UnitOfWork, publication_id: int, from_locale: str, to_locale: str, texts: Sequence[str]
) -> list[list[MemoryMatch]]:
    """For each text up to five matches with different translations; of equal ones the youngest. One statement."""
    hashes = [hash_of(text) for text in texts]
    source, target = aliased(MemoryVariant), aliased(MemoryVariant)
    rows = uow.session.execute(
        select(source.hash, source.text, target.text, source.unit_id)
        .join(target, (target.publication_id == source.publication_id) & (target.unit_id == source.unit_id))
        .where(
            source.publication_id == publication_id,
            source.locale == from_locale,
            source.hash == any_(cast(list(set(hashes)), ARRAY(LargeBinary))),
            target.locale == to_locale,
            ~exists().where(Article.id == target.article_id, Article.discarded_at.is_not(None)),
        )
        .order_by(source.unit_id.desc())
    ).all()
    found: dict[bytes, dict[str, MemoryMatch]] = {}
    for of_hash, text, translation, unit in rows:
        found.setdefault(of_hash, {}).setdefault(translation, MemoryMatch(EXACT, text, translation, unit))
    return [list(found.get(one, {}).values())[:MOST] for one in hashes]
