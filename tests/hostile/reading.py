"""What runs in the process that reads: as little as can be, since it begins anew for each file."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tms.adapters.formats.upload import read_upload
from tms.domain.errors import TmsError


@dataclass(frozen=True, slots=True)
class Cost:
    """``outcome`` is ``read`` or the code of the refusal; of a process that was ended no memory is known."""

    outcome: str
    seconds: float
    megabytes: float | None


def markdown(text: str, most: int, filename: str | None, wanted: str, language: str | None) -> object:
    """An article as it is pasted."""
    return read_upload(text, most, filename=filename, wanted=wanted, language=language)


def measured(read: Callable[..., object], *given: object) -> Cost:
    """Runs in the process that reads."""
    began = time.process_time()
    try:
        read(*given)
        outcome = "read"
    except TmsError as error:
        outcome = error.code
    return Cost(outcome, time.process_time() - began, _peak())


def _peak() -> float | None:
    """Megabytes at most until now. What the system tells the one who waits holds its own memory at the start, too."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None
