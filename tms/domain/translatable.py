"""Words that the rules and use cases say to people, in English, such that pages can say them in another language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self


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


class Several(str):
    """Several things one after another, with English commas, which pages replace by those of their language.

    Several(["Lin", "Wei", "Ada"], last=" or ")    → the string "Lin, Wei or Ada"
    """

    __slots__ = ("items", "last")

    items: tuple[str, ...]
    last: str

    def __new__(cls, items: Iterable[str], *, last: str = ", ") -> Self:
        """``last`` stands between the last two; it is a message."""
        several = tuple(items)
        self = super().__new__(cls, in_a_row(several, ", ", last))
        self.items, self.last = several, last
        return self


def in_a_row(items: Sequence[str], comma: str, last: str) -> str:
    """The things, with what a language puts between them, and between the last two."""
    return last.join(filter(None, (comma.join(items[:-1]), *items[-1:])))


def to_json(value: object) -> Any:
    """What was put into words, or the words themselves, as JSON keeps them; ``recalled`` gives them back."""
    if isinstance(value, Words):
        return {"message": value.message, "params": {name: to_json(one) for name, one in value.params.items()}}
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def recalled(value: Any) -> Any:
    """What ``to_json`` was given. A message that nothing says any more is shown in English."""
    if not isinstance(value, Mapping):
        return value
    said = value["message"]
    return Words(said, **{name: recalled(one) for name, one in value["params"].items()})


def message(words: str) -> str:
    """A text that is shown as it is, or translated where it is rendered; being named here, it is in the catalogues."""
    return words
