"""The process that reads one file and ends: it takes a function and its arguments, and gives back what it returned."""

import gc
import os
import pickle
import resource
import sys
import traceback
from typing import Any

from tms.adapters.sandbox.limits import ReadingLimits
from tms.domain.errors import TmsError

_MEGABYTE = 1 << 20
NICE = 10
"""Pages that people wait for come first. One that reads for long is put back further by the one that waits."""


def main() -> None:
    """Read a pickled (limits, function, arguments) from standard input, and write a pickled answer to standard output.

    An answer is what came of it, ``done``, ``refused``, ``too_much`` or ``failed``, and its value, error or traceback.
    """
    with os.fdopen(os.dup(1), "wb") as out:
        # What a library prints must not come between.
        os.dup2(2, 1)
        os.nice(NICE)
        gc.disable()
        answer = _answer(sys.stdin.buffer.read())
        out.write(answer)
    # Taking a large tree apart takes as long as building it.
    os._exit(0)


def _answer(asked: bytes) -> bytes:
    try:
        limits, function, args, kwargs = pickle.loads(asked)  # noqa: S301 - from the process that started this one
        _limit(limits)
        answer = pickle.dumps(("done", function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except TmsError as error:
        return pickle.dumps(("refused", _told(error)))
    except (MemoryError, RecursionError):
        return pickle.dumps(("too_much", None))
    except Exception:  # noqa: BLE001 - whatever a file did to its reader is told to whoever asked
        return pickle.dumps(("failed", traceback.format_exc()))
    return answer if len(answer) <= limits.answer_megabytes * _MEGABYTE else pickle.dumps(("too_much", None))


def _limit(limits: ReadingLimits) -> None:
    """What the system refuses to set, as some do for memory, is left to the one that waits."""
    for what, most in ((resource.RLIMIT_CPU, limits.seconds), (resource.RLIMIT_AS, limits.megabytes * _MEGABYTE)):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(error: TmsError) -> tuple[Any, ...]:
    return type(error), error.code, error.hint, dict(error.params)


if __name__ == "__main__":
    main()
