"""Figures that another text tells as one: nine of ten houses are 九成房屋, and what was 9% and doubled is 18%."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.quantity import Kind
from tms.language.numbers.working_out import share_of

_NUMBER = "|".join([*ONES, *TEENS, *TENS])
_OF_SO_MANY = re.compile(
    rf"(?<![\w.,-])(?P<part>\d{{1,2}}|{_NUMBER})(?: [a-z-]{{3,14}})? (?:in|of|out of)(?: every)? (?P<whole>10|ten|100)"
    r"(?![\w.,]?\w)"
    r"|\$(?P<paid>\d{1,2}) (?:of|in|out of) every \$(?P<from>\d{1,3})(?![\w.,]?\w)",
    re.IGNORECASE,
)
_RATIOS = tuple(
    (ratio, re.compile(words, re.IGNORECASE))
    for ratio, words in (
        (
            2,
            (
                r"\b(?:twice|doubl(?:e[sd]?|ing)|two-?fold|two times|halv(?:e[sd]?|ing))\b"
                r"|\bhalf (?:of|the|that|as|its|what|in)\b"
                r"|翻了?一?[番倍]|倍增|[一两兩12]倍|减半|減半|腰[斩斬]|一半|[对對]折"
            ),
        ),
        (3, r"\b(?:thrice|tripl(?:e[sd]?|ing)|three-?fold|three times)\b|[两兩三23]倍"),
        (4, r"\b(?:quadrupl(?:e[sd]?|ing)|four-?fold|four times)\b|翻了?[两兩]番|[三四34]倍"),
        (5, r"\bfive(?:-?fold| times)\b|[四五45]倍"),
        (6, r"\bsix(?:-?fold| times)\b|[五六56]倍"),
        (8, r"\beight(?:-?fold| times)\b|翻了?三番|[七八78]倍"),
        (10, r"\b(?:ten(?:-?fold| times)|10(?:-fold| times))\b|[九十]倍|(?:9|10)倍"),
    )
)
"""By how much such words multiply, or divide, what the text tells."""
_COUNTS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT))


def is_told_as_one(one: Figure, its: Sequence[Figure], text: str, other: Sequence[Figure], its_text: str) -> bool:
    """Whether the other text (``its_text``) tells the figure of ``text`` as a share, or by how often it is another."""
    return _is_of_a_share(one, text, other, its_text) or _is_told_by_a_ratio(one, its, text, other, its_text)


def _is_of_a_share(one: Figure, text: str, other: Sequence[Figure], its_text: str) -> bool:
    start = one.quantity.start
    shares = {share for begin, end, share in _shares(text) if begin <= start < end}
    if shares:
        return any(share_of(each.quantity) in shares for each in other)
    share = share_of(one.quantity)
    return share is not None and any(share == each for _, _, each in _shares(its_text))


def _shares(text: str) -> Iterator[tuple[int, int, Fraction]]:
    """Where the text tells so many of a round number, and which share they are."""
    for found in _OF_SO_MANY.finditer(text):
        part, whole = (_count(found[at] or found[money]) for at, money in (("part", "paid"), ("whole", "from")))
        if 0 < part < whole:
            yield found.start(), found.end(), Fraction(part, whole)


def _count(word: str) -> int:
    return {**ONES, **TEENS, **TENS}.get(word.lower()) or int(value_of(word) or 0)


def _is_told_by_a_ratio(one: Figure, its: Sequence[Figure], text: str, other: Sequence[Figure], its_text: str) -> bool:
    """Whether it is so many times a figure that both tell, as only the other one says: twice as many, 翻一番."""
    mine = one.quantity
    if mine.kind not in _COUNTS or not mine.size or mine.is_approximate:
        return False
    told = [
        Fraction(each.quantity.size)
        for each in other
        if each.quantity.kind is mine.kind
        and each.quantity.size
        and each.quantity.unit in (mine.unit, None)
        and any(same_figure(each, own) for own in its if own is not one)
    ]
    if not told:
        return False
    ratios = [ratio for ratio, words in _RATIOS if words.search(its_text) and not words.search(text)]
    size = Fraction(mine.size)
    return any(size in (each * ratio, each / ratio) for each in told for ratio in ratios)
