"""A pasted page as an article: every line ends up in a field, in a block, or among what was left out."""

import re

from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.language.pasted.body import make_blocks
from tms.language.pasted.bylines import Byline, read_byline
from tms.language.pasted.dates import find_dates
from tms.language.pasted.days_beside import take_day_beside
from tms.language.pasted.endings import take_late_credits, take_notes
from tms.language.pasted.fields import Fields, read_fields
from tms.language.pasted.head import Head, read_head
from tms.language.pasted.lines import Unit, read_lines
from tms.language.pasted.notes import read_glued_office
from tms.language.pasted.shapes import is_han_name, is_prose, width
from tms.language.pasted.signs import read_label
from tms.language.pasted.tail import Tail, find_tail
from tms.language.pasted.wrapping import read_units

_DATELINE = re.compile(r"(?:.{0,24}?[电電讯訊] ?)?[【〔［\[（(](?P<inside>[^】〔〕［］\[\]（）()]{2,40})[】〕］\]）)]")
_AGENCY_DAY = re.compile(
    r"[（(【]?(?:新华社|新華社|中新社|中新网|中新網|中央社|人民网|央视网|法新社|路透社?|美联社|美聯社|共同社)[^电電讯訊。，,]{0,24}?"
    r"(?P<day>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)[^电電讯訊。，,]{0,6}[电電讯訊]"
)
_LAST_WORDS = re.compile(r"[。！？”」…][（(〔【](?P<inside>[^（()）〔〕【】]{2,40})[)）〕】]$")

_FIRST = 3
_EARLY = 8
_LAST, _BUTTON = 4, 20
_SAYS_WHO = re.compile(
    r"(?:《[^《》]{1,12}》)?(?:本文)?(?:作者|撰文|撰稿|记者|記者)[ \u3000]*[:：︰﹕|｜丨/／ \u3000][^。，,]{2,24}\Z"
)
"""A line of its own below a summary or a table of what the text says."""


def understand(text: str, language: str) -> ImportedArticle:
    """The article in a page's plain text, copied from a site. ``language`` is en, zh-Hans or zh-Hant.

    Nothing is decided in silence: what is no part of the article stands in ``left_out`` with the reason, and a field that
    was guessed or not found stands in ``doubtful``.
    """
    return understand_units(read_units(list(read_lines(text)), language), language)


def understand_units(units: list[Unit], language: str, given: Fields | None = None) -> ImportedArticle:
    """The article in units that a reader made; ``given`` holds fields that are known already and are not looked for."""
    head = read_head(units, language)
    fields = read_fields(units, head, given)
    is_bare = not any(sign.kind == "furniture" and sign.why != "separator" for sign in head.signs[: head.body_start])
    tail = find_tail(units, head.body_start, fields.author, is_bare=is_bare)
    take_notes(units, head, tail, fields)
    # A day above the text says more than one below it, which may be another article's.
    take_day_beside(_blocks(units, head, tail), fields, language, of_lines=True)
    take_late_credits(units, head, tail, fields, language)
    blocks = _blocks(units, head, tail)
    _take_dateline(blocks, fields, language)
    _take_last_words(blocks, fields)
    take_day_beside(blocks, fields, language)
    if tail.unsure:
        fields.doubtful["blocks"] = f"“{units[tail.unsure[0]].text[:60]}” stands in the middle of the text"
    if not blocks:
        fields.doubtful["blocks"] = "no text found"
    elif fields.author_title is None and fields.author and (office := read_glued_office(blocks[-1].text)):
        fields.author_title = office
        fields.doubtful.setdefault("author_title", "taken from the end of the last paragraph, where it still stands")
    why = head.why | tail.inside | tail.after
    left_out = [LeftOut(units[i].text, why[i]) for i in sorted(why)] + fields.left_out
    return fields.page(language, blocks, left_out)


def _blocks(units: list[Unit], head: Head, tail: Tail) -> list[Block]:
    body = [i for i in range(head.body_start, tail.end) if i not in tail.inside]
    return _head_blocks(units, head) + make_blocks([units[i] for i in body])


def _take_dateline(blocks: list[Block], fields: Fields, language: str) -> None:
    """The reporter and the day at the beginning of the first paragraph, which keeps its text.

    The line below a picture, or a button, may stand before it.
    """
    early = [block.text.strip() for block in blocks[:_EARLY] if block.kind == "paragraph"]
    firsts = early[:_FIRST] + [text for text in early[_FIRST:] if is_prose(text)][:1]
    insides = [found["inside"] for text in firsts if (found := _DATELINE.match(text))]
    lines = [text for text in early if _SAYS_WHO.match(text)]
    byline = next((byline for text in [*insides, *lines] if (byline := read_byline(text))), None)
    if byline and fields.wants("author"):
        fields.author = byline.author
        fields.doubtful["author"] = "taken from the first paragraph, where it still stands"
    day = next((day for text in firsts if (day := _AGENCY_DAY.match(text))), None)
    if day is None or not fields.wants("published_on"):
        return
    if dates := find_dates(day["day"], language):
        fields.published_on = dates[0].value
        fields.doubtful["published_on"] = "taken from the first paragraph, where it still stands"
    else:
        fields.doubtful["published_on"] = "a date without a year: " + day[0]


def _take_last_words(blocks: list[Block], fields: Fields) -> None:
    """The reporter in brackets at the end of the last paragraph, which keeps its text: ``……。（林以安／台中報導）``."""
    last = [block.text for block in blocks if block.kind == "paragraph"][-_LAST:]
    # Buttons may stand below it.
    while len(last) > 1 and width(last[-1]) <= _BUTTON and not _LAST_WORDS.search(last[-1]):
        last.pop()
    found = _LAST_WORDS.search(last[-1][-120:]) if last else None
    byline = (read_byline(found["inside"]) or _bare_name(found["inside"])) if found else None
    if byline and fields.wants("author"):
        fields.author = byline.author
        fields.doubtful["author"] = "taken from the end of the last paragraph, where it still stands"


def _bare_name(text: str) -> Byline | None:
    """A Chinese name of three characters, as agencies end their texts: one of two may be a word."""
    return Byline(text) if len(text) == 3 and is_han_name(text) else None


def _head_blocks(units: list[Unit], head: Head) -> list[Block]:
    blocks = []
    for index in sorted(head.fates):
        fate, unit = head.fates[index], units[index]
        if fate not in {"standfirst", "caption", "text"}:
            continue
        if unit.block is not None:
            blocks.append(
                Block("standfirst" if fate == "standfirst" else unit.block.kind, unit.block.text, unit.block.codes)
            )
            continue
        label = read_label(unit.text) if fate == "standfirst" else None
        blocks.append(
            Block("standfirst" if fate == "standfirst" else "caption", unit.text[label[1] :] if label else unit.text)
        )
    return blocks
