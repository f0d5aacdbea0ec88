"""How many seeded errors parity finds, by kind, and how much it says of clean texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from tests.benchmarks.parity.documents import LOCALES, Document, Piece
from tests.benchmarks.parity.documents import Row as CleanRow
from tests.benchmarks.parity.known import REAL
from tests.benchmarks.parity.seeds import Seed
from tms.checks.parity import Disagreement, Family, Name, ParityRow, VersionText, compare
from tms.domain.locales import EN
from tms.language.glossary import concepts

Told = tuple[str, tuple[str | None, ...]]
"""A disagreement as a person sees it: what about, and what each version says."""


@dataclass(slots=True)
class Alarms:
    """What is said of a document that is clean."""

    document: Document
    found: list[Disagreement] = field(default_factory=list)


def as_row(number: int, row: CleanRow, changed: tuple[int, Piece] | None = None) -> ParityRow:
    """The row as the detector takes it, with one version's text changed."""
    pieces = list(row.pieces)
    if changed is not None:
        pieces[changed[0]] = changed[1]
    return ParityRow(number, tuple(VersionText(piece.text, piece.codes, row.kind) for piece in pieces))


def alarms(document: Document) -> Alarms:
    """All that is said of it."""
    rows = [as_row(number, row) for number, row in enumerate(document.rows)]
    return Alarms(document, compare(rows, LOCALES, _names()).found)


def alarms_of_small_words(document: Document) -> int:
    """How often it is said of it that a version denies what another does not, and the like."""
    rows = [as_row(number, row) for number, row in enumerate(document.rows)]
    found = compare(rows, LOCALES, small_words=True).found
    return sum(one.family is Family.WORDS and (document.name, one.row or 0, one.code) not in REAL for one in found)


@cache
def _names() -> list[Name]:
    """The starter glossary, as a termbase: a concept with all its forms; without its entries for one part of a name.

    Nor those of lists, which are written as lists sort them, and some are words: English, a player.
    """
    forms: dict[str, dict[str, list[str]]] = {}
    for one in concepts():
        if one.en[:1].isupper() and "(" not in one.en and not one.is_of_lists:
            known = forms.setdefault(one.en, {EN: [one.en]})
            for locale, form in one.forms.items():
                known.setdefault(locale, []).append(form)
    return [Name(english, known) for english, known in forms.items()]


def told(found: Iterable[Disagreement]) -> set[Told]:
    """Without the places, which an error moves."""
    return {(one.code, tuple(side.words if side else None for side in one.sides)) for one in found}


def is_found(seed: Seed, *, small_words: bool = False) -> bool:
    """Whether something is said of the seed's row that is not said of it while it is clean.

    The text with the error is a translation: nobody translates from a text that lost a figure.
    """
    clean = seed.document.rows[seed.row]
    source = int(seed.version == 0)
    before, after = (
        told(compare([row], LOCALES, source=source, small_words=small_words).found)
        for row in (as_row(0, clean), as_row(0, clean, (seed.version, seed.piece)))
    )
    return bool(after - before)


def recall(seeds: Sequence[Seed]) -> dict[str, tuple[int, int]]:
    """By kind how many were found, and of how many."""
    counted: dict[str, tuple[int, int]] = {}
    for seed in seeds:
        found, of = counted.get(seed.kind, (0, 0))
        counted[seed.kind] = found + is_found(seed), of + 1
    return counted
