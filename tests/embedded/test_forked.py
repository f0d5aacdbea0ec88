"""A copy of a process runs as a program of its own: with its own files, environment, name and life."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tms.embedded.forked import POSSIBLE
from tms.embedded.process import alive

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="only Linux tells a copy that its parent has ended")

_HEAD = """
import os, signal, sys, time
from tms.embedded.forked import fork
from tms.embedded.process import kill_group
def copy(program, **more):
    return fork(program, title="tms tried (copied)", death_signal=signal.SIGKILL, environment={"ONLY": "this"}, **more)
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """In a process that begins anew: the tests' own has threads."""
    return subprocess.run(
        [sys.executable, "-c", _HEAD + script], capture_output=True, text=True, check=True, timeout=60
    )


def test_it_sees_the_standard_files_those_passed_and_its_environment_under_a_name_of_its_own() -> None:
    done = run("""
reads, writes = os.pipe()
hidden = os.open("/", os.O_RDONLY)
def program():
    files = {int(name) for name in os.listdir("/proc/self/fd")}
    name = open("/proc/self/cmdline").read().split("\\0")[0]
    # One more is the list that is read.
    seen = {0, 1, 2, writes} <= files and len(files) == 5
    print(seen, hidden in files, sys.stdin.read() == "", dict(os.environ), name[:9])
    print(os.getsid(0) == os.getpid(), signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)
signal.signal(signal.SIGTERM, lambda *_: print("the parent's"))
print(copy(program, pass_fds=[writes]).wait())
""")
    # What it prints goes to standard error: the parent's standard output is the parent's.
    assert done.stdout == "0\n"
    assert done.stderr.splitlines() == ["True False True {'ONLY': 'this'} tms tried", "True True"]


def test_how_it_ended_is_told_and_nothing_of_the_callers_is_done_twice() -> None:
    done = run("""
def fails():
    raise ValueError("broken")
try:
    codes = [copy(program).wait() for program in (lambda: sys.exit(3), lambda: sys.exit("words"), fails)]
    sleeper = copy(lambda: time.sleep(60))
    print(*codes, sleeper.poll())
    kill_group(sleeper)
    print(sleeper.poll())
    sleeper.send_signal(signal.SIGTERM)
finally:
    print("once")
""")
    assert done.stdout == "3 1 1 None\n-9\nonce\n"
    assert "ValueError: broken" in done.stderr


@pytest.mark.full
def test_it_ends_with_the_process_that_made_it(tmp_path: Path) -> None:
    number = tmp_path / "pid"
    script = f"""
one = copy(lambda: time.sleep(60))
open({str(number)!r}, "w").write(str(one.pid))
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", _HEAD + script], capture_output=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    end = time.monotonic() + 20
    while alive(int(number.read_text())) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(int(number.read_text()))
