"""Where English sentences end: sentencex, with repairs for what news needs."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from tms.language.segmentation.lines import paragraphs

LONGEST_WHOLE_QUOTATION = 400
"""A segment longer than this (characters) is cut inside its quotations too."""

WINDOW = 8_000
"""How many characters sentencex gets at once."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“‘\"'—–-])(?:Amb|Atty|Cdr|Mgr|Vol|Ed|Eds|Figs?|Ste|Govs|Gens|Profs|Lieut|Ofc|Assoc|Mx|Ret|Pty|Herr|Sra|Para"
    r"|Messrs|Vice|Gov\.-Gen|Lt\.-Gen|Maj\.-Gen|Brig\.-Gen|Vice-Adm|Rear-Adm|Gen\.-Sec|Ch)\.$"
)
_NUMBER_COMES = re.compile(
    r"(?:^|[\s(\[—–-])(?:est|approx|ca|cf|c|nos?|vol|art|arts|para|paras|figs?|ch|tel|ext|pp?|ver)\.$", re.IGNORECASE
)
_CLOCK = re.compile(r"\d\s?[ap]\.m\.$", re.IGNORECASE)
_TIME_ZONE = re.compile(
    r"(?:[A-Z][\w.]+\s){0,2}(?:[Ss]tandard |[Dd]aylight |[Ll]ocal )?[Tt]ime\b"
    r"|(?:GMT|UTC|[ECMP][SD]?T|CET|CEST|BST|HKT|JST)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}[.)]+|[a-z][.)]|[ivx]{1,4}[.)]|[•▪‣⁃·*-]\s?\d{0,3}[.)]?)$")
_QUESTION_IN_QUOTES = re.compile(r"[?!…—][”’\"']+$")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|told|added|wrote|writes|replied|shouted|cried|exclaimed|wondered|demanded|quipped)\b"
)
_JOINED_SENTENCES = re.compile(r"[a-z]{2,}[.!?…]+[”’\"')\]]*$")
_CAPITALIZED = re.compile(r"[“‘\"'(\[]*(?:[A-Z][a-z]+\b|[AI]\b)")

_BRACKETED_SENTENCE = re.compile(r"(?:^|(?<=\s))[(\[][^()\[\]]*[.!?…][”’\"']?[)\]](?=\s+[“‘\"'(]?[A-Z0-9])")
_STOP_WITH_QUOTES = re.compile(
    r"(?:[.!?][”’\"']{2,}|(?<![(\[.…\s])(?:…|\.{3,})[”’\"']+|(?<=\w)…)(?=\s+[“‘\"'(]?(?!I\b)[A-Z])"
)
_FIRST_ITEM = re.compile(r"\s*(?P<bullet>[•▪‣⁃]\s?)?(?P<open>\()?(?P<mark>\d{1,2}|a)(?P<close>[.)]{1,2})\s+\S")
_QUOTATION_MARKS = str.maketrans('“”"', "   ")


def sentence_ends(text: str) -> list[int]:
    """Offsets in plain text after which an English sentence ends, in order; each follows a visible character."""
    ends: list[int] = []
    for start, stop in paragraphs(text):
        paragraph = text[start:stop].rstrip()
        if paragraph:
            ends += (start + end for end in _paragraph_ends(paragraph))
    return ends


def _paragraph_ends(text: str) -> list[int]:
    items = _list_items(text)
    if items:
        bounds = [0, *items, len(text)]
        return [end for start, stop in pairwise(bounds) for end in _plain_ends(text, start, stop)]
    return _plain_ends(text, 0, len(text))


def _plain_ends(text: str, start: int, stop: int) -> list[int]:
    return sorted({start + end for end in _candidates(text[start:stop])})


def _candidates(text: str) -> Iterator[int]:
    """Repaired ends within one paragraph or list item."""
    begin = 0
    for end in _merged(text, _raw_ends(text)):
        segment = text[begin:end]
        yield from (begin + inner for inner in _ends_inside(segment))
        yield end
        begin = end


def _raw_ends(text: str) -> list[int]:
    """What sentencex says, as offsets after the last visible character of each sentence."""
    ends: list[int] = []
    for raw in _sentencex_ends(text):
        begin = ends[-1] if ends else 0
        end = raw
        while end > begin and (text[end - 1].isspace() or text[end - 1] in "“‘([«"):
            end -= 1
        if end > begin and not text[begin:end].isspace():
            ends.append(end)
    visible = len(text.rstrip())
    if not ends or ends[-1] != visible:
        ends.append(visible)
    return ends


def _sentencex_ends(text: str) -> Iterator[int]:
    """Offsets after each sentence with its white space. Long texts go in windows: sentencex takes quadratic time."""
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
        if _goes_on(text, begin, end):
            continue
        kept.append(end)
        begin = end
    return [*kept, ends[-1]]


def _goes_on(text: str, begin: int, end: int) -> bool:
    tail = text[max(begin, end - 24) : end]
    after = text[end : end + 80]
    following = after.lstrip()
    if end - begin <= 8 and _LIST_MARK.fullmatch(tail.lstrip()):
        return True
    if _ABBREVIATION.search(tail) or (_NUMBER_COMES.search(tail) and following[:1].isdigit()):
        return True
    if _CLOCK.search(tail) and _TIME_ZONE.match(following):
        return True
    if _QUESTION_IN_QUOTES.search(tail) and _ATTRIBUTION.match(following):
        return True
    touching = len(following) == len(after)
    return touching and not (_JOINED_SENTENCES.search(tail) and _CAPITALIZED.match(following))


def _ends_inside(segment: str) -> list[int]:
    """Ends that sentencex misses: a sentence in brackets, several closing marks after a stop, a very long quotation."""
    ends = [found.end() for found in _STOP_WITH_QUOTES.finditer(segment)]
    lead = len(segment) - len(segment.lstrip())
    bracketed = _BRACKETED_SENTENCE.match(segment, lead)
    if bracketed:
        ends.append(bracketed.end())
    if len(segment) > LONGEST_WHOLE_QUOTATION:
        ends += _ends_in_quotations(segment)
    return sorted(set(ends))


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
