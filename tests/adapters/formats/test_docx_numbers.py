"""Numbers that Word counts itself are named where the article has none, or others: the text refers to them."""

import io
import zipfile

import pytest

from tests.adapters.formats.test_docx import _NAMES, _with, paragraph, run
from tests.processor_time import processor_seconds
from tms.adapters.formats import decode, read_article

MOST = 4_000_000
STYLES = (
    '<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    '</w:style><w:style w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="own"><w:name w:val="Kapitel"/><w:basedOn w:val="h2"/></w:style>'
)


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


def numbering(*levels: str, lists: str = "") -> str:
    return (
        f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )


def told(numbers: str, *body: str, styles: str = STYLES) -> list[tuple[str, str]]:
    """Why, and what, of the lines that are left out for their numbers."""
    data = _with("word/numbering.xml", numbers, *body)
    from_styles = _replaced(data, "word/styles.xml", f"<w:styles {_NAMES}>{styles}</w:styles>")
    found = read_article(decode(from_styles, MOST), language="en", format="markdown")
    return [(line.why, line.text) for line in found.left_out if line.why.startswith("number of")]


def _replaced(data: bytes, part: str, text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old, io.BytesIO() as new:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in old.namelist():
                archive.writestr(name, text if name == part else old.read(name))
        return new.getvalue()


def items(*words: str, number: int = 1, depth: int = 0) -> str:
    return "".join(paragraph(run(one), numbers=(number, depth)) for one in words)


def test_the_numbers_of_headings_are_named() -> None:
    numbers = numbering(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = (("绪论", "h1"), ("背景", "h2"), ("方法", "own"), ("结论", "h1"), ("展望", "h2"))
    assert told(numbers, *(paragraph(run(words), style) for words, style in body)) == [
        ("number of a heading", "第一章 绪论 … 1.1 背景 … 1.2 方法 … 第二章 结论 … 2.1 展望")
    ]


def test_a_list_that_counts_as_it_comes_along_is_not_named() -> None:
    for pattern in ("%1.", "%1)", "(%1)", "%1、"):
        assert told(numbering(level(0, "decimal", pattern)), items("One", "Two", "Three")) == []
    assert told(numbering(level(0, "bullet", "•")), items("One", "Two")) == []


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("lowerLetter", "a b c"),
        ("upperLetter", "A B C"),
        ("lowerRoman", "i ii iii"),
        ("upperRoman", "I II III"),
        ("japaneseCounting", "一 二 三"),
        ("taiwaneseCountingThousand", "一 二 三"),
        ("chineseLegalSimplified", "壹 贰 叁"),
        ("decimalZero", "01 02 03"),
        ("decimalEnclosedCircle", "① ② ③"),
    ],
)
def test_a_list_in_other_numbers_is_named(form: str, numbers: str) -> None:
    expected = " … ".join(
        f"({number}) {words}" for number, words in zip(numbers.split(), ("One", "Two", "Three"), strict=True)
    )
    assert told(numbering(level(0, form, "(%1)")), items("One", "Two", "Three")) == [
        ("number of a list as it was shown", expected)
    ]


@pytest.mark.parametrize(
    ("form", "start", "number"),
    [
        ("upperLetter", 28, "BB"), ("lowerRoman", 49, "xlix"), ("upperRoman", 1994, "MCMXCIV"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 14, "十四"), ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"), ("chineseCounting", 101, "101"), ("unheard", 7, "7"),
        ("chineseLegalSimplified", 10, "壹拾"), ("chineseLegalSimplified", 21, "贰拾壹"),
    ],
)  # fmt: skip
def test_a_number_further_on_is_written_as_word_writes_it(form: str, start: int, number: str) -> None:
    numbers = numbering(level(0, form, "%1.", f'<w:start w:val="{start}"/>'))
    assert told(numbers, items("One")) == [("number of a list as it was shown", f"{number}. One")]


def test_lists_of_one_make_count_on_unless_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    )
    body = items("One", "Two"), items("Three", number=2), items("One again", "Two again", number=3)
    assert told(numbering(level(0, "decimal", "%1."), lists=lists), *body) == [
        ("number of a list as it was shown", "3. Three")
    ]


def test_a_paragraph_that_its_style_counts_is_named() -> None:
    style = STYLES.replace("heading 1", "Clause")
    numbers = numbering(level(0, "decimal", "%1."))
    assert told(numbers, paragraph(run("The tenant pays."), "h1"), styles=style) == [
        ("number of a list as it was shown", "1. The tenant pays.")
    ]


def test_steps_have_the_numbers_of_those_above() -> None:
    numbers = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    body = items("One"), items("Below", "Beside", depth=1), items("Two"), items("Below two", depth=1)
    assert told(numbers, *body) == [("number of a list as it was shown", "1.1. Below … 1.2. Beside … 2.1. Below two")]


@pytest.mark.sample(2)
@pytest.mark.parametrize("count", [10_000])
def test_many_lists_styles_and_levels_take_no_longer_than_their_length(count: int) -> None:
    levels = (level(n, "lowerLetter", "%1." * 5) for n in range(count))
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(2, count))
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/></w:style>' for n in range(count)
    )
    body = [paragraph(run("One"), f"s{n}", (n + 1, n % 9)) for n in range(2_000)]
    with processor_seconds(8):
        assert len(told(numbering(*levels, lists=lists), *body, styles=styles)) == 50
