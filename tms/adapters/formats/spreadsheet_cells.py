"""Cells for spreadsheets, which take what begins with = + - @ for a formula, and would do what somebody wrote."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet computes; also in full width, and behind apostrophes of its own."""


def harmless(value: str) -> str:
    """The cell as no spreadsheet computes it, with an apostrophe before it; ``as_meant`` is the way back."""
    return f"'{value}" if _FORMULA.match(value) else value


def as_meant(cell: str) -> str:
    """The cell without the apostrophe that ``harmless`` put before it, or a person in the same way."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
