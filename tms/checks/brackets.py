"""Brackets, and quotation marks by locale: each has its partner, and the marks are those of the language.

A partner may stand in another segment of the paragraph; a quotation that goes on in the next paragraph opens there
again, and only its last paragraph closes it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from tms.checks.finding import CheckedText, Finding
from tms.domain.locales import is_chinese
from tms.domain.translatable import Words
from tms.language.conversion.profiles.untouched import untouched
from tms.language.conversion.quotes import is_apostrophe, quote_in
from tms.language.lint.punctuation import mark_findings, quoted_for

_PARTNERS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】", "《": "》", "〈": "〉", "〔": "〕"}
_CLOSING = frozenset(_PARTNERS.values())
_NARROW = str.maketrans("（）［］", "()[]")
_BRACKET = re.compile(f"[{re.escape(''.join((*_PARTNERS, *_CLOSING)))}]")
_LIST_NUMBER = re.compile(r"(?<![\w(（])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?=[)）])")
_QUOTE = re.compile('[“”"「」『』„«»＂〝〞]')
_ANY_QUOTE = re.compile('[“”‘’"「」『』„«»＂〝〞《》〈〉【】]')
_TURNED = re.compile(r"[“「『](?=\s*$)|(?<!\S)(?<!.)[”」』]")
_MOST_KEPT = 1024
_ENDS_QUOTATION = frozenset('”’」』"')
_NOT_ENGLISH = re.compile("[「」『』《》〈〉【】〝〞＂]")


def has_mark(words: str) -> bool:
    """Whether there is a mark that may wait for its partner in another segment."""
    return bool(_BRACKET.search(words) or _QUOTE.search(words))


def has_lone_mark(text: CheckedText) -> bool:
    """Whether a bracket or quotation mark has no partner in the segment, so that its paragraph has to be asked."""
    return has_mark(text.text) and _has_lone_mark(text)


@lru_cache(maxsize=_MOST_KEPT)
def _has_lone_mark(text: CheckedText) -> bool:
    """A page asks again for every row, and few have changed."""
    words = text.plain_text
    return bool(_lone_brackets(words) or _lone_in(text)(words))


def check_brackets(text: CheckedText) -> Iterator[Finding]:
    """A bracket without its partner, where the source has no such one either."""
    words = text.plain_text
    if not _BRACKET.search(words):
        return
    for at in _without_partner(text, words, _lone_brackets, _lone_brackets):
        told = Words("“{mark}” has no partner.", mark=words[at])
        yield text.found("brackets.lone", "typographical", told, at=(at, at + 1), about=_around(words, at))


def check_quotation_marks(text: CheckedText) -> Iterator[Finding]:
    """Marks of another language or style, straight ones in Chinese, turned ones, and one without its partner.

    Where the source's paragraph is open, the text's may be.
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
            told = Words("“{mark}” is a Chinese punctuation mark.", mark=found[0])
            yield text.found("quotation-marks.style", "locale-violation", told, at=found.span(), about=found[0])
    for at in _without_partner(text, words, _lone_in(text), _lone_in_source):
        told = Words("“{mark}” has no partner.", mark=words[at])
        yield text.found("quotation-marks.lone", "typographical", told, at=(at, at + 1), about=_around(words, at))


def _without_partner(
    text: CheckedText, words: str, lone_in: Callable[[str], Sequence[int]], source_in: Callable[[str], Sequence[int]]
) -> Iterator[int]:
    """Where marks of the segment stand that have no partner in its paragraph either, if the source's have theirs."""
    alone = lone_in(words)
    around = text.paragraph
    if not alone or around.unfinished:
        return
    source = f"{around.source_before}{text.plain_source}{around.source_after}"
    if source_in(source):
        return
    start, whole = len(around.before), f"{around.before}{words}{around.after}"
    lone = frozenset(lone_in(whole))
    is_odd = any(whole[at] == '"' for at in lone)
    goes_on = around.next_begins if source.rstrip()[-1:] in _ENDS_QUOTATION else ""
    for at in alone:
        # Of straight ones nobody knows which is the lone one: the segment that has one too many by itself is told.
        if is_odd if words[at] == '"' else start + at in lone and words[at] not in goes_on:
            yield at


def _chinese_marks(text: CheckedText, words: str) -> Iterator[Finding]:
    for found in mark_findings(words, text.region or text.locale, text.house):
        if found.code in {"mark-quotes", "mark-straight"}:
            code = "quotation-marks.style" if found.code == "mark-quotes" else "quotation-marks.straight"
            at = (found.start, found.end)
            yield text.found(code, "locale-violation", found.words, at=at, about=_around(words, found.start))


def _lone_brackets(words: str) -> list[int]:
    skipped = untouched(words)
    numbered = {number.end() for number in _LIST_NUMBER.finditer(words)}
    opened: list[int] = []
    lone: list[int] = []
    for found in _BRACKET.finditer(words):
        at, mark = found.start(), found[0].translate(_NARROW)
        # No address has a wide bracket: it stands behind one.
        if skipped[at] and mark == found[0]:
            continue
        if mark in _PARTNERS:
            opened.append(at)
        elif opened and _PARTNERS[words[opened[-1]].translate(_NARROW)] == mark:
            opened.pop()
        elif at not in numbered:
            lone.append(at)
    return sorted(lone + opened)


def _lone_in(text: CheckedText) -> Callable[[str], Sequence[int]]:
    """What says where the quotation marks without partner stand in words of the text's language."""
    if not is_chinese(text.locale):
        return _lone_quotes
    return lambda words: (
        quoted_for(words, text.region or text.locale, text.house).unbalanced if _QUOTE.search(words) else ()
    )


def _lone_in_source(words: str) -> Sequence[int]:
    """British texts quote with single marks."""
    return _lone_quotes(words) or quote_in(words, "curly").unbalanced


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
