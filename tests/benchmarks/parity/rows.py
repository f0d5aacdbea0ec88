"""What parity finds of seeded errors and what it says of clean texts, as rows of the benchmarks' table.

uv run python -m tests.benchmarks parity          the figures, by half and by kind
uv run python -m tests.benchmarks.parity.figures  by kind of error and kind of text, as docs/measured.md has them
uv run python -m tests.benchmarks.parity          each alarm and each error that is not found
"""

from collections.abc import Iterable, Sequence

from tests.benchmarks.parity.documents import Document, documents
from tests.benchmarks.parity.known import REAL
from tests.benchmarks.parity.measure import alarms, recall
from tests.benchmarks.parity.seeds import TURNED_KINDS, Seed, seeds
from tests.benchmarks.parity.structure import Dropped, dropped, is_told
from tests.benchmarks.report import Row

MOST = 60
"""So many errors of each kind and half."""


def parity_rows() -> list[Row]:
    """Errors that are not found (at most 5 %), and false alarms per 1,000 English words (at most 1)."""
    every = documents()
    seeded, structural = seeds(every, most=MOST), dropped(every)
    halves = (("development half", True), ("reported half", False))
    figures = [one for one in seeded if one.kind not in TURNED_KINDS]
    kinds, changes = dict.fromkeys(one.kind for one in seeded), dict.fromkeys(one.kind for one in structural)
    collections = dict.fromkeys(one.collection for one in every)
    return [
        *(_missed(f"all numbers and dates, {name}", _half(figures, is_development=half)) for name, half in halves),
        _missed("all numbers and dates", figures),
        *(_missed(kind, [one for one in seeded if one.kind == kind], budget=None) for kind in kinds),
        *(_structural(kind, [one for one in structural if one.kind == kind]) for kind in changes),
        *(_alarms(name, [one for one in every if one.is_development is half]) for name, half in halves),
        *(_alarms(name, [one for one in every if one.collection == name], budget=None) for name in collections),
        _alarms("all", every),
    ]


def _half(seeded: Iterable[Seed], *, is_development: bool) -> list[Seed]:
    return [seed for seed in seeded if seed.document.is_development is is_development]


def _missed(what: str, seeded: Sequence[Seed], budget: float | None = 5) -> Row:
    counted = recall(seeded).values()
    found, of = sum(one for one, _ in counted), sum(one for _, one in counted)
    return Row(f"errors not found: {what}", 100 - 100 * found / max(1, of), "%", budget, f"{found} of {of} found")


def _structural(kind: str, errors: Sequence[Dropped]) -> Row:
    found = sum(map(is_told, errors))
    missed = 100 - 100 * found / len(errors)
    return Row(f"errors not found: {kind}", missed, "%", None, f"{found} of {len(errors)} found")


def _alarms(what: str, of: Sequence[Document], budget: float | None = 1) -> Row:
    false = real = 0
    for document in of:
        for one in alarms(document).found:
            is_real = (document.name, one.row, one.code) in REAL
            false, real = false + (not is_real), real + is_real
    words = sum(document.words for document in of)
    detail = f"{false} in {words} words; beside them {real} places where the references really differ"
    return Row(f"false alarms per 1,000 words: {what}", 1000 * false / max(1, words), "", budget, detail)
