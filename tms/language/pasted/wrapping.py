"""Text that was wrapped at a fixed number of columns, put back into one line per paragraph.

A line was wrapped if the next line's first word would not have fitted. A page is taken as wrapped only if most lines of
some paragraph show that and end inside sentences, so that short paragraphs in lines of their own stay apart.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tms.language.pasted.credits import read_credit
from tms.language.pasted.furniture import read_furniture
from tms.language.pasted.lines import PastedLine, Unit, unit_of
from tms.language.pasted.shapes import ends_sentence, width

_NARROWEST, _WIDEST = 36, 110
_WORD = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{1,2}|[^\s\u3400-\u9fff]+")
_WIDE_EDGE = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_EITHER = re.compile(r"[\u2014\u2018-\u201d\u2026]")
_TELLING = re.compile(r"[^\W_]|[\u3001-\u301f\uff01-\uff5e]")
_NEAR = 60
_HEAD_LINES = 25


def joint(first: str, second: str) -> str:
    """What a line break inside a paragraph stands for: nothing between Chinese, a space between anything else.

    Dashes, ellipses and curly quotation marks belong to both scripts. One beside Chinese is Chinese; where both edges
    are such marks, the nearest letters say which it is.
    """
    if not first or not second:
        return ""
    if not _WIDE_EDGE.match(first[-1]) or not _WIDE_EDGE.match(second[0]):
        return " "
    if not _EITHER.match(first[-1]) or not _EITHER.match(second[0]):
        return ""
    around = (_TELLING.search(first[: -_NEAR - 1 : -1]), _TELLING.search(second[:_NEAR]))
    return "" if any(found and _WIDE_EDGE.match(found[0]) for found in around) else " "


def glue(first: str, second: str) -> str:
    """Two lines of one paragraph as one: with a joint between, but a word broken at its own hyphen without a space."""
    if first[-1:] == "-" and first[-2:-1].isalpha() and second[:1].isalpha():
        return first + second
    return first + joint(first, second) + second


def _groups(lines: list[PastedLine]) -> Iterator[list[PastedLine]]:
    group: list[PastedLine] = []
    for line in lines:
        if line.blank_before and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _filled(line: PastedLine, following: PastedLine, columns: int) -> bool:
    """Whether the next line's first word did not fit; Chinese punctuation may not begin a line, hence the slack."""
    word = _WORD.match(following.text)
    taken = width(line.text)
    return columns * 0.5 <= taken <= columns and taken + 1 + (min(width(word[0]), 24) if word else 0) + 3 > columns


def _columns_of(group: list[PastedLine]) -> int | None:
    """The column that the group was wrapped at, None if it doesn't look wrapped."""
    columns = max(width(line.text) for line in group)
    if not _NARROWEST <= columns <= _WIDEST:
        return None
    pairs = list(pairwise(group))
    filled = [pair for pair in pairs if _filled(*pair, columns)]
    inside = [pair for pair in filled if not ends_sentence(pair[0].text)]
    if (
        len(filled) < 0.6 * len(pairs)
        or len(inside) < 0.5 * len(filled)
        or not any(ends_sentence(line.text) for line in group)
    ):
        return None
    if len(group) == 2:
        begin = group[1].text[0]
        goes_on = begin.islower() or _WIDE_EDGE.match(begin) is not None or ends_sentence(group[1].text)
        return columns if columns >= 50 and inside and goes_on else None
    return columns


def wrap_column(lines: list[PastedLine]) -> int | None:
    """The column that the page was wrapped at; None if it has one line per paragraph."""
    if any(len(line.text) > 2 * _WIDEST for line in lines):
        return None
    column = max((columns for group in _groups(lines) if len(group) > 1 and (columns := _columns_of(group))), default=0)
    if not column:
        return None
    wider = sum(width(line.text) > column for line in lines)
    return column if wider <= 1 + len(lines) // 20 else None


def _continues(
    first: PastedLine, following: PastedLine, unit: Unit, columns: int, position: int, language: str
) -> bool:
    if following.blank_before or not _filled(first, following, columns):
        return False
    next_unit = unit_of(following)
    if next_unit.bullet or (next_unit.number and ends_sentence(first.text)):
        return False
    if following.indent > first.indent and not unit.bullet and not unit.number:
        return False
    if position < _HEAD_LINES and read_credit(following.text, following.raw, language):
        return False
    if ends_sentence(first.text) and read_furniture(following.text, following.raw):
        return False
    return not (
        position < _HEAD_LINES
        and (read_credit(first.text, first.raw, language) or read_furniture(first.text, first.raw))
    )


def read_units(lines: list[PastedLine], language: str) -> list[Unit]:
    """The page's units: its lines, joined where the page was wrapped."""
    columns = wrap_column(lines)
    units: list[Unit] = []
    for position, line in enumerate(lines):
        if columns and units and _continues(lines[position - 1], line, units[-1], columns, position, language):
            before = units[-1]
            units[-1] = Unit(
                glue(before.text, line.text), glue(before.raw, line.raw), before.indent, before.blank_before
            )
        else:
            units.append(unit_of(line))
    return units
