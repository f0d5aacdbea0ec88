"""A day that no line of its own says: beside more than the reader knows, or in a dateline. Its line stays in the text."""

import re
from collections.abc import Iterable

from tms.domain.imported_article import Block
from tms.domain.inline import plain
from tms.language.pasted.bylines import read_byline
from tms.language.pasted.dates import FoundDate, find_dates
from tms.language.pasted.fields import Fields
from tms.language.pasted.shapes import is_prose, width

_IN_TEXT = "taken from the first paragraph, where it still stands"
_IN_LINE = "taken from a line that says more, where it still stands"
_FIRST = 5
_LONGEST = 120
_LONGEST_PARTED = 300
_LEAST_PARTS = 3
_BARS = re.compile(r"[ \u3000]+[|·•｜][ \u3000]*")
_CLOCK = re.compile(r"[ \u3000]*(?:\d{1,2}[:：]\d{2}|\d{1,2}[时時]\d{2})")
_LABEL = re.compile(
    r"[\W_]*(?:(?:published|posted|date|发布|發布|发表|發表)(?: ?(?:on|于|於|日期|时间|時間))?|(?:日期|时间|時間))?[\W_]*\Z",
    re.IGNORECASE,
)
_APART = re.compile(r"\Z|[ \u3000]*[^\w \u3000]|[ \u3000]+[A-Z\u4e00-\u9fff]")
"""What follows a day that is no word of a sentence or a title."""

_PLACE = re.compile(r"(?:[A-Z][\w .,’'/()-]{1,60}?(?:,|[ ,]?[–—-]{1,2}))? ?\Z")
_DASH = re.compile(r" ?(?:[–—]|-{1,2}[ A-Z]|/[A-Z])")
_DATELINE = 110


def take_day_beside(blocks: Iterable[Block], fields: Fields, language: str, *, of_lines: bool = False) -> None:
    """The day of one of the first lines, if nothing else says one; told as doubtful. ``of_lines``: not of a dateline."""
    if not fields.wants("published_on"):
        return
    lines = [
        plain(block.text, block.codes).strip()
        for block in blocks
        if block.kind in {"paragraph", "standfirst", "list_item"}
    ]
    for text in lines[:_FIRST]:
        is_text = is_prose(text)
        if is_text and of_lines:
            return
        found = _day_of_dateline(text, language) if is_text else _day_of_line(text, language)
        if found:
            fields.published_on = found.value
            fields.doubtful["published_on"] = _IN_TEXT if is_text else _IN_LINE
            _take_who(text, fields)
        if found or is_text:
            return


def _day_of_line(text: str, language: str) -> FoundDate | None:
    """Of a short line with one day, which begins it or stands before a clock's time, or is all that a part of it says."""
    if parted := _day_of_part(text, language):
        return parted
    found = find_dates(text, language) if width(text) <= _LONGEST else []
    if len(found) != 1 or found[0].doubt:
        return None
    after = text[found[0].end :]
    is_first = _LABEL.match(text[: found[0].start]) and _APART.match(after)
    return found[0] if is_first or _CLOCK.match(after) else None


def _take_who(text: str, fields: Fields) -> None:
    """Of a line with a day, the author whom its first part names and says so."""
    first = _BARS.split(text)[0].strip()
    byline = read_byline(first) if first != text.strip() and fields.wants("author") else None
    if byline:
        fields.author = byline.author
        fields.doubtful["author"] = _IN_LINE


def _day_of_part(text: str, language: str) -> FoundDate | None:
    """``By Anna · Nov 21, 2014 · 2 min · Rail · Ports``; of a day and another with bars between the second is an update's."""
    parts = [part.strip() for part in _BARS.split(text)] if width(text) <= _LONGEST_PARTED else []
    if len(parts) < _LEAST_PARTS:
        return None
    days = [
        found[0]
        for part in parts
        if len(found := find_dates(part, language)) == 1 and found[0].end - found[0].start == len(part)
    ]
    is_sure = bool(days) and days[0].doubt is None and days[0].value == min(day.value for day in days)
    return days[0] if is_sure else None


def _day_of_dateline(text: str, language: str) -> FoundDate | None:
    """``VIENNA, November 21, 2014 – The ministers …``: a place, a day and a dash."""
    found = find_dates(text[:_DATELINE], language)
    if not found or found[0].doubt:
        return None
    is_dateline = _PLACE.match(text[: found[0].start]) and _DASH.match(text[found[0].end :])
    return found[0] if is_dateline else None
