"""Quantities in a few characters, for tables: USD1400 15% 0.5pp x3 #2 2025-03-01 --3-1 15:00 Mon Q3 1990s C21 ~100.

~ leads what is approximate; ? ends what is uncertain.
"""

from decimal import Decimal

from tms.language.numbers import ClockTime, Kind, PartialDate, Quantity

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def told(quantity: Quantity) -> str:
    """One quantity."""
    return f"{'~' if quantity.is_approximate else ''}{_value(quantity)}{'' if quantity.is_certain else '?'}"


def _value(quantity: Quantity) -> str:
    value = quantity.value
    if isinstance(value, PartialDate):
        return _date(value)
    if isinstance(value, ClockTime):
        return f"{value.hour}:{value.minute:02}"
    figure = f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    patterns = {
        Kind.PERCENT: "{}%", Kind.PERCENTAGE_POINTS: "{}pp", Kind.MULTIPLE: "x{}", Kind.ORDINAL: "#{}",
        Kind.QUARTER: "Q{}", Kind.DECADE: "{}s", Kind.CENTURY: "C{}", Kind.MONEY: f"{quantity.unit}{{}}",
    }  # fmt: skip
    if quantity.kind is Kind.WEEKDAY:
        return _DAYS[int(value) - 1]
    return patterns.get(quantity.kind, "{}").format(figure)


def _date(date: PartialDate) -> str:
    if date.year is None:
        return f"--{date.month or ''}-{date.day or ''}".rstrip("-")
    return "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part is not None)
