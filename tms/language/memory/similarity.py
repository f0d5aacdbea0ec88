"""How much two sentences are alike, in per cent of the longer one's units."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from tms.language.memory.keys import LEAST


def similarity(one: Sequence[str], other: Sequence[str]) -> int:
    """100 minus the units that have to be put in, taken out or exchanged; 0 for anything below 75 %."""
    longer = max(len(one), len(other))
    if not longer:
        return 100
    most = longer * (100 - LEAST) // 100
    apart = Levenshtein.distance(one, other, score_cutoff=most)
    return 0 if apart > most else (longer - apart) * 100 // longer
