"""A short shift of the twenty who do everything at once, under kills; ``python -m tests.chaos.last_gate`` is longer."""

import random

import pytest

from tests.chaos.last_gate import NEEDED, run

SECONDS = 35.0


@pytest.mark.full
@pytest.mark.timeout(300)
def test_nothing_unread_goes_out_of_a_busy_newsroom_under_kills() -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    found = run(acts=20_000, seconds=SECONDS, seed=seed)
    print("\n".join(found.lines()))
    assert found.bad == []
    assert [act for act in NEEDED if not found.told[act, "done"]] == []
    assert found.kills
    assert found.releases
