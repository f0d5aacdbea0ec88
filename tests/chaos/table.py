"""The table of a chaos run, printed at its end and written to the file that ``--chaos-table`` names."""

import json
import statistics
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.chaos.trial import Result
from tests.services.races import table as pairs

PROPERTY = "chaos"
HEAD = ("fault", "settings", "trials", "faults", "acked saves", "healed after: median s", "max s", "violations")


def row_of(fault: str, settings: str, results: Iterable[Result]) -> str:
    """What one test tells about its trials, as a property of its report."""
    results = list(results)
    return json.dumps(
        {
            "fault": fault,
            "settings": settings,
            "faults": sum(result.injected for result in results),
            "acked": sum(result.acked for result in results),
            "healed": [result.healed_after for result in results],
            "violations": sum(len(result.violations) for result in results),
        }
    )


def table(found: Iterable[str]) -> list[str]:
    """The lines of the table."""
    rows = [HEAD]
    by_fault = defaultdict(list)
    for row in map(json.loads, found):
        by_fault[row["settings"], row["fault"]].append(row)
    for (settings, fault), parts in sorted(by_fault.items()):
        healed = [seconds for part in parts for seconds in part["healed"]]
        rows.append(
            (
                fault,
                settings,
                str(len(healed)),
                str(sum(part["faults"] for part in parts)),
                str(sum(part["acked"] for part in parts)),
                f"{statistics.median(healed):.1f}",
                f"{max(healed):.1f}",
                str(sum(part["violations"] for part in parts)),
            )
        )
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    return [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print it, if there was chaos, and that of the pairs of acts, if some met."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    every: list[str] = []
    for title, property_, lines_of in (("chaos", PROPERTY, table), ("pairs", pairs.PROPERTY, pairs.table)):
        found = [str(value) for report in reports for name, value in report.user_properties if name == property_]
        if found:
            lines = lines_of(found)
            every += lines
            terminalreporter.section(title)
            for line in lines:
                terminalreporter.write_line(line)
    if every and (path := config.getoption("--chaos-table")):
        Path(path).write_text("\n".join(every) + "\n")
