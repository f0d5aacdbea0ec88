"""What an amount is paid for: $4.60 a gallon and 每升1.2美元 are one price, $6.70 a pound and 每公斤6.70美元 two.

A translation keeps the unit with the amount, or converts both.
"""

import re
from dataclasses import dataclass

from tms.language.numbers.measures import Measure, are_as_much
from tms.language.numbers.units import CHINESE, ENGLISH, TIME, other_sizes

_SORTS = frozenset(("area", "length", "weight", "volume", TIME))


def _names(units: dict[str, tuple[str, float]]) -> str:
    told = [name for name, (sort, _) in units.items() if sort in _SORTS]
    return "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in sorted(told, key=len, reverse=True))


_BEHIND = re.compile(
    rf"(?: an? | per |/)(?P<unit>{_names(ENGLISH)})(?![\w-]| (?:ago|earlier|before|later|after)\b)", re.IGNORECASE
)
_LED = re.compile(rf"(?:^|[.;] |\bthat )an? (?P<unit>{_names(ENGLISH)}) of [a-z ]+$", re.IGNORECASE)
"""A pound of beef now costs $6.70."""
_BEHIND_CHINESE = re.compile(rf"(?:[/／]|[一每])(?P<unit>{_names(CHINESE)})(?![\u4e00-\u9fff]*\d)")
_LED_CHINESE = re.compile(rf"每(?P<unit>{_names(CHINESE)})[^，。；每\d]{{0,12}}$")
_EARLIER = re.compile(rf"(?: an? | per |/)(?P<unit>{_names(ENGLISH)})(?![\w-])[^.;]*$", re.IGNORECASE)
_EARLIER_CHINESE = re.compile(rf"[/／每](?P<unit>{_names(CHINESE)})[^。；每]*$")
"""$5.10 a gallon, up from $3.80: the unit is told once."""
_REACH = 60

Unit = tuple[str, float]


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """The unit that an amount is paid for, and where it stands; not ``is_own``: told with an earlier amount."""

    unit: Unit
    start: int
    end: int
    is_own: bool = True


def unit_price(text: str, start: int, end: int, *, chinese: bool) -> UnitPrice | None:
    """What the amount at this place of the text is paid for; None where nothing tells."""
    units = CHINESE if chinese else ENGLISH
    behind = (_BEHIND_CHINESE if chinese else _BEHIND).match(text, end)
    if behind is not None:
        return UnitPrice(units[_name(behind["unit"])], *behind.span("unit"))
    begin = max(0, start - _REACH)
    before = text[begin:start]
    own = (_LED_CHINESE if chinese else _LED).search(before)
    led = own or (_EARLIER_CHINESE if chinese else _EARLIER).search(before)
    if led is None:
        return None
    place = begin + led.start("unit"), begin + led.end("unit")
    return UnitPrice(units[_name(led["unit"])], *place, is_own=own is not None)


def _name(unit: str) -> str:
    return unit.lower().replace("-", " ")


def is_one_price(one: UnitPrice, amount: float, other: UnitPrice, its: float, *, is_about: bool) -> bool:
    """Whether two amounts of one currency are as much for the two units, which differ."""
    (sort, factor), (theirs, its_factor) = one.unit, other.unit
    if sort != theirs or sort == TIME or factor == its_factor:
        return False
    return any(
        are_as_much(_price(amount, mine), _price(its, each), is_about=is_about)
        for mine in other_sizes(sort, factor)
        for each in other_sizes(sort, its_factor)
    )


def _price(amount: float, factor: float) -> Measure:
    return Measure("price", amount / factor, 1 / factor)
