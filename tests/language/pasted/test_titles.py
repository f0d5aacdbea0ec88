"""Which line is the title, where nothing but its look says so."""

import pytest

from tms.adapters.formats import read_article
from tms.adapters.formats.upload import read_upload
from tms.language.pasted.cover import is_cover_line

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
        ("**Slow** ships\n\nWhat the shops of the north say of it\n\n{body}", "Slow ships"),
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


@pytest.mark.parametrize(
    ("text", "title", "order"),
    [
        ("Rail\n\nSnow\n\nA timetable\n\n{body}", "Rail", ["Snow", "A timetable", BODY]),
        ("What is new:\n\n- a timetable\n- a train\n\n{body}", None, ["What is new:", "a timetable", "a train", BODY]),
        ("What is new:\n\nrun(train) -> station\n\n{body}", None, ["What is new:", "run(train) -> station", BODY]),
        ("近况：\n\n时刻表\n\n{body}", None, ["近况：", "时刻表", BODY]),
        ("Rail: https://example.org/rail\n\n{body}", None, ["Rail: https://example.org/rail", BODY]),
    ],
)
def test_where_nothing_marks_a_title_the_first_line_may_be_it(text: str, title: str | None, order: list[str]) -> None:
    page = read_article(text.format(body=BODY), language="en", format="markdown")
    assert (page.title, [block.text for block in page.blocks]) == (title, order)
    assert page.doubtful["title"] == ("guessed: no line is marked as the title" if title else "no title found")


def test_a_line_that_is_all_there_is_may_end_with_a_colon() -> None:
    page = read_article("What is new:", language="en", format="markdown")
    assert (page.title, "title" in page.doubtful) == ("What is new:", True)


def test_bold_below_another_line_is_a_title_with_a_doubt() -> None:
    page = read_article(f"Rail\n\n**Snow**\n\n{BODY}", language="en", format="markdown")
    assert (page.title, "title" in page.doubtful) == ("Snow", True)
    page = read_article(f"**Snow**\n\n{BODY}", language="en", format="markdown")
    assert (page.title, "title" in page.doubtful) == ("Snow", False)


@pytest.mark.parametrize(
    "text",
    [
        "FOR IMMEDIATE RELEASE: [DATE]",
        "Press release",
        "新聞稿",
        "原文：https://example.org/a",
        "anna@example.org",
        "Tel: +43 1 555 01 99",
        "東 方 大 學",
        "東方大學鐵路工程學系",
        "University of Northern Rail",
        "School of Rail and Snow",
        "林以安",
    ],
)
def test_lines_of_a_cover(text: str) -> None:
    assert is_cover_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rail in winter",
        "<p>Rail, says <a href='https://a.example/'>Li</a>.</p>",
        "Release the brakes",
        "走进大学的第一天",
        "铁路的体系",
        "Midterm Essay",
        "2024",
        "x" * 500,
    ],
)
def test_lines_that_are_none_of_a_cover(text: str) -> None:
    assert not is_cover_line(text)


def test_an_address_above_a_title_is_none() -> None:
    text = "https://harbour.example/a/b\n\nMinisters agree in the old customs house\n\n" + "They met on Monday. " * 9
    page = read_article(text, language="en", format="markdown")
    assert page.title == "Ministers agree in the old customs house"
