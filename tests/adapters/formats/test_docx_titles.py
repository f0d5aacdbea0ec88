"""Titles of Word documents that no style says, by the size of their letters."""

import io
import zipfile

import pytest

from tests.adapters.formats.test_docx import document, markdown_of, paragraph, run
from tms.adapters.formats import read_article

PROSE = paragraph(run("The ministers met on Monday in Vienna, and agreed on nothing at all."))
LONG = paragraph(run("The ministers met on Monday in Vienna, and agreed on nothing at all. " * 3))
LARGE = '<w:sz w:val="40"/>'


def title_of(*body: str) -> str | None:
    return read_article(markdown_of(document(*body)), language="en", format="markdown").title


def large(words: str, size: str = LARGE, style: str = "") -> str:
    return paragraph(run(words, size), style)


def centred(words: str) -> str:
    return paragraph(run(words)).replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>', 1)


def test_the_largest_line_above_the_first_heading_is_the_title() -> None:
    body = (paragraph(run("A school of rail")), large("Trains in winter"), PROSE, paragraph(run("Snow"), "1"), PROSE)
    assert title_of(*body) == "Trains in winter"
    page = read_article(markdown_of(document(*body)), language="en", format="markdown")
    assert [block.text for block in page.blocks][:1] == ["A school of rail"]


@pytest.mark.parametrize(
    "body",
    [
        (large("Trains in winter"), large("Trains in summer")),
        (large("Trains in winter", '<w:sz w:val="26"/>'),),
        (large("Trains came late in winter."),),
        (large("Trains in winter"), paragraph(run("Rail"), "a3")),
        (paragraph(run("Rail"), "1"), large("Trains in winter")),
    ],
    ids=["two alike", "hardly larger", "a sentence", "a title by its style", "behind a heading"],
)
def test_what_is_no_title_by_its_size_stays_text(body: tuple[str, ...]) -> None:
    text = markdown_of(document(*body, PROSE, PROSE))
    assert "# Trains" not in text


def test_a_style_that_others_are_based_on_says_the_size() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:basedOn w:val="{base}"/>{look}</w:style>'
        for key, base, look in (("big", "root", ""), ("root", "", f"<w:rPr>{LARGE}</w:rPr>"), ("loop", "loop", ""))
    )
    data = document(paragraph(run("Trains in winter"), "big"), paragraph(run("x"), "loop"), PROSE)
    text = markdown_of(_with_styles(data, styles))
    assert text.startswith("# Trains in winter")


def _with_styles(data: bytes, more: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            words = before.read(name).decode()
            after.writestr(name, words.replace("</w:styles>", more + "</w:styles>"))
    return made.getvalue()


@pytest.mark.parametrize(
    "above",
    [
        (large("東方大學", '<w:sz w:val="72"/>'), large("Trains in winter")),
        (large("Trains in winter"), large("By Anna Keller")),
        (
            paragraph(run("FOR IMMEDIATE RELEASE: [DATE]")),
            paragraph(run("Rail of the North")),
            centred("Trains in winter"),
        ),
        (centred("Trains in winter"), centred("How they came late")),
    ],
    ids=["a school", "a byline as large", "in the middle", "the first of the middle"],
)
def test_schools_bylines_and_notices_are_no_titles(above: tuple[str, ...]) -> None:
    assert title_of(*above, PROSE, PROSE) == "Trains in winter"


@pytest.mark.parametrize(
    "body",
    [
        (PROSE * 2, centred("Trains in winter"), LONG),
        (LONG, centred("Trains in winter"), LONG),
        tuple(centred(words) for words in ("Trains in winter", "a", "b", "c", "d")),
        (centred("Trains in winter"),),
    ],
    ids=["a sentence before it", "behind the text", "all in the middle", "nothing else"],
)
def test_what_the_middle_does_not_say(body: tuple[str, ...]) -> None:
    text = markdown_of(document(*body))
    assert ("# Trains" in text) == (body[0].startswith(PROSE))
