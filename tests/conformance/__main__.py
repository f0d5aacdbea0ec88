"""Schemathesis over the API for so many minutes: ``uv run python -m tests.conformance --minutes 30``.

Each token has its share of the time: first each operation for itself, then chains of operations.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conformance.served import Served, served
from tests.conformance.trial import Found, by_status, never_granted, try_chains, try_operations


def main() -> None:
    """Ask, and print the requests by status."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, help="how long, all tokens together")
    parser.add_argument("--examples", type=int, default=20, help="by chance, for each operation")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**31, help="of chance")
    parser.add_argument("--who", action="append", metavar="NAME", help="only this role or ‘machine ‹scope›’")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    everything: Counter[tuple[str, int]] = Counter()
    objections = 0
    began = time.monotonic()
    with served() as product, tempfile.TemporaryDirectory() as folder:
        tokens = chosen.who or list(product.secrets)
        end = time.monotonic() + 60 * chosen.minutes
        for number, who in enumerate(tokens):
            share = (end - time.monotonic()) / (len(tokens) - number)
            for found in _try(product, who, Path(folder), chosen, share):
                print(f"{who}: {_statuses(by_status(found.counts))}", flush=True)
                everything += found.counts
                if found.objections:
                    objections += 1
                    print(found.objections, flush=True)
    print(f"{time.monotonic() - began:.0f} s, {len(tokens)} tokens, {objections} with objections")
    print(f"{everything.total()} requests: {_statuses(by_status(everything))}")
    print(f"never granted: {', '.join(never_granted([Found(everything, '')])) or 'none'}")
    for operation in sorted({operation for operation, _ in everything}):
        of_it = Counter({status: count for (name, status), count in everything.items() if name == operation})
        print(f"  {operation}: {_statuses(of_it)}")
    raise SystemExit(1 if objections else 0)


def _try(product: Served, who: str, folder: Path, chosen: argparse.Namespace, seconds: float) -> Iterator[Found]:
    end = time.monotonic() + seconds
    yield try_operations(product, who, folder, examples=chosen.examples, chains=chosen.examples, seed=chosen.seed)
    left = int(end - time.monotonic())
    if left > 0:
        yield try_chains(product, who, folder, seconds=left, seed=chosen.seed)


def _statuses(counts: Counter[int]) -> str:
    return ", ".join(f"{count} × {status}" for status, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
