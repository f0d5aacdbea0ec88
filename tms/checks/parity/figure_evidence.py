"""Whether a figure that differs is an error, or may be the same told otherwise: what is no slip is a hint.

A slip leaves its mark: the digits are those of the other figure in another order or size, one of them is another, or
the unit alone is. Where there is none, and the other version's figures come to this one (six six-year terms, 36年), or
the two count other things (ten days, 二十年), or it is what something is called (a four-star general), a person has to
look, and nothing is stopped.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

from tms.checks.parity.groups import GroupReading
from tms.checks.parity.must_be_said import must_be_said
from tms.domain.locales import is_chinese
from tms.language.numbers import Figure, Kind, Quantity, comes_to, factors, is_of_a_score, is_told_by_a_word

_COUNTS = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.PERCENT))
_FEWEST_DIGITS = 2
"""Of one digit, any may be a slip for any."""
_SMALL = 12
_MOST = 12
"""So many figures are put together: of more, nearly any comes out."""
_NEARLY, _FAR = 0.07, 20.0
"""Two measures in two units so near are one, rounded; and so far from each other they measure two things."""
_HALF = Decimal("0.5")
_HALVES = re.compile(r"半|\bhal(?:f|ves)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"-[a-z]{3,}(?![\w-])")
"""A four-star general, a two-storey house: what it is called."""
_RANKED = re.compile(r"[- ](?:most\b|least\b|[a-z]+est\b)|大|高|多|富|长|長")
"""The second-largest is not the largest."""
_PERIOD = re.compile(r" (?:straight |consecutive )?(?:day|week|month|year|decade|century)\b")
_MORE = re.compile(r"[个個]?(?:小[时時]|星期|[天日周週月年])?[多余餘]|-?(?:plus|odd)\b")
_MORE_BEFORE = re.compile(r"(?:逾|超[过過]?|不止|more than |over )$")
_FIRST = re.compile(r"\bfirst\b|首次|第一次|[头頭]一[回次]", re.IGNORECASE)
_BESIDE = re.compile(r"[去前上次明今][年届屆次]|\b(?:last|next|previous|this) \w", re.IGNORECASE)
"""The 79th birthday of who turns 80 is 去年生日."""
_AROUND = 10


Same = Callable[[Quantity, Quantity], bool]


@dataclass(frozen=True, slots=True)
class RowFigures:
    """What the versions of a row say, and when two of their figures are the same."""

    locales: Sequence[str]
    texts: Sequence[str | None]
    said: Sequence[Sequence[Quantity]]
    figures: Mapping[int, Figure]
    """Each quantity as it stands in its text, by its identity."""
    same: Same


def is_doubtful(reading: GroupReading[Quantity], told: RowFigures) -> bool:
    """Whether nothing but that figures differ, or that one is not said, speaks for an error."""
    if any(one.kind not in _COUNTS or one.is_approximate for one in reading.each()):
        return False
    if any(len({is_chinese(told.locales[at]) for at in camp}) > 1 for camp in reading.camps):
        return False  # What a translation says too, another one may say as well.
    if len(reading.camps) == 1:
        lacking = [at for at, text in enumerate(told.texts) if text is not None and at not in reading.versions]
        return all(_may_be_untold(one, at, other, told) for other in lacking for at, one in reading.camps[0].items())
    pairs = [pair for mine, theirs in combinations(reading.camps, 2) for pair in product(mine.items(), theirs.items())]
    return all(_may_be_the_same(*one, *other, told) for one, other in pairs)


def _may_be_untold(one: Quantity, at: int, other: int, told: RowFigures) -> bool:
    """Whether a version may say the figure by none."""
    text, theirs = told.texts[at] or "", told.texts[other] or ""
    if one.kind is Kind.ORDINAL and one.size is not None and one.size <= _SMALL:
        return _RANKED.match(text, one.end) is None
    if one.kind is Kind.ORDINAL and one.size is not None and _BESIDE.search(theirs):
        return any(abs(Fraction(each.size or 0) - Fraction(one.size)) == 1 for each in told.said[other])
    if one.size == _HALF and _HALVES.search(theirs):
        return True
    if _is_what_it_is_called(one, text, told) or _comes_out(one, at, other, told):
        return True
    if _is_multiplied(one, text, theirs, told.said[other]) or _is_the_last_one(one, text, told.said[other]):
        return True
    return one.kind is Kind.NUMBER and _is_whole(one, told.said[at], told.said[other], told.same)


def _may_be_the_same(at: int, one: Quantity, other_at: int, other: Quantity, told: RowFigures) -> bool:
    """Whether two figures that differ may both be right."""
    text, theirs = told.texts[at] or "", told.texts[other_at] or ""
    if (is_an_article(other) and not must_be_said(one, text)) or (
        is_an_article(one) and not must_be_said(other, theirs)
    ):
        return True
    if _is_one_more(one, text, other) or _is_one_more(other, theirs, one):
        return True
    if _are_two_things(told.figures[id(one)], told.figures[id(other)]):
        return True
    if _is_a_slip(one, other) or (is_of_a_score(one, text) and is_of_a_score(other, theirs)):
        return False
    if _comes_out(one, at, other_at, told, instead=other) or _comes_out(other, other_at, at, told, instead=one):
        return True
    if _is_multiplied(one, text, theirs, [other]) or _is_multiplied(other, theirs, text, [one]):
        return True
    if _is_one_digit_apart(one, other):
        return False
    return (
        is_told_by_a_word(one, text, theirs)
        or is_told_by_a_word(other, theirs, text)
        or _is_the_last_full_one(one, text, other, theirs)
        or _is_the_last_full_one(other, theirs, one, text)
        or _are_share_and_count((one, told.said[at]), (other, told.said[other_at]))
    )


def _is_a_slip(one: Quantity, other: Quantity) -> bool:
    """Whether the figures have so much in common that one may have become the other by a slip."""
    if one.size is None or other.size is None:
        return False
    mine, theirs = _digits(one), _digits(other)
    if mine == theirs:
        return one.kind is other.kind or Kind.PERCENT in (one.kind, other.kind)
    return min(len(mine), len(theirs)) >= _FEWEST_DIGITS and sorted(mine) == sorted(theirs)


def _digits(quantity: Quantity) -> str:
    return str(quantity.size).replace(".", "").strip("0")


def _is_one_digit_apart(one: Quantity, other: Quantity) -> bool:
    """Whether one digit is another, or is lost."""
    if one.size is None or other.size is None:
        return False
    mine, theirs = _digits(one), _digits(other)
    if min(len(mine), len(theirs)) < _FEWEST_DIGITS:
        return False
    if len(mine) == len(theirs):
        return sum(here != there for here, there in zip(mine, theirs, strict=True)) == 1
    shorter, longer = sorted((mine, theirs), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_whole(one: Quantity, its: Sequence[Quantity], others: Sequence[Quantity], same: Same) -> bool:
    """Ten of the twelve, where the other version tells of the two; 300 and another 200, where it has 500."""
    mine, theirs = ([each for each in side if each.kind is Kind.NUMBER] for side in (its, others))
    if max(len(mine), len(theirs)) > _MOST:
        return False
    mine = [each for each in mine if not any(same(each, other) for other in theirs)]
    return any(
        (
            Fraction(part.size or 0) + Fraction(rest.size or 0) == one.size
            or (part is not one and Fraction(part.size or 0) + Fraction(one.size or 0) == rest.size)
        )
        and not any(same(rest, each) for each in its)
        for part, rest in product(mine, theirs)
    )


def _comes_out(one: Quantity, at: int, other: int, told: RowFigures, instead: Quantity | None = None) -> bool:
    """Whether the figures of the other version come to it, which has another one in its place."""
    measures = [told.figures[id(each)].measure for each in (one, instead) if each is not None]
    units = {(its.sort, its.factor) if its is not None else None for its in measures}
    is_of_one_unit = len(measures) > 1 and len(units) == 1 and None not in units
    others = told.said[other]
    if len(others) > _MOST:
        return False
    untold = [not any(told.same(each, mine) for mine in told.said[at]) for each in others]
    return comes_to(
        one, told.texts[at] or "", told.texts[other] or "", others, untold=untold, by_product=is_of_one_unit
    )


def _is_what_it_is_called(one: Quantity, text: str, told: RowFigures) -> bool:
    """Whether the figure is the first part of an adjective, and measures nothing."""
    return (
        one.kind is Kind.NUMBER
        and (one.size or 0) <= _SMALL
        and told.figures[id(one)].measure is None
        and _COMPOUND.match(text, one.end) is not None
    )


def is_an_article(one: Quantity) -> bool:
    """Whether it may be "a": 一名技师 beside "nine times out of ten" stands for no figure."""
    return one.size == 1 and not one.is_certain


def _is_the_last_full_one(one: Quantity, text: str, other: Quantity, theirs: str) -> bool:
    """A strike in its fourth week has lasted for three weeks and more."""
    if one.kind is not Kind.ORDINAL or other.kind is not Kind.NUMBER or one.size is None or other.size is None:
        return False
    is_more = _MORE.match(theirs, other.end) or _MORE_BEFORE.search(theirs, max(0, other.start - _AROUND), other.start)
    return other.size in (one.size - 1, (one.size - 1) * 10) and bool(is_more and _PERIOD.match(text, one.end))


def _is_multiplied(one: Quantity, text: str, other: str, others: Sequence[Quantity]) -> bool:
    """Whether a word of quantity of the other text and one of these come to the figure: half of the dozen, 四打."""
    if one.kind is not Kind.NUMBER or not one.size:
        return False
    counted = [Fraction(each.size) for each in others if each.kind is Kind.NUMBER and each.size]
    words = set(factors(other)) - set(factors(text))  # What both texts say multiplies nothing.
    return any(each * factor == one.size for factor in words for each in counted)


def _is_the_last_one(one: Quantity, text: str, others: Sequence[Quantity]) -> bool:
    """Her first win in 11 tries, 先前10度: the eleventh is told apart."""
    if one.kind is not Kind.NUMBER or one.size is None or _FIRST.search(text) is None:
        return False
    return any(each.kind is Kind.NUMBER and each.size == one.size - 1 for each in others)


def _is_one_more(one: Quantity, text: str, other: Quantity) -> bool:
    """Whoever rarely does it more than one way seldom has a second one, 第二种."""
    if (one.kind, other.kind) != (Kind.NUMBER, Kind.ORDINAL) or one.size is None or other.size is None:
        return False
    return other.size == one.size + 1 and _MORE_BEFORE.search(text, max(0, one.start - _AROUND), one.start) is not None


def _are_share_and_count(one: tuple[Quantity, Sequence[Quantity]], other: tuple[Quantity, Sequence[Quantity]]) -> bool:
    """One half of the pair, and 两人: neither is the other by a slip, as 五名 of 七名 is of six out of seven."""
    (share, _), (count, beside) = sorted((one, other), key=lambda each: each[0].size or 0)
    if not share.kind is count.kind is Kind.NUMBER or share.size is None or count.size is None:
        return False
    if not 0 < share.size < 1 < count.size:
        return False
    whole = Fraction(share.size).denominator
    return count.size >= whole or not any(each.size == whole and each is not count for each in beside)


def _are_two_things(one: Figure, other: Figure) -> bool:
    """Ten days and 二十年 tell of two things, and 95 minutes are about an hour and a half."""
    mine, theirs = one.measure, other.measure
    if mine is None or theirs is None or mine.sort != theirs.sort or mine.factor == theirs.factor:
        return False
    if min(mine.size, theirs.size) <= 0 or _digits(one.quantity) == _digits(other.quantity):
        return False
    apart = max(mine.size, theirs.size) / min(mine.size, theirs.size)
    is_about = one.rounding is not None or other.rounding is not None
    return (is_about and apart <= 1 + _NEARLY) or apart > _FAR
