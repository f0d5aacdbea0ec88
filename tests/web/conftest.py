"""Page tests sign many people in; their passwords are hashed by the real Argon2 with the least of its costs."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from tms.services import people


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield
