"""What was measured beside its budget, as a table or as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing. ``budget`` is the most that is wanted, in the same unit; None where design has none."""

    what: str
    measured: float
    unit: str
    budget: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """``pass``, ``MISS``, or nothing where there is no budget."""
        if self.budget is None:
            return ""
        return "pass" if self.measured <= self.budget else "MISS"


def as_table(rows: Sequence[Row]) -> str:
    """For people."""
    cells = [("what", "measured", "budget", "", "")]
    for row in rows:
        budget = "" if row.budget is None else f"≤ {row.budget:g} {row.unit}"
        cells.append((row.what, f"{row.measured:.3g} {row.unit}", budget, row.verdict, row.detail))
    widths = [max(len(line[at]) for line in cells) for at in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)


def as_json(rows: Sequence[Row]) -> str:
    """For programs."""
    return json.dumps([asdict(row) | {"verdict": row.verdict} for row in rows], ensure_ascii=False, indent=1)
