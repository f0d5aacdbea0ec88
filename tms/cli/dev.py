"""``tms dev``: the demo for people who change the code. It needs a checkout, and watchfiles, which no release has."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from tms.embedded.supervise import Program

LOADED_ONCE = (".py", ".po", ".tsv", ".json")
LOOK_EVERY_MS = 200
SETTLED_MS = 50
"""Several files saved at once, as editors and git do it, are one change."""

GRACE = 5.0
ROOT = Path(__file__).resolve().parents[2]
WEB_AND_WORKER = (sys.executable, "-m", "tms.cli.web_and_worker")


@click.command()
def dev() -> None:
    """Start everything with samples, and start web and worker again when their code changes. For a checkout."""
    # What goes wrong is told with its message: texts are samples here.
    os.environ.setdefault("TMS_LOG_FORMAT", "development")
    from tms.cli.supervisor import Supervisor
    from tms.settings import Settings

    Supervisor(Settings(), demo=True, code=WatchedCode(ROOT / "tms", ROOT / "workers")).run()


class WatchedCode:
    """The code that web and worker run, which are started again when it has changed and can be loaded."""

    def __init__(self, *folders: Path) -> None:
        try:
            from watchfiles import watch
        except ImportError as error:
            words = "tms dev is for a checkout with its development packages: uv run --group dev tms dev"
            raise click.ClickException(words) from error
        found: Iterable[object] = watch(
            *folders,
            watch_filter=lambda _, path: path.endswith(LOADED_ONCE) and "/static/" not in path,
            step=SETTLED_MS,
            rust_timeout=LOOK_EVERY_MS,
            yield_on_timeout=True,
        )
        self._each = iter(found)
        next(self._each)  # From here on nothing is missed: the watching begins when it is asked for the first time.
        self._running: Program | None = None

    def follow(self, listen_fd: int, environment: Mapping[str, str]) -> None:
        """Wait a fifth of a second at most; if a file that is loaded once has changed, load and run all of them."""
        if next(self._each, None):
            if not self.run(listen_fd, environment) and self._running is not None:
                click.echo("web and worker go on with the code from before", err=True)
        elif self._running is not None and not self._running.running:
            self._running = None
            click.echo("web and worker have ended; they are started again when a file changes", err=True)

    def run(self, listen_fd: int, environment: Mapping[str, str]) -> bool:
        """Whether the code could be loaded, and takes the place of the one from before; else what is wrong was said."""
        loaded, says_loaded = os.pipe()
        awaits_go, go = os.pipe()
        passed = (listen_fd, says_loaded, awaits_go)
        new = Program(
            "web and worker",
            (*WEB_AND_WORKER, *map(str, passed)),
            environment=environment,
            death_signal=signal.SIGTERM,
            grace=GRACE,
            pass_fds=passed,
        )
        try:
            new.start()
            os.close(says_loaded)
            os.close(awaits_go)
            if not os.read(loaded, 1):
                return False
            # Both have the socket: the new one serves while the one before still ends.
            before, self._running = self._running, new
            if before is not None:
                before.ask_to_stop()
            os.write(go, b"1")
            if before is not None:
                click.echo("the code has changed: web and worker are started again", err=True)
                before.stop()
            return True
        finally:
            os.close(loaded)
            os.close(go)
            if self._running is not new:
                new.stop()

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """End what runs."""
        if self._running is not None:
            self._running.stop(hurry)
