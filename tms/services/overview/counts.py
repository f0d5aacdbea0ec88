"""How far a version is: its segments by state, counted when asked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tms.db.queries.state_counts import StateCount
from tms.db.queries.texts import PlacedTexts


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments of a version by state. Each segment is in one of the four states or empty; ``total`` counts all.

    ``looks`` are segments that ask for a person: sent back, merged, in conflict, source changed.
    """

    total: int = 0
    drafted: int = 0
    translated: int = 0
    reviewed: int = 0
    final: int = 0
    looks: int = 0

    @property
    def empty(self) -> int:
        return self.total - self.drafted - self.translated - self.reviewed - self.final


def counts_by_version(counts: Sequence[StateCount]) -> dict[int, Counts]:
    """The counts of each version put together."""
    sums: dict[int, dict[str, int]] = {}
    for count in counts:
        into = sums.setdefault(count.version_id, dict.fromkeys(Counts.__dataclass_fields__, 0))
        into["total"] += count.n
        if not count.empty:
            into["drafted" if count.state == "initial" else count.state] += count.n
        if count.look:
            into["looks"] += count.n
    return {version_id: Counts(**values) for version_id, values in sums.items()}


def counted(rows: Sequence[PlacedTexts], article_id: int) -> list[StateCount]:
    """What ``state_counts`` would say of the article, for whoever has read all of its texts."""
    found = Counter(
        (text.version_id, text.state, not text.text, text.look is not None)
        for row in rows
        for text in {text.version_id: text for text in row.texts if text is not None}.values()
        if text.presence == "present"
    )
    return [StateCount(article_id, *state, n) for state, n in found.items()]


def with_total(counts: Counts, total: int) -> Counts:
    """A version that has no texts yet still has as many segments as the source."""
    if counts.total >= total:
        return counts
    return Counts(total, counts.drafted, counts.translated, counts.reviewed, counts.final, counts.looks)
