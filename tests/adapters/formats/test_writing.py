from datetime import date

import polib
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.formats.strategies import as_text, trees
from tms.adapters.formats import inline_html, inline_markdown, read_article, to_html, to_markdown, to_po, to_text
from tms.domain.exported_version import ExportedSegment, ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.inline import Code, plain

VERSION = ExportedVersion(
    locale="zh-Hans",
    title="夜车 <归来> & 其他",
    standfirst="导语",
    section="交通",
    author="周敏",
    author_title="教授",
    published_on=date(2026, 11, 25),
    source_locale="en",
    blocks=[
        Block("paragraph", "见⟦1⟧这里⟦/1⟧<b>。", {"1": Code("link", "https://a.example/?x=1&y=2", '"t"')}),
        Block("heading", "小标题", level=2),
        Block("list_item", "3. 丙", level=1),
        Block("list_item", "丁", level=2),
        Block("list_item", "4. 戊", level=1),
        Block("table_cell", "甲", level=1),
        Block("table_cell", "乙", level=2),
        Block("table_cell", "1", level=1),
        Block("quotation", "引文"),
        Block("caption", "⟦1⟧图⟦/1⟧", {"1": Code("image", "https://a.example/i.jpg")}),
    ],
    segments=[
        ExportedSegment("s1", "Night ⟦1⟧train⟦/1⟧", "夜⟦1⟧车⟦/1⟧", "reviewed"),
        ExportedSegment("s2", "Yes.", "是。", "translated", note="short"),
        ExportedSegment("s3", "Yes.", "", "initial"),
    ],
)


def test_html_is_a_whole_page_in_its_language_with_everything_escaped() -> None:
    written = to_html(VERSION)
    page = BeautifulSoup(written, "html.parser")
    assert written.startswith("<!doctype html>")
    assert page.html is not None
    assert page.html["lang"] == "zh-Hans"
    assert page.h1 is not None
    assert page.h1.text == "夜车 <归来> & 其他"
    link = page.find("a")
    assert link is not None
    assert (link["href"], link["rel"], link["title"]) == (
        "https://a.example/?x=1&y=2",
        ["noopener", "noreferrer"],
        '"t"',
    )
    assert page.find("b") is None
    assert [item["value"] for item in page.select("ol > li")] == ["3", "4"]
    assert [item.get_text(strip=True) for item in page.select("ol > li > ul > li")] == ["丁"]
    assert [[cell.text for cell in row.find_all(["th", "td"])] for row in page.find_all("tr")] == [
        ["甲", "乙"],
        ["1", ""],
    ]
    assert [picture["alt"] for picture in page.select("figure img")] == ["图"]


def test_html_drops_addresses_that_are_not_allowed() -> None:
    codes = {"1": Code("link", "javascript:x"), "2": Code("image", "data:x")}
    assert inline_html("⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧", codes) == "a "


def test_markdown_has_no_words_of_a_picture_that_is_not_allowed() -> None:
    codes = {"1": Code("link", "javascript:x"), "2": Code("image", "data:x")}
    assert inline_markdown("⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧.", codes) == "a ."


def test_html_mends_markers_that_a_person_broke() -> None:
    codes = {"1": Code("strong"), "2": Code("emphasis")}
    assert inline_html("a⟦1⟧b⟦2⟧c⟦/1⟧d", codes) == "a<strong>b<em>c</em></strong>d"
    assert inline_html("a⟦/1⟧b⟦2⟧c", codes) == "ab<em>c</em>"


@settings(max_examples=50)
@given(trees().map(as_text))
def test_html_of_any_text_is_well_formed_and_keeps_its_words(made: tuple[str, dict[str, Code]]) -> None:
    text, codes = made
    soup = BeautifulSoup(f"<p>{inline_html(text, codes)}</p>", "html.parser")
    words = soup.get_text() + "".join(str(picture["alt"]) for picture in soup.find_all("img"))
    assert set(plain(text, codes)) <= set(words)
    assert {tag.name for tag in soup.find_all(True)} <= {"p", "a", "strong", "em", "code", "br", "img", "sub", "sup"}


def test_text_has_one_line_for_each_paragraph() -> None:
    assert to_text(VERSION).split("\n\n") == [
        "交通", "夜车 <归来> & 其他", "导语", "作者：周敏", "教授", "2026年11月25日", "见这里<b>。", "小标题",
        "3. 丙\n  • 丁\n4. 戊", "甲 | 乙\n1", "> 引文\n",
    ]  # fmt: skip


def test_markdown_carries_the_fields_and_the_standfirst() -> None:
    page = read_article(to_markdown(VERSION), language="zh-Hans", format="markdown")
    assert (page.title, page.section, page.author, page.author_title, page.published_on) == (
        VERSION.title, VERSION.section, VERSION.author, VERSION.author_title, VERSION.published_on,
    )  # fmt: skip
    kept = [block for block in VERSION.blocks if all(code.type != "image" for code in block.codes.values())]
    assert page.blocks == [Block("standfirst", "导语"), *kept]
    assert ("图", "alternative text of a picture") in [(line.text, line.why) for line in page.left_out]


def test_po_has_the_ids_as_contexts_and_tells_what_nobody_has_reviewed() -> None:
    po = polib.pofile(to_po(VERSION))
    assert po.metadata["Language"] == "zh_Hans"
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in po] == [
        ("s1", "Night ⟦1⟧train⟦/1⟧", "夜⟦1⟧车⟦/1⟧", False),
        ("s2", "Yes.", "是。", True),
        ("s3", "Yes.", "", False),
    ]
    assert "short" in po[1].comment


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
            st.text(st.characters(exclude_categories=["Cs", "Cc"])),
        ),
        max_size=5,
    )
)
def test_po_gives_any_text_back(pairs: list[tuple[str, str]]) -> None:
    segments = [ExportedSegment(f"s{number}", source, target, "final") for number, (source, target) in enumerate(pairs)]
    po = polib.pofile(to_po(ExportedVersion("en", "T", [], segments=segments)))
    assert [(entry.msgid, entry.msgstr) for entry in po] == pairs
