"""Reading a file that somebody else wrote: whoever types the command may wait longer than a page, but not for ever."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from tms.adapters.sandbox import ReadingLimits, limited

P = ParamSpec("P")
R = TypeVar("R")

_LIMITS = ReadingLimits(seconds=300, megabytes=4000, answer_megabytes=1000)


def read(reader: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a reader makes of a file. Raises what the reader raises, and Invalid as ``read_apart`` does."""
    return limited(_LIMITS, reader, *args, **kwargs)
