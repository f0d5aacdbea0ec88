"""Where English sentences end: sentencex, with repairs for what news needs.

Most ends need none, and a cheap look tells which: a full word and a stop, with space behind it. Sentence ends that
sentencex misses are looked for only in texts that hold the marks of one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from tms.language.segmentation.english_words import (
    ATTRIBUTION,
    BEFORE_NUMBERS,
    CALLED_BY_A_LETTER,
    INSTITUTIONS,
    JOINED_TITLES,
    OPENING_WORDS,
    SAID_NO_MORE,
    SHORTENED,
    TITLES_AND_SHORT_WORDS,
)
from tms.language.segmentation.lines import paragraphs

LONGEST_WHOLE_QUOTATION = 400
"""A segment longer than this (characters) is cut inside its quotations too."""

WINDOW = 8_000
"""How many characters sentencex gets at once."""

_LAST_WORD = re.compile(r"(?:^|[\s(\[“‘\"'—–-])((?:[\w.]+-)?[^\W\d_]+)\.$")
_INITIALS = re.compile(r"(?:^|[\s(\[“‘\"'—–])((?:[A-Z]\.-?)+)$")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_CLOCK = re.compile(r"\d\s?[ap]\.m\.$", re.IGNORECASE)
_TIME_ZONE = re.compile(
    r"(?:[A-Z][\w.]+\s){0,2}(?:[Ss]tandard |[Dd]aylight |[Ll]ocal )?[Tt]ime\b"
    r"|(?:GMT|UTC|[ECMP][SD]?T|CET|CEST|BST|HKT|JST)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}[.)]+|[a-zQA][.)]|[ivx]{1,4}[.)]|[•▪‣⁃·*-]\s?\d{0,3}[.)]?)$")
_QUESTION_IN_QUOTES = re.compile(r"[?!…—][”’\"']+$")
_STOP_IN_QUOTES = re.compile(r"\.[”\"]$")
_AMOUNT = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹]|Rs\.? ?|[A-Z]{3} )?\d")
_SHOUT = re.compile(r"[?!…][”’\"'`)\]]*$")
_SMALL_WORD = re.compile(r"[a-z]+(?!\w)(?!\.\w)")
_JOINED_SENTENCES = re.compile(r"[a-z]{2,}[.!?…]+[”’\"')\]]*$")
_CAPITALIZED = re.compile(r"[“‘\"'(\[]*(?:[A-Z][a-z]+\b|[AI]\b)")

_BRACKETED_SENTENCE = re.compile(r"[(\[][^()\[\]]*[.!?…][”’\"']?[)\]](?=\s+[“‘\"'(]?[A-Z0-9])")
_NOTHING_SAID = re.compile(r"[\W_]{0,12}$")
_NEXT = r"(?=\s+[“‘\"'(]?(?!I\b)[A-Z])"
_MISSED = (
    (("…", "..."), re.compile(rf"(?:(?<![(\[.…\s])(?:…|\.{{3,}})[”’\"']+|(?<=\w)…){_NEXT}")),
    (("”’", "’”", "'\"", "\"'", "””"), re.compile(rf"[.!?][”’\"']{{2,}}{_NEXT}")),
    (tuple("¹²³⁴⁵⁶⁷⁸⁹⁰"), re.compile(r"[.!?][”’\"']*[¹²³⁰⁴-⁹]+(?=\s+[“‘\"'(]?[A-Z0-9])")),
    (("etc.",), re.compile(rf"\betc\.[”’\"')]*{_NEXT}")),
    (("May.",), re.compile(rf"\bMay\.[”’\"']*{_NEXT}")),
    (
        (" St.",),
        re.compile(
            rf"\b(?:Wall|Downing|Main|Fleet|Bond|Oxford|High|\d(?:st|nd|rd|th)) St\.{_NEXT}(?!\s+(?:Journal|Week)\b)"
        ),
    ),
    (CALLED_BY_A_LETTER, re.compile(rf"\b(?:{'|'.join(CALLED_BY_A_LETTER)}) [A-Z]\.[”’\"']*{_NEXT}")),
)
"""Ends that sentencex misses: strings that a text must hold for it to be worth a search, and the search."""

_FIRST_ITEM = re.compile(r"\s*(?P<bullet>[•▪‣⁃]\s?)?(?P<open>\()?(?P<mark>\d{1,2}|a)(?P<close>[.)]{1,2})\s+\S")
_STRAIGHT_OPENING = re.compile(r"\"(?<![^\s(\[—–“‘']\")(?=[^\s\"])")
_QUOTATION_MARKS = str.maketrans('“”"', "   ")


def sentence_ends(text: str) -> list[int]:
    """Offsets in plain text after which an English sentence ends, in order; each follows a visible character."""
    ends: list[int] = []
    for start, stop in paragraphs(text):
        paragraph = text[start:stop].rstrip()
        if paragraph:
            found = _paragraph_ends(paragraph)
            ends += (start + end for end in found) if start else found
    return ends


def _paragraph_ends(text: str) -> list[int]:
    items = _list_items(text)
    if not items:
        return _plain_ends(text)
    bounds = [0, *items, len(text)]
    return [start + end for start, stop in pairwise(bounds) for end in _plain_ends(text[start:stop])]


def _plain_ends(text: str) -> list[int]:
    """Repaired ends within one paragraph or list item."""
    ends = _merged(text, _raw_ends(text))
    if len(ends) > 1 and _NOTHING_SAID.match(text, ends[-2]):
        del ends[-2]
    more = [found.end() for signs, missed in _MISSED if _holds_any(text, signs) for found in missed.finditer(text)] + [
        end for start, stop in pairwise([0, *ends]) for end in _ends_inside(text, start, stop)
    ]
    return sorted({*ends, *more}) if more else ends


def _holds_any(text: str, signs: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, signs))


def _raw_ends(text: str) -> list[int]:
    """What sentencex says, as offsets after the last visible character of each sentence."""
    ends: list[int] = []
    begin = 0
    for raw in _sentencex_ends(text):
        end = raw
        while end > begin and (text[end - 1].isspace() or text[end - 1] in "“‘([«"):
            end -= 1
        if end > begin and not text[begin:end].isspace():
            ends.append(end)
            begin = end
    visible = len(text.rstrip())
    if not ends or ends[-1] != visible:
        ends.append(visible)
    return ends


def _sentencex_ends(text: str) -> Iterator[int]:
    """Offsets after each sentence with its white space. Long texts go in windows: sentencex takes quadratic time."""
    if '"' in text:
        # Taken in pairs, straight marks turn inside out for the rest of the paragraph where one of them is missing.
        text = _STRAIGHT_OPENING.sub("“", text).replace('"', "”")
    at = 0
    while at < len(text):
        window = text[at : at + WINDOW]
        sentences = sentencex.segment("en", window)
        is_last = at + len(window) == len(text)
        if "".join(sentences) != window or (len(sentences) == 1 and not is_last):
            at += len(window)
            continue
        for sentence in sentences if is_last else sentences[:-1]:
            at += len(sentence)
            yield at


def _merged(text: str, ends: list[int]) -> list[int]:
    """The ends that are ends: not after a list mark, an abbreviation, a clock time, a question before its speaker."""
    kept: list[int] = []
    begin = 0
    for end in ends[:-1]:
        if _is_plain_end(text, begin, end) or not _goes_on(text, begin, end):
            kept.append(end)
            begin = end
    kept.append(ends[-1])
    return kept


def _is_plain_end(text: str, begin: int, end: int) -> bool:
    """Whether the end follows a full word, so that nothing of ``_goes_on`` can hold."""
    if end - begin <= 8 or not text[end].isspace():
        return False
    stop = text[end - 1]
    if stop == ".":
        word = text[text.rfind(" ", begin, end) + 1 : end - 1]
        return (
            len(word) > 1
            and word.isalpha()
            and word not in TITLES_AND_SHORT_WORDS
            and word.lower() not in BEFORE_NUMBERS
            and word.lower() not in SHORTENED
        )
    return stop in "?!" or (stop in '”"' and text[end - 2] == "." and SAID_NO_MORE.match(text, end + 1) is None)


def _goes_on(text: str, begin: int, end: int) -> bool:
    tail = text[max(begin, end - 24) : end]
    after = text[end : end + 80]
    following = after.lstrip()
    if end - begin <= 8 and _LIST_MARK.fullmatch(tail.lstrip()):
        return True
    if tail[-1] == "." and _stop_of_a_short_word(tail, following):
        return True
    if _STOP_IN_QUOTES.search(tail) and SAID_NO_MORE.match(following):
        return True
    if _QUESTION_IN_QUOTES.search(tail) and ATTRIBUTION.match(following):
        return True
    if _SHOUT.search(tail) and _SMALL_WORD.match(following):
        return True
    touching = len(following) == len(after)
    return touching and not (_JOINED_SENTENCES.search(tail) and _CAPITALIZED.match(following))


def _stop_of_a_short_word(tail: str, following: str) -> bool:
    found = _LAST_WORD.search(tail)
    if found:
        word = found[1]
        if word.rpartition("-")[2] in TITLES_AND_SHORT_WORDS or word in JOINED_TITLES:
            return True
        if word.lower() in BEFORE_NUMBERS and _AMOUNT.match(following):
            return True
        if word.lower() in SHORTENED and _SMALL_WORD.match(following):
            return True
    if _CLOCK.search(tail):
        return bool(_TIME_ZONE.match(following))
    initials = _INITIALS.search(tail)
    if not initials or len(initials[1]) < 4 or initials[1] in INSTITUTIONS:
        return False
    name = _NAME.match(following)
    return bool(name and name[0] not in OPENING_WORDS)


def _ends_inside(text: str, start: int, stop: int) -> list[int]:
    """Further ends that sentencex misses within a segment: a sentence in brackets, a very long quotation."""
    ends: list[int] = []
    while text[start].isspace():
        start += 1
    if text[start] in "([":
        bracketed = _BRACKETED_SENTENCE.match(text, start, stop)
        if bracketed:
            ends.append(bracketed.end())
    if stop - start > LONGEST_WHOLE_QUOTATION:
        ends += (start + end for end in _ends_in_quotations(text[start:stop]))
    return ends


def _ends_in_quotations(segment: str) -> list[int]:
    ends: list[int] = []
    for end in _merged(segment, _raw_ends(segment.translate(_QUOTATION_MARKS)))[:-1]:
        after = end
        while after < len(segment) and segment[after] in "”’\"'":
            after += 1
        ends.append(after)
    return [
        end
        for end in ends
        if not _QUESTION_IN_QUOTES.search(segment[:end][-4:]) or segment[end:].lstrip()[:1].isupper()
    ]


def _list_items(text: str) -> list[int]:
    """Where the later items of a list within one line begin; none unless it counts on from its first mark."""
    first = _FIRST_ITEM.match(text)
    if not first:
        return []
    starts: list[int] = []
    mark = first["mark"]
    at = first.end()
    while True:
        mark = chr(ord(mark) + 1) if mark.isalpha() else str(int(mark) + 1)
        lead = re.escape((first["bullet"] or "").strip()) + r"\s?" if first["bullet"] else ""
        following = re.compile(
            rf"(?<=\s){lead}{re.escape(first['open'] or '')}{mark}{re.escape(first['close'])}(?=\s+\S)"
        )
        found = following.search(text, at)
        if not found:
            return starts
        starts.append(found.start())
        at = found.end()
