"""English number words: twenty-five, two hundred and six, one and a half million, two-thirds, twenty-first."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.quantity import simplest

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ONES = {word: at for at, word in enumerate(_ONES)}
TEENS = {word: 10 + at for at, word in enumerate(_TEENS)}
TENS = {word: 20 + 10 * at for at, word in enumerate(_TENS)}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "crore": 10**7,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
SHORT_SCALES = {"k": 10**3, "bn": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "mln": 10**6, "m": 10**6, "b": 10**9}

_ORDINAL_ONES = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_ORDINAL_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS = {
    **{word: at for at, word in enumerate(_ORDINAL_ONES) if at},
    **{word: 10 + at for at, word in enumerate(_ORDINAL_TEENS)},
    **{word[:-1] + "ieth": value for word, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
PARTS = {**{word: value for word, value in ORDINALS.items() if value > 2}, "half": 2, "quarter": 4}
"""The bottoms of fractions: third, quarter, tenth."""

_NEXT = re.compile(r"(?: and |-and-| |-)([a-z]+)(?![a-z])")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number in words: where it ends, and whether its last word is an ordinal (twenty-first)."""

    value: Decimal
    end: int
    is_ordinal: bool = False


class _Sum:
    """Words added up: ``small`` is the group below a thousand, ``total`` what stands above it."""

    def __init__(self) -> None:
        self.total = self.small = 0
        self.room = 1000
        """What the next word must be smaller than to belong to the group: after twenty 10, after five 1."""
        self.scale = 10**18

    def takes(self, word: str, *, joined_by_and: bool) -> bool:
        """Add a word if the number can go on with it."""
        if word == "hundred":
            return self._hundred()
        if word in SCALES:
            return self._scale(SCALES[word])
        value = ONES.get(word, TEENS.get(word, TENS.get(word)))
        if value is None or value >= self.room or (joined_by_and and not (self.total or self.small >= 100)):
            return False
        if value == 0 and (self.small or self.total):
            return False
        self.small += value
        self.room = 10 if value >= 20 else 1
        return True

    def _hundred(self) -> bool:
        if not 1 <= self.small < 100:
            return False
        self.small *= 100
        self.room = 100
        return True

    def _scale(self, scale: int) -> bool:
        if not self.small or scale >= self.scale:
            return False
        self.total += self.small * scale
        self.small, self.room, self.scale = 0, 1000, scale
        return True


def words_at(lowered: str, start: int, word: str, *, after_a: bool = False) -> NumberWords:
    """The longest number that begins with this number word; ``after_a``: a hundred, a million, where one is meant."""
    sum_ = _Sum()
    if after_a:
        sum_.small, sum_.room = 1, 1
    sum_.takes(word, joined_by_and=False)
    end = start + len(word)
    while following := _NEXT.match(lowered, end):
        found = following[1]
        joined_by_and = "and" in lowered[end : following.start(1)]
        if found in ORDINALS and _fits(sum_, ORDINALS[found], joined_by_and):
            return NumberWords(Decimal(sum_.total + sum_.small + ORDINALS[found]), following.end(), is_ordinal=True)
        if not sum_.takes(found, joined_by_and=joined_by_and):
            break
        end = following.end()
    return NumberWords(Decimal(sum_.total + sum_.small), end)


def _fits(sum_: _Sum, value: int, joined_by_and: bool) -> bool:
    """Whether an ordinal continues the number: twenty-first, two hundred and fifth; not one third."""
    return value < sum_.room and sum_.small + sum_.total >= 20 and (not joined_by_and or sum_.room > 10)


_BOTTOM = re.compile(r"[ -](" + "|".join([*PARTS, "halve"]) + r")s?(?![a-z])")
_OF_A_YEAR = re.compile(
    r"\b(?:first|last|past|next|previous|prior|following|consecutive|straight|successive|for|in|over|after|within)"
    r" [a-z]+$"
)
_IN_A_ROW = re.compile(
    r" (?:in a row|running|straight|earlier|ago|later|in succession"
    r"|of (?:growth|decline|losses|contraction|expansion|recession))\b"
)
"""Around "quarters" of a year, which are no fourths."""

_AND_PART = re.compile(r"(?: and |-and-)(a|one|two|three)[ -](half|third|quarter|fifth)s?(?![a-z])")


def fraction_after(lowered: str, end: int, top: Decimal) -> tuple[Decimal | Fraction, int] | None:
    """Two-thirds, three quarters: the bottom stands after the number ``top``."""
    found = _BOTTOM.match(lowered, end)
    if (
        found is not None
        and found[1] == "quarter"
        and (top > 3 or _OF_A_YEAR.search(lowered, max(0, end - 30), end) or _IN_A_ROW.match(lowered, found.end()))
    ):
        return None
    if found is None or (top == 1) == found[0].endswith("s"):
        return None
    return simplest(Fraction(top) / (2 if found[1] == "halve" else PARTS[found[1]])), found.end()


def and_a_half(lowered: str, end: int, whole: Decimal, words: str = "") -> tuple[Decimal | Fraction, int] | None:
    """One and a half, two and a quarter; after the ``words`` "a million", half a million more."""
    found = _AND_PART.match(lowered, end)
    if found is None:
        return None
    part = Fraction(ONES.get(found[1], 1), PARTS[found[2]]) * SCALES.get(words.rpartition(" ")[2], 1)
    return simplest(Fraction(whole) + part), found.end()
