"""A text that was written as an article and states its title outside of itself: only byline and date are looked for."""

from tms.domain.imported_article import ImportedArticle, LeftOut
from tms.language.pasted.bylines import Byline
from tms.language.pasted.credits import Credit, read_credit
from tms.language.pasted.fields import Fields
from tms.language.pasted.lines import Unit
from tms.language.pasted.names import are_the_same_people
from tms.language.pasted.shapes import is_prose

_CREDIT_UNITS = 3


def understand_authored(units: list[Unit], language: str, fields: Fields) -> ImportedArticle:
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
    if byline and fields.author and are_the_same_people(byline.author, fields.author):
        return _take_known_byline(unit, credit, byline, fields)
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


def _take_known_byline(unit: Unit, credit: Credit, byline: Byline, fields: Fields) -> bool:
    """A byline that repeats the author: it may add office and date. What it says in vain is left out, never lost."""
    if is_prose(unit.text):
        return False
    stamp = next(iter(credit.stamps), None)
    adds_office = bool(byline.office) and fields.author_title is None
    adds_date = stamp is not None and fields.wants("published_on")
    if adds_office:
        fields.author_title = byline.office
    if stamp and adds_date:
        fields.published_on = stamp.value
        if stamp.doubt:
            fields.doubtful["published_on"] = stamp.doubt
    in_vain = (byline.office and not adds_office) or (stamp and not adds_date) or not (adds_office or adds_date)
    fields.left_out += [LeftOut(unit.text, "byline")] if in_vain else [LeftOut(*part) for part in credit.rest]
    return True
