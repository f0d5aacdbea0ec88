"""The cells of a table as rows, for the writers."""

from collections.abc import Callable, Sequence

from tms.domain.imported_article import Block

_WIDEST_PADDED = 100
"""Columns. Of a wider table short rows stay short: thousands of rows with thousands of empty cells fill the memory."""


def rows_of(cells: Sequence[Block], write: Callable[[Block], str]) -> list[list[str]]:
    """What is written for each cell, row by row; a row begins where the column is not behind the one before."""
    rows: list[dict[int, str]] = []
    last = 0
    for cell in cells:
        column = cell.level or 1
        if not rows or column <= last:
            rows.append({})
        rows[-1][column] = write(cell)
        last = column
    width = max(max(row) for row in rows)
    padded = min(width, _WIDEST_PADDED)
    widths = [width, *(max(padded, *row) for row in rows[1:])]
    return [[row.get(column, "") for column in range(1, most + 1)] for row, most in zip(rows, widths, strict=True)]
