"""What ``tms dev`` runs anew when the code has changed: loads it once, then runs web and worker as copies of itself.

    python -m tms.cli.web_and_worker LISTEN_FD LOADED_FD GO_FD

It writes a byte when everything is loaded, and begins when it reads one: the code from before is served until then.
What cannot be loaded is one line on standard error.
"""

import os
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
GRACE = 1.0
"""Seconds that web and worker have to end. What a worker did is taken up again."""

LOOK_EVERY = 0.2


def error_line(error: BaseException) -> str:
    """The file of ours, the line and the message, as editors find them."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        file, line, words = error.filename, error.lineno, error.msg
    else:
        ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_code(frame.filename)]
        file, line, words = ours[-1].filename, ours[-1].lineno, str(error)
    path = Path(file)
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line}: {type(error).__name__}: {words}"


def _is_code(file: str) -> bool:
    path = Path(file)
    return path.is_relative_to(ROOT / "tms") or path.is_relative_to(ROOT / "workers")


def run(listen_fd: int) -> None:
    """Web and worker, until a signal ends them."""
    from tms.cli.programs import serve, work
    from tms.embedded.supervise import Keeper, Program

    signal.signal(signal.SIGTERM, _end)
    tms = (sys.executable, "-m", "tms.cli.main")
    web = Program(
        "web",
        (*tms, "web", f"--listen-fd={listen_fd}", "--reload"),
        environment=os.environ.copy(),
        death_signal=signal.SIGTERM,
        grace=GRACE,
        pass_fds=(listen_fd,),
        copied=lambda: serve(listen_fd, reload=True),
    )
    worker = Program(
        "worker",
        (*tms, "worker"),
        environment=os.environ.copy(),
        death_signal=signal.SIGKILL,
        grace=GRACE,
        copied=work,
    )
    try:
        for program in (web, worker):
            program.start()
        keepers = [Keeper(program, _say) for program in (web, worker)]
        while True:
            for keeper in keepers:
                keeper.check()
            time.sleep(LOOK_EVERY)
    finally:
        for program in (web, worker):
            program.ask_to_stop()
        for program in (web, worker):
            program.stop()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> int:
    """Exit code 1, and the error as one line, if the code cannot be loaded."""
    listen_fd, loaded_fd, go_fd = map(int, sys.argv[1:])
    try:
        from tms.cli.programs import try_code

        try_code()
    except Exception as error:  # noqa: BLE001  whatever a file does while it is loaded
        _say(error_line(error))
        return 1
    os.write(loaded_fd, b"1")
    os.close(loaded_fd)
    if os.read(go_fd, 1):
        os.close(go_fd)
        run(listen_fd)
    return 0


if __name__ == "__main__":
    sys.exit(main())
