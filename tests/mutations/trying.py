"""A copy of the project in which one safeguard after another is taken away, tested, and put back."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutations.mutation import Mutation
from tests.mutations.warm import Ran, WarmPython
from tests.servers import BROKER, LANE, TEMPLATE, broker_url, emptied, numbered

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("tms", "workers", "templates", "tests", "integrations", "pyproject.toml", "README.md", "docs")


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
        # Processes that a test starts (servers, readers of foreign files) are of the copied tree as well.
        self._env = {**os.environ, LANE: str(number), BROKER: self._broker, "PYTHONPATH": str(self._tree)}
        self._template = template
        for name in _COPIED:
            original = ROOT / name
            if original.is_dir():
                shutil.copytree(original, self._tree / name, ignore=shutil.ignore_patterns("node_modules"))
            else:
                shutil.copy2(original, self._tree / name)
        self._python = WarmPython(self._tree)

    def close(self) -> None:
        """Throw the tree away."""
        self._python.close()
        self._folder.cleanup()

    def unmutated(self, tests: Sequence[str]) -> dict[str, str]:
        """What is wrong with those of the tests that prove nothing: as the project is, they fail or do not run."""
        if not tests:
            return {}
        emptied(self._broker)
        said = self._pytest({TEMPLATE: self._template}, "-rpfE", *tests).output.splitlines()
        failed = {test: "fails anyway" for test in tests if _tells(said, test, "FAILED", "ERROR")}
        idle = {test: "does not run" for test in tests if not _tells(said, test, "PASSED")}
        return idle | failed

    def missing(self, tests: Sequence[str]) -> list[str]:
        """What pytest says of those of the tests that it does not find."""
        done = self._pytest({TEMPLATE: self._template}, "--collect-only", *tests)
        if done.returncode == 0:
            return []
        return [line for line in done.output.splitlines() if line.startswith("ERROR")] or [done.output]

    def tried(self, mutation: Mutation) -> str:
        """Run the mutation's tests with its edit; the line of pytest that tells what failed.

        Raises Survived if all pass, ValueError if the place is not there exactly once or the tests did not run.
        """
        emptied(self._broker)
        with _edited(self._tree / mutation.file, mutation):
            done = self._pytest(self._given(mutation), "-x", *mutation.tests)
        if done.returncode == 0:
            raise Survived(f"{mutation.name}: every test passes without it")
        failed = [line for line in done.output.splitlines() if line.startswith("FAILED")]
        if done.returncode != 1 or not failed:
            raise ValueError(f"{mutation.name}: {done.output[-4000:]}")
        return str(failed[0])

    def _pytest(self, given: Mapping[str, str], *options: str) -> Ran:
        always = ("-q", "-n0", "--all", "-p", "no:cacheprovider")
        return self._python.pytest([*always, *options], {**self._env, **given})

    def _given(self, mutation: Mutation) -> dict[str, str]:
        # What a changed migration makes is seen in a database that it has made.
        return {} if mutation.file.startswith("tms/db/m") else {TEMPLATE: self._template}


def _tells(said: Sequence[str], test: str, *words: str) -> bool:
    """Whether one of the lines says this of the test, or of one of its cases."""
    begins = tuple(f"{word} {test}{end}" for word in words for end in ("[", "::", " - "))
    return any(line.startswith(begins) or line in {f"{word} {test}" for word in words} for line in said)


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
