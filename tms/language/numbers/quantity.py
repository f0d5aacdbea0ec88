"""What a number or date in a text is and means, the same in every language."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a quantity counts or names."""

    NUMBER = "number"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage-points"
    MONEY = "money"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    QUARTER = "quarter"
    HALF = "half"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as the text tells it: 1 March is a month and a day, 2025 a year alone."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day on the clock of 24 hours; 3:30 alone does not tell which half of the day it is."""

    hour: int
    minute: int = 0
    is_half_told: bool = field(default=True, compare=False)


Value = Decimal | Fraction | PartialDate | ClockTime

LARGEST = Decimal(10**21)
"""Figures beyond are no amounts of anything, but codes."""

OR_PART = "part"
"""The unit of an ordinal that may be a share: of "a fifth" only the sentence tells which it is."""

OFF = "off"
"""The unit of what is taken from a price: 七折 is 30 per cent off."""

ONE_OF_SO_MANY = "one"
"""The unit of a share that is told by its people: 每五人中就有一人."""

OF_A_NAME = "name"
"""The unit of the number in a ruler's name: Leo XIV, 利奥十四世."""

_PLAIN = frozenset((Kind.NUMBER, Kind.MULTIPLE, Kind.PERCENT))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, amount, date or time, and where it stands.

    ``value`` is a PartialDate for dates, a ClockTime for times, else a Decimal, or a Fraction where decimals would have
    no end (two-thirds): the percent and points as written, the ISO number of the weekday (Monday is 1), the first year
    of the decade, the number of the quarter and century, and which half of a year or match. ``unit`` is the ISO 4217
    code of money, None where the text does not tell the currency; W, kWh and years where what is counted was read too;
    "more" of multiples that may be meant with or without what was there before (three times higher); "off" of what is
    taken from a price; ``OF_A_NAME`` of Leo XIV; early, mid and late of an age (her mid-forties).
    ``is_approximate``: only the order of size is told (hundreds, 数百).
    Not ``is_certain``: the words may mean something else (one, a second, 元 of an unnamed country), so that checks
    do not insist on it. ``is_described``: what the words come to (Christmas, her ninth decade, half past six); it is
    there to be compared, and whoever drafts leaves such words to a person.
    """

    start: int
    end: int
    kind: Kind
    value: Value
    unit: str | None = None
    is_certain: bool = True
    is_approximate: bool = False
    is_described: bool = False

    @property
    def meaning(self) -> Hashable:
        """Equal for quantities that say the same in any language: 1.4 billion, 14亿, 14億 and 1,400,000,000.

        Shares are numbers: half, 50% and 一半 mean the same. So are years and multiples, since 2025 and 2025年, ten
        times and 10倍 are only told apart by words around them. Percentage points, money and ordinals are not.
        """
        value = self.value
        if isinstance(value, PartialDate):
            if value.month is None and value.day is None:
                return "number", value.year
            return "date", value.year, value.month, value.day
        if isinstance(value, ClockTime):
            return "time", value.hour, value.minute
        if self.is_approximate:
            return "about", self.size, self.unit if self.kind is Kind.MONEY else self.kind is Kind.PERCENTAGE_POINTS
        if self.kind in _PLAIN:
            return "number", self.size
        return str(self.kind), self.size, self.unit

    @property
    def size(self) -> Decimal | Fraction | None:
        """The bare number, shares as parts of one (15% is 0.15); None of dates and times."""
        value = self.value
        if isinstance(value, PartialDate | ClockTime):
            return None
        if self.kind is Kind.PERCENT:
            return value / 100 if isinstance(value, Fraction) else value.scaleb(-2)
        return value


def simplest(value: Fraction) -> Decimal | Fraction:
    """A Decimal where the fraction has one, so that three quarters and 0.75 are the same."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(value.numerator) / Decimal(value.denominator) if rest == 1 else value
