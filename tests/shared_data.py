"""The real corpora that lie beside the project, not in it: what needs them, and what is told when they are not there.

What a test proves is proved by texts of our own (``tests/corpus`` and files beside the tests). What runs on the corpora
as well, or measures something on them, is marked with ``needs_shared``, so that a session's end can name it.
"""

from collections import Counter
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"
WHY = "needs ../shared/data"


def needs_shared(*names: str) -> pytest.MarkDecorator:
    """A mark that leaves a test out where one of these files of the corpora is not there."""
    missing = [name for name in names or (".",) if not (SHARED / name).exists()]
    return pytest.mark.skipif(bool(missing), reason=f"{WHY}: {', '.join(missing)}")


def left_out(skipped: Iterable[tuple[str, str]]) -> str | None:
    """One line for the tests, given as id and reason, that the corpora were missing for; None if there are none."""
    files = Counter(test.partition("::")[0] for test, reason in skipped if WHY in reason)
    if not files:
        return None
    named = ", ".join(f"{file} ({count})" for file, count in sorted(files.items()))
    return (
        f"!!! LEFT OUT: {files.total()} tests in {len(files)} files, because they read or measure the real corpora of "
        f"../shared/data, which are not all here (texts of the project's own stand in for what these tests prove, "
        f"not for their figures): {named}"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, object, object]:
    """End the session with that line, behind the list of all that was skipped."""
    result = yield
    skipped = [(report.nodeid, str(report.longrepr)) for report in terminalreporter.stats.get("skipped", [])]
    if (line := left_out(skipped)) is not None:
        terminalreporter.write_line(line, red=True, bold=True)
    return result
