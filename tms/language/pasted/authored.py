"""A text that was written as an article and states its title outside of itself: only byline and date are looked for."""

from tms.domain.page import LeftOut, Page
from tms.language.pasted.credits import read_credit
from tms.language.pasted.fields import Fields
from tms.language.pasted.lines import Unit

_CREDIT_UNITS = 3


def understand_authored(units: list[Unit], language: str, fields: Fields) -> Page:
    """The page of an article with known fields. Credit lines at its very beginning fill what is not known."""
    start = 0
    while start < min(_CREDIT_UNITS, len(units)) and _take_credit(units[start], language, fields):
        start += 1
    blocks = [unit.block for unit in units[start:] if unit.block is not None]
    if not blocks:
        fields.doubtful["blocks"] = "no text found"
    return fields.page(language, blocks, fields.left_out)


def _take_credit(unit: Unit, language: str, fields: Fields) -> bool:
    credit = read_credit(unit.bare, unit.bare_raw, language)
    if credit is None or unit.block is None or unit.block.kind != "paragraph":
        return False
    byline, stamp = credit.byline, next(iter(credit.stamps), None)
    if not (byline and fields.wants("author")) and not (stamp and fields.wants("published_on")):
        return False
    if byline and fields.wants("author"):
        fields.author = byline.author
        fields.author_title = fields.author_title or byline.office
    if stamp and fields.wants("published_on"):
        fields.published_on = stamp.value
        if stamp.doubt:
            fields.doubtful["published_on"] = stamp.doubt
    fields.section = fields.section or credit.section
    fields.left_out += [LeftOut(text, why) for text, why in credit.rest]
    return True
