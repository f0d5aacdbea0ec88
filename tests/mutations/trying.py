"""A copy of the project in which one safeguard after another is taken away, tested, and put back."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutations.mutation import Mutation
from tests.servers import BROKER, LANE, TEMPLATE, broker_url, emptied, numbered

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("tms", "workers", "templates", "tests", "pyproject.toml", "README.md")


class Survived(AssertionError):
    """No test noticed."""


class Lane:
    """A copied tree and its share of the servers that run already: mutations are tried in it one after another.

    ``number`` tells lanes that run side by side apart, and ``template`` is a migrated database to copy.
    """

    def __init__(self, number: int, template: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="mutation-")
        self._tree = Path(self._folder.name)
        # What one run leaves with the broker (attempts to sign in, people in an article) is no fault of another.
        self._broker = numbered(broker_url(), 10 + number)
        self._env = {**os.environ, LANE: str(number), BROKER: self._broker}
        self._template = template
        for name in _COPIED:
            original = ROOT / name
            if original.is_dir():
                shutil.copytree(original, self._tree / name, ignore=shutil.ignore_patterns("vendor", "node_modules"))
            else:
                shutil.copy2(original, self._tree / name)

    def close(self) -> None:
        """Throw the tree away."""
        self._folder.cleanup()

    def tried(self, mutation: Mutation) -> str:
        """Run the mutation's tests with its edit; the line of pytest that tells what failed.

        Raises Survived if all pass, ValueError if the place is not there exactly once or the tests did not run.
        """
        emptied(self._broker)
        with _edited(self._tree / mutation.file, mutation):
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", *mutation.tests],
                cwd=self._tree,
                env=self._env | self._given(mutation),
                check=False,
                capture_output=True,
                text=True,
            )
        if done.returncode == 0:
            raise Survived(f"{mutation.name}: every test passes without it")
        failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
        if done.returncode != 1 or not failed:
            raise ValueError(f"{mutation.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return str(failed[0])

    def _given(self, mutation: Mutation) -> dict[str, str]:
        # What a changed migration makes is seen in a database that it has made.
        return {} if mutation.file.startswith("tms/db/m") else {TEMPLATE: self._template}


@contextmanager
def _edited(file: Path, mutation: Mutation) -> Iterator[None]:
    text = file.read_text()
    if text.count(mutation.there) != 1:
        raise ValueError(f"{mutation.name}: its place in {mutation.file} is not there exactly once")
    times = file.stat()
    file.write_text(text.replace(mutation.there, mutation.instead))
    try:
        yield
    finally:
        # With the old time the compiled file of the mutation counts for nothing.
        file.write_text(text)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
