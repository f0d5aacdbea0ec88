"""What an act did, told on the page after it: in words, with the segments that it left and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from flask import flash, get_flashed_messages

from tms.http.parameters import row_numbers

MOST = 100
"""The most segments that are named: they travel in the cookie of the session."""

_IDLE = "idle"


@dataclass(frozen=True, slots=True)
class ToldAct:
    """The words; the segments ``left`` as they were, and the number of the act that can be put back.

    ``is_idle``: it was allowed, and changed nothing.
    """

    words: str
    left: Sequence[int] = ()
    change_id: int | None = None
    is_idle: bool = False


def tell(told: ToldAct | str) -> None:
    """Tell it on the next page. What is more than words stands where other pages read no message."""
    if isinstance(told, str):
        flash(told)
        return
    left = ",".join(str(one) for one in told.left[:MOST])
    flash(told.words, f"{told.change_id or 0}:{left}:{_IDLE if told.is_idle else ''}")


def told_before() -> list[ToldAct]:
    """What the acts before this page told."""
    messages = cast("list[tuple[str, str]]", get_flashed_messages(with_categories=True))
    return [_read(category, words) for category, words in messages]


def _read(category: str, words: str) -> ToldAct:
    change, left, idle = [*category.split(":"), "", ""][:3]
    return ToldAct(words, row_numbers(left), next(iter(row_numbers(change)), 0) or None, idle == _IDLE)
