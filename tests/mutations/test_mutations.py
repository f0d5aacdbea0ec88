"""The fences that nobody may take away unnoticed, taken away one by one."""

import pytest

from tests.mutations.mutations import MUTATIONS, ROOT, Mutation, tried

BY_NAME = {mutation.name: mutation for mutation in MUTATIONS}


@pytest.mark.full
@pytest.mark.parametrize("name", ["rev predicate", "human fence", "token check", "four eyes"])
def test_the_suite_fails_without(name: str) -> None:
    assert tried(BY_NAME[name]).startswith("FAILED")


def test_every_place_is_still_there() -> None:
    def there(mutation: Mutation) -> int:
        return (ROOT / mutation.file).read_text().count(mutation.there)

    assert {mutation.name: there(mutation) for mutation in MUTATIONS} == dict.fromkeys(BY_NAME, 1)
