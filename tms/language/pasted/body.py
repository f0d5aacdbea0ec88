"""The units of the body as blocks: paragraphs, headings, list items, quotations, captions."""

import re
from collections import Counter
from dataclasses import dataclass

from tms.domain.imported_article import Block
from tms.language.pasted.lines import Unit
from tms.language.pasted.names import is_person
from tms.language.pasted.shapes import ends_sentence, has_inner_stop, is_prose, width
from tms.language.pasted.signs import is_caption

_QUOTED = re.compile(r"[“\"「『](?P<inside>[^”\"」』]+)[”\"」』]$")
_STRONG_BULLET = "•‧∙●◦▪■□◆◇○►▶➤*+-–"
_HEADING_COLUMNS = 90
_SHORTEST_PULL_QUOTE = 16
_LONGEST_FOR_PULL_QUOTES = 200_000


@dataclass(frozen=True, slots=True)
class _Prose:
    """The body's prose as one text, and how often each paragraph of it stands there."""

    text: str
    paragraphs: Counter[str]


def make_blocks(units: list[Unit]) -> list[Block]:
    """One block for each unit, in order."""
    prose = [unit.text for unit in units if unit.block is None and is_prose(unit.text)]
    # In a text of book length a pull quote is not looked for: that would compare every line with all others.
    whole = _Prose("\n".join(prose), Counter(prose)) if sum(map(len, prose)) < _LONGEST_FOR_PULL_QUOTES else None
    return [unit.block or _block(units, index, whole) for index, unit in enumerate(units)]


def _block(units: list[Unit], index: int, prose: _Prose | None) -> Block:
    unit = units[index]
    if unit.text.startswith(("> ", "＞ ")):
        return Block("quotation", unit.text[2:])
    if unit.bullet and unit.bullet[0] in _STRONG_BULLET and not is_person(unit.bare):
        return Block("list_item", unit.bare, level=1)
    if unit.number and _numbered_beside(units, index):
        return Block("list_item", unit.text, level=1)
    if (prose and _is_pull_quote(unit.text, prose)) or _is_quoted_with_name(units, index):
        return Block("quotation", unit.text)
    if is_caption(unit.text) and not is_prose(unit.text):
        return Block("caption", unit.text)
    if _is_heading(units, index):
        return Block("heading", unit.text, level=2)
    return Block("paragraph", unit.text)


def _is_quoted_with_name(units: list[Unit], index: int) -> bool:
    """A paragraph in quotation marks above ``— Anna Keller``, and that line itself."""
    unit = units[index]
    if unit.bullet and index:
        above = units[index - 1].text
        return above.startswith("> ") or _QUOTED.match(above) is not None
    below = units[index + 1] if index + 1 < len(units) else None
    return _QUOTED.match(unit.text) is not None and below is not None and bool(below.bullet) and is_person(below.bare)


def _is_pull_quote(text: str, prose: _Prose) -> bool:
    """A line that repeats words of a longer paragraph, in quotation marks or not."""
    found = _QUOTED.match(text)
    inside = (found["inside"] if found else text).rstrip("。.，,！!？?… ")
    columns = width(inside)
    if not _SHORTEST_PULL_QUOTE <= columns < 200 or (found is None and columns < 30) or has_inner_stop(inside):
        return False
    return prose.text.count(inside) > prose.paragraphs[text]


def _numbered_beside(units: list[Unit], index: int) -> bool:
    beside = [units[i] for i in (index - 1, index + 1) if 0 <= i < len(units)]
    return any(other.number and _same_series(units[index].number, other.number) for other in beside)


def _same_series(first: str, second: str) -> bool:
    return re.sub(r"[\d一二三四五六七八九十]+", "", first) == re.sub(r"[\d一二三四五六七八九十]+", "", second)


def _short(unit: Unit) -> bool:
    text = unit.text
    return (
        width(text) <= _HEADING_COLUMNS
        and not ends_sentence(text)
        and text[-1] not in ",，;；:：、—"
        and not unit.bullet
    )


def _is_heading(units: list[Unit], index: int) -> bool:
    """A short line without a stop, with prose or a list after it. Two in a row are a heading and its sub-heading."""
    if not _short(units[index]):
        return False
    return any(ahead.bullet or ahead.number or not _short(ahead) for ahead in units[index + 1 : index + 3])
