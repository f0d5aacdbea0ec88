"""The safeguards that nobody may take away unnoticed, taken away one by one.

``python -m tests.mutations`` does the same by itself, and first sees that the tests pass with nothing taken away.
"""

from collections.abc import Iterator

import pytest

from tests.mutations.areas import AREAS, BY_NAME
from tests.mutations.mutation import Mutation
from tests.mutations.trying import ROOT, Lane


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
@pytest.mark.parametrize("name", BY_NAME)
def test_the_suite_fails_without(lane: Lane, name: str) -> None:
    assert lane.tried(BY_NAME[name]).startswith("FAILED")


def test_every_place_is_still_there() -> None:
    def there(mutation: Mutation) -> int:
        return (ROOT / mutation.file).read_text().count(mutation.there)

    assert {mutation.name: there(mutation) for mutation in BY_NAME.values()} == dict.fromkeys(BY_NAME, 1)


def test_no_two_have_one_name() -> None:
    assert sum(map(len, AREAS.values())) == len(BY_NAME)
    assert not AREAS.keys() & BY_NAME.keys()
