"""Numbers in names: Leo XIV, Louis XVI, Super Bowl LIX."""

import re
from decimal import Decimal

from tms.language.numbers.english.amounts import Read
from tms.language.numbers.english.word import Word
from tms.language.numbers.quantity import OF_A_NAME, Kind, Quantity

_MOST = 89
_PARTS = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_AFTER_A_NAME = re.compile(r"(?:[A-Z][\w’'.-]*|Bowl|War) $")


def _roman(value: int) -> str:
    written = ""
    for size, figure in _PARTS:
        count, value = divmod(value, size)
        written += figure * count
    return written


ROMAN = {_roman(value): value for value in range(2, _MOST + 1) if len(_roman(value)) > 1}
"""In small letters; those of one letter are mostly something else (the X-ray, Malcolm X)."""


def roman(at: Word) -> Read | None:
    """A numeral in capitals after a name: the words of another language may leave it out (Pope Leo), so uncertain."""
    if not at.text[at.start : at.end].isupper() or not _AFTER_A_NAME.search(at.text, max(0, at.start - 24), at.start):
        return None
    value = Decimal(ROMAN[at.word])
    return Quantity(at.start, at.end, Kind.ORDINAL, value, OF_A_NAME, is_certain=False), at.end
