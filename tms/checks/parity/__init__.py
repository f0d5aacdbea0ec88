"""Parity of the versions of an article: numbers, dates, names, quotations, links and structure say the same in each.

Pure: texts in, disagreements out. Segments that the versions share are compared one by one; files, which share none,
are put beside each other first (``beside``).
"""

from tms.checks.parity.block_alignment import beside
from tms.checks.parity.compare import compare, compare_segment
from tms.checks.parity.model import MISSING, Disagreement, Family, Name, Parity, ParityRow, Side, VersionText

__all__ = [
    "MISSING",
    "Disagreement",
    "Family",
    "Name",
    "Parity",
    "ParityRow",
    "Side",
    "VersionText",
    "beside",
    "compare",
    "compare_segment",
]
