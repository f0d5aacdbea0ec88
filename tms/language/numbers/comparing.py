"""When quantities of two texts say the same, contradict each other, or are likely to stand for one another.

Meanings are equal across languages; what stands here beside is the slack that translators take: a day without its year,
an ordinal for a number, an amount whose currency the text before told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.quantity import OF_A_NAME, OFF, OR_PART, ClockTime, Kind, PartialDate, Quantity, simplest

_COUNTING = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.MULTIPLE))
_COUNTS = _COUNTING | {Kind.QUARTER, Kind.CENTURY, Kind.DECADE}
"""Kinds whose value may be told as a bare number in the other language."""

_CALLED_YUAN = frozenset({"CNY", "TWD", "HKD", "USD", "SGD", "AUD", "CAD", "NZD", "MOP", None})
"""What 元 alone may be; nobody calls pounds or yen so."""

_SHARES = frozenset((Kind.PERCENT, Kind.PERCENTAGE_POINTS))
_TIMES = frozenset((Kind.DATE, Kind.TIME, Kind.WEEKDAY, Kind.QUARTER, Kind.HALF, Kind.DECADE, Kind.CENTURY))
_YEARS_OF_A_DECADE = {"early": (0, 1, 2, 3, 4), "mid": (4, 5, 6), "late": (6, 7, 8, 9, 10), "decade": tuple(range(10))}
_FAR = 20
"""A second line and 4,700 people are two things."""
_FAR_IN_A_ROW = 9
"""For the first time and 第六十届 are, too."""

_OF_ONE_ORDER = 5
_DOZEN, _OF_SOME_DOZENS = 12, Fraction(8, 5)
"""Two dozen are 二十多, and no forty."""
_OF_THE_LEAST = Fraction(3, 5)
_FEWEST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class QuantityComparison:
    """Pairs that say the same, and the rest of each text; uncertain ones are in the rest too."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    only_left: tuple[Quantity, ...]
    only_right: tuple[Quantity, ...]


def compare(left: Sequence[Quantity], right: Sequence[Quantity]) -> QuantityComparison:
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
    return QuantityComparison(tuple(pairs), tuple(waiting), tuple(free))


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.meaning == other.meaning


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether a reader of both languages may take them for the same.

    Beside equal meanings: dates that differ only in parts that one leaves out, the 15th and 15日; Article 5 and 第五条;
    amounts whose currency one does not tell (元); 3:30 with and without its half of the day; dozens and 数十.
    """
    if one.meaning == other.meaning:
        return True
    mine, theirs = one.value, other.value
    if isinstance(mine, PartialDate) and isinstance(theirs, PartialDate):
        told = _told(mine, theirs)
        return bool(told) and all(left == right for left, right in told)
    if isinstance(mine, ClockTime) and isinstance(theirs, ClockTime):
        return _same_time(mine, theirs)
    if _is_part(one, other) or _is_part(other, one):
        return True
    if _is_age_within(one, other) or _is_age_within(other, one):
        return True
    if isinstance(mine, PartialDate | ClockTime) or isinstance(theirs, PartialDate | ClockTime):
        return _is_said_with(one, other) or _is_said_with(other, one)
    if one.is_approximate or other.is_approximate:
        return _near(one, other)
    return _amounts_agree(one, other)


def _is_age_within(one: Quantity, other: Quantity) -> bool:
    """Whoever is in their mid-forties is about forty-five, and in their late thirties nearly forty."""
    years = _YEARS_OF_A_DECADE.get(one.unit or "")
    if years is None or other.kind is not Kind.NUMBER or one.size is None or other.size is None:
        return False
    return int(Fraction(other.size) - Fraction(one.size)) in years


def _is_part(one: Quantity, other: Quantity) -> bool:
    return one.unit == OR_PART and other.size == simplest(Fraction(1, int(one.size or 1)))


def contradict(one: Quantity, other: Quantity) -> bool:
    """Whether no third text could agree with both: one amount in two currencies, 2 a.m. and 2 p.m., March and April.

    What one leaves open contradicts nothing: 15日 is of any month.
    """
    mine, theirs = one.value, other.value
    if isinstance(mine, PartialDate) and isinstance(theirs, PartialDate):
        return any(left != right for left, right in _told(mine, theirs))
    if isinstance(mine, ClockTime) and isinstance(theirs, ClockTime):
        return not _same_time(mine, theirs)
    if one.kind is Kind.MONEY and other.kind is Kind.MONEY:
        return not _currencies_agree(one, other)
    return False


def likeness(one: Quantity, other: Quantity) -> float:
    """How likely two that differ stand for one place: 0 for what nobody would mistake for each other, at most 3."""
    kinds = {one.kind, other.kind}
    if kinds == {Kind.DECADE, Kind.CENTURY} and any(
        each.size and each.size % 1000 >= 100 and each.size % 100 == 0 for each in (one, other)
    ):
        return 1.0  # The 1800s are a century, and never 18世纪.
    if len(kinds) > 1 and kinds & _TIMES:
        return 0
    alike = 1.0 if len(kinds) == 1 else 0.5
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        told = _told(one.value, other.value)
        return alike + sum(left == right for left, right in told) / 3 if told else 0
    sizes = [float(size) for size in (one.size, other.size) if size is not None]
    if len(sizes) < 2 or min(sizes) <= 0:
        return alike
    if kinds == {Kind.ORDINAL} and OF_A_NAME not in (one.unit, other.unit):
        is_sure = one.is_certain and other.is_certain
        if not is_sure and max(sizes) > _FAR_IN_A_ROW * min(sizes):
            return 0
    is_sure = len(kinds) == 1 and (kinds != {Kind.NUMBER} or (one.is_certain and other.is_certain))
    if not is_sure and not kinds & _SHARES and max(sizes) > _FAR * min(sizes):
        return 0
    return alike + min(sizes) / max(sizes) + (_digits(one) == _digits(other) != "")


def is_of_another_size(one: Quantity, other: Quantity) -> bool:
    """Whether only the size of one figure is another, so that one may be a slip of the pen: 3.0 and 30."""
    kinds = one.kind is other.kind and _digits(one) == _digits(other)
    return kinds and one.size != other.size and len(str(one.size)) > 1 and one.size is not None


def _digits(quantity: Quantity) -> str:
    """The figure without its noughts: what is left of a number when only its size is wrong."""
    return str(quantity.size).replace(".", "").strip("0")


def _amounts_agree(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    unsure = not (one.is_certain and other.is_certain)
    if _is_discount(one, other) or _is_discount(other, one):
        return True
    is_described = one.is_described or other.is_described
    if kinds == {Kind.PERCENT, Kind.MULTIPLE} or (kinds == {Kind.NUMBER, Kind.MULTIPLE} and is_described):
        # What rose by 150% is 2.5 times as much, and half as many again are 多一半.
        more, times = sorted((one, other), key=lambda each: each.kind is Kind.MULTIPLE)
        is_share = more.kind is Kind.PERCENT or 0 < Fraction(more.size or 0) < 1
        return is_share and Fraction(more.size or 0) + 1 == Fraction(times.size or 0)
    if kinds == {Kind.MONEY}:
        return (one.size == other.size or _rounded(one, other)) and _currencies_agree(one, other)
    if kinds == {Kind.DECADE, Kind.CENTURY}:
        return _is_its_century(one, other) or _is_its_century(other, one)
    if kinds == {Kind.DECADE}:
        return unsure and isinstance(one.value, Decimal) and (one.value - Decimal(str(other.value))) % 100 == 0
    if kinds == {Kind.NUMBER} and _is_vague_half(one, other):
        # "A year and a half" is 一年半, and 一个半小时 "an hour and a half".
        return Fraction(one.size or 0) % 1 == Fraction(other.size or 0) % 1
    if kinds <= _COUNTS or kinds == {Kind.PERCENTAGE_POINTS, Kind.NUMBER}:
        return bool(_sizes(one) & _sizes(other)) or (kinds == {Kind.NUMBER} and _rounded(one, other))
    # 80 cents on the dollar are 每1美元80美分.
    of_a_debt = kinds == {Kind.MONEY, Kind.PERCENT} and is_described
    return (of_a_debt or kinds == {Kind.MONEY, Kind.NUMBER}) and one.size == other.size


def _is_its_century(years: Quantity, century: Quantity) -> bool:
    """The 1300s may be the fourteenth century, where no decade is named."""
    start = int(years.size or 0)
    return years.kind is Kind.DECADE and start % 100 == 0 and start // 100 + 1 == century.size


def _is_discount(one: Quantity, other: Quantity) -> bool:
    """Whoever pays 八折 pays 80 percent of the price."""
    if one.unit != OFF or one.is_certain or other.unit == OFF or other.kind is not Kind.PERCENT:
        return False
    return Fraction(one.size or 0) + Fraction(other.size or 0) == 1


def _rounded(one: Quantity, other: Quantity) -> bool:
    """1.4097 billion is what is left of 14.0967亿: of four figures and more, the rest may be rounded away."""
    if not (isinstance(one.size, Decimal) and isinstance(other.size, Decimal)):
        return False
    shorter, longer = sorted(
        (one.size.normalize(), other.size.normalize()), key=lambda size: len(size.as_tuple().digits)
    )
    figures = len(shorter.as_tuple().digits)
    return figures >= _FEWEST_FIGURES and round(longer, _places(shorter)) == shorter


def _places(size: Decimal) -> int:
    return -int(size.as_tuple().exponent)


def _currencies_agree(one: Quantity, other: Quantity) -> bool:
    """元 and ¥ are money of several countries, and cents of more: only the number of such an amount is certain."""
    if one.unit == other.unit or None in (one.unit, other.unit):
        return True
    return not (one.is_certain and other.is_certain) and {one.unit, other.unit} <= _CALLED_YUAN


def _is_vague_half(one: Quantity, other: Quantity) -> bool:
    return any(each.size == Decimal("0.5") and not each.is_certain for each in (one, other))


def _sizes(quantity: Quantity) -> set[Decimal | Fraction | None]:
    """The number, and of "three times more" also four, since some mean so."""
    size = quantity.size
    return {size, size + 1} if quantity.unit == "more" and size is not None else {size}


def _told(one: PartialDate, other: PartialDate) -> list[tuple[int, int]]:
    """The parts that both dates tell."""
    parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return [(left, right) for left, right in parts if left is not None and right is not None]


def _same_time(one: ClockTime, other: ClockTime) -> bool:
    if one == other:
        return True
    is_open = not (one.is_half_told and other.is_half_told)
    return is_open and one.minute == other.minute and (one.hour - other.hour) % 12 == 0


def _is_said_with(time: Quantity, other: Quantity) -> bool:
    """Whether the bare number says the year, the day or the hour."""
    value = time.value
    if other.kind not in _COUNTING:
        return False
    if isinstance(value, ClockTime):
        # From 9 to 5 is 9点至17点.
        return value.minute == 0 and other.value in (value.hour, value.hour % 12 or 12)
    if not isinstance(value, PartialDate):
        return False
    if value.month is None and value.year is None:
        return value.day == other.value
    if value.year is None or value.month is not None:
        return False
    # SS19 is 2019, and as well 19春夏.
    return other.value in ((value.year,) if time.is_certain else (value.year, value.year % 100))


def _near(one: Quantity, other: Quantity) -> bool:
    """Dozens and 数十, thousands and 上千人: of one order of size."""
    sizes = sorted(Fraction(size) for size in (one.size, other.size) if size is not None)
    is_counted = one.is_approximate is not other.is_approximate and any(
        each.is_approximate and each.size is not None and each.size % _DOZEN == 0 for each in (one, other)
    )
    exact = [each.size for each in (one, other) if not each.is_approximate]
    if len(exact) == 1 and exact[0] is not None and Fraction(exact[0]) < sizes[-1] * _OF_THE_LEAST:
        return False  # 236 are no thousands.
    return len(sizes) == 2 and sizes[0] > 0 and sizes[1] / sizes[0] < (_OF_SOME_DOZENS if is_counted else _OF_ONE_ORDER)
