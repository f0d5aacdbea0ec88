"""Which line is the title, where nothing but its look says so."""

import pytest

from tms.adapters.formats import read_article
from tms.adapters.formats.upload import read_upload

BODY = "The ministers met on Monday in the old customs house, and agreed on the agenda for the next meeting."


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        ("**Sales so far**\n\nWhat the shops of the north say of it\n\n{body}", "Sales so far"),
        ("**销售情况**\n\n今年以来各地门店的销售和库存\n\n{body}", "销售情况"),
        ("**Agenda**\n\n**Event:**\n\n{body}", "Agenda"),
        ("News\n\n**Slow ships**\n\n**By Anna Keller**\n\n{body}", "Slow ships"),
        # A name, and what stands below a line that looks like a title, is none.
        ("The port that moved inland for good\n\n**Anna Keller**\n\n{body}", "The port that moved inland for good"),
        (
            "The port that moved inland for good\n\n**And what is left**\n\n{body}",
            "The port that moved inland for good",
        ),
        # Two that look the same say nothing.
        ("**Opinion**\n\n**The port that moved inland**\n\n{body}", "The port that moved inland"),
        ("**Slow** ships\n\nWhat the shops of the north say of it\n\n{body}", "What the shops of the north say of it"),
    ],
)
def test_a_line_that_alone_is_bold_is_the_title(markdown: str, title: str) -> None:
    assert read_article(markdown.format(body=BODY), language="en", format="markdown").title == title


@pytest.mark.parametrize(
    ("above", "headings", "title"),
    [
        ("**How the test is run**", ("# I. Test", "# II. Results"), "How the test is run"),
        ("How the salary system is tested", ("## 1. Test", "## 2. Results"), "How the salary system is tested"),
        # A headline that is the only one of its level has the kicker above it.
        ("**Opinion**", ("# Slow ships are here to stay", "## What is next"), "Slow ships are here to stay"),
        ("News", ("# Slow ships", "# What is next"), "Slow ships"),
        ("A first line of some length\n\nA second line of some length", ("# Slow ships", "# Next"), "Slow ships"),
    ],
)
def test_above_headings_of_one_level_stands_the_title(above: str, headings: tuple[str, str], title: str) -> None:
    text = f"{above}\n\n{headings[0]}\n\n{BODY}\n\n{headings[1]}\n\n{BODY}\n"
    page = read_upload(text, 100_000, wanted="markdown").page
    assert page.title == title
    body = [block.text for block in page.blocks]
    assert ("1. Test" in " ".join(body) or "I. Test" in body) == (title.startswith("How"))
