"""What is wrong with the inline codes of a translation, code by code. The editor's field says the same while typing.

The page has these rules in ``coded-text.js``; the cases that both are tested with are in ``tests/domain/codes.json``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tms.domain.inline import close_marker, markers, numbers_of, open_marker

Kind = Literal["foreign", "twice", "crossed", "half", "missing"]


@dataclass(frozen=True, slots=True)
class CodeFault:
    """One marker and what is wrong with it.

    ``foreign``: its number is the source's, its form isn't. ``half``: it is missing and the other half of its pair is
    there. ``missing``: so is the other half, and the opening marker stands for both.
    """

    kind: Kind
    marker: str

    @property
    def is_decisive(self) -> bool:
        """Whether the text can't be confirmed with it; leaving a code out as a whole is a choice."""
        return self.kind != "missing"


def decisive_faults(text: str, source: str, codes: Mapping[str, object]) -> list[str]:
    """The markers with which a translation of a source with these codes can't be confirmed."""
    return [fault.marker for fault in code_faults(text, markers(source, codes)) if fault.is_decisive]


def code_faults(text: str, source: Sequence[str]) -> list[CodeFault]:
    """The faults of a text whose source has these markers, in this order."""
    here = markers(text, numbers_of(source))
    there = dict.fromkeys(here)
    faults = []
    for marker in there:
        if marker not in source:
            faults.append(CodeFault("foreign", marker))
        elif here.count(marker) > 1:
            faults.append(CodeFault("twice", marker))
    faults += [CodeFault("crossed", marker) for marker in _crossing(there, source)]
    for marker in source:
        if marker in there:
            continue
        partner = _partner(marker, source)
        if partner in there:
            faults.append(CodeFault("half", marker))
        elif partner is None or not _is_closing(marker):
            faults.append(CodeFault("missing", marker))
    return faults


def _is_closing(marker: str) -> bool:
    return marker.startswith("⟦/")


def _partner(marker: str, source: Sequence[str]) -> str | None:
    """The other half of a pair of the source."""
    (number,) = numbers_of([marker])
    pair = (open_marker(number), close_marker(number))
    if marker not in pair or not all(half in source for half in pair):
        return None
    return pair[0] if _is_closing(marker) else pair[1]


def _crossing(there: Iterable[str], source: Sequence[str]) -> list[str]:
    """Closing markers of whole pairs that don't close the pair that was opened last."""
    present = list(there)
    opened: list[str] = []
    wrong = []
    for marker in present:
        partner = _partner(marker, source)
        if partner not in present:
            continue
        if not _is_closing(marker):
            opened.append(partner)
        elif opened and opened[-1] == marker:
            opened.pop()
        else:
            wrong.append(marker)
            if marker in opened:
                opened.remove(marker)
    return wrong
