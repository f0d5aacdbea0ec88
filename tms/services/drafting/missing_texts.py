"""Which segments of a version wait for a draft; never one that a person has touched."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from tms.db.models import Claim, PendingText
from tms.db.queries.texts import PlacedTexts
from tms.services.drafting.confirmed_sources import Confirmed, Said, is_of_another, what_it_says
from tms.services.drafting.draft_source import Wanted
from tms.services.drafting.strength import NOTHING_STANDS, Strength, standing_strength


def wanted_of(
    rows: Sequence[PlacedTexts], changes: Mapping[int, int], confirmed: Mapping[Said, Confirmed], *, anew: bool
) -> list[Wanted]:
    """The segments that want a draft: those that are empty, or drafted from a source that has changed by ``changes``.

    Also those that say something else than a person has ``confirmed`` of the same sentence. ``anew``: also whatever a
    machine drafted, where something stronger is found.
    """
    found = []
    for at, row in enumerate(rows):
        beats = _beats(row, changes.get(row.segment_id, 1), confirmed)
        if beats is not None and (anew or beats == NOTHING_STANDS):
            found.append(Wanted(at, row.segment_id, row.kind, row.source, beats))
    return found


def _beats(row: PlacedTexts, last_change: int, confirmed: Mapping[Said, Confirmed]) -> Strength | None:
    """The strength that a draft has to exceed; None where no draft is wanted."""
    text = row.texts[1]
    if text is None:
        return NOTHING_STANDS
    if text.touched_by is not None:
        return None
    if text.text == "" or is_of_another(row, text, last_change):
        return NOTHING_STANDS
    same = confirmed.get(what_it_says(row.source))
    if same is not None and same.text != text.text:
        return NOTHING_STANDS
    return standing_strength(text.origin, text.similarity)


def in_hand(session: Session, article_id: int, version_id: int) -> frozenset[int]:
    """The segments that somebody has open or has begun to write: their texts are not replaced meanwhile."""
    held = select(Claim.segment_id).where(
        Claim.article_id == article_id, Claim.version_id == version_id, Claim.until > func.now()
    )
    typed = select(PendingText.segment_id).where(
        PendingText.article_id == article_id, PendingText.version_id == version_id
    )
    return frozenset(session.scalars(union(held, typed)))
