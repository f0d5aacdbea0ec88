"""A set as its writers lay it out (``writers.md`` is what they are told): lines of a file, columns apart by tabs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of 简体, or a short phrase, and each wording that its writer would print in 繁體, the best first."""

    simplified: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An English sentence and one of 简体; ``error`` is what is wrong with it, empty where it is right."""

    english: str
    chinese: str
    error: str = ""


def sentences(folder: Path, kind: str = "sentences") -> list[Sentence]:
    """Those of a kind (sentences, probes). Raises ValueError, with file and line, for a line that is none."""
    return [Sentence(cells[0], tuple(cells[1:])) for cells in _lines(folder, kind, at_least=2)]


def pairs(folder: Path, kind: str) -> list[Pair]:
    """Those of a kind: seeded, which have an error, or clean. Raises ValueError as ``sentences`` does."""
    return [Pair(*cells[:3]) for cells in _lines(folder, kind, at_least=3 if kind == "seeded" else 2)]


def _lines(folder: Path, kind: str, *, at_least: int) -> Iterator[list[str]]:
    for file in sorted(folder.glob(f"{kind}-*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
            if len(cells) < at_least:
                raise ValueError(f"{file}:{number} has {len(cells)} of {at_least} columns")
            yield cells
