"""An error as it is stored in a row, to be told later in its reader's language."""

from collections.abc import Mapping
from typing import Any

from tms.domain.errors import TmsError
from tms.domain.messages import MESSAGES
from tms.domain.translatable import Words, recalled, to_json


def stored_params(error: TmsError) -> dict[str, Any] | None:
    """What fills the words of the error's code; None if nothing does, or if more was said than these words."""
    return {name: to_json(one) for name, one in error.params.items()} if error.params and not error.hint else None


def error_words(code: str | None, words: str | None, params: Mapping[str, Any] | None) -> str | None:
    """What the row tells. Where words and parameters are no longer of one kind, as it was written, in English."""
    if words is None:
        return None
    if params is not None and code in MESSAGES:
        try:
            return Words(MESSAGES[code], **{name: recalled(one) for name, one in params.items()})
        except (KeyError, IndexError, ValueError):
            pass
    return Words(words)


def with_detail(code: str, detail: str) -> Words:
    """What a code says, and what somebody else's program said to it, in whatever language that speaks."""
    words = Words(MESSAGES.get(code, code))
    return Words("{words} {detail}", words=words, detail=detail) if detail else words
