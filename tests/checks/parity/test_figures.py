"""The table of parity in docs/measured.md is what the command says that it names."""

import pytest

from tests.benchmarks.parity.documents import COLLECTIONS, WRITTEN, documents
from tests.benchmarks.parity.figures import IN_PAGE, PAGE, column, in_page, table
from tests.shared_data import needs_shared


def _cells(markdown: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for line in markdown.splitlines()]


def test_the_page_says_of_the_texts_written_for_the_project_what_is_measured() -> None:
    heading, _, *rows = _cells(in_page())
    assert heading[1:] == list(COLLECTIONS)
    measured = column([one for one in documents() if one.collection == WRITTEN])
    written = {row[0]: row[1 + COLLECTIONS.index(WRITTEN)] for row in rows}
    assert written == {what: measured[what] for what in IN_PAGE}


def test_the_page_names_the_command() -> None:
    assert "uv run python -m tests.benchmarks.parity.figures" in PAGE.read_text("utf-8")


@pytest.mark.full
@needs_shared("news/ntrex/ntrex.dev.jsonl", "triples/triples.dev.jsonl")
@pytest.mark.part(3)
def test_the_page_says_what_the_command_says() -> None:
    assert in_page() == table(IN_PAGE)
