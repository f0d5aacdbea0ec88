"""``tms up``: servers, migrations, web and worker under one process that starts, watches and stops them."""

import json
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import Protocol

import click
from flask import Flask

from tms import embedded
from tms.cli.listening import is_healthy, listen, reached_at, setup_address, web_url
from tms.cli.prepare import Prepared, read_prepared
from tms.cli.programs import load_for_both, serve, work
from tms.domain.errors import Invalid
from tms.embedded.forked import POSSIBLE
from tms.embedded.process import kill_group, spawn
from tms.embedded.supervise import Keeper, Program
from tms.settings import Settings

LOOK_EVERY = 0.2
WEB_GRACE = 10.0
WORKER_GRACE = 45.0
# Several signals within this time are one wish: a terminal and a wrapper (uv run) may both send it.
ONE_WISH = 1.0
FAILURES_BEFORE_READY = 3
TMS = (sys.executable, "-m", "tms.cli.main")


class Signals:
    """The first SIGINT, SIGTERM or SIGHUP interrupts; a later one asks to hurry."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: float | None = None
        self._hurry = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Handle the signals in this block."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.signal(number, self._handle) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def stop(self) -> None:
        """From now on no signal interrupts."""
        if self._first is None:
            self._first = self._clock()

    @property
    def stopping(self) -> bool:
        """Whether one has come, or something else made us stop."""
        return self._first is not None

    def hurry(self) -> bool:
        """Whether another one has come."""
        return self._hurry

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        now = self._clock()
        if self._first is None:
            self._first = now
            raise KeyboardInterrupt
        if now - self._first > ONE_WISH:
            self._hurry = True


class EditedCode(Protocol):
    """Code that somebody works on: web and worker are started again when it has changed."""

    def run(self, listen_fd: int, environment: Mapping[str, str]) -> bool:
        """Start web and worker, if it can be loaded; what is wrong has been said."""

    def follow(self, listen_fd: int, environment: Mapping[str, str]) -> None:
        """Wait a moment, and start them again if it has changed."""

    def stop(self, hurry: Callable[[], bool]) -> None:
        """End them."""


class Supervisor:
    """One run of ``tms up`` or ``tms demo``."""

    def __init__(self, settings: Settings, *, demo: bool, code: EditedCode | None = None) -> None:
        """With ``code``, web and worker are its business."""
        self._settings = settings
        self._demo = demo
        self._code = code
        self._signals = Signals()
        self._servers: embedded.Servers | None = None
        self._listener: socket.socket | None = None
        self._programs: list[Program] = []
        self._keepers: list[Keeper] = []
        self._environment: dict[str, str] = {}
        self._app: Flask | None = None

    def run(self) -> None:
        """Start everything, say when it is ready, and stay until a signal; then stop everything, data kept."""
        with self._signals.watched():
            try:
                self._start()
                while not self._signals.stopping:
                    self._look()
                    self._rest(LOOK_EVERY)
            except KeyboardInterrupt:
                # In place of the ^C that the terminal wrote.
                if sys.stderr.isatty():
                    click.echo("\rStopping; everything is kept.", err=True)
            finally:
                self._signals.stop()
                self._stop()

    def _start(self) -> None:
        addresses = self._start_servers()
        self._environment = {
            **os.environ,
            "TMS_DATABASE_URL": addresses.database_url,
            "TMS_BROKER_URL": addresses.broker_url,
            "TMS_DATA_DIR": str(self._settings.data_dir.expanduser().absolute()),
        }
        prepared = self._prepare()
        self._listener = listener = listen(self._settings.host, self._settings.port, other_if_taken=True)
        if self._code is not None:
            self._code.run(listener.fileno(), self._environment)
        else:
            self._start_programs(listener)
        while not is_healthy(listener, seconds=2.0):
            self._look()
            if self._code is None and self._keepers[-1].restarts >= FAILURES_BEFORE_READY:
                raise Invalid("web_not_starting")
            self._rest(0.05)
        if self._servers is not None:
            self._servers.tell(web_url(listener))
        self._say_ready(listener, prepared)

    def _start_servers(self) -> embedded.ServerAddresses:
        configured = embedded.configured_addresses(self._settings)
        if configured is not None:
            return configured
        self._servers = embedded.start(self._settings.data_dir)
        self._keepers = [Keeper(server, self._complain) for server in self._servers.parts]
        return embedded.ServerAddresses(self._servers.database_url, self._servers.broker_url)

    def _prepare(self) -> Prepared:
        """Migrate, and load samples for a demo, in a process of its own: its memory is given back.

        What it can't do it has said on standard error; then we end with its exit code. Meanwhile we load what web and
        worker are to share.
        """
        samples = ["--samples"] if self._demo else []
        with tempfile.TemporaryFile("w+") as printed:
            process = spawn(
                [*TMS, "prepare", *samples],
                environment=self._environment,
                death_signal=signal.SIGKILL,
                output=printed.fileno(),
            )
            try:
                if POSSIBLE and self._code is None:
                    # What is made for them is made by the settings that they have.
                    os.environ.update(self._environment)
                    self._app = load_for_both()
                code = process.wait()
            finally:
                kill_group(process)
            if code != 0:
                raise SystemExit(code)
            printed.seek(0)
            return read_prepared(printed.read())

    def _start_programs(self, listener: socket.socket) -> None:
        worker = Program(
            "worker",
            (*TMS, "worker"),
            environment=self._environment,
            # What a killed worker was doing is taken up again; a gentle one would wait for a broker that is gone.
            death_signal=signal.SIGKILL,
            grace=WORKER_GRACE,
            copied=work,
        )
        web = Program(
            "web",
            (*TMS, "web", f"--listen-fd={listener.fileno()}"),
            environment=self._environment,
            death_signal=signal.SIGTERM,
            grace=WEB_GRACE,
            pass_fds=(listener.fileno(),),
            copied=lambda: serve(listener.fileno(), app=self._app),
        )
        self._programs = [web, worker]
        for program in (worker, web):
            program.start()
            self._keepers.append(Keeper(program, self._complain))

    def _say_ready(self, listener: socket.socket, prepared: Prepared) -> None:
        lines = [f"ready {web_url(listener)}"]
        lines += [f"  {role:<14} {email:<28} password: {password}" for role, email, password in prepared.logins]
        if prepared.is_empty:
            lines.append("Nobody can sign in yet: the first page creates the administrator.")
            if from_elsewhere := setup_address(self._settings, reached_at(listener)[1]):
                lines.append(f"From another machine only with its token: {from_elsewhere}")
        # One write: who waits for the first line finds the others there.
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def _look(self) -> None:
        restarted = [keeper.check() for keeper in self._keepers]
        if any(restarted) and self._servers is not None:
            self._servers.tell()

    def _rest(self, seconds: float) -> None:
        if self._code is None or self._listener is None:
            time.sleep(seconds)
        else:
            self._code.follow(self._listener.fileno(), self._environment)

    def _stop(self) -> None:
        if self._code is not None:
            self._code.stop(self._signals.hurry)
        for program in self._programs:
            program.ask_to_stop()
        for program in self._programs:
            program.stop(self._signals.hurry)
        if self._listener is not None:
            self._listener.close()
        if self._servers is not None:
            self._servers.stop(self._signals.hurry)

    def _complain(self, words: str) -> None:
        """Plain words where a person watches; among the other programs' lines, a line like theirs."""
        wanted = self._settings.log_format
        if wanted in {"console", "development"} or (wanted == "auto" and sys.stderr.isatty()):
            click.echo(words, err=True)
            return
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        line = {"event": "part_ended", "words": words, "level": "warning", "timestamp": now}
        click.echo(json.dumps(line, ensure_ascii=False), err=True)
