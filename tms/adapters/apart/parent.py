"""Starting the process that reads, waiting for it, and ending it."""

import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import structlog

from tms.adapters.apart.limits import Limits
from tms.domain.errors import Invalid, Unavailable

P = ParamSpec("P")
R = TypeVar("R")

AT_ONCE, WAITING = 2, 4
"""So many processes read at once for this one, and so many more wait for them: others would hold all its threads."""

USUAL = Limits()

_MODULE = "tms.adapters.apart.child"
_WAITED = 2
_TURNS = threading.BoundedSemaphore(AT_ONCE)
_PLACES = threading.BoundedSemaphore(AT_ONCE + WAITING)
_OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}

log = structlog.get_logger(__name__)


def read_apart(reader: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a function of a module returns for these arguments, in a new process; it and they can be pickled.

    Raises what it raises of the product's own errors, Invalid (``reading_too_long``, ``reading_too_much``,
    ``reading_failed``) where a file took too long, too much memory, or broke it, and Unavailable (``reading_busy``).
    """
    return limited(USUAL, reader, *args, **kwargs)


def limited(limits: Limits, reader: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The same with other limits."""
    asked = pickle.dumps((limits, reader, args, kwargs), pickle.HIGHEST_PROTOCOL)
    wait = limits.seconds * _WAITED
    if not _PLACES.acquire(blocking=False):
        raise Unavailable("reading_busy")
    try:
        if not _TURNS.acquire(timeout=wait):
            raise Unavailable("reading_busy")
        try:
            status, answer = _ran(asked, wait)
        finally:
            _TURNS.release()
    finally:
        _PLACES.release()
    return cast("R", _value(status, answer, limits))


def _ran(asked: bytes, wait: float) -> tuple[int, bytes]:
    # A new program and no fork: threads of this one may hold locks that the copy would wait for for ever.
    with subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            answer, _ = process.communicate(asked, timeout=wait)
        except BaseException as error:
            process.kill()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            answer = b""
    return process.returncode, answer


def _value(status: int, answer: bytes, limits: Limits) -> Any:
    if not answer:
        log.warning("reading ended", status=status)
        if status in _OUT_OF_TIME:
            raise Invalid("reading_too_long", seconds=limits.seconds)
        raise Invalid("reading_too_much")
    what, value = pickle.loads(answer)  # noqa: S301 - from a process of this program
    if what == "done":
        return value
    if what == "refused":
        kind, code, hint, params = value
        raise kind(code, hint=hint, **params)
    if what == "too_much":
        raise Invalid("reading_too_much")
    log.error("reading failed", trace=value)
    raise Invalid("reading_failed")
