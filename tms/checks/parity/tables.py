"""The tables beside the parity checks."""

import csv
from collections.abc import Iterator
from importlib.resources.abc import Traversable


def table_rows(table: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a table of ours by the names in its first line; a quotation mark is a character like any other."""
    return csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
