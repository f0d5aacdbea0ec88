"""What PostgreSQL and Valkey have in common: one child process, a log, and the way to know that it is ours."""

import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

from tms.domain.errors import Invalid
from tms.embedded.account import Account
from tms.embedded.folders import DataFolder
from tms.embedded.process import last_words
from tms.embedded.programs import Programs


class Server(ABC):
    """A server of this instance. ``start`` returns when it answers, or raises ``server_not_starting``."""

    name: str

    def __init__(
        self, folder: DataFolder, sockets: Path, programs: Programs, account: Account | None, *, durable: bool = True
    ) -> None:
        self.folder = folder
        self.sockets = sockets
        self.programs = programs
        self.account = account
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process that we started is alive."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> Path:
        """Where its words go."""
        return self.folder.log(self.name)

    @property
    def socket_argument(self) -> str:
        """The sockets' folder for the server: relative to its working folder where it may not walk the whole path."""
        return "../run" if self.sockets == self.folder.sockets else str(self.sockets)

    @abstractmethod
    def start(self) -> None:
        """Start it, after ending what a killed instance left."""

    @abstractmethod
    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Stop it so that its data are safe; ``hurry`` is asked whether to give up being gentle."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether our own child answers at the socket now."""

    def wait_until_it_answers(self, seconds: float) -> None:
        """Return when it answers; raise with the last lines of its log when it ends or ``seconds`` pass."""
        until = time.monotonic() + seconds
        while self.running and time.monotonic() < until:
            if self.answers():
                return
            time.sleep(0.01)
        self.stop(lambda: True)
        raise self.not_starting()

    def not_starting(self) -> Invalid:
        """The error that says why it did not start, as far as its log tells."""
        return Invalid("server_not_starting", server=self.name, log=self.log, words=last_words(self.log))
