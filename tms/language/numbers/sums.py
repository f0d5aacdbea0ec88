"""Figures that are a sum or a difference of others: the rest of a whole, and by how much something changed.

Of 15 judges all but two are 13; a third and 其余三分之二 are the whole; from 5.1% to 4.8% are 0.3 points.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_REST = re.compile(
    r"\b(?:rest|remaind\w*|remain(?:s|ed|ing)?"
    r"(?! (?:closed|open|shut|in|at|on|un\w+|free|empty|dry|loyal|silent|stuck|missing|without)\b)"
    r"|others?|everything else|everyone else|all but|except(?: for)?|left)\b"
    r"|[其剩]余|[其剩]餘|余下|餘下|剩下|另外|其他|除|以外|之外",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:\b(?:by|up|down|fell|dropped|declined|rose|increased|gained|lost|widened|narrowed"
    r"|a (?:drop|rise|fall|gain|cut) of) (?:about |some )?"
    r"|(?:下降|下跌|下滑|降低|减少|減少|回落|上升|上涨|上漲|增加|增长|增長|成长|成長|提高|调高|调低|[上下][调調]|[涨漲降加][价價]|[增减減升降跌涨漲多少高低差])[了约約近逾]?)"
    r"(?:[A-Z]{0,3}[$€£¥])?$",
    re.IGNORECASE,
)
_WHOLE = Fraction(1)
_BEFORE = 24
_SHARES = frozenset((Kind.NUMBER, Kind.PERCENT))
_POINTS = Kind.PERCENTAGE_POINTS


def is_sum_or_difference(
    one: Quantity, text: str, its: Sequence[Quantity], other: str, others: Sequence[Quantity]
) -> bool:
    """Whether the figure follows so from figures of the other text; ``its`` are those of its own."""
    if one.size is None or isinstance(one.value, PartialDate) or one.is_approximate:
        return False
    return _is_rest(one, text, its, other, others) or _is_difference(one, text, its, others)


def _is_rest(one: Quantity, text: str, its: Sequence[Quantity], other: str, others: Sequence[Quantity]) -> bool:
    """What is left of a whole that both texts tell, or of all, where words of both or of one speak of the rest."""
    if one.kind not in _SHARES or not (_REST.search(text) or _REST.search(other)):
        return False
    mine = Fraction(one.size or 0)
    parts = [Fraction(each.size) for each in others if each.kind in _SHARES and each.size is not None]
    if 0 < mine < 1:
        return any(mine + part == _WHOLE for part in parts)
    wholes = [Fraction(each.size) for each in its if each.kind is Kind.NUMBER and each.size is not None]
    its_parts = [Fraction(each.size or 0) for each in its if each is not one]
    both = [part for part in parts if part in its_parts]
    told = [*parts, *(first + second for first, second in combinations(both, 2))]
    return any(whole in parts and part < whole and mine + part == whole for part in told for whole in wholes)


def _is_difference(one: Quantity, text: str, its: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """By how much something changed between two figures that both texts tell."""
    if one.kind is not _POINTS and not _CHANGED.search(text[max(0, one.start - _BEFORE) : one.start]):
        return False
    if one.kind in (_POINTS, Kind.PERCENT) and any(
        each.kind in (_POINTS, Kind.PERCENT) and each.kind is not one.kind and each.value == one.value
        for each in others
    ):
        return False  # From 38% to 35% are three points, and no 3%.
    kind = Kind.PERCENT if one.kind is _POINTS else one.kind
    if kind not in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT) or not one.size:
        return False
    sizes = [
        {Fraction(str(each.value)) for each in side if each.kind is kind and each.size is not None}
        for side in (its, others)
    ]
    both = sizes[0] & sizes[1] - {Fraction(str(one.value))}
    return any(abs(first - second) == Fraction(str(one.value)) for first, second in combinations(both, 2))
