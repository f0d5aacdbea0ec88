"""When two quantities tell the same, and which of several a wrong one stands for."""

from tms.language.numbers import ClockTime, Kind, PartialDate, Quantity

_PLAIN = frozenset({Kind.NUMBER, Kind.MULTIPLE, Kind.PERCENT})


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether they tell the same: one may leave out what the other says more (the year, which dollar)."""
    if one.meaning == other.meaning:
        return True
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        return _is_part(one.value, other.value)
    if isinstance(one.value, ClockTime) and isinstance(other.value, ClockTime):
        # 7:30 without morning or evening.
        return one.value.minute == other.value.minute and one.value.hour % 12 == other.value.hour % 12
    if {one.kind, other.kind} == {Kind.NUMBER, Kind.ORDINAL}:
        # The fifth floor is 五楼.
        return one.size == other.size
    if one.kind is Kind.MONEY and other.kind is Kind.MONEY:
        return one.size == other.size and None in (one.unit, other.unit)
    return False


def _is_part(one: PartialDate, other: PartialDate) -> bool:
    both = [
        (a, b)
        for a, b in ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        if a is not None and b is not None
    ]
    return bool(both) and all(a == b for a, b in both)


def may_stand_for(one: Quantity, other: Quantity) -> float:
    """How likely the wrong one stands for the other: 0 not at all, 3 the same digits with other noughts."""
    if one.kind is not other.kind:
        return (
            1.0
            if {one.kind, other.kind} <= _PLAIN | {Kind.MONEY, Kind.PERCENTAGE_POINTS, Kind.ORDINAL}
            and (_digits(one) == _digits(other))
            else 0.0
        )
    if _digits(one) == _digits(other) != "":
        return 3.0
    return 2.0 if isinstance(one.value, PartialDate | ClockTime) or one.size else 0.5


def _digits(quantity: Quantity) -> str:
    return "" if quantity.size is None else str(quantity.size).replace(".", "").strip("0")
