"""Words that the rules and use cases say to people, in English, such that pages can say them in another language."""

from typing import Self


class Words(str):
    """A text for people that still knows the message that it was made from, and what was put into it.

    Words("Line {line} is too long.", line=3)    → the string "Line 3 is too long."
    """

    __slots__ = ("message", "params")

    message: str
    params: dict[str, object]

    def __new__(cls, message: str, /, **params: object) -> Self:
        """``message`` is written out where this is called: that is how it comes into the catalogues."""
        self = super().__new__(cls, message.format(**params) if params else message)
        self.message, self.params = message, params
        return self


def message(words: str) -> str:
    """A text that is shown as it is, or translated where it is rendered; being named here, it is in the catalogues."""
    return words
