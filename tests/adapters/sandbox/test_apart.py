"""Reading in a process of its own: what comes back, and what is ended."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
import structlog

from tms.adapters.formats.srx import read_srx
from tms.adapters.formats.upload import read_upload
from tms.adapters.sandbox import ReadingLimits, limited, parent, read_apart
from tms.adapters.sandbox.child import NICE
from tms.domain.errors import Invalid, Unavailable

SHORT = ReadingLimits(seconds=1, megabytes=300, answer_megabytes=1)


def test_what_a_reader_returns_comes_back_as_it_would_here() -> None:
    text = "# A bridge\n\nIt **cost** $40 million.\n"
    assert read_apart(read_upload, text, 1000, language="en") == read_upload(text, 1000, language="en")


def test_it_is_another_process_every_time() -> None:
    assert len({os.getpid(), read_apart(os.getpid), read_apart(os.getpid)}) == 3


def test_a_refusal_comes_back_with_its_code_and_words() -> None:
    with pytest.raises(Invalid) as refused:
        read_apart(read_upload, b"text \x81", 1000)
    with pytest.raises(Invalid) as there:
        read_upload(b"text \x81", 1000)
    assert (refused.value.code, str(refused.value)) == (there.value.code, str(there.value))
    assert type(refused.value.params["guess"]) is type(there.value.params["guess"])


@pytest.mark.sample(5)
@pytest.mark.parametrize(
    ("reader", "given", "code"),
    [
        (re.compile(r"(a+)+b").match, ("a" * 60,), "reading_too_long"),
        (bytearray, (1 << 30,), "reading_too_much"),
        (bytes, (2 << 20,), "reading_too_much"),
        (os.abort, (), "reading_too_much"),
        (int, ("x",), "reading_failed"),
    ],
    ids=["computes", "takes", "answers", "dies", "breaks"],
)
def test_what_goes_beyond_its_limits_is_refused(
    reader: Callable[..., object], given: tuple[object, ...], code: str
) -> None:
    with structlog.testing.capture_logs() as told, pytest.raises(Invalid) as refused:
        limited(SHORT, reader, *given)
    assert refused.value.code == code
    assert [line for line in told if line["log_level"] == "error"] == told[:1] * (code == "reading_failed")


def test_one_that_only_waits_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_WAITED", 0.5)
    with pytest.raises(Invalid) as refused:
        limited(SHORT, time.sleep, 600)
    assert refused.value.code == "reading_too_long"


@pytest.mark.full
def test_what_others_keep_from_the_processor_is_not_said_to_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """One processor for the one that reads and six that compute: it is waited for longer, then told to come back."""
    monkeypatch.setattr(parent, "_WAITED", 0.5)
    monkeypatch.setattr(parent, "_LONGEST", 5)
    processor = min(os.sched_getaffinity(0))
    pinned = f"import os; os.sched_setaffinity(0, {{{processor}}})"
    others = [subprocess.Popen([sys.executable, "-c", f"{pinned}\nwhile True: pass"]) for _ in range(6)]
    began = time.monotonic()
    try:
        with pytest.raises(Unavailable) as refused:
            limited(ReadingLimits(seconds=4), compute_on, processor)
    finally:
        for other in others:
            other.kill()
            other.wait()
    assert refused.value.code == "reading_busy"
    assert time.monotonic() - began > 5, "longer than a file is waited for that has the processor to itself"


@pytest.mark.full
def test_one_that_reads_for_long_goes_behind_the_others() -> None:
    assert limited(ReadingLimits(seconds=30), niceness_after, 2.5) == parent._LAST > NICE


def compute_on(processor: int) -> None:
    """Runs in the process that reads."""
    os.sched_setaffinity(0, {processor})
    while True:
        pass


def niceness_after(seconds: float) -> int:
    """Runs in the process that reads."""
    time.sleep(seconds)
    return os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.full
def test_more_than_a_few_at_once_are_refused_at_once_and_later_ones_are_read() -> None:
    outcomes: list[str] = []

    def one() -> None:
        try:
            limited(ReadingLimits(seconds=30), time.sleep, 0.8)
            outcomes.append("read")
        except Unavailable as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=one) for _ in range(parent.AT_ONCE + parent.WAITING + 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["read"] * (parent.AT_ONCE + parent.WAITING) + ["reading_busy"] * 3
    with pytest.raises(Invalid):
        read_apart(read_srx, b"")
