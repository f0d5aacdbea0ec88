"""What the reader looks at, to tell which value a character has at a place."""

from tms.language.conversion.readings.segmentation import is_han
from tms.language.conversion.readings.table import hash_of

AROUND = 3
"""Characters on each side."""

EDGE = "，"
"""Stands for every mark and for the edges of a text; digits and Latin letters are one class each."""

NOTHING = "\x00"
"""Stands where nothing is known, as beside a word of a list."""


def classes(text: str) -> str:
    """The text with what is no Chinese character by its class, so that its places stay."""
    return "".join([one if is_han(one) else _class(one) for one in text])


def _class(character: str) -> str:
    if character.isdigit():
        return "0"
    return "a" if character.isascii() and character.isalpha() else EDGE


def features(window: str, said: str, word: str, length: int) -> list[int]:
    """The hashes of what is seen at a place.

    ``window``: the character and AROUND on each side, by their classes. ``said``: the number of the dictionary's value;
    ``word``: that of the most probable word, which has ``length`` characters; nothing if it is the character alone.
    """
    l3, l2, l1, one, r1, r2, r3 = tuple(window)
    seen = [
        f"{one}a{l1}", f"{one}b{r1}", f"{one}c{l2}{l1}", f"{one}d{r1}{r2}", f"{one}e{l1}{r1}", f"{one}f{l2}{l1}{r1}",
        f"{one}g{l1}{r1}{r2}", f"{one}h{l3}{l2}{l1}", f"{one}i{r1}{r2}{r3}", f"{one}k{l2}", f"{one}l{r2}",
    ]  # fmt: skip
    if NOTHING in window:
        seen = [name for name in seen if NOTHING not in name]
    seen += (f"{one}*", f"{one}o{said}", f"{one}w{word}", f"{one}v{word}{said}{length}")
    return [hash_of(name) for name in seen]


def agreement(number: int, said: str, word: str, length: int) -> int:
    """The hash of who else says a value: the dictionary, the word, both or neither; the same for all characters."""
    return hash_of(f"={str(number) == said}{str(number) == word}{word == ''}{length}")


def of_value(feature: int, number: int) -> int:
    """The hash under which a feature's weight for the value of that number lies."""
    return (feature + number * 0x9E3779B1) & 0xFFFFFFFF
