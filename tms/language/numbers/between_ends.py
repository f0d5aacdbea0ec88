"""What lies between two figures, where one text tells both and the other one of them and the distance.

Down from 8% to 6% is 从8%回落两个百分点, born in 1899 and dead in 1966 终年67岁, and up from $3.90 to $4.05 贵了15美分.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.quantity import Kind, PartialDate, Quantity
from tms.language.numbers.working_out import share_of

_CHANGED = re.compile(
    r"(?:\b(?:by|up|down|lost|gained|a (?:drop|rise|fall|gain|cut|increase|decrease) of|more|less) (?:about |some )?"
    r"|[下上回滑]?[降跌涨漲升落滑]幅?[了约約近逾低高]?|[贵貴][了出]?|便宜[了]?|[增减減][加少长長]?[了约約]?|[多少高低差][了出]?|提高了?|[降涨漲跌升增减減]幅[为為达達是]?"
    r"|[涨漲降跌]了?)"
    r"(?:[A-Z]{0,3}[$€£¥])?$",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?:终年|終年|享年|时年|時年|卒年|[当當]时|[当當]時|年)$|\b(?:aged?|age of) $", re.IGNORECASE)
_OF_AGE = re.compile(r"[岁歲]|[- ]years?[- ]old")
_SUM = re.compile(
    r"[总總一合]共|共有?|[总總][计計]|合[计計]|其中|包括|\b(?:in all|in total|a total of|including)\b", re.IGNORECASE
)
_OF_A_WHOLE = re.compile("占|相[当當]于|相當於")
_MARGIN = re.compile(
    "[票分球秒局]?(?:之差|的?(?:微弱)?优势|的?(?:微弱)?優勢|的?差距)"
    r"| (?:votes?|points?|goals?|seconds?)\b(?= margin)|-(?:vote|point|goal)\b"
)
_SCORE = re.compile(r"(?<!\d)(?<!\d\.)(\d{1,3})(?:-|–|:|比|票?[对對]| to | votes to )(\d{1,3})(?!\.?\d)")
_BEFORE = 12
_POINTS = Kind.PERCENTAGE_POINTS
_COUNTED = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT))


def is_between_or_end(one: Figure, text: str, its: Sequence[Figure], other: str, others: Sequence[Figure]) -> bool:
    """Whether the figure is the distance between two of the other text, or the end that such a distance leads to."""
    return (
        _is_distance(one.quantity, text, its, others)
        or _is_end(one, its, other, others)
        or _is_age(one.quantity, text, others)
        or _is_summand(one.quantity, text, its, other, others)
        or (_OF_A_WHOLE.search(text + other) is not None and _is_of_a_share(one.quantity, its, others))
        or _is_multiple(one.quantity, its, others)
        or _is_margin(one.quantity, text, other, others)
    )


def _is_distance(one: Quantity, text: str, its: Sequence[Figure], others: Sequence[Figure]) -> bool:
    ends = _values(its, Kind.PERCENT) & _values(others, Kind.PERCENT)
    is_an_end = one.kind is _POINTS and _value(one) in ends  # From 8.2% to 4.1% are 4.1 points.
    if not _is_change(one, text) or (not is_an_end and any(_is_other_share(one, each.quantity) for each in others)):
        return False
    return any(
        abs(first - second) == _value(one)
        for first, second in combinations(sorted(_values(others, _kind(one))), 2)
        if _values(its, _kind(one)) & {first, second}
    )


def _is_other_share(one: Quantity, other: Quantity) -> bool:
    """Three points are no 3%."""
    return {one.kind, other.kind} == {_POINTS, Kind.PERCENT} and one.value == other.value


def _is_end(one: Figure, its: Sequence[Figure], other: str, others: Sequence[Figure]) -> bool:
    """8% down to 6% are of two ends, of which the other text tells one, and by how much it changed."""
    mine = one.quantity
    if mine.kind not in _COUNTED or mine.size is None or mine.is_approximate:
        return False
    both = [
        each.quantity
        for each in its
        if each is not one and each.quantity.kind is mine.kind and any(same_figure(each, told) for told in others)
    ]
    changes = [
        each.quantity
        for each in others
        if _kind(each.quantity) is mine.kind
        and _is_change(each.quantity, other)
        and not any(same_figure(each, told) for told in its)
    ]
    return any(abs(_value(mine) - _value(end)) == _value(change) for end in both for change in changes)


def _is_age(one: Quantity, text: str, others: Sequence[Figure]) -> bool:
    """Whether it is how old somebody became, between two years that the other text tells."""
    if one.kind is not Kind.NUMBER or not one.size or not _OF_AGE.match(text, one.end):
        return False
    if _AGE.search(text, max(0, one.start - _BEFORE), one.start) is None:
        return False
    years = sorted(
        {value.year for each in others if isinstance(value := each.quantity.value, PartialDate) and value.year}
    )
    return any(later - earlier - one.size in (0, 1) for earlier, later in combinations(years, 2))


def _is_summand(one: Quantity, text: str, its: Sequence[Figure], other: str, others: Sequence[Figure]) -> bool:
    """Twelve adults and five children are 17人，其中5名儿童: the twelve, and the whole, need not be told by both."""
    if not (_SUM.search(text) or _SUM.search(other)) or one.kind is not Kind.NUMBER or not one.size:
        return False
    mine, theirs = _values(its, Kind.NUMBER), _values(others, Kind.NUMBER)
    both, size = mine & theirs, _value(one)
    if _SUM.search(other):
        return any(size + part in theirs - mine for part in both if part != size)
    return any(size - part in theirs - mine for part in both if part != size)


def _is_of_a_share(one: Quantity, its: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """A fifth of 12,500 are 2500人，占两成: the whole and the part, of which each text tells one, beside the share."""
    if one.kind is not Kind.NUMBER or not one.size or one.is_approximate:
        return False
    shares, theirs = [{share_of(each.quantity) for each in side} - {None} for side in (its, others)]
    mine = _values(its, Kind.NUMBER)
    parts = _values(others, Kind.NUMBER) - mine
    size = Fraction(one.size)
    return any(share and (size * share in parts or size / share in parts) for share in shares & theirs)


def _is_multiple(one: Quantity, its: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Twice an estimate of £400,000 are £800,000: of the two amounts each text tells one, beside the multiple."""
    if one.kind is not Kind.MONEY or not one.size or one.is_approximate:
        return False
    times = [
        {Fraction(each.quantity.size) for each in side if each.quantity.kind is Kind.MULTIPLE and each.quantity.size}
        for side in (its, others)
    ]
    amounts = [
        Fraction(each.quantity.size)
        for each in others
        if each.quantity.kind is Kind.MONEY and each.quantity.unit == one.unit and each.quantity.size
    ]
    size = Fraction(one.size)
    return any(size * each in amounts or size / each in amounts for each in times[0] & times[1])


def _is_margin(one: Quantity, text: str, other: str, others: Sequence[Figure]) -> bool:
    """219-213 are 6票之差: the margin of a score, or a figure of the score of which the other text tells the margin."""
    if one.kind is not Kind.NUMBER or not one.size:
        return False
    size = _value(one)
    if _MARGIN.match(text, one.end):
        return any(abs(first - second) == size for first, second in _scores(other))
    margins = [_value(each.quantity) for each in others if _MARGIN.match(other, each.quantity.end)]
    return any(size in score and abs(score[0] - score[1]) in margins for score in _scores(text))


def _scores(text: str) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(found[1]), Fraction(found[2])) for found in _SCORE.finditer(text)]


def _is_change(one: Quantity, text: str) -> bool:
    if one.kind not in _COUNTED | {_POINTS} or not one.size or one.is_approximate:
        return False
    return one.kind is _POINTS or _CHANGED.search(text[max(0, one.start - _BEFORE) : one.start]) is not None


def _kind(one: Quantity) -> Kind:
    return Kind.PERCENT if one.kind is _POINTS else one.kind


def _value(one: Quantity) -> Fraction:
    return Fraction(str(one.value))


def _values(figures: Sequence[Figure], kind: Kind) -> set[Fraction]:
    return set(_told(figures, kind))


def _told(figures: Sequence[Figure], kind: Kind) -> Iterator[Fraction]:
    for each in figures:
        if each.quantity.kind is kind and each.quantity.size is not None and not each.quantity.is_approximate:
            yield _value(each.quantity)
