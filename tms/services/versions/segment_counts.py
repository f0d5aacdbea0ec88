"""Counts of a version's segments by state, made when they are asked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tms.db.queries.state_counts import StateCount
from tms.db.queries.texts import PlacedTexts
from tms.domain.states import Look


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments of a version by state. Each segment is in one of the four states or empty; ``total`` counts all.

    ``looks`` are segments that ask for a person: sent back, merged, in conflict, source changed; ``sent_back`` those
    of them that a reviewer sent back.
    """

    total: int = 0
    drafted: int = 0
    translated: int = 0
    reviewed: int = 0
    final: int = 0
    looks: int = 0
    sent_back: int = 0

    @property
    def empty(self) -> int:
        return self.total - self.drafted - self.translated - self.reviewed - self.final


def counts_by_version(counts: Sequence[StateCount]) -> dict[int, Counts]:
    """The counts that were read, by version."""
    return {
        one.version_id: Counts(
            one.total, one.drafted, one.translated, one.reviewed, one.final, one.looks, one.sent_back
        )
        for one in counts
    }


def counted(rows: Sequence[PlacedTexts]) -> dict[int, Counts]:
    """Counts by version of an article whose texts the caller has read: each row has those of the same versions."""
    found: dict[int, Counts] = {}
    for column in zip(*(row.texts for row in rows), strict=True):
        present = [text for text in column if text is not None and text.presence == "present"]
        if not present:
            continue
        n = Counter(text.state if text.text else "empty" for text in present)
        looks = sum(text.look is not None for text in present)
        sent_back = sum(text.look == Look.SENT_BACK for text in present)
        states = (n["initial"], n["translated"], n["reviewed"], n["final"])
        found[present[0].version_id] = Counts(len(present), *states, looks, sent_back)
    return found


def with_total(counts: Counts, total: int) -> Counts:
    """A version that has no texts yet still has as many segments as the source."""
    if counts.total >= total:
        return counts
    return replace(counts, total=total)
