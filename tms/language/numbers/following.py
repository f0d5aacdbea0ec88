"""Figures that a text does not tell and that follow from what it tells: half of the dozen is 6 of 12.

A language may say the sum where another says its parts: the year for "four years later", the old price for "cut by a
quarter", 28日 and 次日 for the 29th. Only what the words beside the figures call for is worked out, and only from
figures of which one stands in both texts: from any two figures, a wrong one would too often follow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from tms.language.numbers.by_name import is_told_by_name, may_stand_for_a_name
from tms.language.numbers.comparing import likeness
from tms.language.numbers.counting_words import is_of_the_size_of_a_word, is_told_by_a_word
from tms.language.numbers.days import days_apart, is_told_as_another_day, is_told_in_another_zone
from tms.language.numbers.expressions import is_in_a_saying, may_stand_for_a_saying
from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.offices import is_told_by_another_holder, is_told_by_its_holder
from tms.language.numbers.periods import is_of_a_told_period
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity
from tms.language.numbers.rulers import is_number_of_a_known_name
from tms.language.numbers.sums import is_sum_or_difference
from tms.language.numbers.units import TIME

_YEAR, _HOUR = 365.25 * 86_400, 3600.0
_MOST = 16
"""The most figures of a text that are put together: each pair is looked at."""

_SMALL = 10
_LONGEST = 40
"""The most characters between an amount and what it comes to."""

_NEXT = re.compile(
    r"次日|翌日|隔天|隔日|第二天|后一天|後一天|转天|\b(?:next|following) (?:day|morning)\b|\b(?:a|one) day later\b"
    r"|\b(?:overnight|tomorrow|in the morning|(?:at|until) (?:dawn|first light|daybreak|sunrise|morning))\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"前一天|前一日|前日|前夕|\b(?:a|one|the) day (?:after|earlier)\b|\bprevious day\b|\bday before$|\byesterday\b"
    r"|\bthe (?:night|evening) before\b",
    re.IGNORECASE,
)
"""A day after something, that something was the day before."""
_BEFORE_ANOTHER = re.compile(r"\b(?:a|one|the) day before\b", re.IGNORECASE)
_FROM_TIME = re.compile(
    r"\b(?:from|before) (?:time|the (?:end|final whistle)|full[- ]time)\b| left\b|剩", re.IGNORECASE
)
_MINUTE_OF_A_MATCH = re.compile("第")
_MATCH = 90
_HEDGE = "(?:just |only |about |around |nearly |almost |some |more than )?"
_REST = re.compile(
    rf"\b(?:to|left with) {_HEDGE}$|(?:[降减減跌缩縮剩][^，。]{{0,3}}[至到为為]|剩[下余餘]?)[^，。]{{0,6}}$",
    re.IGNORECASE,
)
_LOSS = re.compile(
    rf"\b(?:by|lost|los(?:es?|ing)|shed|down|declined|fell|fallen|dropped) {_HEDGE}$"
    r"|[减減降跌缩縮失少滑][^至到为為，。]{0,3}$",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    r"(?: (?:a|per|each) (?:year|month|week|day|hour|barrel|ton|tonne|share|head|person|night))?"
    r"(?:\s?[（(\[]|[,，]\s?(?:or|约合?|約合?|相当于|相當於)).{0,8}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FiguresOfText:
    """A text without inline markers and its figures."""

    text: str
    figures: Sequence[Figure]


def unexplained(
    one: FiguresOfText, only_one: Sequence[Figure], other: FiguresOfText, only_other: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Of what only one text tells and what only the other tells, that which does not follow from the text without it.

    What follows is no excuse for a figure that stands in its place: 2021 for the 2022 of "six years after 2016".
    """
    mine = [(each, follows(each, one, other)) for each in _without_words(only_one, one, other)]
    theirs = [(each, follows(each, other, one)) for each in _without_words(only_other, other, one)]
    return _left(mine, theirs), _left(theirs, mine)


def _without_words(only: Sequence[Figure], its: FiguresOfText, other: FiguresOfText) -> list[Figure]:
    """Those of which the other text has no word: 144 are a gross, whatever else is missing there.

    Small numbers are many things: beside a trio, 三 may as well stand in the place of four.
    """
    return [
        each
        for each in only
        if 1 <= (each.quantity.size or 1) <= _SMALL or not is_told_by_a_word(each.quantity, its.text, other.text)
    ]


def _left(its: Sequence[tuple[Figure, bool]], others: Sequence[tuple[Figure, bool]]) -> list[Figure]:
    wrong = [each for each, is_explained in others if not is_explained]
    return [each for each, is_explained in its if not is_explained or any(_is_instead(each, one) for one in wrong)]


def _is_instead(one: Figure, other: Figure) -> bool:
    if other.quantity.size == 1 and not other.quantity.is_certain:
        return False  # 一小时内 is of whatever else is told.
    return one.quantity.kind is other.quantity.kind and likeness(one.quantity, other.quantity) > 0


def follows(one: Figure, its: FiguresOfText, other: FiguresOfText) -> bool:
    """Whether the figure, which stands in ``its`` text, need not stand in the ``other``, which tells as much."""
    if max(len(its.figures), len(other.figures)) > _MOST:
        return False
    return (
        _is_restated(one, its, other)
        or (
            is_told_by_name(one.quantity, its.text, other.text)
            and not is_told_as_another_day(one.quantity, _quantities(other))
        )
        or is_in_a_saying(one.quantity, its.text, other.text)
        or is_told_by_a_word(one.quantity, its.text, other.text)
        or is_told_by_its_holder(one.quantity, its.text, other.text)
        or is_number_of_a_known_name(one.quantity, its.text, other.text)
        or _is_day_beside(one.quantity, other)
        or is_told_in_another_zone(one, its.figures, other.figures)
        or is_of_a_told_period(one.quantity, its.text, other.text)
        or _is_left_over(one, its, other)
        or is_sum_or_difference(one.quantity, its.text, _quantities(its), other.text, _quantities(other))
        or _is_minute_of_a_match(one.quantity, its.text, other)
        or _is_worked_out(one, its, other)
    )


def may_stand_for_words(one: Quantity, text: str, other: str) -> bool:
    """Whether the other text has words for a figure of this sort, so that one that they do not come to is wrong."""
    return (
        is_of_the_size_of_a_word(one, other)
        or may_stand_for_a_name(one, text, other)
        or may_stand_for_a_saying(one, text, other)
        or is_told_by_another_holder(one, text, other)
    )


def _is_restated(one: Figure, its: FiguresOfText, other: FiguresOfText) -> bool:
    """15,000 yuan ($2,100): the amount in another currency, behind one that both texts tell."""
    before = next((each for each in its.figures if _restates(one, each, its.text)), None)
    if before is None:
        return False
    # 300元 is neither $300 nor what that comes to; and of what both restate, both tell.
    told = [each for each in other.figures if same_figure(before, each) and each.quantity.unit != one.quantity.unit]
    return any(not any(_restates(each, one, other.text) for each in other.figures) for one in told)


def _restates(one: Figure, before: Figure, text: str) -> bool:
    mine, theirs = one.quantity, before.quantity
    if not (mine.kind is theirs.kind is Kind.MONEY) or mine.unit == theirs.unit or theirs.end > mine.start:
        return False
    return mine.start - theirs.end <= _LONGEST and _RESTATED.fullmatch(text[theirs.end : mine.start]) is not None


def _quantities(told: FiguresOfText) -> list[Quantity]:
    return [each.quantity for each in told.figures]


def _tells(told: FiguresOfText, figure: Figure) -> bool:
    return any(same_figure(figure, each) for each in told.figures)


def _is_day_beside(quantity: Quantity, other: FiguresOfText) -> bool:
    """The 29th, where the other tells 28日 and 次日."""
    ways = [sign for sign, words in ((1, _NEXT), (-1, _PREVIOUS), (1, _BEFORE_ANOTHER)) if words.search(other.text)]
    if not ways:
        return False
    return any(days_apart(quantity, each.quantity) == sign for each in other.figures for sign in ways)


def _is_left_over(one: Figure, its: FiguresOfText, other: FiguresOfText) -> bool:
    """Down to a third is down by two-thirds."""
    share = _share(one.quantity)
    if share is None:
        return False
    for each in other.figures:
        theirs = _share(each.quantity)
        if theirs is None or share + theirs != 1:
            continue
        before = [_before(text.text, figure) for text, figure in ((its, one), (other, each))]
        if any(_REST.search(rest) and _LOSS.search(loss) for rest, loss in permutations(before)):
            return True
    return False


def _before(text: str, figure: Figure) -> str:
    return text[max(0, figure.quantity.start - 20) : figure.quantity.start]


def _share(quantity: Quantity) -> Fraction | None:
    size = quantity.size
    if quantity.kind not in (Kind.NUMBER, Kind.PERCENT) or size is None or quantity.is_approximate or not 0 < size < 1:
        return None
    return Fraction(size)


def _is_minute_of_a_match(quantity: Quantity, text: str, other: FiguresOfText) -> bool:
    """Two minutes from time are the 88th minute."""
    if quantity.kind not in (Kind.NUMBER, Kind.ORDINAL) or not (
        _FROM_TIME.search(text) or _FROM_TIME.search(other.text)
    ):
        return False
    sizes = (each.quantity.size for each in other.figures if each.quantity.kind in (Kind.NUMBER, Kind.ORDINAL))
    return any(Fraction(size or 0) + Fraction(quantity.size or 0) == _MATCH for size in sizes)


def _is_worked_out(one: Figure, its: FiguresOfText, other: FiguresOfText) -> bool:
    """Whether two figures of the other text come to this one, of which the first stands in both texts."""
    for first, second in permutations(other.figures, 2):
        if any(reckoning(one, first, second) for reckoning in (_years, _hours, _parts)) and _tells(its, first):
            return True
        # Where both tell by how much it changed, both ends of the change are told too.
        if _changes(one, first, second) and _tells(its, first) and not _tells(its, second):
            return True
    return False


def _year(quantity: Quantity) -> int | None:
    value = quantity.value
    return value.year if isinstance(value, PartialDate) and value.month is None else None


def _span(figure: Figure, unit: float) -> int | None:
    """How many whole years or hours it measures."""
    if figure.measure is None or figure.measure.sort != TIME:
        return None
    span = figure.measure.size / unit
    return round(span) if abs(span - round(span)) < 0.01 and span > 0 else None


def _years(one: Figure, first: Figure, second: Figure) -> bool:
    """2015 is four years after 2011; from 1630 to 1650 are 20 years."""
    year, start = _year(one.quantity), _year(first.quantity)
    if start is None:
        return False
    if year is None:
        end = _year(second.quantity)
        return end is not None and _span(one, _YEAR) == abs(end - start)
    span = _span(second, _YEAR)
    return span is not None and abs(year - start) == span


def _hours(one: Figure, first: Figure, second: Figure) -> bool:
    """7 a.m. is seven and a half hours before 2:30 p.m., as far as "about" goes."""
    mine, theirs = one.quantity.value, first.quantity.value
    if not (isinstance(mine, ClockTime) and isinstance(theirs, ClockTime)) or second.measure is None:
        return False
    if second.measure.sort != TIME or second.measure.size % (_HOUR / 2):
        return False
    apart = abs((mine.hour - theirs.hour) * 60 + mine.minute - theirs.minute)
    return apart == second.measure.size / 60


def _parts(one: Figure, first: Figure, second: Figure) -> bool:
    """Half of the dozen is 6 of 12; 60 percent of 500 is 300."""
    mine = one.quantity
    if mine.size is None or Kind.NUMBER not in (first.quantity.kind, mine.kind) or mine.is_approximate:
        return False
    share = _share(mine)
    whole, part = first.quantity.size, second.quantity.size
    if whole is None or part is None or first.quantity.kind is not Kind.NUMBER or whole < _FEWEST:
        return False
    if share is not None:
        return second.quantity.kind is Kind.NUMBER and Fraction(part) == share * Fraction(whole) and part >= 1
    theirs = _share(second.quantity)
    return mine.kind is Kind.NUMBER and theirs is not None and Fraction(mine.size) == theirs * Fraction(whole)


_FEWEST = 4


def _changes(one: Figure, first: Figure, second: Figure) -> bool:
    """Cut by a quarter to 45 is from 60 to 45."""
    share = _share(one.quantity)
    if share is not None:
        ends = first.quantity, second.quantity
        return _is_change(*ends, share) or _is_change(*ends[::-1], share)
    share = _share(second.quantity)
    return share is not None and (
        _is_change(one.quantity, first.quantity, share) or _is_change(first.quantity, one.quantity, share)
    )


def _is_change(before: Quantity, after: Quantity, share: Fraction) -> bool:
    if before.kind is not after.kind or before.kind not in (Kind.MONEY, Kind.NUMBER) or before.unit != after.unit:
        return False
    if not before.size or not after.size or min(before.size, after.size) < 1:
        return False
    old, new = Fraction(before.size), Fraction(after.size)
    return abs(abs(new - old) / old - share) < min(Fraction(1, 200), share / 10)
