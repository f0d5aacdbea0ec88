"""The space between Chinese and Latin letters or figures: a house has one everywhere, or none."""

import re

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.figures import Edit
from tms.language.conversion.profiles.profile import Profile

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00c0-\u024f"
_SPACE = "[ \u00a0\u2009]"
_BETWEEN = re.compile(f"(?<=[{_HAN}]){_SPACE}(?=[{_LATIN}])|(?<=[{_LATIN}]){_SPACE}(?=[{_HAN}])")
_JOINED = re.compile(f"(?<=[{_LATIN}])[{_HAN}](?=[{_LATIN}])|(?<=[{_LATIN}])[{_HAN}]|[{_HAN}](?=[{_LATIN}])")
_IS_LATIN = re.compile(f"[{_LATIN}]")


def spacing(text: str, profile: Profile, untouched: bytearray) -> list[Edit]:
    """What the choice changes: (start, end, instead), in order and apart from each other.

    A space that comes belongs to the Chinese character, so that it never gets into the inline code of a Latin word.
    """
    value = profile.choices["spacing"]
    if value == LEAVE:
        return []
    return [
        (start, end, _with_spaces(text, start) if value == "space" else "")
        for start, end in (found.span() for found in (_JOINED if value == "space" else _BETWEEN).finditer(text))
        if not any(untouched[max(0, start - 1) : end + 1])
    ]


def _with_spaces(text: str, at: int) -> str:
    before = " " if _IS_LATIN.match(text[at - 1 : at] if at else "") else ""
    after = " " if _IS_LATIN.match(text[at + 1 : at + 2]) else ""
    return f"{before}{text[at]}{after}"
