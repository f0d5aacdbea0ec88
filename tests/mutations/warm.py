"""A Python that has read the libraries and nothing of the project, and runs pytest in forks of itself.

A mutation's tests take a second, and reading the libraries before them two. ``python -m`` this file reads lines of
JSON, each a run, and answers each with its exit code.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIBRARIES = (
    *("sqlalchemy.orm", "psycopg", "alembic.command", "celery.app.base", "kombu.transport.redis", "redis"),
    *("flask", "flask_wtf", "pydantic_settings", "structlog", "polib", "markdown_it", "zxcvbn"),
)
"""What most tests read first. No plugin of pytest: those want to be read by it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of pytest ended, and what it printed."""

    returncode: int
    output: str


class WarmPython:
    """One such process, for runs one after another in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder
        )

    def pytest(self, options: Sequence[str], environment: Mapping[str, str]) -> Ran:
        """Run it with this environment."""
        said = self._folder / "said.txt"
        wish = {"options": list(options), "environment": dict(environment), "said": str(said)}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        return Ran(int(self._process.stdout.readline()), said.read_text())

    def close(self) -> None:
        """It ends when nobody can ask for another run."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def _run(options: Sequence[str], environment: Mapping[str, str], said: str) -> int:
    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for there, here in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(there, here)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = str(Path.cwd())
    import pytest

    return int(pytest.main(list(options)))


def _serve() -> None:
    for library in LIBRARIES:
        __import__(library)
    for line in sys.stdin:
        wish = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = _run(**wish)
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
