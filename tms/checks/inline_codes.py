"""Parity of inline codes: every link and emphasis of the source stands once in the translation, well-formed."""

import re
from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Any

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain.inline import MARKER, is_well_formed, markers, split_markers
from tms.domain.locales import is_chinese
from tms.domain.translatable import Several, Words

_OF_UNIT = re.compile(r"(?<=m|t|i|n)⟦(\d{1,3})⟧[23]⟦/\1⟧")
"""Behind km, m, ft, mi or in."""
_SQUARE_OR_CUBIC = re.compile("平方|立方")
_LEAST_LEFT, _SHARE_LEFT = 4, 0.3
"""Letters outside of a pair: an article or a particle that the translation has no word for is fewer."""


def check_inline_codes(text: CheckedText) -> list[Finding]:
    """Broken nesting is an error; codes that are missing, around nothing or around other parts are a warning."""
    codes = text.source_codes or {}
    if not codes:
        return []
    if not is_well_formed(text.text, codes):
        words = Words("An inline code is opened and not closed, or appears twice.")
        return [text.found("inline-codes.broken", "markup", words, severity=Severity.ERROR)]
    present = set(markers(text.text, codes))
    in_words = _units_in_words(text)
    missing = Several(
        marker[1:-1]
        for marker in markers(text.source, codes)
        if marker not in present and marker.strip("⟦/⟧") not in in_words
    )
    if missing:
        words = Words("Codes missing that the source has: {missing}", missing=missing)
        return [text.found("inline-codes.missing", "markup", words, about=missing)]
    empty = Several(sorted(_around_nothing(text.text, codes) - _around_nothing(text.source, codes)))
    if empty:
        words = Words("Codes that enclose no words here, but do in the source: {empty}", empty=empty)
        return [text.found("inline-codes.empty", "markup", words, about=empty)]
    otherwise = Several(sorted(_nested_otherwise(text.source, text.text, codes) | _around_all(text, codes), key=int))
    if otherwise:
        words = Words("Codes around different parts than in the source: {otherwise}", otherwise=otherwise)
        return [text.found("inline-codes.nesting", "markup", words, about=otherwise)]
    return []


def _units_in_words(text: CheckedText) -> set[str]:
    """Superscripts of units that the text, in Chinese, writes as words: km² as 平方公里."""
    if not is_chinese(text.locale) or not _SQUARE_OR_CUBIC.search(text.text):
        return set()
    return unit_powers(text.source, text.source_codes or {})


def unit_powers(source: str, codes: Mapping[str, Any]) -> set[str]:
    """The numbers of the codes that raise a unit of the source, as in km²; Chinese may say them in words instead."""
    return {found[1] for found in _OF_UNIT.finditer(source) if codes.get(found[1], {}).get("type") == "sup"}


def _pairs(text: str, codes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where in the words, spaces apart, each pair begins and ends."""
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for is_marker, run in split_markers(text, codes):
        marker = MARKER.fullmatch(run) if is_marker else None
        if marker is None:
            at += len("".join(run.split()))
        elif marker[1]:
            found[marker[2]] = (found[marker[2]][0], at)
        elif not marker[3]:
            found[marker[2]] = (at, at)
    return found


def _nested_otherwise(source: str, target: str, codes: Iterable[str]) -> set[str]:
    """Pairs one of which holds the other in one text only; two around the very same words say nothing."""
    here, there = _pairs(source, codes), _pairs(target, codes)
    return {
        inner
        for outer, inner in permutations(here.keys() & there.keys(), 2)
        if _holds(there[outer], there[inner]) and not _holds(here[outer], here[inner]) and here[outer] != here[inner]
    }


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner


def _around_all(text: CheckedText, codes: Iterable[str]) -> set[str]:
    """Pairs around the whole translation, which in the source leave out a good part of the words."""
    here, there = _pairs(text.source, codes), _pairs(text.text, codes)
    said, plain_text = "".join(text.plain_source.split()), "".join(text.plain_text.split())
    found = set()
    for number in here.keys() & there.keys():
        (start, end), (from_, to) = here[number], there[number]
        if any(map(str.isalnum, plain_text[:from_] + plain_text[to:])):
            continue
        left = sum(map(str.isalnum, said[:start] + said[end:]))
        if left >= _LEAST_LEFT and left >= _SHARE_LEFT * sum(map(str.isalnum, said)):
            found.add(number)
    return found


def _around_nothing(text: str, codes: Iterable[str]) -> set[str]:
    """The numbers of pairs between which no words stand: a link that nobody can follow, emphasis of nothing."""
    inside: dict[str, str] = {}
    opened: set[str] = set()
    for is_marker, run in split_markers(text, codes):
        marker = MARKER.fullmatch(run) if is_marker else None
        if marker is None:
            for number in opened:
                inside[number] += run.strip()
        elif marker[1]:
            opened.discard(marker[2])
        elif not marker[3]:
            opened.add(marker[2])
            inside[marker[2]] = ""
    return {number for number, words in inside.items() if not words}
