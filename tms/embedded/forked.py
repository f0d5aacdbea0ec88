"""A program that begins as a copy of this process: what was loaded before is one memory for all such programs.

Linux only. Whoever forks has no threads. In the copy all files but the standard ones and those passed are closed.
"""

import contextlib
import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
POSSIBLE = sys.platform == "linux"
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_ARGUMENTS = slice(47, 49)
"""Where ``/proc/self/stat`` says in which memory the command line is."""


class Forked:
    """A child process, used as one of ``subprocess`` is."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit code, or the signal that ended it as a negative number; None while it runs."""
        if self.returncode is None:
            self._wait(os.WNOHANG)
        return self.returncode

    def wait(self) -> int:
        """Its exit code once it has ended, or the signal that ended it as a negative number."""
        while self.returncode is None:
            self._wait(0)
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Nothing happens if it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _wait(self, how: int) -> None:
        pid, status = os.waitpid(self.pid, how)
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)


def fork(
    program: Callable[[], None],
    *,
    title: str,
    death_signal: signal.Signals,
    environment: Mapping[str, str],
    pass_fds: Sequence[int] = (),
) -> Forked:
    """Run the program in a copy of this process, in a session of its own, as ``spawn`` starts another one.

    The kernel sends it ``death_signal`` when the thread that called this ends. ``title`` stands in lists of processes.
    """
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    # A signal that comes between the fork and the change of handlers would end the copy as if it were us.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    reads, writes = os.pipe()
    try:
        pid = os.fork()
        if pid == 0:
            _become(program, title, parent, death_signal, environment, pass_fds, before, writes)
        # Its session exists when this returns: who kills the group at once would find none.
        os.close(writes)
        os.read(reads, 1)
        return Forked(pid)
    finally:
        os.close(reads)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _become(
    program: Callable[[], None],
    title: str,
    parent: int,
    death_signal: signal.Signals,
    environment: Mapping[str, str],
    pass_fds: Sequence[int],
    mask: Iterable[int],
    begun: int,
) -> None:
    """In the copy; never returns, so that nothing of the caller's is done twice. ``begun`` is closed for the parent."""
    code = 1
    try:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        os.umask(0o077)
        os.setsid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        os.close(begun)
        if os.getppid() == parent:
            _use_standard_files(pass_fds)
            os.environ.clear()
            os.environ.update(environment)
            _be_called(title)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            program()
            code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  what goes on above us is the caller's, and not ours to interrupt
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _use_standard_files(pass_fds: Sequence[int]) -> None:
    """Nothing to read, our standard error for everything that is printed, and of the other files those passed."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    for number in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        if number > 2 and number not in pass_fds:
            # One of them read the list, and is closed already.
            with contextlib.suppress(OSError):
                os.close(number)
    for number in pass_fds:
        os.set_inheritable(number, True)


def _be_called(title: str) -> None:
    """Write the title where lists of processes read the command line, as far as there is room."""
    stat = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    # Two fields, the number and the name, stand before the bracket.
    start, end = (int(field) for field in stat[_ARGUMENTS.start - 2 : _ARGUMENTS.stop - 2])
    room = end - start
    if start and room > 0:
        written = title.encode()[: room - 1]
        ctypes.memmove(start, written + b"\0" * (room - len(written)), room)
