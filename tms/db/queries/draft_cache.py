"""Answers of engines that are kept by the hash of what they depend on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import LargeBinary, any_, cast, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.orm import Session

from tms.db.models import DraftCache


@dataclass(frozen=True, slots=True)
class CachedDraft:
    """A usable answer; ``faults`` are those that a person should know of all the same."""

    text: str
    model: str
    faults: tuple[str, ...] = ()


def cached_drafts(session: Session, publication_id: int, keys: Sequence[bytes]) -> dict[bytes, CachedDraft]:
    """The answers that are kept under these hashes, in one statement."""
    rows = session.execute(
        select(DraftCache.key, DraftCache.text, DraftCache.model, DraftCache.faults).where(
            DraftCache.publication_id == publication_id,
            DraftCache.key == any_(cast(list(keys), ARRAY(LargeBinary))),
        )
    )
    return {row.key: CachedDraft(row.text, row.model, tuple(row.faults)) for row in rows}


def keep(session: Session, publication_id: int, engine_id: int, answers: Mapping[bytes, CachedDraft]) -> None:
    """Keep these answers, each in place of an earlier one."""
    if not answers:
        return
    rows = [
        {
            "publication_id": publication_id,
            "key": key,
            "engine_id": engine_id,
            "text": one.text,
            "model": one.model,
            "faults": list(one.faults),
        }
        for key, one in sorted(answers.items())
    ]
    new = insert(DraftCache).values(rows)
    changed = {name: new.excluded[name] for name in ("engine_id", "text", "model", "faults")}
    session.execute(new.on_conflict_do_update(index_elements=["publication_id", "key"], set_=changed))
