"""How a text ends: with a full stop, a question or nothing, as the source does, in the marks of its script."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.translatable import Words

_CLOSERS = "\"'”’」』）)》〉】］]>*_`\u00a0 \t\n"
_ENDS = {".": "stop", "。": "stop", "．": "stop", "?": "question", "？": "question", "!": "call", "！": "call"}
_ENDS |= {":": "colon", "：": "colon", ";": "pause", "；": "pause", ",": "pause", "，": "pause", "、": "pause"}
_ENDS |= {"…": "open", "—": "open", "–": "open", "-": "open"}
_MAY_CHANGE = ({"stop", "call"}, {"stop", "colon"})
"""A sentence before a quotation ends with a colon in Chinese; exclamation marks are fewer in English."""
_NAMES = {
    "stop": Words("a full stop"),
    "question": Words("a question mark"),
    "call": Words("an exclamation mark"),
    "colon": Words("a colon"),
}
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.)+$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|No|vs|al|Bros|St|Ave)\.$")
_LONGEST_ABBREVIATION = 60
_WITHOUT_STOP = frozenset(
    {"title", "heading", "byline", "author_title", "caption", "alt_text", "table_cell", "list_item"}
)


def check_end(text: CheckedText) -> Iterator[Finding]:
    """The mark at the end is another, is missing, or is one too many; single words and initials are not asked."""
    there, here = _end(text.plain_source), _end(text.plain_text)
    if there == here or "open" in {there, here} or not text.plain_source.strip(_CLOSERS):
        return
    if {there, here} == {"", "stop"} and text.kind in _WITHOUT_STOP and there == "stop":
        # 标题不加句号: a caption or heading may lose its full stop on the way to Chinese.
        return
    if {there, here} in _MAY_CHANGE:
        return
    words = text.plain_text.rstrip(_CLOSERS)
    if not words:
        return
    at = (len(words) - 1, len(words))
    told = Words("It ends with {here}, the source with {there}.", here=_name(here), there=_name(there))
    yield text.found("end-punctuation.differs", "typographical", told, at=at, about=f"{there}>{here}")


def _end(words: str) -> str:
    """What kind of mark the text ends with; empty for none."""
    stripped = words.rstrip(_CLOSERS)
    if _ABBREVIATION.search(stripped[-_LONGEST_ABBREVIATION:]):
        return "open"
    if stripped.endswith(("...", "。。。")):
        return "open"
    return _ENDS.get(stripped[-1:], "")


def _name(end: str) -> str:
    return _NAMES.get(end, Words("a comma or semicolon") if end == "pause" else Words("no mark"))
