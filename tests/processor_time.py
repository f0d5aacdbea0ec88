"""A limit of processor time for what must not hang: what others do on the machine meanwhile doesn't count."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def processor_seconds(most: float) -> Iterator[None]:
    """Raises TimeoutError inside the block once it has computed for so long, in a regular expression too."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {most} s of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
