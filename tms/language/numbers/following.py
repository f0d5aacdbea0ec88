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

from tms.language.numbers.beside_feasts import is_told_beside_a_feast
from tms.language.numbers.between_ends import is_between_or_end
from tms.language.numbers.by_name import is_told_by_name, may_stand_for_a_name
from tms.language.numbers.comparing import likeness
from tms.language.numbers.counting_words import is_of_the_size_of_a_word, is_told_by_a_word
from tms.language.numbers.days import days_apart, is_told_as_another_day, is_told_in_another_zone
from tms.language.numbers.durations import is_of_the_same_span
from tms.language.numbers.expressions import is_in_a_saying, may_stand_for_a_saying
from tms.language.numbers.figures import Figure, is_for_another_unit, same_figure
from tms.language.numbers.floors import is_on_a_british_floor
from tms.language.numbers.fuel import is_of_the_fuel_told
from tms.language.numbers.offices import is_told_by_another_holder, is_told_by_its_holder
from tms.language.numbers.open_days import is_of_the_other_days
from tms.language.numbers.part_units import is_of_part_of_a_unit
from tms.language.numbers.periods import is_of_a_told_period
from tms.language.numbers.quantity import Kind, Quantity
from tms.language.numbers.rulers import is_number_of_a_known_name
from tms.language.numbers.sums import is_sum_or_difference
from tms.language.numbers.told_shares import is_told_as_one
from tms.language.numbers.working_out import is_in_an_ordinal_period, is_of_the_unit_before, is_worked_out, share_of

_MOST = 16
"""The most figures of a text that are put together: each pair is looked at."""

_SMALL = 10
_FAR_APART = 9
_LONGEST = 40
"""The most characters between an amount and what it comes to."""

_NEXT = re.compile(
    r"次日|翌日|隔天|隔日|第二天|后一天|後一天|转天|\b(?:next|following) (?:day|morning)\b|\b(?:a|one) day later\b"
    r"|\b(?:overnight|tomorrow|in the morning|(?:at|until) (?:dawn|first light|daybreak|sunrise|morning))\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"前一天|前一日|前日|前夕|\b(?:a|one|the) day (?:after|earlier)\b|\bprevious day\b|\bday before$|\byesterday\b"
    r"|\bthe (?:night|evening) before\b|\beve of\b",
    re.IGNORECASE,
)
"""A day after something, that something was the day before."""
_BEFORE_ANOTHER = re.compile(r"\b(?:a|one|the) day before\b", re.IGNORECASE)
_BESIDE_CHINESE = "(?:前一[天日]|前日|前夕|[次翌]日|[隔第][二]?天|[后後]一[天日])"
_ITSELF_THE_DAY_BESIDE = (
    re.compile(
        r"(?:day|\b\d{1,2}(?:st|nd|rd|th)?)(?: (?:morning|afternoon|evening|night))?,? "
        r"(?:(?:just|only|exactly) )?(?:a|one|the) day (?:before|after|ahead of)\b",
        re.IGNORECASE,
    ),
    re.compile(
        f"[，（(](?:即|也就是|亦即|正是|恰[为為是])[^，。；]{{0,24}}{_BESIDE_CHINESE}"
        f"|{_BESIDE_CHINESE}的?[（(]?(?:[周週]|星期|[礼禮]拜|\\d{{1,2}}月|\\d{{1,2}}日)"
    ),
)
"""Wednesday, a day before the summit; 周三，即峰会前一天."""
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
_AS_MUCH = re.compile(
    r" (?:as (?:much|many|\w+) as|(?:of )?the (?:cost|price|size|weight|length|time|original|usual)\b)"
)
_LESS = re.compile(
    r"\b(?:by|saves?|saved|cheaper|cut) (?:about |nearly |almost )?$|[低少省降减減便宜][了掉约約近下]{0,2}$",
    re.IGNORECASE,
)
"""A tenth as much is 90 per cent less."""
_RESTATED = re.compile(
    r"(?: (?:an?|per|each) (?:year|month|week|day|hour|share|head|person|night|barrel|ton|tonne|pound|ounce|gallon"
    r"|mile|acre|square foot|square mile))?"
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
    mine, theirs = one.quantity, other.quantity
    if mine.kind is theirs.kind is Kind.NUMBER and _are_far_apart(mine, theirs):
        return False  # 70 minutes stand for no two cities.
    return mine.kind is theirs.kind and likeness(mine, theirs) > 0


def _are_far_apart(one: Quantity, other: Quantity) -> bool:
    few, many = sorted(Fraction(each.size or 0) for each in (one, other))
    return 1 <= few <= _SMALL < many and many > few * _FAR_APART


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
        or _is_day_beside(one.quantity, its, other)
        or is_told_beside_a_feast(one.quantity, its.text, other.text, _quantities(other))
        or is_told_in_another_zone(one, its.figures, other.figures)
        or is_of_a_told_period(one.quantity, its.text, other.text)
        or is_of_the_same_span(one.quantity, its.text, other.text)
        or _is_left_over(one, its, other)
        or is_between_or_end(one, its.text, its.figures, other.text, other.figures)
        or is_of_part_of_a_unit(one, other.text)
        or is_of_the_other_days(one.quantity, its.text, other.text)
        or is_sum_or_difference(one.quantity, its.text, _quantities(its), other.text, _quantities(other))
        or _is_minute_of_a_match(one.quantity, its.text, other)
        or is_of_the_unit_before(one, its.figures, other.figures)
        or is_on_a_british_floor(one.quantity, its.text, other.text, _quantities(other))
        or is_in_an_ordinal_period(one, its.text, other.figures, other.text)
        or is_worked_out(one, its.figures, other.figures)
        or is_of_the_fuel_told(one.quantity.start, its.text, other.text)
        or is_told_as_one(one, its.figures, its.text, other.figures, other.text)
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
    is_price = before.quantity.unit == one.quantity.unit
    told = [each for each in other.figures if same_figure(before, each)]
    told = [each for each in told if is_price or each.quantity.unit != one.quantity.unit]
    return any(not any(_restates(each, one, other.text) for each in other.figures) for one in told)


def _restates(one: Figure, before: Figure, text: str) -> bool:
    mine, theirs = one.quantity, before.quantity
    if not (mine.kind is theirs.kind is Kind.MONEY) or theirs.end > mine.start:
        return False
    if mine.unit == theirs.unit and not is_for_another_unit(one, before):
        return False
    return mine.start - theirs.end <= _LONGEST and _RESTATED.fullmatch(text[theirs.end : mine.start]) is not None


def _quantities(told: FiguresOfText) -> list[Quantity]:
    return [each.quantity for each in told.figures]


def _is_day_beside(quantity: Quantity, its: FiguresOfText, other: FiguresOfText) -> bool:
    """The 29th, where the other tells 28日 and 次日, but not where both say so of the day that they name."""
    english, chinese = _ITSELF_THE_DAY_BESIDE
    if any(english.search(one.text) and chinese.search(two.text) for one, two in permutations((its, other))):
        return False
    ways = [sign for sign, words in ((1, _NEXT), (-1, _PREVIOUS), (1, _BEFORE_ANOTHER)) if words.search(other.text)]
    if not ways:
        return False
    return any(days_apart(quantity, each.quantity) == sign for each in other.figures for sign in ways)


def _is_left_over(one: Figure, its: FiguresOfText, other: FiguresOfText) -> bool:
    """Down to a third is down by two-thirds."""
    share = share_of(one.quantity)
    if share is None:
        return False
    for each in other.figures:
        theirs = share_of(each.quantity)
        if theirs is None or share + theirs != 1:
            continue
        before = [_before(text.text, figure) for text, figure in ((its, one), (other, each))]
        if any(_REST.search(rest) and _LOSS.search(loss) for rest, loss in permutations(before)):
            return True
        if _AS_MUCH.match(its.text, one.quantity.end) and _LESS.search(before[1]):
            return True
        if _AS_MUCH.match(other.text, each.quantity.end) and _LESS.search(before[0]):
            return True
    return False


def _before(text: str, figure: Figure) -> str:
    return text[max(0, figure.quantity.start - 20) : figure.quantity.start]


def _is_minute_of_a_match(quantity: Quantity, text: str, other: FiguresOfText) -> bool:
    """Two minutes from time are the 88th minute."""
    if quantity.kind not in (Kind.NUMBER, Kind.ORDINAL) or not (
        _FROM_TIME.search(text) or _FROM_TIME.search(other.text)
    ):
        return False
    sizes = (each.quantity.size for each in other.figures if each.quantity.kind in (Kind.NUMBER, Kind.ORDINAL))
    return any(Fraction(size or 0) + Fraction(quantity.size or 0) == _MATCH for size in sizes)
