"""What runs in the process that reads: as little as can be, since it begins anew for each file."""

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(outcome, time.process_time() - began, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
