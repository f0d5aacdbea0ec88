"""The whole of ``tms up`` with real servers, web and worker: it gets ready, mends itself, and leaves nothing behind."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.servers import quick_place
from tms import embedded

TMS = (sys.executable, "-m", "tms.cli.main")


class Instance:
    """One ``tms up`` on a data folder, as a person starts it."""

    errors: Path | None = None
    """Where what it prints on standard error is written; where ours goes, if there is no file for it."""

    def __init__(self, data_dir: Path, port: str = "0", command: str = "up", **more: str) -> None:
        self.data_dir = data_dir
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TMS_")}
        self.environment = {**kept, "TMS_DATA_DIR": str(data_dir), "TMS_PORT": port, **more}
        with nullcontext() if self.errors is None else self.errors.open("wb") as file:
            self.process = subprocess.Popen(
                [*TMS, command], env=self.environment, stdout=subprocess.PIPE, stderr=file, text=True
            )
        assert self.process.stdout is not None
        self.output = self.process.stdout
        self.url = ""

    def wait_until_ready(self) -> None:
        """Read its first line."""
        line = self.output.readline()
        found = re.fullmatch(r"ready (http://127\.0\.0\.1:\d+)\n", line)
        assert found, f"{line!r} instead of the ready line"
        self.url = found[1]

    def run(self, *command: str) -> str:
        """Run another command in another terminal."""
        done = subprocess.run([*TMS, *command], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def is_healthy(self) -> bool:
        """Ask the web server."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=30) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database at the address that ``tms db url`` prints."""
        with psycopg.connect(self.run("db", "url").strip(), autocommit=True) as connection:
            answer = connection.execute(question)
            return answer.fetchall() if answer.description else []

    def processes(self) -> dict[int, str]:
        """Every process of this instance, by number, with its command line: those that know or use its data folder."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                environment = (entry / "environ").read_bytes().split(b"\0")
                works_in = str((entry / "cwd").readlink())
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            knows = f"TMS_DATA_DIR={self.data_dir}".encode() in environment
            if command and (knows or works_in.startswith(f"{self.data_dir}/")):
                found[int(entry.name)] = command
        return found

    def first(self, words: str) -> int:
        """The oldest process whose command line holds these words."""
        return min(pid for pid, command in self.processes().items() if words in command)

    def has_replaced(self, killed: int, words: str) -> bool:
        """Whether another process does what the killed one did."""
        now = self.processes()
        return killed not in now and any(words in command for command in now.values())

    def has_no_process(self) -> bool:
        """Whether everything is gone."""
        return not self.processes()

    def stop(self, number: signal.Signals) -> int:
        """Send a signal, wait, and give back the exit code."""
        self.process.send_signal(number)
        return self.process.wait()


def until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def up() -> Iterator[Callable[..., Instance]]:
    """Starts instances and kills what a failed test leaves."""
    place = Path(tempfile.mkdtemp(prefix="tms-up-", dir=quick_place()))
    instances: list[Instance] = []

    def start(name: str, port: str = "0", command: str = "up", **more: str) -> Instance:
        instances.append(Instance(place / name, port, command, **more))
        return instances[-1]

    yield start
    for instance in instances:
        instance.process.kill()
        instance.process.wait()
        instance.output.close()
    for instance in instances:
        assert until(instance.has_no_process)
    shutil.rmtree(place)


@pytest.fixture
def own() -> Iterator[embedded.Servers]:
    """Servers that somebody else runs."""
    place = Path(tempfile.mkdtemp(prefix="tms-own-", dir=quick_place()))
    servers = embedded.start(place, durable=False)
    yield servers
    servers.stop()
    shutil.rmtree(place)


@pytest.mark.full
@pytest.mark.part(2)
def test_two_instances_run_side_by_side_mend_themselves_and_stop_with_nothing_left_but_data(
    up: Callable[..., Instance],
) -> None:
    one = up("one")
    one.wait_until_ready()
    assert one.output.readline().startswith("Nobody can sign in yet: the first page")
    other = up("other", port=one.url.rpartition(":")[2])
    other.wait_until_ready()
    assert one.url != other.url
    assert one.is_healthy()
    assert other.is_healthy()
    one.ask("CREATE TABLE kept AS SELECT 42 AS answer")

    for words in (" web ", " worker", "postgres -D", "valkey-server"):
        killed = one.first(words)
        os.kill(killed, signal.SIGKILL)
        assert until(partial(one.has_replaced, killed, words))
    assert until(one.is_healthy)
    assert until(lambda: one.ask("SELECT answer FROM kept") == [(42,)])

    assert one.stop(signal.SIGTERM) == 0
    assert one.processes() == {}
    assert other.is_healthy()
    assert other.stop(signal.SIGINT) == 0
    assert other.processes() == {}

    again = up("one")
    again.wait_until_ready()
    assert again.ask("SELECT answer FROM kept") == [(42,)]
    assert again.stop(signal.SIGTERM) == 0


@pytest.mark.full
@pytest.mark.part(2)
def test_who_presses_ctrl_c_twice_in_a_terminal_reads_one_line_and_nothing_of_the_workers() -> None:
    """The terminal sends the signal to all that runs in it, not to the supervisor alone."""
    place = Path(tempfile.mkdtemp(prefix="tms-up-", dir=quick_place()))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TMS_")}
    environment = {**kept, "TMS_DATA_DIR": str(place / "one"), "TMS_PORT": "0"}
    pid, terminal = pty.fork()
    if not pid:
        os.execve(TMS[0], [*TMS, "up"], environment)  # noqa: S606  what a person starts in a terminal
    said = b""
    while b"ready" not in said or b"administrator" not in said:
        said += os.read(terminal, 4096)
    os.write(terminal, b"\x03")
    time.sleep(1.5)
    os.write(terminal, b"\x03")
    after = b""
    # At its end a terminal's other side is no file any more.
    with suppress(OSError):
        while more := os.read(terminal, 4096):
            after += more
    assert os.waitpid(pid, 0)[1] == 0
    os.close(terminal)
    shutil.rmtree(place)
    assert after.replace(b"^C", b"").decode().split() == ["Stopping;", "everything", "is", "kept."]


@pytest.mark.full
@pytest.mark.part(2)
def test_nothing_outlives_a_supervisor_that_is_killed_and_the_folder_can_be_used_again(
    up: Callable[..., Instance],
) -> None:
    killed = up("one")
    killed.wait_until_ready()
    assert len(killed.processes()) > 5
    killed.process.kill()
    killed.process.wait()
    again = up("one")
    again.wait_until_ready()
    assert again.is_healthy()
    assert again.stop(signal.SIGTERM) == 0
    assert until(lambda: not killed.processes()), killed.processes()


@pytest.mark.full
@pytest.mark.part(2)
def test_with_servers_of_ones_own_none_is_started(up: Callable[..., Instance], own: embedded.Servers) -> None:
    instance = up("one", TMS_DATABASE_URL=own.database_url, TMS_BROKER_URL=own.broker_url)
    instance.wait_until_ready()
    assert instance.is_healthy()
    assert not [command for command in instance.processes().values() if "postgres" in command or "valkey" in command]
    assert instance.stop(signal.SIGTERM) == 0
    assert instance.processes() == {}
    assert not (instance.data_dir / "postgres").exists()
    with psycopg.connect(embedded.without_driver(own.database_url)) as connection:
        assert connection.execute("SELECT to_regclass('person') IS NOT NULL").fetchone() == (True,)


@pytest.mark.full
def test_a_demo_prints_its_logins_and_loads_its_samples_once(up: Callable[..., Instance]) -> None:
    articles, said = [], []
    for _ in range(2):
        demo = up("one", command="demo")
        demo.wait_until_ready()
        said.append([demo.output.readline().split() for _ in range(4)])
        articles.append(demo.ask("SELECT count(*) FROM article"))
        assert demo.stop(signal.SIGTERM) == 0
        assert demo.processes() == {}
    assert [line[0] for line in said[0]] == ["translator", "reviewer", "editor", "administrator"]
    assert all("@" in line[1] and line[2] == "password:" and line[3:] for line in said[0])
    assert said[0] == said[1]
    assert articles[0] == articles[1] != [(0,)]


def test_a_signal_while_it_starts_stops_it(up: Callable[..., Instance]) -> None:
    instance = up("one")
    assert until(lambda: any("postgres" in command for command in instance.processes().values()))
    assert instance.stop(signal.SIGTERM) == 0
    assert instance.processes() == {}
    assert "ready" not in instance.output.read()
