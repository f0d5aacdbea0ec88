"""Numbers, amounts, dates and times in news: found in English and Chinese, compared, and written in the other language.

find_quantities("It cost $1.4 billion.", "en")
→ (Quantity(start=8, end=20, kind=MONEY, value=Decimal("1400000000"), unit="USD"),)
"""

import re
from dataclasses import replace
from decimal import Decimal

from tms.domain.locales import is_chinese
from tms.language.numbers import chinese, english
from tms.language.numbers.by_name import is_said_beside
from tms.language.numbers.comparing import QuantityComparison, agree, compare, contradict, is_of_another_size, likeness
from tms.language.numbers.compounds import compounded
from tms.language.numbers.counting_words import factors, is_told_by_a_word
from tms.language.numbers.figures import (
    Figure,
    figure,
    in_two_units,
    is_by_one_clock,
    is_for_another_unit,
    same_figure,
)
from tms.language.numbers.following import FiguresOfText, may_stand_for_words, unexplained
from tms.language.numbers.measures import Measure, converted, in_other_units, measure
from tms.language.numbers.quantity import (
    LARGEST,
    OF_A_NAME,
    OFF,
    ONE_OF_SO_MANY,
    ClockTime,
    Kind,
    PartialDate,
    Quantity,
)
from tms.language.numbers.ranges import complete_ranges
from tms.language.numbers.reckoning import comes_to, is_of_a_score
from tms.language.numbers.writing import write_quantity

__all__ = [
    "OFF",
    "OF_A_NAME",
    "ONE_OF_SO_MANY",
    "ClockTime",
    "Figure",
    "FiguresOfText",
    "Kind",
    "Measure",
    "PartialDate",
    "Quantity",
    "QuantityComparison",
    "agree",
    "comes_to",
    "compare",
    "contradict",
    "converted",
    "factors",
    "figure",
    "find_quantities",
    "in_other_units",
    "in_two_units",
    "is_by_one_clock",
    "is_for_another_unit",
    "is_of_a_score",
    "is_of_another_size",
    "is_said_beside",
    "is_told_by_a_word",
    "likeness",
    "may_stand_for_words",
    "measure",
    "same_figure",
    "unexplained",
    "write_quantity",
]


def find_quantities(text: str, locale: str) -> tuple[Quantity, ...]:
    """The quantities of a text without inline codes, leftmost and longest, in order; none overlaps another.

    Names and codes with digits (F-16, 5G, 1.2.3), web addresses and words that only look like numbers (一些, 万一) are
    none; what may be one is found with ``is_certain`` false.
    """
    found = chinese.find(text, locale) if is_chinese(locale) else english.find(text)
    found = [quantity for quantity in found if not _is_code(quantity)]
    if found and ("://" in text or "@" in text or "www." in text):
        found = _outside_addresses(text, found)
    if found and "[" in text:
        found = [quantity for quantity in found if not _NOTE.match(text, max(0, quantity.start - 1))]
    if found and _LIST_MARK.match(text):
        found[0] = replace(found[0], is_certain=False)
    return tuple(complete_ranges(text, compounded(text, found)) if len(found) > 1 else found)


def _is_code(quantity: Quantity) -> bool:
    """Figures that are too long to be an amount of anything."""
    value = quantity.value
    return isinstance(value, Decimal) and abs(value) >= LARGEST


_NOTE = re.compile(r"\[\d{1,3}\]")
_WEB = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[!-~]+")
_LIST_MARK = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[.)] |[、．）])")


def _outside_addresses(text: str, found: list[Quantity]) -> list[Quantity]:
    web = [address.span() for address in _WEB.finditer(text)]
    return [quantity for quantity in found if not any(s < quantity.end and quantity.start < e for s, e in web)]
