"""Starting the process that reads, waiting for it, and ending it."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, ParamSpec, TypeVar, cast

import structlog

from tms.adapters.sandbox.limits import ReadingLimits
from tms.domain.errors import Invalid, Unavailable

P = ParamSpec("P")
R = TypeVar("R")

AT_ONCE = max(1, min(2, (os.cpu_count() or 1) - 1))
"""So many processes read at once for this one. One core is left for those who wait for a page: however nice a reader
is, the system gives it slices of some milliseconds, and a save comes to the processor a dozen times."""
WAITING = 4
"""So many more wait for them: others would hold all threads of this process."""

USUAL = ReadingLimits()

_MODULE = "tms.adapters.sandbox.child"
_WAITED = 2
_LONGEST = 60
"""A file is waited for twice as long as it may compute, not counting while others have the processor; then so long."""

_USUAL_SECONDS = 1.0
_LAST = 15
"""The niceness of what is not read after so many seconds: the system lets others wait for a slice of time at each step
of theirs, and a save has a dozen. At 19 a busy machine would never come to it."""

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


def limited(limits: ReadingLimits, reader: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a module's function returns for these arguments, in a new process that is held to these limits.

    Raises as ``read_apart``.
    """
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
    # A file and no pipe: one that is waited for in parts would get only the first part.
    with TemporaryFile() as given:
        given.write(asked)
        given.seek(0)
        with subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE], stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                answer = _answer(process, wait)
                return process.wait(), answer
            except BaseException as error:
                process.kill()
                if not isinstance(error, subprocess.TimeoutExpired):
                    raise
    return process.returncode, b""


def _answer(process: "subprocess.Popen[bytes]", wait: float) -> bytes:
    began = time.monotonic()
    while True:
        try:
            return process.communicate(timeout=min(_USUAL_SECONDS, wait))[0]
        except subprocess.TimeoutExpired:
            took = time.monotonic() - began
            if took - _queued(process.pid) > wait:
                raise
            if took > max(_LONGEST, wait):
                # That others had the processor says nothing about the file.
                raise Unavailable("reading_busy") from None
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _LAST)


def _queued(pid: int) -> float:
    """Seconds that a process could have computed and others did; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _value(status: int, answer: bytes, limits: ReadingLimits) -> Any:
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
