"""What one text has and another has not: by word in languages with spaces, by character in Chinese.

Made for eyes: scraps of a character or a space that two texts happen to share between changes count as changed, and
texts with next to nothing in common are shown whole, the old before the new.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

RunKind = Literal["same", "gone", "new"]

_PIECE = re.compile(r"⟦/?\d{1,3}/?⟧|[A-Za-z0-9À-ÖØ-öø-ɏḀ-ỿ]+(?:[’'.,-][A-Za-z0-9À-ÖØ-öø-ɏḀ-ỿ]+)*|\s+|.", re.DOTALL)
_SCRAP = re.compile(r"[\s\W]?\w?[\s\W]?")
_MOST_COMPARED = 4_000_000
"""Pairs of pieces. Beyond it two texts are shown whole, because nobody waits for minutes."""
_LITTLE_IN_COMMON = 0.2


@dataclass(frozen=True, slots=True)
class DiffRun:
    """Characters that both texts have (``same``), only the old one (``gone``) or only the new one (``new``)."""

    kind: RunKind
    text: str


def differences(before: str, after: str) -> list[DiffRun]:
    """The runs in order; without ``new`` they give back the old text, without ``gone`` the new one."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) * len(new) > _MOST_COMPARED:
        return _tidy([("gone", before), ("new", after)] if before != after else [("same", before)])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    shared = sum(len(old[at]) for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size))
    if before and after and shared < _LITTLE_IN_COMMON * min(len(before), len(after)):
        return _tidy([("gone", before), ("new", after)])
    runs: list[tuple[RunKind, str]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", "".join(old[i1:i2])))
        else:
            runs += [("gone", "".join(old[i1:i2])), ("new", "".join(new[j1:j2]))]
    return _tidy(runs)


def changed_texts(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """The paragraphs that differ between two lists, in order: old and new, None where the other list has none."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from zip_longest(before[i1:i2], after[j1:j2])


def _tidy(runs: Sequence[tuple[RunKind, str]]) -> list[DiffRun]:
    """Neighbouring changes as one: what is gone, then what is new, with the scraps between them in both."""
    found: list[DiffRun] = []
    gone = new = ""
    for at, (kind, text) in enumerate(runs):
        is_scrap = kind == "same" and (gone or new) and at + 1 < len(runs) and _SCRAP.fullmatch(text)
        gone += text if kind == "gone" or is_scrap else ""
        new += text if kind == "new" or is_scrap else ""
        if kind == "same" and not is_scrap:
            found += _change(gone, new)
            gone = new = ""
            found += [DiffRun("same", text)] if text else []
    return found + _change(gone, new)


def _change(gone: str, new: str) -> list[DiffRun]:
    return [run for run in (DiffRun("gone", gone), DiffRun("new", new)) if run.text]
