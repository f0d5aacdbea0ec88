"""Taking a person's name out of a text that stays."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tms.domain.membership import FORMER_MEMBER

FREE_TEXT = ("reason", "note")
"""Where an event's data carry what a person wrote; everything else in them is ids and words of ours."""

SHORTEST_NAME = 2
"""A single character stands in too many words to be taken for a name."""

# A letter that belongs to a longer word; Chinese is written without spaces, so there every character is a boundary.
_LETTER = r"[^\W\u3400-\u9fff]"


def names_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """Finds these names as whole words, however they are capitalised; None if there is nothing to look for."""
    wanted = sorted({name.strip() for name in names if len(name.strip()) >= SHORTEST_NAME}, key=len, reverse=True)
    if not wanted:
        return None
    return re.compile("|".join(rf"(?<!{_LETTER}){re.escape(name)}(?!{_LETTER})" for name in wanted), re.IGNORECASE)


def without_names(text: str, pattern: re.Pattern[str]) -> str:
    """The text with every name replaced."""
    return pattern.sub(FORMER_MEMBER.lower(), text)


def data_without_names(data: Mapping[str, Any], pattern: re.Pattern[str]) -> dict[str, Any]:
    """An event's data with every name replaced, in whatever words stand there."""
    return {key: _without(value, pattern) for key, value in data.items()}


def data_without_words(data: Mapping[str, Any]) -> dict[str, Any]:
    """An event's data without what its person wrote."""
    return {key: value for key, value in data.items() if key not in FREE_TEXT}


def _without(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return without_names(value, pattern)
    if isinstance(value, list):
        return [_without(one, pattern) for one in value]
    if isinstance(value, dict):
        return data_without_names(value, pattern)
    return value
