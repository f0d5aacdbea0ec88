"""The tables beside this module."""

from collections.abc import Iterator
from importlib.resources import files


def own_rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table of ours beside this module; lines that start with # are remarks."""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))
