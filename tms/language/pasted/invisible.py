"""Characters that nobody sees and ``clean`` drops: which, where, and how many, so that a person can be told."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.translatable import Words
from tms.language.pasted.lines import INVISIBLE, LINE_END

_ANY = re.compile(f"[{re.escape(''.join(map(chr, INVISIBLE)))}]")
_AROUND = 16
"""Characters of a line that are shown before and after."""

SOFT_HYPHEN = Words("soft hyphen")
ZERO_WIDTH = Words("zero-width space")
DIRECTION = Words("direction mark")
LEFT_TO_RIGHT = Words("left-to-right override")
RIGHT_TO_LEFT = Words("right-to-left override")
JOINER = Words("word joiner")
ORDER_MARK = Words("byte order mark")
CONTROL = Words("control character")
_KINDS = {
    0xAD: SOFT_HYPHEN,
    0x200B: ZERO_WIDTH,
    0x202D: LEFT_TO_RIGHT,
    0x202E: RIGHT_TO_LEFT,
    0x2060: JOINER,
    0xFEFF: ORDER_MARK,
}
_DIRECTIONS = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


@dataclass(frozen=True, slots=True)
class Dropped:
    """In a line (from 1) ``count`` times one character, by its kind and its number as Unicode writes it.

    ``words`` stand around the first one, with a middle dot in its place.
    """

    line: int
    kind: Words
    number: str
    count: int
    words: str


def dropped(text: str) -> Sequence[Dropped]:
    """What of a text is dropped when it is read, line by line."""
    found: list[Dropped] = []
    for number, line in enumerate(LINE_END.sub("\n", text).split("\n"), 1):
        places = list(_ANY.finditer(line))
        for character, count in Counter(place[0] for place in places).items():
            before, _, after = line.partition(character)
            words = f"{_end(without(before).lstrip())}·{_beginning(without(after).rstrip())}"
            found.append(Dropped(number, _kind(character), f"U+{ord(character):04X}", count, words))
    return found


def without(text: str) -> str:
    """The text as it is read: nothing in it that nobody sees, such as what turns the direction of the words around."""
    return _ANY.sub("", text)


def _end(text: str) -> str:
    return text if len(text) <= _AROUND else f"…{text[-_AROUND:].lstrip()}"


def _beginning(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rstrip()}…"


def _kind(character: str) -> Words:
    code = ord(character)
    return _KINDS.get(code) or (DIRECTION if code in _DIRECTIONS else CONTROL)
