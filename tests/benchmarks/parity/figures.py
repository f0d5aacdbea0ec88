"""Parity in figures: errors found of those seeded, by kind of error and of text, and alarms on clean texts.

uv run python -m tests.benchmarks.parity.figures            prints the whole table
uv run python -m tests.benchmarks.parity.figures --write    writes the rows of it that docs/measured.md has
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.parity.documents import COLLECTIONS, Document, documents
from tests.benchmarks.parity.known import REAL
from tests.benchmarks.parity.measure import alarms, alarms_of_small_words, is_found
from tests.benchmarks.parity.renamed import DENIED, DENIED_KINDS, RENAMED, RENAMED_KINDS
from tests.benchmarks.parity.seeds import NUMBER_KINDS, TURNED_KINDS, seeds
from tests.benchmarks.parity.structure import dropped, is_told

PAGE = Path(__file__).parents[3] / "docs/measured.md"
BEGIN, END = "<!-- parity: written by tests.benchmarks.parity.figures -->\n", "<!-- /parity -->\n"
MOST = 60
"""So many errors of each kind, half and kind of text."""
DRAWN = 48_611
"""The errors are drawn anew for the table: nothing was tuned on this draw."""

KINDS = (
    *NUMBER_KINDS,
    "dropped paragraph",
    "dropped quotation",
    "heading turned to text",
    "dropped link",
    *TURNED_KINDS,
    *RENAMED_KINDS,
    *DENIED_KINDS,
)


IN_PAGE = (
    "all figures and dates",
    *(f"{kind}, reported half" for kind in TURNED_KINDS),
    *RENAMED_KINDS,
    *DENIED_KINDS,
    "words of clean text",
    "alarms per 1,000 words",
    "without those excused",
    "alarms of small words per 1,000 words",
)


def table(rows: Sequence[str] = ()) -> str:
    """Of all texts that are there, as Markdown; all rows, or those."""
    every = documents()
    names = [name for name in COLLECTIONS if any(one.collection == name for one in every)]
    columns = [column([one for one in every if one.collection == name]) for name in names]
    heading = ["seeded error: found of seeded", *names]
    lines = [heading, ["---"] * len(heading)]
    lines += [[what, *(its[what] for its in columns)] for what in rows or columns[0]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def column(of: Sequence[Document]) -> dict[str, str]:
    """What the table says of one kind of text, by row."""
    tried = [(seed.kind, seed.document, is_found(seed)) for seed in seeds(of, most=MOST, number=DRAWN)]
    renamed = seeds(of, most=MOST, number=DRAWN, kinds=RENAMED)
    tried += [(seed.kind, seed.document, is_found(seed)) for seed in renamed]
    denied = seeds(of, most=MOST, number=DRAWN, kinds=DENIED)
    tried += [(seed.kind, seed.document, is_found(seed, small_words=True)) for seed in denied]
    tried += [(error.kind, error.document, is_told(error)) for error in dropped(of)]
    told = {kind: [found for its, _, found in tried if its == kind] for kind in KINDS}
    told["all figures and dates"] = [found for kind, _, found in tried if kind in NUMBER_KINDS]
    for kind in TURNED_KINDS:
        told[f"{kind}, reported half"] = [
            found for its, document, found in tried if its == kind and not document.is_development
        ]
    return {what: f"{sum(its)} of {len(its)}" if its else "–" for what, its in told.items()} | _alarms(of)


def _alarms(of: Sequence[Document]) -> dict[str, str]:
    """How much is said of clean texts, before and after what a person excused."""
    words = sum(one.words for one in of)
    said = [(one, found) for one in of for found in alarms(one).found]
    excused = sum((one.name, found.row or 0, found.code) in REAL for one, found in said)
    return {
        "words of clean text": f"{words:,}",
        "alarms on it": str(len(said)),
        "of these excused by hand": str(excused),
        "alarms per 1,000 words": f"{1000 * len(said) / words:.2f}",
        "without those excused": f"{1000 * (len(said) - excused) / words:.2f}",
        "alarms of small words per 1,000 words": f"{1000 * sum(map(alarms_of_small_words, of)) / words:.2f}",
    }


def in_page() -> str:
    """The table as docs/measured.md has it."""
    return PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Print it, or write it."""
    now = table(IN_PAGE if "--write" in sys.argv else ())
    if "--write" not in sys.argv:
        print(now, end="")
        return
    if {one.collection for one in documents()} != set(COLLECTIONS):
        sys.exit("the corpora are not there: the table would lose their columns")
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    PAGE.write_text(before + BEGIN + now + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
