"""How long a file may be read, and with how much memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """``seconds`` of processor time, and of waiting twice as many; ``megabytes`` of the process, and of its answer."""

    seconds: int = 10
    megabytes: int = 500
    answer_megabytes: int = 40
