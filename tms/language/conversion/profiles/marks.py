"""Marks of a house that keep a text's length: the dot in names, the percent sign, quotation and title marks."""

import re
from collections.abc import Sequence

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.untouched import stretches
from tms.language.conversion.quotes import HAS_QUOTES, LetterCounts, Quoted, quote_in

_DOTS = "·‧•・"
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_NAME_WITH_DOTS = re.compile(rf"[{_HAN}A-Za-z\u00c0-\u024f]+(?:[{_DOTS}][{_HAN}A-Za-z\u00c0-\u024f]+)+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HAS_HAN = re.compile(f"[{_HAN}]")

_PERCENT = re.compile(r"([0-9０-９])([ \u00a0]?)([%％])(?![A-Za-z0-9(])")
_NUMBER_BEFORE = re.compile(r"[0-9０-９.,．，+\-~–— \u00a0%％]+$")
_TITLE_MARKS = re.compile("[《》〈〉]")


def marks(text: str, profile: Profile, untouched: bytearray) -> Quoted:
    """The text with the profile's marks: every place stays where it is. Also where quotation marks lack a partner."""
    with_dots = _dots(text, profile.choices["middle-dot"], untouched)
    return _quotes(_percent(with_dots, profile.choices["percent"], untouched), profile, untouched)


def _dots(text: str, wanted: str, untouched: bytearray) -> str:
    """Exchange the dots between the parts of a name that has a Chinese character; bullets and Japanese stay."""
    if wanted == LEAVE or not any(dot in text for dot in _DOTS):
        return text
    characters = list(text)
    for name in _NAME_WITH_DOTS.finditer(text):
        beside = text[max(0, name.start() - 1) : name.end() + 1]
        if _HAS_HAN.search(name[0]) and not _KANA.search(beside):
            for at in range(name.start(), name.end()):
                if text[at] in _DOTS and not untouched[at]:
                    characters[at] = wanted
    return "".join(characters)


def _percent(text: str, wanted: str, untouched: bytearray) -> str:
    """Exchange the sign after a number, except between Latin words (“up 5% this year”) and in codes (50%20)."""
    if wanted == LEAVE or not _HAS_HAN.search(text):
        return text
    characters = list(text)
    for found in _PERCENT.finditer(text):
        at = found.start(3)
        if not untouched[at] and not _is_between_latin_words(text, at):
            characters[at] = wanted
    return "".join(characters)


def _is_between_latin_words(text: str, at: int) -> bool:
    before = _NUMBER_BEFORE.sub("", text[:at])[-1:]
    after = text[at + 1 :].lstrip(" \u00a0")[:1]
    return _is_latin(before) and (not after or after.isascii())


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0250"


def _quotes(text: str, profile: Profile, untouched: bytearray) -> Quoted:
    """Quotation marks of the profile, and its title marks if titles stand in quotation marks."""
    if not HAS_QUOTES.search(text) and not _TITLE_MARKS.search(text):
        return Quoted(text, ())
    protected = stretches(untouched)
    if profile.choices["titles"] == "quotes":
        text = _titles_quoted(text, untouched)
    return quote_in(text, "corner" if profile.choices["quotes"] == "corner" else "curly", protected=protected)


def _titles_quoted(text: str, untouched: bytearray) -> str:
    """Title marks that have their partner become quotation marks; the next step finds the level of each."""
    characters = list(text)
    letters = LetterCounts(text)
    for start, end in _titles(text):
        if not untouched[start] and not untouched[end] and not letters.is_latin_only(start + 1, end):
            characters[start], characters[end] = "「", "」"
    return "".join(characters)


def _titles(text: str) -> Sequence[tuple[int, int]]:
    """Where the marks of each complete title stand."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for mark in _TITLE_MARKS.finditer(text):
        if mark[0] in "《〈":
            opened.append(mark.start())
        elif opened and (text[opened[-1]] == "《") == (mark[0] == "》"):
            found.append((opened.pop(), mark.start()))
        else:
            opened.clear()
    return found
