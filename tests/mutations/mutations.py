"""What the product must not lose unnoticed: each fence with an edit that takes it away, and the tests that object."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("tms", "workers", "templates", "tests", "pyproject.toml", "README.md")


@dataclass(frozen=True, slots=True)
class Mutation:
    """An edit of one place in the source, and the tests of which at least one must fail with it."""

    name: str
    file: str
    there: str
    instead: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "rev predicate",
        "tms/db/queries/texts.py",
        "and_(SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "and_(SegmentText.touched_by.is_(None),",
        (
            "tests/services/stages/test_drafting.py::test_a_draft_that_is_late_does_not_take_back_what_another_machine_act_has_written_since",
        ),
    ),
    Mutation(
        "human fence",
        "tms/db/queries/texts.py",
        "SegmentText.rev == read_rev, SegmentText.touched_by.is_(None),",
        "SegmentText.rev == read_rev,",
        ("tests/db/test_machine_texts.py",),
    ),
    Mutation(
        "token check",
        "tms/db/queries/work_items.py",
        "WorkItem.id == item_id, WorkItem.token == token,",
        "WorkItem.id == item_id,",
        ("tests/db/test_work_items.py",),
    ),
    Mutation(
        "four eyes",
        "tms/domain/permissions.py",
        'return "own_work" if subject.four_eyes and',
        'return "own_work" if not subject.four_eyes and',
        ("tests/services/reviewing/test_review.py",),
    ),
    Mutation(
        "the rev of a save",
        "tms/services/translating/translate.py",
        "if row.rev != save.rev and not",
        "if row.rev < save.rev and not",
        ("tests/services/translating/test_translate.py",),
    ),
    Mutation(
        "the rev of an acceptance",
        "tms/services/reviewing/review.py",
        "if row.rev != rev:",
        "if row.rev < rev:",
        ("tests/services/reviewing/test_review.py",),
    ),
    Mutation(
        "the body of a repeated request",
        "tms/services/requests.py",
        "if first.body_hash != body_hash:",
        "if not first.body_hash:",
        ("tests/services/translating/test_translate.py",),
    ),
    Mutation(
        "the key of a save that is sent again",
        "tms/web/static/js/workspace/saves.js",
        "answer = await send(`/segments/${entry.segment}`, entry.body);",
        "answer = await send(`/segments/${entry.segment}`, { ...entry.body, key: newKey() });",
        ("--full", "tests/browser/test_rough_network.py"),
    ),
)


class Survived(AssertionError):
    """No test noticed."""


def tried(mutation: Mutation) -> str:
    """Apply the edit to a copy of the project and run the tests there; the line of pytest that tells what failed.

    Raises Survived if all pass, ValueError if the place is not there exactly once or the tests did not run.
    """
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            original = ROOT / name
            if original.is_dir():
                shutil.copytree(original, copy / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
            else:
                shutil.copy(original, copy / name)
        _edit(copy / mutation.file, mutation)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", *mutation.tests],
            cwd=copy,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            capture_output=True,
            text=True,
        )
    if done.returncode == 0:
        raise Survived(f"{mutation.name}: every test passes without it")
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    if done.returncode != 1 or not failed:
        raise ValueError(f"{mutation.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return failed[0]


def _edit(file: Path, mutation: Mutation) -> None:
    text = file.read_text()
    if text.count(mutation.there) != 1:
        raise ValueError(f"{mutation.name}: its place in {mutation.file} is not there exactly once")
    file.write_text(text.replace(mutation.there, mutation.instead))
