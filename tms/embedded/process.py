"""Starting a program bound to our life, ending it, and finding what a killed instance left running."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tms.embedded.account import Account
from tms.embedded.forked import Forked

LAUNCH = Path(__file__).with_name("launch.py")
HURRIED = 2.0
STANDARD_ERROR = 2
SERVER_PROGRAMS = {"initdb", "postgres", "valkey-server"}


def spawn(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    account: Account | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    output: int | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program in its own session, so that Ctrl-C in the terminal reaches us alone and we choose the order.

    The kernel sends it ``death_signal`` when the *thread* that called this ends: call it from the main thread.
    ``log`` takes all that it prints. Without one that goes to our standard error, so that our standard output stays
    ours; ``output`` is a file descriptor that takes its standard output instead.
    The working folder is entered before privileges are dropped: ``account`` need not be able to enter those above it.
    """
    who = ("-", "-") if account is None else (str(account.uid), str(account.gid))
    launcher = (sys.executable, "-I", "-S", str(LAUNCH), str(os.getpid()), str(int(death_signal)), *who)
    book = None if log is None else os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    standard_output = next(fd for fd in (book, output, STANDARD_ERROR) if fd is not None)
    try:
        return subprocess.Popen(
            (*launcher, *command),
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=standard_output,
            stderr=book,
            pass_fds=pass_fds,
            start_new_session=True,
        )
    finally:
        if book is not None:
            os.close(book)


def end(
    process: subprocess.Popen[bytes], steps: Sequence[tuple[signal.Signals, float]], hurry: Callable[[], bool]
) -> None:
    """Send each signal in turn and wait its seconds, or ``HURRIED`` ones when asked to hurry; then kill the group."""
    for number, seconds in steps:
        if process.poll() is not None:
            break
        process.send_signal(number)
        wait(process, seconds, hurry)
    kill_group(process)


def wait(process: subprocess.Popen[bytes] | Forked, seconds: float, hurry: Callable[[], bool]) -> None:
    """Return when it has ended, or after ``seconds``, or after ``HURRIED`` ones when asked to hurry."""
    started = time.monotonic()
    while process.poll() is None:
        waited = time.monotonic() - started
        if waited > seconds or (waited > HURRIED and hurry()):
            return
        time.sleep(0.02)


def kill_group(process: subprocess.Popen[bytes] | Forked) -> None:
    """Kill a program of ``spawn`` and whatever it has started and left behind in its session."""
    # PermissionError is macOS's answer for a group of zombies.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def leftovers(folder: Path) -> list[int]:
    """Server processes that work in ``folder``, oldest first. A person's shell in that folder is none.

    Needs Linux's ``/proc``; elsewhere the list is empty, and PostgreSQL's own lock file is the protection.
    """
    try:
        wanted = folder.stat()
    except FileNotFoundError:
        return []
    found = []
    for entry in sorted(Path("/proc").glob("[0-9]*"), key=lambda entry: int(entry.name)):
        try:
            works_in = (entry / "cwd").stat()
            program = (entry / "exe").readlink().name.removesuffix(" (deleted)")
        except OSError:
            continue
        if program in SERVER_PROGRAMS and (works_in.st_dev, works_in.st_ino) == (wanted.st_dev, wanted.st_ino):
            found.append(int(entry.name))
    return found


def end_leftovers(folder: Path, gentle: signal.Signals, seconds: float) -> None:
    """End the servers that a killed instance left in ``folder``: the oldest gently, which ends the others, then all."""
    for number, patience in ((gentle, seconds), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 10.0)):
        alive = leftovers(folder)
        for pid in alive[:1] if number == gentle else alive:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        until = time.monotonic() + patience
        while leftovers(folder) and time.monotonic() < until:
            time.sleep(0.05)
        if not leftovers(folder):
            return


def alive(pid: int) -> bool:
    """Whether any process has this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def server_environment() -> dict[str, str]:
    """What the servers see of our environment: nothing that could change their settings (PGPORT, PGOPTIONS, …)."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def last_words(log: Path) -> str:
    """The end of a log, for an error message."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-8:])
    except FileNotFoundError:
        return ""


def trim(log: Path, limit: int = 5_000_000) -> None:
    """Keep one older part of a log that has grown past ``limit`` bytes."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_suffix(".log.old"))
