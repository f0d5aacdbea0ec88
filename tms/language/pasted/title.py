"""Which line above the body is the title."""

import re

from tms.language.pasted.cover import is_cover_line, is_web_address
from tms.language.pasted.furniture import tidy
from tms.language.pasted.lines import Unit
from tms.language.pasted.names import is_office, is_person
from tms.language.pasted.shapes import width
from tms.language.pasted.signs import Sign, looks_like_a_masthead

_COLONS = (":", "：", "︰", "﹕")
"""A line that ends so announces what follows it."""
_UNMARKED = "guessed: no line is marked as the title"
_WHOLE = re.compile(r"⟦(\d{1,3})⟧[^⟦⟧]+⟦/\1⟧")


def first_prose(signs: list[Sign]) -> int:
    """The index of the first unit that reads like a paragraph; their number if none does."""
    return next((index for index, sign in enumerate(signs) if sign.kind == "prose"), len(signs))


def find_title(units: list[Unit], signs: list[Sign]) -> tuple[int | None, str | None]:
    """The title's index, and why a person should look at it if it is doubtful; (None, None) if no line can be it."""
    for kind in ("title", "heading"):
        marked = next((index for index, sign in enumerate(signs) if sign.kind == kind), None)
        if marked is not None and marked <= first_prose(signs):
            above = _title_above(units, signs, marked)
            return marked if above is None else above, None
    limit = first_prose(signs)
    shorts = [index for index in range(limit) if signs[index].kind == "short" and not is_web_address(units[index].text)]
    bold = _only_bold(units, shorts)
    if bold is not None:
        return bold, None if bold == shorts[0] else _UNMARKED
    crumbs = {tidy(sign.crumbs.crumbs[-1]) for sign in signs[:limit] if sign.crumbs and sign.crumbs.crumbs}
    named = [index for index in shorts if tidy(units[index].text) in crumbs]
    if named:
        return named[-1], None
    if not any(_title_like(units[index].text) for index in shorts) and _is_sentence_title(units, signs, limit):
        return limit, "it reads like a sentence"
    if shorts:
        return _guessed_title(units, signs, shorts, limit)
    return _unlikely_title(units, signs, limit)


def _title_above(units: list[Unit], signs: list[Sign], heading: int) -> int | None:
    """The line above the first of several headings of one level: in documents few titles are marked as one."""
    level = _level(units[heading])
    if sum(_level(unit) == level for unit in units) < 2:
        return None
    shorts = [index for index in range(heading) if signs[index].kind == "short"]
    bold = _only_bold(units, shorts)
    if bold is not None:
        return bold
    is_alone = len(shorts) == 1 and _title_like(units[shorts[0]].text) and not units[shorts[0]].bullet
    return shorts[0] if is_alone else None


def _level(unit: Unit) -> int | None:
    return unit.block.level if unit.block is not None and unit.block.kind == "heading" else None


def _only_bold(units: list[Unit], shorts: list[int]) -> int | None:
    """The one line of these that is bold throughout and no name or label, if none above it looks more like a title."""
    bold = [i for i in shorts if _is_bold(units[i]) and not units[i].text.endswith(_COLONS)]
    bold = [i for i in bold if not (is_person(units[i].bare) or is_office(units[i].text))]
    if len(bold) != 1 or any(_title_like(units[i].text) for i in shorts if i < bold[0]):
        return None
    return bold[0]


def _is_bold(unit: Unit) -> bool:
    found = _WHOLE.fullmatch(unit.block.text.strip()) if unit.block is not None else None
    code = unit.block.codes.get(found[1]) if unit.block is not None and found else None
    return code is not None and code.type == "strong"


def _is_sentence_title(units: list[Unit], signs: list[Sign], index: int) -> bool:
    """``The treaty failed. Now what?`` above a credit line."""
    return index + 1 < len(signs) and signs[index + 1].credit is not None and width(units[index].text) <= 110


def _guessed_title(
    units: list[Unit], signs: list[Sign], shorts: list[int], limit: int
) -> tuple[int | None, str | None]:
    """The title where nothing marks one; a line that ends with a colon is none but where it is all there is."""
    if len(units) == 1:
        return shorts[0], _UNMARKED
    of_a_site = any(sign.kind in {"section", "furniture"} and sign.why != "separator" for sign in signs[:limit])
    if units[shorts[0]].block is None or of_a_site:
        pool = [index for index in shorts if not units[index].text.endswith(_COLONS)]
        likely = [index for index in pool if not is_cover_line(units[index].text)] or pool
        doubt = None if units[shorts[0]].block is None else _UNMARKED
        return (_best_title(units, signs, likely), doubt) if pool else (None, None)
    # Nothing of a site stands above a text of its own: there a line out of its middle would change its order.
    first = next((index for index in shorts if not is_cover_line(units[index].bare)), None)
    return (None, None) if first is None or units[first].text.endswith(_COLONS) else (first, _UNMARKED)


def _best_title(units: list[Unit], signs: list[Sign], shorts: list[int]) -> int:
    pool = [i for i in shorts if not looks_like_a_masthead(units[i].text, units)] or shorts
    pool = [i for i in pool if not _is_office_below_a_name(units, signs, i)] or pool
    sections = [i for i, sign in enumerate(signs[: max(pool)]) if sign.kind == "section"]
    likely = [i for i in pool if _title_like(units[i].text)]
    after = [i for i in likely if sections and i > sections[0]]
    if after or likely:
        return (after or likely)[0]
    unnamed = [i for i in pool if not (is_person(units[i].bare) or units[i].bullet)] or pool
    # Of short lines the last is likelier the title than the first, which may be a section or a kicker.
    return max(
        unnamed,
        key=lambda i: (
            width(units[i].text) + 15 * units[i].text.endswith(("?", "!", "？", "！")) + 6 * (i == unnamed[-1])
        ),
    )


def _title_like(text: str) -> bool:
    return width(text) >= 20 and not is_person(text)


def _is_office_below_a_name(units: list[Unit], signs: list[Sign], index: int) -> bool:
    if index == 0 or not is_office(units[index].text):
        return False
    above = signs[index - 1]
    return bool(above.credit and above.credit.byline) or is_person(units[index - 1].bare)


def _unlikely_title(units: list[Unit], signs: list[Sign], limit: int) -> tuple[int | None, str | None]:
    """A title where no line looks like one: a section's name, or something that might be page furniture."""
    if limit == len(signs):
        return None, None
    sections = [i for i in range(limit) if signs[i].kind == "section"]
    if sections:
        return sections[-1], "it is also the name of a section"
    buttons = [i for i in range(limit) if signs[i].unsure and _title_like(units[i].text)]
    return (buttons[-1], "it looks like page furniture") if buttons else (None, None)
