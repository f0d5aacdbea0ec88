"""Lengths, areas, weights, volumes and temperatures that a translation converts: 60 miles and 97公里 say the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tms.domain.locales import is_chinese
from tms.language.numbers.quantity import Kind, Quantity

_ROUNDED_BY = 0.03
"""A converted figure is rounded: 6 feet are 1.8米, 5 miles 8公里."""

_DEGREES_APART = 0.6

_ENGLISH: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("mile", "miles", "mph"), ("length", 1609.344)),
    **dict.fromkeys(("foot", "feet", "ft"), ("length", 0.3048)),
    **dict.fromkeys(("inch", "inches"), ("length", 0.0254)),
    **dict.fromkeys(("yard", "yards"), ("length", 0.9144)),
    **dict.fromkeys(("kilometre", "kilometres", "kilometer", "kilometers", "km", "kph"), ("length", 1000)),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), ("length", 1)),
    **dict.fromkeys(("square mile", "square miles"), ("area", 2_589_988)),
    **dict.fromkeys(("square foot", "square feet"), ("area", 0.092903)),
    **dict.fromkeys(("acre", "acres"), ("area", 4046.856)),
    **dict.fromkeys(("hectare", "hectares"), ("area", 10_000)),
    **dict.fromkeys(("square kilometres", "square kilometers"), ("area", 10**6)),
    **dict.fromkeys(("pound", "pounds", "lb", "lbs"), ("weight", 0.453592)),
    **dict.fromkeys(("ounce", "ounces"), ("weight", 0.0283495)),
    **dict.fromkeys(("kilogram", "kilograms", "kilo", "kilos", "kg"), ("weight", 1)),
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes"), ("weight", 1000)),
    **dict.fromkeys(("gallon", "gallons"), ("volume", 3.78541)),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), ("volume", 1)),
    **dict.fromkeys(("degrees fahrenheit", "°f", "fahrenheit"), ("fahrenheit", 1)),
    **dict.fromkeys(("degrees celsius", "degrees", "°c", "celsius"), ("celsius", 1)),
}
_CHINESE: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("公里", "千米"), ("length", 1000)),
    **dict.fromkeys(("米", "公尺"), ("length", 1)),
    **dict.fromkeys(("厘米", "公分"), ("length", 0.01)),
    **dict.fromkeys(("英里", "英哩", "哩"), ("length", 1609.344)),
    **dict.fromkeys(("英尺", "英呎", "呎"), ("length", 0.3048)),
    **dict.fromkeys(("英寸", "英吋", "吋"), ("length", 0.0254)),
    **dict.fromkeys(("码", "碼"), ("length", 0.9144)),
    **dict.fromkeys(("平方公里", "平方千米"), ("area", 10**6)),
    **dict.fromkeys(("平方米", "平方公尺"), ("area", 1)),
    **dict.fromkeys(("公顷", "公頃"), ("area", 10_000)),
    **dict.fromkeys(("亩", "畝"), ("area", 10_000 / 15)),
    **dict.fromkeys(("英亩", "英畝"), ("area", 4046.856)),
    **dict.fromkeys(("公斤", "千克"), ("weight", 1)),
    "克": ("weight", 0.001),
    **dict.fromkeys(("吨", "噸", "公噸", "公吨"), ("weight", 1000)),
    **dict.fromkeys(("磅",), ("weight", 0.453592)),
    **dict.fromkeys(("升", "公升"), ("volume", 1)),
    **dict.fromkeys(("华氏度", "華氏度"), ("fahrenheit", 1)),
    **dict.fromkeys(("摄氏度", "攝氏度", "℃", "度"), ("celsius", 1)),
}


def _units(names: Mapping[str, tuple[str, float]]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_AFTER = re.compile(rf"[ -]?({_units(_ENGLISH)})(?![a-z])", re.IGNORECASE)
_AFTER_CHINESE = re.compile(rf"\s?({_units(_CHINESE)})")
_LEADS = re.compile(r"(华氏|華氏|摄氏|攝氏)(?:零下)?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of what, in metres, square metres, kilograms, litres or °C; ``factor`` is that of the unit told."""

    sort: str
    size: float
    factor: float


def measure(text: str, quantity: Quantity, locale: str) -> Measure | None:
    """What the text measures with this number; None where no unit follows."""
    size = float(quantity.size or 0)
    if quantity.kind is Kind.MONEY and text[quantity.start : quantity.end].lower().endswith(("pound", "pounds")):
        # A ship may weigh 5,000 pounds.
        sort, factor = _ENGLISH["pounds"]
        return Measure(sort, size * factor, factor)
    if quantity.kind is not Kind.NUMBER or quantity.unit is not None:
        return None
    chinese = is_chinese(locale)
    found = (_AFTER_CHINESE if chinese else _AFTER).match(text, quantity.end)
    if found is None:
        return None
    sort, factor = _CHINESE[found[1]] if chinese else _ENGLISH[found[1].lower()]
    lead = _LEADS.search(text, max(0, quantity.start - 4), quantity.start) if sort == "celsius" else None
    if sort == "fahrenheit" or (lead is not None and lead[1] in ("华氏", "華氏")):
        return Measure("celsius", (size - 32) / 1.8, 1 / 1.8)
    return Measure(sort, size * factor, factor)


def converted(one: Measure | None, other: Measure | None) -> bool:
    """Whether they are as much, told in two units, as far as a rounded figure tells."""
    if one is None or other is None or one.sort != other.sort or one.factor == other.factor:
        return False
    apart = abs(one.size - other.size)
    if one.sort == "celsius":
        return apart <= _DEGREES_APART
    return apart <= _ROUNDED_BY * max(abs(one.size), abs(other.size))
