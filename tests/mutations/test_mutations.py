"""The safeguards that nobody may take away unnoticed, taken away one by one.

``python -m tests.mutations`` does the same by itself with all of them, and first sees that the tests pass with nothing
taken away. Here a sixtieth of them is tried, another part after each commit, so that the long lane stays in its time.
"""

import subprocess
from collections.abc import Iterator

import pytest

from tests.mutations.areas import AREAS, BY_NAME
from tests.mutations.mutation import Mutation
from tests.mutations.trying import ROOT, Lane

PARTS = 60


def present_part() -> list[str]:
    """Those of this commit, by how many there are before it; all of them where there is no history."""
    asked = subprocess.run(
        ("git", "-C", str(ROOT), "rev-list", "--count", "HEAD"), capture_output=True, text=True, check=False
    )
    names = list(BY_NAME)
    return names[int(asked.stdout) % PARTS :: PARTS] if asked.stdout.strip().isdecimal() else names


@pytest.fixture(scope="module")
def lane(migrated: str, worker_number: int) -> Iterator[Lane]:
    lane = Lane(worker_number, migrated)
    yield lane
    lane.close()


@pytest.mark.full
def test_every_named_test_is_there(lane: Lane) -> None:
    """That they pass with nothing taken away is seen where this lane runs them."""
    assert lane.missing(sorted({test for mutation in BY_NAME.values() for test in mutation.tests})) == []


@pytest.mark.full
@pytest.mark.parametrize("name", present_part())
def test_the_suite_fails_without(lane: Lane, name: str) -> None:
    assert lane.tried(BY_NAME[name]).startswith("FAILED")


def test_every_place_is_still_there() -> None:
    def there(mutation: Mutation) -> int:
        return (ROOT / mutation.file).read_text().count(mutation.there)

    assert {mutation.name: there(mutation) for mutation in BY_NAME.values()} == dict.fromkeys(BY_NAME, 1)


def test_no_two_have_one_name() -> None:
    assert sum(map(len, AREAS.values())) == len(BY_NAME)
    assert not AREAS.keys() & BY_NAME.keys()
