"""A pytest plugin: what the fast lane runs of long lists of cases, and whether the shared data must be there."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

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
    said = [] if config.getoption("--all") else [f"sample: {SAMPLE}={seed} runs the same cases again"]
    if not SHARED.is_dir():
        if os.environ.get(REQUIRE_SHARED):
            raise pytest.UsageError(f"{REQUIRE_SHARED} is set and there is no {SHARED}")
        said.append(f"!!! NO {SHARED}: what reads the real corpora is left out; {REQUIRE_SHARED}=1 makes that an error")
    return said


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones, and of a test marked ``sample(n)`` all but every n-th of its cases, beginning with the seed's.

    With ``--long`` the other way round: these alone, and what root sees otherwise. With ``--full`` both. Neither runs
    more than every n-th case of a test marked ``part(n)``, nor what a longer test does as well; ``--all`` does.
    """
    if config.getoption("--all"):
        return
    seed = sample_seed()
    fast_alone = dict(_beside(items, "sample", "beside the sample", seed)) | {
        item: "long" for item in items if "full" in item.keywords
    }
    other_parts = dict(_beside(items, "part", "in another commit's part", seed))
    briefer = {item: "a longer test does the same" for item in items if "brief" in item.keywords}
    if config.getoption("--full"):
        _skip(other_parts | briefer, "--all")
    elif config.getoption("--long"):
        own = {item for item in items if item in fast_alone or "root" in item.keywords} - briefer.keys()
        config.hook.pytest_deselected(items=[item for item in items if item not in own])
        items[:] = [item for item in items if item in own]
        _skip({item: why for item, why in other_parts.items() if item in own}, "--all")
    else:
        _skip(fast_alone, "--full")


def _skip(items: Mapping[pytest.Item, str], option: str) -> None:
    for item, why in items.items():
        item.add_marker(pytest.mark.skip(reason=f"{why}; runs with {option}"))


def _beside(items: list[pytest.Item], marker: str, why: str, seed: int) -> Iterator[tuple[pytest.Item, str]]:
    cases: Counter[str] = Counter()
    for item in items:
        if marked := item.get_closest_marker(marker):
            name, every = item.nodeid.partition("[")[0], int(marked.args[0])
            # By its name as well, or all that have one case run with the same commit.
            if (crc32(name.encode()) + cases[name] - seed) % every:
                yield item, why
            cases[name] += 1
