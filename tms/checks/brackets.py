"""Brackets, and quotation marks by locale: each has its partner, and the marks are those of the language."""

import re
from collections.abc import Iterator, Sequence

from tms.checks.finding import CheckedText, Finding
from tms.domain.locales import is_chinese
from tms.domain.words import Words
from tms.language.conversion.profiles.untouched import untouched
from tms.language.conversion.quotes import is_apostrophe
from tms.language.lint.marks import mark_findings, quoted_for

_PARTNERS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】", "《": "》", "〈": "〉", "〔": "〕"}
_CLOSING = frozenset(_PARTNERS.values())
_NARROW = str.maketrans("（）［］", "()[]")
_BRACKET = re.compile(f"[{re.escape(''.join((*_PARTNERS, *_CLOSING)))}]")
_LIST_NUMBER = re.compile(r"(?<![\w(（])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?=[)）])")
_QUOTE = re.compile('[“”"「」『』„«»＂〝〞]')
_ANY_QUOTE = re.compile('[“”‘’"「」『』„«»＂〝〞《》〈〉【】]')
_TURNED = re.compile(r"[“「『](?=\s*$)|(?<!\S)(?<!.)[”」』]")
_NOT_ENGLISH = re.compile("[「」『』《》〈〉【】〝〞＂]")


def check_brackets(text: CheckedText) -> Iterator[Finding]:
    """A bracket without its partner, where the source has no such one either."""
    words = text.plain_text
    if not _BRACKET.search(words):
        return
    lone = _lone_brackets(words)
    if lone and not _lone_brackets(text.plain_source):
        for at in lone:
            told = Words("“{mark}” has no partner.", mark=words[at])
            yield text.found("brackets.lone", "typographical", told, at=(at, at + 1), about=_around(words, at))


def check_quotation_marks(text: CheckedText) -> Iterator[Finding]:
    """Marks of another language or style, straight ones in Chinese, turned ones, and one without its partner.

    A quotation may go on in the next segment: where the source is open, the text may be.
    """
    words = text.plain_text
    if not _ANY_QUOTE.search(words):
        return
    turned = [found.span() for found in _TURNED.finditer(words)]
    for start, end in turned:
        told = Words("“{mark}” opens at the end, or closes at the start.", mark=words[start:end])
        yield text.found("quotation-marks.turned", "typographical", told, at=(start, end), about=words[start:end])
    if not turned:
        yield from _wrong_marks(text, words)


def _wrong_marks(text: CheckedText, words: str) -> Iterator[Finding]:
    if is_chinese(text.locale):
        yield from _chinese_marks(text, words)
    else:
        for found in _NOT_ENGLISH.finditer(words):
            told = Words("“{mark}” is a mark of Chinese.", mark=found[0])
            yield text.found("quotation-marks.style", "locale-violation", told, at=found.span(), about=found[0])
    lone = _lone_in_chinese(words, text) if is_chinese(text.locale) else _lone_quotes(words)
    if lone and not _lone_quotes(text.plain_source):
        for at in lone:
            told = Words("“{mark}” has no partner.", mark=words[at])
            yield text.found("quotation-marks.lone", "typographical", told, at=(at, at + 1), about=_around(words, at))


def _chinese_marks(text: CheckedText, words: str) -> Iterator[Finding]:
    for found in mark_findings(words, text.region or text.locale, text.house):
        if found.code in {"mark-quotes", "mark-straight"}:
            code = "quotation-marks.style" if found.code == "mark-quotes" else "quotation-marks.straight"
            at = (found.start, found.end)
            yield text.found(code, "locale-violation", found.words, at=at, about=_around(words, found.start))


def _lone_brackets(words: str) -> list[int]:
    skipped = untouched(words)
    for number in _LIST_NUMBER.finditer(words):
        skipped[number.end()] = 1
    opened: list[int] = []
    lone: list[int] = []
    for found in _BRACKET.finditer(words):
        at, mark = found.start(), found[0].translate(_NARROW)
        if skipped[at]:
            continue
        if mark in _PARTNERS:
            opened.append(at)
        elif opened and _PARTNERS[words[opened[-1]].translate(_NARROW)] == mark:
            opened.pop()
        else:
            lone.append(at)
    return sorted(lone + opened)


def _lone_in_chinese(words: str, text: CheckedText) -> Sequence[int]:
    return quoted_for(words, text.region or text.locale, text.house).unbalanced if _QUOTE.search(words) else ()


def _lone_quotes(words: str) -> list[int]:
    """Offsets of quotation marks without partner. Single ones are apostrophes too often to be asked about."""
    if not _QUOTE.search(words):
        return []
    skipped = untouched(words)
    opened: list[int] = []
    lone: list[int] = []
    straight: list[int] = []
    for found in _QUOTE.finditer(words):
        at, mark = found.start(), found[0]
        if skipped[at] or is_apostrophe(words, at):
            continue
        if mark == '"':
            if not _is_inches(words, at):
                straight.append(at)
        elif mark in "“„「『":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            lone.append(at)
    return sorted([*lone, *opened, *(straight[-1:] if len(straight) % 2 else [])])


def _is_inches(words: str, at: int) -> bool:
    return words[at - 1 : at].isdigit() and not words[:at].count('"') % 2


def _around(words: str, at: int) -> str:
    """What the mark is known by: itself, and the few characters beside it."""
    return words[max(0, at - 3) : at + 4]
