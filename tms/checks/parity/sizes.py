"""How much a piece of text says, in Chinese characters: one of them says what three letters of English do."""

import re

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W_\u3400-\u9fff]")
_LETTERS_PER_HAN = 2.65


def size(text: str) -> float:
    """Marks and spaces say nothing."""
    return len(_HAN.findall(text)) + len(_LETTER.findall(text)) / _LETTERS_PER_HAN
