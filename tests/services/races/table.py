"""The table of pairs, printed at the end of a run and written where ``--chaos-table`` says."""

import json
from collections.abc import Iterable, Sequence

from tests.services.races.outcome import Outcome
from tests.services.races.pairs import left_out

PROPERTY = "pairs"
HEAD = ("pair", "rounds", "A done", "B done", "both done", "one after the other's answer", "violations")


def row_of(pair: str, outcomes: Sequence[Outcome]) -> str:
    """What one test tells about its rounds, as a property of its report."""
    return json.dumps(
        [
            pair,
            sum(one.rounds for one in outcomes),
            *(sum(one.done[who] for one in outcomes) for who in ("A", "B", "both")),
            sum(one.after for one in outcomes),
            sum(one.violations for one in outcomes),
        ]
    )


def table(found: Iterable[str]) -> list[str]:
    """The lines of the table, with what makes no sense at its end."""
    rows = [HEAD, *(tuple(map(str, json.loads(row))) for row in sorted(found))]
    sums = [sum(int(row[n]) for row in rows[1:]) for n in range(1, len(HEAD))]
    rows.append((f"{len(rows) - 1} pairs", *map(str, sums)))
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*lines, "", "Left out:", *(f"{act} × {family}: {why}" for act, family, why in left_out())]
