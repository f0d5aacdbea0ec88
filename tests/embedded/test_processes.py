"""Child programs: bound to our life, ended with all that they started, started again with patience."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tms.domain.errors import Invalid
from tms.embedded.process import alive, end, leftovers, server_environment, spawn, trim
from tms.embedded.supervise import LONGEST_PAUSE, Keeper, Program

pytestmark = pytest.mark.root

SLEEP = "import time; time.sleep(600)"
PARENT = f"""
import signal, sys, time
from tms.embedded.process import spawn
child = spawn([sys.executable, "-c", {SLEEP!r}], death_signal=signal.SIGKILL)
print(child.pid, flush=True)
time.sleep(600)
"""
STUBBORN = f"""
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", {SLEEP!r}])
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(child.pid))
os.rename(sys.argv[1] + ".new", sys.argv[1])
time.sleep(600)
"""


def wait_until_gone(pid: int) -> bool:
    until = time.monotonic() + 180
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(pid)


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's signal at a parent's death is Linux's")
def test_a_child_ends_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            PARENT,
        ],
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = int(parent.stdout.readline())
    assert alive(child)
    parent.kill()
    parent.wait()
    assert wait_until_gone(child)


@pytest.mark.full
def test_a_program_that_ignores_the_signal_is_killed_with_what_it_started(tmp_path: Path) -> None:
    told = tmp_path / "grandchild"
    process = spawn(
        [
            sys.executable,
            "-c",
            STUBBORN,
            str(told),
        ],
        log=tmp_path / "log",
    )
    while not told.exists():
        assert process.poll() is None, (tmp_path / "log").read_text()
        time.sleep(0.01)
    end(process, [(signal.SIGTERM, 600)], hurry=lambda: True)
    assert process.returncode == -signal.SIGKILL
    assert wait_until_gone(int(told.read_text()))


def test_what_a_program_prints_goes_to_its_log_and_the_log_is_private(tmp_path: Path) -> None:
    log = tmp_path / "child.log"
    assert spawn([sys.executable, "-c", "print('said')"], log=log).wait() == 0
    assert log.read_text() == "said\n"
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_log_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "log").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        spawn([sys.executable, "-c", "print('said')"], log=tmp_path / "log")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_child_of_root_has_neither_its_user_nor_its_groups(tmp_path: Path) -> None:
    from tms.embedded.account import Account

    process = spawn(
        ["/bin/sh", "-c", "id -u; id -g; id -G; umask"], log=tmp_path / "log", account=Account(60900, 60901, 65534)
    )
    assert process.wait() == 0
    assert (tmp_path / "log").read_text().split() == ["60900", "60901", "60901", "0077"]


def test_a_persons_shell_in_a_servers_folder_is_no_leftover(tmp_path: Path) -> None:
    shell = subprocess.Popen([sys.executable, "-c", SLEEP], cwd=tmp_path)
    try:
        assert leftovers(tmp_path) == []
    finally:
        shell.kill()
        shell.wait()


def test_servers_get_no_variable_that_could_change_their_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c fsync=off")
    assert not [name for name in server_environment() if name.startswith("PG")]


def test_a_large_log_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    log.write_text("12345")
    trim(log, limit=5)
    assert log.exists()
    trim(log, limit=4)
    assert not log.exists()
    assert (tmp_path / "postgres.log.old").read_text() == "12345"


class Fragile:
    """A part that runs for as long as it is told."""

    name = "fragile"

    def __init__(self) -> None:
        self.running = True
        self.broken = False
        self.starts = 0

    def start(self) -> None:
        self.starts += 1
        if self.broken:
            raise Invalid("web_not_starting")


def test_pauses_grow_while_a_part_keeps_failing_and_shrink_after_a_good_run() -> None:
    part, now, said = Fragile(), [0.0], list[str]()
    keeper = Keeper(part, said.append, clock=lambda: now[0])

    def pause_until_start() -> float:
        begin, starts = now[0], part.starts
        keeper.check()
        while part.starts == starts:
            now[0] += 0.25
            keeper.check()
        return now[0] - begin

    part.running = False
    pauses = [pause_until_start() for _ in range(9)]
    assert pauses[:3] == [0.5, 1.0, 2.0]
    assert pauses[-1] == LONGEST_PAUSE
    part.running = True
    now[0] += 3600
    keeper.check()
    part.running = False
    assert pause_until_start() == 0.5
    assert said


def test_a_part_that_cannot_start_is_tried_again() -> None:
    part, now = Fragile(), [0.0]
    keeper = Keeper(part, lambda _words: None, clock=lambda: now[0])
    part.running, part.broken = False, True
    for _ in range(100):
        now[0] += 1
        assert not keeper.check()
    assert part.starts > 2
    part.broken = False
    now[0] += LONGEST_PAUSE
    assert keeper.check()


def test_a_part_that_somebody_else_has_started_is_left_alone() -> None:
    part, now = Fragile(), [0.0]
    keeper = Keeper(part, lambda _words: None, clock=lambda: now[0])
    part.running = False
    keeper.check()
    part.running, starts = True, part.starts
    now[0] += LONGEST_PAUSE
    assert not keeper.check()
    assert part.starts == starts


def test_a_program_is_started_again_after_it_was_killed() -> None:
    program = Program("sleeper", [sys.executable, "-c", SLEEP], environment={}, death_signal=signal.SIGKILL, grace=5.0)
    program.start()
    try:
        first = program.process
        assert first is not None
        keeper = Keeper(program, lambda _words: None)
        first.kill()
        while not keeper.check():
            time.sleep(0.02)
        assert program.running
        assert program.process is not first
    finally:
        program.stop()
    assert not program.running
