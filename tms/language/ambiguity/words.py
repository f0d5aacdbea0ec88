"""Which word a rule binds: the one around a doubtful character, never the character alone if it has a neighbour."""

from tms.language.ambiguity.reading import StretchReading

_NO_PART_OF_A_WORD = frozenset(
    "的了是在和与與及或也就都而但把被对對从從将將向为為以等着著过過吗嗎呢吧这這那其之有不会會可能要还還很最更又再已由让讓给給跟比你我他她它们們个個"
)

_JOINS_THE_WORD_BEFORE = "后後"
_IS_A_WORD_OF_ITS_OWN = frozenset("它牠")
"""What it stands for is elsewhere in the text: 它们 is of animals in one sentence and of firms in the next."""


def word_around(reading: StretchReading, start: int, end: int) -> tuple[int, int]:
    """The stretch to bind for a doubt about start to end: two to four characters that belong together.

    成立后 and not 后; 塔里克 and not 里. A word of the dictionary beside it comes whole. Words that only join others
    (的, 在, 是) are taken if nothing else is there.
    """
    text = reading.text
    low, high = start, end
    if text[start:end] in _IS_A_WORD_OF_ITS_OWN:
        return low, high
    if start and _belongs(text[start - 1]):
        low = _start_of_word(reading, start)
    joins = low < start and text[start] in _JOINS_THE_WORD_BEFORE
    if not joins and end < len(text) and _belongs(text[end]):
        high = end + 1
    # One side only: two characters of it say more than one.
    if low == start - 1 and high == end and low and _belongs(text[low - 1]):
        low -= 1
    elif low == start and high == end + 1 and high < len(text) and _belongs(text[high]):
        high += 1
    if (low, high) == (start, end):
        if start and _is_han(text[start - 1]):
            low -= 1
        elif end < len(text) and _is_han(text[end]):
            high += 1
    return low, high


def _start_of_word(reading: StretchReading, end: int) -> int:
    """Where the word that ends at ``end`` starts, if the dictionary has it and it is short; else its last character."""
    word = reading.word_at(end - 1)
    if word is not None and word[1] == end and end - word[0] <= 3:
        return word[0]
    return end - 1


def _belongs(character: str) -> bool:
    return _is_han(character) and character not in _NO_PART_OF_A_WORD


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
