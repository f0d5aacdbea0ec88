"""What two sentences are compared by: words in English, characters in Chinese."""

import re
import unicodedata

from tms.domain.inline import MARKER
from tms.domain.locales import EN

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")


def units(text: str, locale: str) -> list[str]:
    """Of a text without its inline markers and without differences of width and composition.

    English: words, numbers and each other sign. Chinese: every character but white space.
    """
    plain = unicodedata.normalize("NFKC", MARKER.sub("", text))
    return _TOKEN.findall(plain) if locale == EN else [character for character in plain if not character.isspace()]
