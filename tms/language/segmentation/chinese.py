"""Where Chinese sentences end: a scanner that knows brackets, quotation marks, titles, ellipses and Latin inside.

A quotation or bracket of several sentences stays whole up to ``LONGEST_WHOLE``; ； ends a sentence only if asked for.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tms.language.segmentation.chinese_words import (
    ATTRIBUTION,
    CLAUSE_GOES_ON,
    GOES_ON_AFTER_ELLIPSIS,
    NAME_WITH_A_SHOUT,
    SPEECH_COMES,
)
from tms.language.segmentation.lines import paragraphs

LONGEST_WHOLE = 120
"""A quotation or bracket longer than this many characters is cut at the stops inside it; a title in 《》 never is."""

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "［": "］",
    "[": "]",
}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_QUOTES = frozenset('“‘「『"')
_TITLES = frozenset("《〈")
_BRACKET = re.compile(r"[“”‘’「」『』（）()《》〈〉【】〔〕［］\[\]\"]")
_STOP = re.compile(r"[。！？!?．｡…⋯.]+")
_STOP_OR_SEMICOLON = re.compile(r"[。！？!?．｡…⋯.；]+")
_FULL_STOPS = frozenset("。！？!?．｡；")
_NOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[①-⑳]|[¹²³⁰⁴-⁹]+)+")
_EMPHASIS_ENDS = re.compile(r"[*_`~]+(?=\s|$|[，、；：。！？,;:）)」』”’】〕\]])")
_NOTHING_SAID = re.compile(r"[\W_]{0,12}$")
_CIRCLED = re.compile(r"\s*[①-⑳]")
_DASHES = ("——", "──", "――", "－－", "—")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff]")
_LATIN_SENTENCE = re.compile(r"[a-z]{4,}$")
_SHORTEST_BEFORE_ELLIPSIS = 6


class _Pair(NamedTuple):
    start: int
    end: int
    opener: str


def sentence_ends(text: str, *, semicolon: bool = False) -> list[int]:
    """Offsets in plain text after which a Chinese sentence ends, in order; each follows a visible character.

    With ``semicolon``, ； ends a sentence as 。 does.
    """
    stops = _STOP_OR_SEMICOLON if semicolon else _STOP
    ends: list[int] = []
    for start, stop in paragraphs(text):
        paragraph = text[start:stop].rstrip()
        if paragraph:
            ends += [start + end for end in _paragraph_ends(paragraph, stops)]
            ends.append(start + len(paragraph))
    return ends


def _paragraph_ends(text: str, stops: re.Pattern[str]) -> Iterator[int]:
    """The ends inside one paragraph, without its own."""
    whole = iter(_whole_pairs(text))
    none = _Pair(len(text) + 1, len(text) + 1, "")
    pair = next(whole, none)
    begin = 0
    for stop in stops.finditer(text):
        at, end = stop.span()
        if at < begin:
            continue
        while pair.end <= at:
            pair = next(whole, none)
        inside = pair.start < at
        end = _with_closers(text, begin, end)
        if inside and end < pair.end:
            continue
        if end < len(text) and _ends_sentence(text, begin, stop, end, pair if inside else None):
            if _NOTHING_SAID.match(text, end):
                return
            yield end
            begin = end


def _whole_pairs(text: str) -> list[_Pair]:
    """The outermost pairs that stay whole, in order. A mark without partner is none; too long a pair is cut."""
    whole: list[_Pair] = []
    for pair in sorted(_all_pairs(text)):
        if whole and pair.start < whole[-1].end:
            continue
        if pair.opener in _TITLES or pair.end - pair.start <= LONGEST_WHOLE:
            whole.append(pair)
    return whole


def _all_pairs(text: str) -> Iterator[_Pair]:
    opened: list[tuple[str, int]] = []
    depth = dict.fromkeys([*_PAIRS, '"'], 0)
    for found in _BRACKET.finditer(text):
        mark, at = found[0], found.start()
        opener = _CLOSERS.get(mark)
        if mark == '"' and depth[mark]:
            opener = mark
        if opener is None:
            opened.append((mark, at))
            depth[mark] += 1
            continue
        if not depth[opener] or (mark == "’" and _between_latin(text, at)):
            continue
        while True:
            popped, start = opened.pop()
            depth[popped] -= 1
            if popped == opener:
                yield _Pair(start, at + 1, opener)
                break


def _between_latin(text: str, at: int) -> bool:
    return (
        text[at - 1 : at].isascii()
        and text[at - 1 : at].isalpha()
        and text[at + 1 : at + 2].isascii()
        and text[at + 1 : at + 2].isalpha()
    )


def _with_closers(text: str, begin: int, at: int) -> int:
    """Behind the closing marks and note marks that follow a stop. In a list of circled numbers they are no notes."""
    while at < len(text):
        mark = text[at]
        if mark in _CLOSERS or (mark == '"' and not text[at + 1 : at + 2].isalnum()):
            at += 1
            continue
        note = None if mark.isalpha() else _NOTE_MARK.match(text, at) or _EMPHASIS_ENDS.match(text, at)
        if not note or ("①" <= mark <= "⑳" and _CIRCLED.match(text, begin)):
            break
        at = note.end()
    return at


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int, closed: _Pair | None) -> bool:
    if (closed or text[end] not in "的地等之与與") and CLAUSE_GOES_ON.match(text, end):
        return _next_speaker_begins(text, begin, end)
    if closed:
        return _ends_after_pair(text, begin, stop[0], end, closed)
    if not _FULL_STOPS.isdisjoint(stop[0]):
        return not _inside_word(text, stop)
    if stop[0].strip(".") or len(stop[0]) > 2:
        return _ends_at_ellipsis(text, begin, stop, end)
    return _ends_at_dot(text, stop)


def _next_speaker_begins(text: str, begin: int, end: int) -> bool:
    """In a dialogue with dashes, another dash begins the answer."""
    return text.startswith(_DASHES, end) and text.startswith(_DASHES, begin) and text[end - 1] not in "…⋯."


def _ends_after_pair(text: str, begin: int, stop: str, end: int, closed: _Pair) -> bool:
    """A stop directly before a closing mark: does the sentence end there, or only what is quoted?"""
    if closed.opener in _TITLES:
        return False
    at_start = not text[begin : closed.start].strip()
    if closed.opener not in _QUOTES:
        return at_start
    if at_start:
        return not ATTRIBUTION.match(text, end) and not _only_hesitates(text, stop, end, closed)
    if SPEECH_COMES.search(text, max(begin, closed.start - 8), closed.start):
        return text[end] not in _QUOTES or text[closed.start - 1] in "：:，,"
    return "。" in stop


def _only_hesitates(text: str, stop: str, end: int, closed: _Pair) -> bool:
    """Whether “我……” is quoted and the sentence then tells what happens; another quotation would be the answer."""
    return (
        _FULL_STOPS.isdisjoint(stop)
        and len(_HAN.findall(text, closed.start, closed.end)) < _SHORTEST_BEFORE_ELLIPSIS
        and text[end] not in _QUOTES
    )


def _ends_at_ellipsis(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """An ellipsis ends a sentence that has said something; 我……我不知道 only hesitates."""
    at = stop.start()
    if len(_HAN.findall(text, max(begin, at - 40), at)) < _SHORTEST_BEFORE_ELLIPSIS:
        return False
    after = text[end : end + 8].lstrip()
    return after[:1] != text[at - 1] and not GOES_ON_AFTER_ELLIPSIS.match(after)


def _ends_at_dot(text: str, stop: re.Match[str]) -> bool:
    """A Latin full stop: after a Han character, or after a Latin sentence that stands in the text."""
    before, after = text[max(0, stop.start() - 12) : stop.start()], text[stop.end() : stop.end() + 2]
    if not before:
        return False
    if _HAN.match(before[-1]) or before[-1] in _CLOSERS:
        return not (after[:1].isascii() and after[:1].isalnum())
    return (
        bool(_LATIN_SENTENCE.search(before))
        and after[:1].isspace()
        and (after[1:].isupper() or bool(_HAN.match(after[1:])))
    )


def _inside_word(text: str, stop: re.Match[str]) -> bool:
    """A stop that is part of a number (３．５), of an address (a.com/x?y=1) or of a name (Yahoo!)."""
    if stop[0] not in ("?", "!", "．"):
        return False
    at = stop.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if stop[0] == "．":
        return before.isdigit() and after.isdigit()
    if stop[0] == "!" and NAME_WITH_A_SHOUT.search(text, max(0, at - 12), at):
        return True
    return (before + after).isascii() and all(part and (part.isalnum() or part in "/=") for part in (before, after))
