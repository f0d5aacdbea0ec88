"""Inline codes: markup inside a segment, kept as numbered markers in the text (XLIFF 2.1 ``pc`` and ``ph``).

In text a paired code is ``⟦1⟧…⟦/1⟧`` and a standalone one ``⟦2/⟧``; what the number means stands beside the text.
A marker counts only if its number has a meaning, so that a source which really says ⟦9⟧ stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from typing import Literal, TypeVar

from tms.domain.pictures import number_in_article

CodeType = Literal["link", "strong", "emphasis", "sub", "sup", "code", "image", "footnote", "break"]
"""``sub`` and ``sup`` stand lower and higher than their line: CO₂, km², 10⁶."""

PLACE = "segment"
"""The type of a code of ours, which no article has: which segment a stretch of a preview is; its title names it."""

UNCONFIRMED = "unconfirmed"
"""What such a code has in place of an address where nobody has confirmed the text."""

_Meaning = TypeVar("_Meaning")

MOST_NESTED = 30
"""Codes within each other. No writer needs five, and what reads a tree goes down with it."""

_LOW, _HIGH = (
    dict(zip(map(ord, "0123456789+-=()"), signs, strict=True)) for signs in ("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
)
_HIGH |= {ord("n"): "ⁿ", ord("i"): "ⁱ", ord("−"): "⁻"}
_LOW |= {ord("−"): "₋"}

MARKER = re.compile(r"⟦(/?)(\d{1,3})(/?)⟧")


@dataclass(frozen=True, slots=True)
class Code:
    """The meaning of one number: its type, and for links and images where they point."""

    type: CodeType
    href: str | None = None
    title: str | None = None


Codes = dict[str, Code]


def codes_to_json(codes: Mapping[str, Code]) -> dict[str, dict[str, str]] | None:
    """The stored form; None when there is none, so that an empty dict and no dict are one value."""
    return {n: {k: v for k, v in asdict(c).items() if v is not None} for n, c in codes.items()} or None


def codes_from_json(stored: Mapping[str, Mapping[str, str]] | None) -> Codes:
    """The reverse of codes_to_json."""
    return {n: Code(**c) for n, c in (stored or {}).items()}  # type: ignore[arg-type]


def open_marker(number: str) -> str:
    return f"⟦{number}⟧"


def close_marker(number: str) -> str:
    return f"⟦/{number}⟧"


def standalone_marker(number: str) -> str:
    return f"⟦{number}/⟧"


def split_markers(text: str, numbers: Iterable[str]) -> list[tuple[bool, str]]:
    """The text as runs, each (is it a marker, the characters); joining the characters gives the text again."""
    known = set(numbers)
    if not known:
        return [(False, text)] if text else []
    runs: list[tuple[bool, str]] = []
    at = 0
    for match in MARKER.finditer(text):
        if match[2] not in known:
            continue
        if match.start() > at:
            runs.append((False, text[at : match.start()]))
        runs.append((True, match[0]))
        at = match.end()
    if at < len(text):
        runs.append((False, text[at:]))
    return runs


def plain(text: str, numbers: Iterable[str]) -> str:
    """The text without its markers."""
    return "".join(run for is_marker, run in split_markers(text, numbers) if not is_marker)


def shifted(words: str, kind: str) -> str:
    """Lower or higher words in characters of their own, for text without markup: 10⁶ must not become 106.

    Words that have no such characters stay as they are.
    """
    signs = _LOW if kind == "sub" else _HIGH
    return words.translate(signs) if all(ord(char) in signs for char in words) else words


def plain_shifted(text: str, codes: Mapping[str, Code | Mapping[str, str]]) -> str:
    """As ``plain``, and as long, with lower and higher figures in characters of their own."""
    return plain(with_shifted(text, codes), codes)


def with_shifted(text: str, codes: Mapping[str, Code | Mapping[str, str]]) -> str:
    """The text with its markers, as long as before, with lower and higher figures in characters of their own."""
    kinds = {number: code.type if isinstance(code, Code) else code.get("type", "") for number, code in codes.items()}
    around: list[str] = []
    parts: list[str] = []
    for is_marker, run in split_markers(text, codes):
        found = MARKER.fullmatch(run) if is_marker else None
        if found is None:
            parts.append(shifted(run, kinds[around[-1]]) if around else run)
        elif kinds[found[2]] in {"sub", "sup"} and not found[3]:
            around = [number for number in around if number != found[2]] + ([] if found[1] else [found[2]])
        if found is not None:
            parts.append(run)
    return "".join(parts)


def markers(text: str, numbers: Iterable[str]) -> list[str]:
    """The markers in order, as they stand in the text."""
    return [run for is_marker, run in split_markers(text, numbers) if is_marker]


def pictures_in(text: str, codes: Mapping[str, Mapping[str, str]] | None) -> list[str]:
    """The words that stand for each picture of a text, by its stored codes; the address where it has none.

    Without the article's own, which readers get.
    """
    found: list[str] = []
    for number, code in (codes or {}).items():
        if code["type"] == "image" and number_in_article(code.get("href")) is None:
            start, end = text.find(open_marker(number)), text.find(close_marker(number))
            words = plain(text[start:end], codes or {}).strip() if 0 <= start < end else ""
            found.append(words or code.get("href", ""))
    return found


def numbers_of(some: Iterable[str]) -> set[str]:
    """The numbers of markers."""
    return {match[2] for marker in some if (match := MARKER.fullmatch(marker))}


def is_well_formed(text: str, numbers: Iterable[str]) -> bool:
    """Whether every opened code is closed again, properly nested and not too deep, and no number stands twice."""
    stack: list[str] = []
    seen: set[str] = set()
    for marker in markers(text, numbers):
        closing, number, standalone = MARKER.fullmatch(marker).groups()  # type: ignore[union-attr]
        if closing:
            if not stack or stack.pop() != number:
                return False
            continue
        if number in seen:
            return False
        seen.add(number)
        if not standalone:
            stack.append(number)
            if len(stack) > MOST_NESTED:
                return False
    return not stack


def renumber(text: str, codes: Mapping[str, _Meaning], numbers: Iterator[str]) -> tuple[str, dict[str, _Meaning]]:
    """The text with its codes numbered in the order in which they stand, by the next of ``numbers`` each.

    A code that does not stand in the text is left out; a marker without a meaning stays as it is.
    """
    new: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        old = match[2]
        if old not in codes:
            return match[0]
        if old not in new:
            new[old] = next(numbers)
        return f"⟦{match[1]}{new[old]}{match[3]}⟧"

    return MARKER.sub(renamed, text), {number: codes[old] for old, number in new.items()}


def free_numbers(texts: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[str]:
    """1, 2, 3 … without those that stand in one of the (text, codes) as plain characters that mean nothing."""
    taken = {match[2] for text, codes in texts for match in MARKER.finditer(text) if match[2] not in codes}
    return (str(number) for number in count(1) if str(number) not in taken)


def number_like(
    text: str, codes: Mapping[str, Mapping[str, str]], before: Mapping[str, Mapping[str, str]]
) -> tuple[str, dict[str, Mapping[str, str]]]:
    """The text with its (stored) codes numbered as they were ``before``, so that translations of it stay right.

    A code with the same meaning keeps its number, one of the same type takes the number of one that is gone.
    """
    new: dict[str, str] = {}
    says: Callable[[Mapping[str, str]], object]
    for says in (dict, lambda meaning: meaning.get("type")):
        for number, code in codes.items():
            free = (old for old, was in before.items() if old not in new.values() and says(was) == says(code))
            if number not in new and (found := next(free, None)) is not None:
                new[number] = found
    taken = {match[2] for match in MARKER.finditer(text) if match[2] not in codes} | set(before)
    unused = (str(number) for number in count(1) if str(number) not in taken)
    for number in codes:
        if number not in new:
            new[number] = next(unused)

    def renamed(match: re.Match[str]) -> str:
        return f"⟦{match[1]}{new[match[2]]}{match[3]}⟧" if match[2] in codes else match[0]

    return MARKER.sub(renamed, text), {new[number]: code for number, code in codes.items()}
