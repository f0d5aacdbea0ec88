"""A pytest plugin: what the fast lane runs of long lists of cases, and whether the shared data must be there."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared_data import SHARED

SAMPLE = "TMS_TEST_SAMPLE"
REQUIRE_SHARED = "TMS_REQUIRE_SHARED"
_ROOT = Path(__file__).parents[1]


def sample_seed() -> int:
    """Which cases of a test marked ``sample(n)`` run: another part with each commit, or as the environment says."""
    if given := os.environ.get(SAMPLE):
        return int(given)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False)
    return int(head.stdout.strip()[:8], 16) if head.returncode == 0 and head.stdout.strip() else 0


def pytest_report_header(config: pytest.Config) -> list[str]:
    """The seed, so that what ran elsewhere can be run here; and one loud line where data is missing."""
    seed = sample_seed()
    # The workers inherit it: all of them choose the same.
    os.environ[SAMPLE] = str(seed)
    said = [] if config.getoption("--full") else [f"sample: {SAMPLE}={seed} runs the same cases again"]
    if not SHARED.is_dir():
        if os.environ.get(REQUIRE_SHARED):
            raise pytest.UsageError(f"{REQUIRE_SHARED} is set and there is no {SHARED}")
        said.append(f"!!! NO {SHARED}: what reads the real corpora is left out; {REQUIRE_SHARED}=1 makes that an error")
    return said


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones, and of a test marked ``sample(n)`` all but every n-th of its cases, beginning with the seed's.

    With ``--long`` the other way round: these alone, and what root sees otherwise.
    """
    if config.getoption("--full"):
        return
    left_out = dict(_left_out(items))
    if config.getoption("--long"):
        fast = [item for item in items if item not in left_out and "root" not in item.keywords]
        config.hook.pytest_deselected(items=fast)
        items[:] = [item for item in items if item in left_out or "root" in item.keywords]
        return
    for item, why in left_out.items():
        item.add_marker(pytest.mark.skip(reason=f"{why}; runs with --full"))


def _left_out(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, str]]:
    cases: Counter[str] = Counter()
    seed = sample_seed()
    for item in items:
        if "full" in item.keywords:
            yield item, "long"
        elif sample := item.get_closest_marker("sample"):
            name, every = item.nodeid.partition("[")[0], int(sample.args[0])
            if (cases[name] - seed) % every:
                yield item, "beside the sample"
            cases[name] += 1
