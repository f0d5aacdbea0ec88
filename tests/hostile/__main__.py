"""``uv run python -m tests.hostile``: hostile files at n, 2n and 4n, and what others notice meanwhile.

Ends with 1 if a file costs more than 2.3 times as much at twice the size and is not refused, or if others wait more
than three times as long as usual.
"""

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.measure import MOST_GROWTH, costs_of, every, grows_too_fast
from tests.hostile.reading import Cost
from tms.adapters.sandbox.parent import AT_ONCE

if TYPE_CHECKING:
    from tests.hostile.house import Waited

MOST_WAITED = 3.0


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--only", default="", help="files with these words in their names")
    parser.add_argument("--no-house", action="store_true", help="without the running product")
    parser.add_argument("--no-files", action="store_true", help="without the table of files")
    parser.add_argument("--rounds", type=int, default=300, help="saves that are timed, before and meanwhile")
    chosen = parser.parse_args()
    # Those who read find the tests, too.
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    fast = [] if chosen.no_files else _files(chosen.only)
    waited = [] if chosen.no_house else _house(chosen.rounds)
    failed = fast + [one.what for one in waited if one.times > MOST_WAITED]
    for line in failed:
        sys.stdout.write(f"TOO MUCH: {line}\n")
    said = [f"{one.what} {one.times:.1f} ×" for one in waited]
    said += [] if chosen.no_files else [f"{len(fast)} rows grow more than {MOST_GROWTH} × per doubling"]
    sys.stdout.write("; ".join(said) + "\n")
    sys.exit(1 if failed else 0)


def _files(only: str) -> list[str]:
    chosen = [file for file in every() if only in file.name]
    sys.stdout.write(f"{len(chosen)} kinds of files; seconds and megabytes at n, 2n, 4n\n")
    failed = []
    pool = ThreadPoolExecutor(AT_ONCE)
    every_cost = pool.map(costs_of, chosen)
    for file, costs in zip(chosen, every_cost, strict=True):
        sys.stdout.write(f"{file.name:36} {file.n:>10,}  {'  '.join(map(_told, costs))}\n")
        sys.stdout.flush()
        failed += [file.name] if grows_too_fast(costs) else []
    return failed


def _told(one: Cost) -> str:
    megabytes = f"{one.megabytes:4.0f} MB" if one.megabytes is not None else "  ended"
    return f"{one.seconds:6.2f} s {megabytes} {one.outcome:22}"


def _house(rounds: int) -> "list[Waited]":
    from tests.hostile.house import house

    waited, statuses = house(rounds)
    for one in waited:
        for usual, busy in zip(one.usually, one.meanwhile, strict=True):
            sys.stdout.write(
                f"{one.what}: p95 {usual * 1000:.1f} ms, {busy * 1000:.1f} ms meanwhile ({busy / usual:.1f} ×)\n"
            )
    sys.stdout.write(f"uploads meanwhile, by status: {dict(sorted(statuses.items()))}\n")
    return waited


if __name__ == "__main__":
    main()
