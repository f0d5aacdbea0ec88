"""Which quantities of a text another text says too, and which not."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity

_COUNTING = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.MULTIPLE))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs that say the same, and the rest of each text; uncertain ones are in the rest too."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    only_left: tuple[Quantity, ...]
    only_right: tuple[Quantity, ...]


def compare(left: Sequence[Quantity], right: Sequence[Quantity]) -> Comparison:
    """Pair the quantities of two texts: equal meanings first, then those that ``agree``; each is used once."""
    free = list(right)
    pairs: list[tuple[Quantity, Quantity]] = []
    waiting = list(left)
    for same in (_equal, agree):
        rest = []
        for quantity in waiting:
            other = next((candidate for candidate in free if same(quantity, candidate)), None)
            if other is None:
                rest.append(quantity)
            else:
                free.remove(other)
                pairs.append((quantity, other))
        waiting = rest
    pairs.sort(key=lambda pair: pair[0].start)
    return Comparison(tuple(pairs), tuple(waiting), tuple(free))


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.meaning == other.meaning


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may say the same, as far as each tells.

    Beside equal meanings: dates that differ only in parts that one leaves out, the 15th and 15日; Article 5 and 第五条;
    amounts whose currency one does not tell (元); 3 o'clock and 15:00.
    """
    if one.meaning == other.meaning:
        return True
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        return _dates_agree(one.value, other.value)
    if isinstance(one.value, ClockTime) or isinstance(other.value, ClockTime):
        return _times_agree(one, other) or _times_agree(other, one)
    if isinstance(one.value, PartialDate) or isinstance(other.value, PartialDate):
        return _is_day(one, other) or _is_day(other, one)
    if one.is_approximate or other.is_approximate:
        exact = other if one.is_approximate else one
        return one.size == other.size and (exact.is_approximate or not exact.is_certain)
    return _amounts_agree(one, other)


def _amounts_agree(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if kinds <= _COUNTING:
        return one.size == other.size
    unsure = not (one.is_certain and other.is_certain)
    if Kind.MONEY in kinds and kinds <= {Kind.MONEY, Kind.NUMBER}:
        return unsure and one.size == other.size
    if kinds == {Kind.DECADE}:
        return unsure and isinstance(one.value, Decimal) and (one.value - Decimal(str(other.value))) % 100 == 0
    return kinds == {Kind.CENTURY, Kind.ORDINAL} and one.size == other.size


def _dates_agree(one: PartialDate, other: PartialDate) -> bool:
    parts = [(one.year, other.year), (one.month, other.month), (one.day, other.day)]
    told = [pair for pair in parts if None not in pair]
    return bool(told) and all(left == right for left, right in told)


def _is_day(date: Quantity, number: Quantity) -> bool:
    value = date.value
    if not isinstance(value, PartialDate) or number.kind not in _COUNTING:
        return False
    if value.month is None and value.year is None:
        return value.day == number.value
    return value.year == number.value and value.day is None


def _times_agree(time: Quantity, other: Quantity) -> bool:
    value, unsure = time.value, not (time.is_certain and other.is_certain)
    if not isinstance(value, ClockTime):
        return False
    if isinstance(other.value, ClockTime):
        return unsure and value.minute == other.value.minute and (value.hour - other.value.hour) % 12 == 0
    return unsure and value.minute == 0 and other.kind in _COUNTING and other.value == value.hour
