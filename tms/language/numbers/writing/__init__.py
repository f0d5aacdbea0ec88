"""Writing a quantity as the news of a locale writes it."""

import re

from tms.domain.locales import is_chinese
from tms.language.numbers.quantity import OR_PART, Kind, PartialDate, Quantity
from tms.language.numbers.writing import chinese, english


def write_quantity(quantity: Quantity, source_text: str, locale: str) -> str | None:
    """What stands for the quantity of ``source_text`` in a text of the locale; None where that cannot be said safely.

    ``source_text`` is the whole text that the quantity was found in. Whoever replaces the quantity sets Latin words
    apart with spaces itself.
    """
    if quantity.is_described:
        return None
    if not (quantity.is_certain or _may_be_written(quantity, locale)) or quantity.kind is Kind.HALF:
        return None
    if quantity.unit not in (None, "off", OR_PART) and quantity.kind is not Kind.MONEY:
        # What is counted was read along with the figure, and each language has its own for it.
        return None
    if quantity.kind is Kind.NUMBER and _is_a_code(quantity, source_text):
        return None
    written = source_text[quantity.start : quantity.end]
    if _VAGUE.search(written):
        return None
    if "兆" in written and _is_of_the_mainland(quantity):
        # Nobody knows whether its writer meant a million or, as in Taiwan, a million millions.
        return None
    if is_chinese(locale):
        return chinese.write(quantity, written, locale)
    return english.write(quantity, written)


_VAGUE = re.compile(r"[\d十百千][几幾来來]")
"""十几万 is more than the 100,000 that can be written of it."""
_SMALLEST_OF_TAIWAN = 10**9
"""A hundredth of a 兆 is never told in 兆."""


def _is_of_the_mainland(quantity: Quantity) -> bool:
    """Whether its 兆 was read as a million."""
    return quantity.size is not None and -_SMALLEST_OF_TAIWAN < quantity.size < _SMALLEST_OF_TAIWAN


_CODE_BEFORE = re.compile(
    r"(?:拨打|撥打|致电|致電|热线|熱線|电话|電話|编号|編號|邮编|代码|代碼|代號|号码|號碼|车次|車次)[:： ]?$"
)
_LONG = re.compile(r"0\d+|\d{7,9}(?<!000)|\d{10,}(?<!00000)")
_CODE_AFTER = re.compile(r"[ -]?(?:热线|熱線|专线|專線|号|號|网|網|路公交|次列车|次列車|航班)")


def _is_a_code(quantity: Quantity, text: str) -> bool:
    """A telephone number and the like, which stays as it is."""
    if _LONG.fullmatch(text, quantity.start, quantity.end):
        return True
    before = _CODE_BEFORE.search(text, max(0, quantity.start - 4), quantity.start)
    return before is not None or _CODE_AFTER.match(text, quantity.end) is not None


def _may_be_written(quantity: Quantity, locale: str) -> bool:
    """What is uncertain about 元, 上千, 15日 and the '90s changes nothing about how they are written."""
    if isinstance(quantity.value, PartialDate):
        return quantity.value.day is not None and quantity.value.month is None
    if quantity.kind is Kind.MONEY:
        return not is_chinese(locale)
    return quantity.is_approximate or quantity.kind is Kind.DECADE
