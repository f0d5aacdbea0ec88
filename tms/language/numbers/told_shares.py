"""Figures that another text tells as one: nine of ten houses are 九成房屋, and what was 9% and doubled is 18%."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.quantity import Kind, Quantity
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
_FROM_THE_END = re.compile(
    r" (?:(?:young|small|new|low|light|short|weak|poor|slow)est|(?:to|from|but) (?:the )?(?:last|bottom|end))\b",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball but (?:about )?$", re.IGNORECASE)
_DAYS_OF = re.compile(
    r" days? (?:in|of) (?:(?P<short>April|June|September|November)"
    r"|(?P<long>January|March|May|July|August|October|December))\b"
)
_SHORT_MONTH, _LONG_MONTH = 30, 31
_COUNTS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT))
_LESS = re.compile(r" (?:fewer|less|lower|cheaper|off|below|smaller|decline|drop|fall|cut|reduction)\b", re.IGNORECASE)
_LESS_BEFORE = re.compile(
    r"(?:减少|減少|下降|下跌|降低|减|減|降|少|低|跌)了?(?:约|約|近|逾)?$"
    r"|\b(?:fell|dropped|declined|down|lower)(?: by)? $"
)
_LESS_REACH = 14


def is_told_as_one(one: Figure, its: Sequence[Figure], text: str, other: Sequence[Figure], its_text: str) -> bool:
    """Whether the other text (``its_text``) tells the figure of ``text`` as a share, or by how often it is another."""
    if _is_from_the_other_end(one, its, text, other) or _is_from_the_other_end_there(one, its, other, its_text):
        return True
    if any(_are_parts_of_one(one, text, each, its_text) for each in other):
        return True
    return _is_of_a_share(one, text, other, its_text) or _is_told_by_a_ratio(one, its, text, other, its_text)


def _are_parts_of_one(one: Figure, text: str, other: Figure, its_text: str) -> bool:
    """40 percent fewer than a year earlier, 仅为上年同期的六成."""
    mine, theirs = one.quantity, other.quantity
    if not mine.kind is theirs.kind is Kind.PERCENT or not mine.size or not theirs.size:
        return False
    if Fraction(mine.size) + Fraction(theirs.size) != 1:
        return False
    if "折" in text[mine.start : mine.end + 1] + its_text[theirs.start : theirs.end + 1]:
        return False  # What is left to pay: 30% off is no 三折.
    less, there = (_is_less(each, its) for each, its in ((mine, text), (theirs, its_text)))
    return less is not there


def _is_less(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.start - _LESS_REACH) : quantity.start]
    return _LESS.match(text, quantity.end) is not None or _LESS_BEFORE.search(before) is not None


def _is_from_the_other_end(one: Figure, its: Sequence[Figure], text: str, other: Sequence[Figure]) -> bool:
    """Whether the second youngest of seven is 第六, or all but five days in June are 25."""
    return any(each.quantity.size in _counted_there(one, its, text, other) for each in other)


def _is_from_the_other_end_there(one: Figure, its: Sequence[Figure], other: Sequence[Figure], its_text: str) -> bool:
    return any(one.quantity.size in _counted_there(each, other, its_text, its) for each in other)


def _counted_there(one: Figure, its: Sequence[Figure], text: str, other: Sequence[Figure]) -> set[Fraction]:
    """What the figure is when it is counted from the other end, of a whole that both texts tell or a month."""
    mine = one.quantity
    if not mine.size or mine.size != int(mine.size):
        return set()
    if month := _DAYS_OF.match(text, mine.end):
        days = _SHORT_MONTH if month["short"] else _LONG_MONTH
        return {days - Fraction(mine.size)} if _ALL_BUT.search(text[max(0, mine.start - 16) : mine.start]) else set()
    if mine.kind is not Kind.ORDINAL or _FROM_THE_END.match(text, mine.end) is None:
        return set()
    wholes = {Fraction(each.quantity.size) for each in its if each.quantity.kind is Kind.NUMBER and each.quantity.size}
    both = wholes & {Fraction(each.quantity.size) for each in other if each.quantity.size}
    return {whole + 1 - Fraction(mine.size) for whole in both if whole > mine.size}


def _is_of_a_share(one: Figure, text: str, other: Sequence[Figure], its_text: str) -> bool:
    start = one.quantity.start
    shares = {share for begin, end, share in _shares(text) if begin <= start < end}
    if shares:
        return any(share_of(each.quantity) in shares for each in other)
    if one.quantity.kind is Kind.NUMBER and one.quantity.size in _counted_in_shares(its_text):
        return True  # 66 votes out of 100, and 100票中获66票.
    share = share_of(one.quantity)
    return share is not None and any(share == each for _, _, each in _shares(its_text))


def _counted_in_shares(text: str) -> set[int]:
    """The parts and the wholes of what the text tells as so many of a round number."""
    found = [(each["part"], each["whole"]) for each in _OF_SO_MANY.finditer(text) if each["part"]]
    return {_count(word) for pair in found for word in pair}


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
