"""Reading what a request brings: in a process of its own, while the request holds no connection of the database."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import has_request_context

from tms.adapters.sandbox import read_apart
from tms.http.context import end_unit_of_work

P = ParamSpec("P")
R = TypeVar("R")

_SHORT = 10_000
"""Characters that no reader takes long for; starting a process takes a fifth of a second."""


def read(reader: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a reader makes of its first argument. Call it before the request has changed anything.

    Raises what the reader raises, and Invalid and Unavailable as ``read_apart`` does.
    """
    if isinstance(args[0], str) and len(args[0]) <= _SHORT:
        return reader(*args, **kwargs)
    if has_request_context():
        end_unit_of_work(None)
    return read_apart(reader, *args, **kwargs)
