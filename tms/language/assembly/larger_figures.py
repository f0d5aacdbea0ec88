"""Figures that belong to more than was read, of which a list of words would say a part: second to last, fiscal 2024.

    belongs_to_more("second to last", ordinal)   → True: it is no 第二

What follows or leads is not known to those who read figures, and half of it in the other language is wrong.
"""

import re

from tms.language.numbers import Kind, PartialDate, Quantity

_AROUND = 48
"""Characters before a figure that may lead to it: fiscal years 2022, 2023 and."""

_TIMESTAMP = re.compile(
    r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)(?![0-9A-Za-z])"
    r"|\d{4}-?\d\d-?\d\dT\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?![0-9A-Za-z])"
)
"""As machines write a moment: 2023-11-05T14:30Z."""

_RANK_OF = re.compile(
    r"[ -](?:to|from) (?:the )?(?:very )?(?:last|first|end|final|bottom|top|left|right|front|back|rear)\b"
    r"|[ -]to (?:none|no one|nobody)\b|[ -]only to\b|[ -]in[ -]command\b"
    r"|[ -](?:thoughts?|nature|wind|fiddle|estate|guess\w*)\b",
    re.IGNORECASE,
)
_RANK_BEFORE = re.compile(r"\b(?:every|each|next to|last but) $", re.IGNORECASE)
"""Every third day is no 第三天, and nobody's second thoughts are counted."""

_YEAR, _AND = r"(?:19|20)\d{2}", "(?:, and |, or |, | and | or | to | through |[-–/])"
_RECKONED = "fiscal|financial|tax|crop|marketing|model|school|academic|assessment|harvest|FY"
_RECKONED_BEFORE = re.compile(
    rf"\b(?:(?:{_RECKONED})(?: years?)?|class(?:es)? of|vintages?(?: of)?),? (?:{_YEAR}{_AND})*$", re.IGNORECASE
)
_RECKONED_BEHIND = re.compile(
    rf"(?:{_AND}{_YEAR})*[ -](?:(?:{_RECKONED})[ -](?:years?|quarters?)|vintages?)\b", re.IGNORECASE
)
"""A year that is reckoned otherwise, or names those who left school in it."""

_QUARTER_BEFORE = re.compile(rf"\b(?:fiscal|financial)(?: year)?(?: {_YEAR})?(?:['’]s)?,? $", re.IGNORECASE)
_QUARTER_BEHIND = re.compile(
    rf"(?: \w+)? of (?:the |its |this |last |next )?(?:{_YEAR} )?(?:fiscal|financial|FY)\b|,? (?:fiscal|FY)\b",
    re.IGNORECASE,
)
"""A fiscal year's quarter is another one than the calendar's."""

_FROM_THE_END = ("倒数", "倒數")
_YEAR_AND_WHAT = re.compile(
    "(?:19|20)[0-9]{2}(?:财年|財年|财政|財政|会计|會計|学年|學年|届|屆|级|級|款|版|赛季|賽季|秋冬|春夏)"
)
_FISCAL_QUARTER = ("财季", "財季")


def belongs_to_more(plain: str, quantity: Quantity) -> bool:
    """Whether it is a part of what is not understood as a whole."""
    before = plain[max(0, quantity.start - _AROUND) : quantity.start]
    if _is_in_a_timestamp(plain, quantity) or _YEAR_AND_WHAT.match(plain, quantity.start):
        return True
    value = quantity.value
    if quantity.kind is Kind.ORDINAL:
        is_of_quarters = plain.startswith(_FISCAL_QUARTER, quantity.end)
        is_ranked = _RANK_OF.match(plain, quantity.end) or _RANK_BEFORE.search(before)
        return bool(is_of_quarters or is_ranked or before.endswith(_FROM_THE_END))
    if quantity.kind in (Kind.QUARTER, Kind.HALF):
        return bool(_QUARTER_BEFORE.search(before) or _QUARTER_BEHIND.match(plain, quantity.end))
    if isinstance(value, PartialDate) and value.month is None and value.day is None:
        return bool(_RECKONED_BEFORE.search(before) or _RECKONED_BEHIND.match(plain, quantity.end))
    return False


def _is_in_a_timestamp(plain: str, quantity: Quantity) -> bool:
    """Whether some of it stands in a moment as machines write it."""
    found = _TIMESTAMP.finditer(plain, max(0, quantity.start - _AROUND), quantity.end + _AROUND)
    return any(one.start() < quantity.end and quantity.start < one.end() for one in found)
