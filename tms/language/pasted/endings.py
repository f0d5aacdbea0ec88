"""What the end of a page says about the article: a note about the author, a byline or a date below the text."""

import re

from tms.language.pasted.bylines import Byline
from tms.language.pasted.credits import Credit, read_credit
from tms.language.pasted.fields import Fields
from tms.language.pasted.head import Head
from tms.language.pasted.lines import Unit
from tms.language.pasted.names import are_people
from tms.language.pasted.notes import read_author_note
from tms.language.pasted.shapes import has_han
from tms.language.pasted.tail import Tail

_NOTE_REACH = 4
"""A note about the author stands within this many units before the body's end …"""
_NOTE_REACH_AFTER = 12
"""… or after it."""
_LATE_REACH = 10
_IN_BRACKETS = re.compile(r"[（(](?P<name>[^（()）]{2,20})[)）]")
_OTHER_ARTICLES = ("related articles", "comments")


def take_notes(units: list[Unit], head: Head, tail: Tail, fields: Fields) -> None:
    """Leave out notes about the author at the end; they fill author and office where the head gave none."""
    first = max(head.body_start + 1, tail.end - _NOTE_REACH)
    for index in range(first, min(len(units), tail.end + _NOTE_REACH_AFTER)):
        unit = units[index]
        if unit.block is not None and unit.block.kind not in {"paragraph", "heading"}:
            continue
        note = read_author_note(unit.text, fields.author)
        if note is None or _text_follows(units, index, tail, fields):
            continue
        tail.leave(index, "note about the author")
        fields.take_note(note)


def _text_follows(units: list[Unit], index: int, tail: Tail, fields: Fields) -> bool:
    """Whether the article goes on after the unit with something other than a note or a line that is left out."""
    return any(
        i not in tail.inside and read_author_note(units[i].text, fields.author) is None
        for i in range(index + 1, tail.end)
    )


def take_late_credits(units: list[Unit], head: Head, tail: Tail, fields: Fields, language: str) -> None:
    """A byline or date below the text, where the head had none; and one that only repeats the head's."""
    for index in range(tail.end - 1, max(head.body_start, tail.end - _NOTE_REACH), -1):
        if index in tail.inside:
            continue
        credit = _credit(units[index], language)
        if credit is None or not (_tells(credit, fields) or _repeats(credit, fields)):
            break
        tail.leave(index, "byline or date below the article")
        fields.take_late(credit)
    for index in range(tail.end, min(len(units), tail.end + _LATE_REACH)):
        if tail.after[index].endswith(tuple(f"{what}{mark}" for what in _OTHER_ARTICLES for mark in ("", "”"))):
            return
        credit = _credit(units[index], language)
        if credit and _tells(credit, fields):
            fields.take_late(credit)


def _credit(unit: Unit, language: str) -> Credit | None:
    if unit.block is not None and unit.block.kind != "paragraph":
        return None
    credit = read_credit(unit.bare, unit.bare_raw, language) or _signature(unit.bare)
    return credit if credit and (credit.byline or credit.stamps) else None


def _signature(text: str) -> Credit | None:
    """A Chinese name alone in brackets, as reporters end their texts: ``（羅森）``."""
    found = _IN_BRACKETS.fullmatch(text)
    return Credit(Byline(found["name"])) if found and has_han(text) and are_people(found["name"]) else None


def _tells(credit: Credit, fields: Fields) -> bool:
    return bool((credit.byline and fields.wants("author")) or (credit.stamps and fields.wants("published_on")))


def _repeats(credit: Credit, fields: Fields) -> bool:
    same_author = credit.byline is None or credit.byline.author == fields.author
    return same_author and all(stamp.value == fields.published_on for stamp in credit.stamps)
