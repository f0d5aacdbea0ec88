"""Real worker processes for tests: started with an environment of their own, killed as a group."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


class WorkerProcess:
    """A worker with its children, in a process group that can be killed at once."""

    def __init__(
        self, program: str, arguments: Sequence[str], environment: dict[str, str], log: Path, *, is_module: bool = True
    ) -> None:
        self._log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, *(["-m"] if is_module else []), program, *arguments],
                env={**os.environ, **environment},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def kill(self) -> None:
        """SIGKILL to all of it: nothing can be tidied up."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8", "replace")


def wait_until(condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Poll until it holds; the limit is for hangs, not a measurement."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)
