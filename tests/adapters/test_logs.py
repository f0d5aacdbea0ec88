"""What is logged: one object per line, errors by type and place, and nothing that somebody wrote."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from tms.adapters import logs
from tms.domain.errors import Invalid


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Tests of other modules log as before."""
    root, hook = logging.getLogger(), threading.excepthook
    handlers, level = root.handlers[:], root.level
    before = structlog.get_config()
    yield
    root.handlers, root.level, threading.excepthook = handlers, level, hook
    structlog.configure(**before)


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def fail_with(error: Exception) -> None:
    raise error


def test_an_event_is_an_object_with_its_level_and_time_in_utc(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    structlog.get_logger().info("saved", article=7)
    (line,) = told(capsys)
    assert (line["event"], line["article"], line["level"]) == ("saved", 7, "info")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize(("level", "told_events"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_leaves_out_what_is_below_it(
    level: logs.Level, told_events: int, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(level, "json")
    log = structlog.get_logger()
    for tell in (log.debug, log.info, log.warning, log.error):
        tell("something")
    assert len(told(capsys)) == told_events


@pytest.mark.parametrize("style", ["json", "console"])
def test_an_exception_is_told_by_type_and_place_and_not_by_its_words(
    style: logs.Format, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("info", style)
    try:
        try:
            fail_with(ValueError("Quokkaville"))
        except ValueError as cause:
            raise Invalid("import_empty") from cause
    except Invalid:
        structlog.get_logger().exception("stage_failed")
    said = capsys.readouterr().err
    assert "Quokkaville" not in said
    for words in ("stage_failed", "Invalid", "import_empty", "ValueError", "tests/adapters/test_logs.py", "fail_with"):
        assert words in said


def test_a_librarys_record_keeps_its_words_and_numbers_and_loses_what_it_was_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("info", "json")
    log = logging.getLogger("some.library")
    log.error("Task %(name)s failed %(times)d times: %(error)s", {"name": "q", "times": 3, "error": KeyError("Wombat")})
    log.warning("Error handling request %s", "/en/quokkaville")
    log.warning("100% of Quokkas")
    try:
        fail_with(ValueError("Wombat"))
    except ValueError:
        log.exception("failed")
    said = told(capsys)
    assert [line["event"] for line in said] == [
        "Task … failed 3 times: KeyError",
        "Error handling request …",
        "100% of Quokkas",
        "failed",
    ]
    assert {line["logger"] for line in said} == {"some.library"}
    assert said[-1]["exception"]["type"] == "ValueError"
    assert "Wombat" not in str(said)


def test_a_thread_that_fails_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    thread = threading.Thread(target=fail_with, args=[ValueError("Wombat")])
    thread.start()
    thread.join()
    (line,) = told(capsys)
    assert (line["event"], line["exception"]["type"]) == ("thread_failed", "ValueError")
    assert "Wombat" not in str(line)


def test_lines_of_processes_that_share_a_file_stay_whole(tmp_path: Path) -> None:
    speaks = (
        "import structlog; from tms.adapters.logs import configure; configure('info', 'json')\n"
        "for n in range(2000): structlog.get_logger().info('spoken', n=n)"
    )
    log = tmp_path / "log"
    with log.open("wb") as file:
        speakers = [subprocess.Popen([sys.executable, "-c", speaks], stderr=file) for _ in range(2)]
        assert [speaker.wait(60) for speaker in speakers] == [0, 0]
    said = [json.loads(line)["n"] for line in log.read_text().splitlines()]
    assert sorted(said) == sorted([*range(2000), *range(2000)])


def test_whoever_changes_the_code_reads_messages_and_nobody_else_does(capsys: pytest.CaptureFixture[str]) -> None:
    for style in ("console", "development"):
        logs.configure("info", style)
        try:
            fail_with(ValueError("Die Katze sitzt auf dem Dach."))
        except ValueError:
            structlog.get_logger().exception("failed")
        shown = capsys.readouterr().err
        assert "ValueError" in shown
        assert ("Katze" in shown) is (style == "development")
