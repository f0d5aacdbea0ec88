"""Figures that come out of others: six six-year terms are 36 years, 28 flights a week four a day, 5 men and 3 women 8.

That they come out proves nothing, since of two small figures many come out; but where one text has the sum and the
other its parts, a person has to look, and not a rule. What surely follows is with ``FiguresOfText``.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from tms.language.numbers.counting_words import sizes_of_groups
from tms.language.numbers.quantity import Kind, Quantity

_MOST = 12
"""So many figures are put together: of more, nearly any comes out."""
_SCORE = re.compile(r"\s?[-–—:：比]\s?|\sto\s")
_SCORE_BEFORE = re.compile(r"[\d一二三四五六七八九]\s?[-–—:：比]\s?$")
_SCORE_BEHIND = re.compile(r"\s?[-–—:：比]\s?[\d一二三四五六七八九]")
_RATES = (
    (7, r"\b(?:a|per|each|every) week|weekly|[每一][周週]", r"\b(?:a|per|each|every) day|daily|[每一][天日]"),
    (12, r"\b(?:a|per|each|every) year|annual|yearly|[每一]年", r"\b(?:a|per|each|every) month|monthly|每?[个個]?月"),
    (60, r"\b(?:an|per|each|every) hour|hourly|每小[时時]", r"\b(?:a|per|each|every) minute|每分[钟鐘]"),
)
_EVERY = tuple(
    (many, re.compile(short, re.IGNORECASE), re.compile(long, re.IGNORECASE))
    for many, short, long in (
        (
            60,
            r"\bevery [\w-]+ minutes\b|每隔?\S{1,3}分[钟鐘]",
            r"\b(?:an|per|each|every) hour|hourly|每[个個]?小[时時]",
        ),
        (24, r"\bevery [\w-]+ hours\b|每隔?\S{1,3}小[时時]", r"\b(?:a|per|each|every) day|daily|[每一][天日]"),
        (12, r"\bevery [\w-]+ months\b|每隔?\S{1,3}[个個]月", r"\b(?:a|per|each|every) year|[每一]年"),
    )
)
_RATES_OF_TEXTS = tuple(
    (Fraction(size), re.compile(long, re.IGNORECASE), re.compile(short, re.IGNORECASE)) for size, long, short in _RATES
)


def comes_to(
    one: Quantity, text: str, other: str, others: Sequence[Quantity], *, untold: Sequence[bool], by_product: bool
) -> bool:
    """Whether figures of the other text come to this one of ``text``; ``untold``: which of them this text does not say.

    A sum has a part that is untold, and a difference none that is told, unless it is that of a score. ``by_product``:
    only a product counts, since nine years are no eight years and a day.
    """
    if one.kind is not Kind.NUMBER or not one.size or len(others) > _MOST:
        return False
    size = Fraction(one.size)
    counted = [(each, is_untold) for each, is_untold in zip(others, untold, strict=True) if _is_counted(each)]
    if any(_is_rate(size, Fraction(each.size or 0), text, other) for each, is_untold in counted if is_untold):
        return True
    parts = [(Fraction(each.size or 0), is_untold) for each, is_untold in counted]
    parts += [(word, True) for word in sizes_of_groups(other)]
    if size == 1:
        return False
    if any(min(first, second) > 1 and first * second == size for (first, _), (second, _) in combinations(parts, 2)):
        return True
    if by_product:
        return False
    if any(size in _sums(first, second) for first, second in combinations(parts, 2)):
        return True
    return not is_of_a_score(one, text) and _is_margin(size, other, [each for each, _ in counted])


def _is_counted(one: Quantity) -> bool:
    return one.kind is Kind.NUMBER and one.size is not None and one.size > 0 and not one.is_approximate


def _sums(first: tuple[Fraction, bool], second: tuple[Fraction, bool]) -> Iterator[Fraction]:
    (one, is_untold), (other, is_other_untold) = first, second
    if is_untold or is_other_untold:
        yield one + other
    if is_untold and is_other_untold:
        yield abs(one - other)


def _is_rate(size: Fraction, per: Fraction, text: str, other: str) -> bool:
    """28 a week are four a day."""
    if _is_every(size, per, text, other):
        return True
    for times, long, short in _RATES_OF_TEXTS:
        if size == per * times and long.search(text) and short.search(other):
            return True
        if size * times == per and short.search(text) and long.search(other):
            return True
    return False


def _is_every(size: Fraction, times: Fraction, text: str, other: str) -> bool:
    """Every 15 minutes is four times an hour."""
    return any(
        size * times == many
        and ((short.search(text) and long.search(other)) or (short.search(other) and long.search(text)))
        for many, short, long in _EVERY
    )


def is_of_a_score(one: Quantity, text: str) -> bool:
    """Whether the figure is one of a score: 3-1, 3比1."""
    return _SCORE_BEFORE.search(text[: one.start]) is not None or _SCORE_BEHIND.match(text, one.end) is not None


def _is_margin(size: Fraction, text: str, of_text: Sequence[Quantity]) -> bool:
    """By how much somebody won 120-110."""
    return any(
        _SCORE.fullmatch(text, first.end, second.start)
        and abs(Fraction(first.size or 0) - Fraction(second.size or 0)) == size
        for first, second in pairwise(of_text)
    )
