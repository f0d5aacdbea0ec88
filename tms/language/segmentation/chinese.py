"""Where Chinese sentences end: a scanner that knows brackets, quotation marks, titles, ellipses and Latin inside.

A quotation or bracket of several sentences stays whole up to ``LONGEST_WHOLE``; ；never ends a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_STOP = re.compile(r"[。！？!?．｡…⋯]+|\.+[。！？!?…]*")
_FULL_STOPS = frozenset("。！？!?．｡")
_NOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[①-⑳])+")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff]")
_CLAUSE_GOES_ON = re.compile(
    r"\s*(?:[，、；：。！？!?…,;:）)」』”’》〉】〕\]—–]|的(?!确)|地(?=[\u4e00-\u9fff]{1,2}[，。了着])|等(?=[一-鿿，])|之[一称類类]|[与與](?=[“「《]))"
)
_ATTRIBUTION = re.compile(
    r"\s*[^。！？!?…，；：“「\s]{0,16}?"
    r"(?:说|說|道|问|問|称|稱|表示|指出|回答|答|喊|叫|写|寫|强调|強調|补充|補充|告诉|告訴|认为|認為|解释|解釋|反问|反問|追问|追問|感叹|感嘆|感慨|承认|承認|警告|呼吁|呼籲|笑)"
    r"(?:道|着|著|过|過)?(?:[，。：；！,:]|$)"
)
_SPEECH_COMES = re.compile(r"(?:[：:]|(?:说|說|道|问|問|称|稱|表示|指出|回答|喊|写|寫)[，,]?)\s*$")
_LATIN_SENTENCE = re.compile(r"[a-z]{4,}$")
_SHORTEST_BEFORE_ELLIPSIS = 6


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    end: int
    opener: str


def sentence_ends(text: str) -> list[int]:
    """Offsets in plain text after which a Chinese sentence ends, in order; each follows a visible character."""
    ends: list[int] = []
    for start, stop in paragraphs(text):
        paragraph = text[start:stop].rstrip()
        if paragraph.strip():
            ends += (start + end for end in _paragraph_ends(paragraph))
            ends.append(start + len(paragraph))
    return ends


def _paragraph_ends(text: str) -> Iterator[int]:
    """The ends inside one paragraph, without its own."""
    whole = _whole_pairs(text)
    closing = {pair.end - 1: pair for pair in whole}
    following = iter([*whole, _Pair(len(text) + 1, len(text) + 1, "")])
    pair = next(following)
    begin = 0
    for stop in _STOP.finditer(text):
        if stop.start() < begin:
            continue
        while pair.end <= stop.start():
            pair = next(following)
        inside = pair.start < stop.start()
        end = _with_closers(text, stop.end())
        if inside and end < pair.end:
            continue
        closed = closing.get(pair.end - 1) if inside else None
        if end < len(text) and _ends_sentence(text, begin, stop, end, closed):
            yield end
            begin = end


def _whole_pairs(text: str) -> list[_Pair]:
    """The outermost pairs that stay whole, in order. A mark without partner is none; too long a pair is cut."""
    found = sorted(_all_pairs(text), key=lambda pair: pair.start)
    whole: list[_Pair] = []
    for pair in found:
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


def _with_closers(text: str, at: int) -> int:
    """Behind the closing marks and note marks that follow a stop."""
    while at < len(text):
        note = _NOTE_MARK.match(text, at)
        if note:
            at = note.end()
        elif text[at] in _CLOSERS or (text[at] == '"' and not text[at + 1 : at + 2].isalnum()):
            at += 1
        else:
            break
    return at


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int, closed: _Pair | None) -> bool:
    if _CLAUSE_GOES_ON.match(text, end) and (closed or text[end] not in "的地等之与與"):
        return False
    if closed:
        return _ends_after_pair(text, begin, stop[0], end, closed)
    if _FULL_STOPS.isdisjoint(stop[0]):
        return (
            _ends_at_ellipsis(text, begin, stop, end)
            if stop[0].strip(".") or len(stop[0]) > 2
            else _ends_at_dot(text, stop)
        )
    return not _inside_address(text, stop)


def _ends_after_pair(text: str, begin: int, stop: str, end: int, closed: _Pair) -> bool:
    """A stop directly before a closing mark: does the sentence end there, or only what is quoted?"""
    if closed.opener in _TITLES:
        return False
    at_start = not text[begin : closed.start].strip()
    if closed.opener not in _QUOTES:
        return at_start
    if at_start:
        return not _ATTRIBUTION.match(text, end)
    if _SPEECH_COMES.search(text, max(begin, closed.start - 8), closed.start):
        return True
    return "。" in stop


def _ends_at_ellipsis(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """An ellipsis ends a sentence that has said something; 我……我不知道 only hesitates."""
    before = text[begin : stop.start()]
    if len(_HAN.findall(before[-40:])) < _SHORTEST_BEFORE_ELLIPSIS:
        return False
    after = text[end : end + 8].lstrip()[:1]
    return after != before[-1:] and after not in "的了着著和与與及或而但等"


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


def _inside_address(text: str, stop: re.Match[str]) -> bool:
    """A ? or ! within an address such as a.com/x?y=1."""
    around = text[stop.start() - 1 : stop.start()] + text[stop.end() : stop.end() + 1]
    return (
        stop[0] in "?!"
        and len(around) == 2
        and around.isascii()
        and all(part.isalnum() or part in "/=" for part in around)
    )
