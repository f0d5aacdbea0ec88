"""Whatever is pasted, each line that is not blank stands in a field, in a block, or among what was left out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tms.domain.imported_article import ImportedArticle
from tms.language.pasted import understand
from tms.language.pasted.dates import find_dates

LINES = [
    "Language : English 简体 繁體",
    "Foreign Policy",
    "What to Make of Rail?",
    "Nov 21 , 2014",
    "  • Yu Sui",
    "By Anna Keller, economist, Vienna",
    "By ANNA KELLER",
    "Professor, Institute of Rail",
    "Home > World > Rail",
    "Share",
    "Related articles",
    "Comments (3)",
    "You might also like",
    "You might also like to ask why the train is late, since nobody tells you.",
    "Read more: the last train",
    "- an item",
    "1. first",
    "2. second",
    "The ministers met on Monday in Vienna. They agreed on nothing, and the train left at nine, without them.",
    "Nothing else was said that evening, neither in the hall nor in the press room, where the coffee had run out.",
    "“They agreed on nothing”",
    "A short one.",
    "21/11/2014",
    "Updated: 22 November 2014",
    "2014-11-21 10:20  来源：远方网  作者：周敏",
    "国际",
    "首页 国际 财经 更多",
    "五千列火车之后",
    "周敏（西部大学教授）",
    "文／林以安",
    "中華民國103年11月21日",
    "記者王小明／台北報導",
    "　　过去十年，贸易结构发生了明显变化，铁路的比重逐年上升。",
    "责任编辑：王小红",
    "延伸閱讀",
    "（作者为西部大学研究员）",
    "Anna Keller is a professor of rail at the University of Linz.",
    "© 2014 Rail Review",
    "* * *",
    "10",
    "Photo: Rail Archive",
    "标题：铁路",
    "Today is Monday, 24 November 2014",
    "Nov 21",
    "Title: Rail",
    "About the author",
]

_IGNORED = re.compile(r"[\s\W_]+")


def bare(text: str) -> str:
    return _IGNORED.sub("", text).casefold()


def is_accounted_for(line: str, page: ImportedArticle) -> bool:
    """Whether every word of the line is found again: dates by their value, the rest as text."""
    wanted = bare(line)
    pieces = [page.title, page.section, page.author, page.author_title]
    pieces += [block.text for block in page.blocks] + [left.text for left in page.left_out]
    found = [bare(piece) for piece in pieces if piece]
    if not wanted or any(wanted in piece for piece in found):
        return True
    dates = {date.value for date in find_dates(line, page.language)}
    if dates and page.published_on in dates:
        return True
    return any(piece and piece in wanted for piece in found)


PAGES = st.lists(st.one_of(st.sampled_from([*LINES, "", ""]), st.text(max_size=90)), max_size=24)
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])


@LANGUAGES
@settings(max_examples=40)
@given(PAGES)
def test_every_line_is_in_a_field_a_block_or_left_out(language: str, lines: list[str]) -> None:
    check_that_no_line_is_lost(language, lines)


@pytest.mark.full
@LANGUAGES
@settings(max_examples=1000)
@given(PAGES)
def test_every_line_of_very_many_pages_is_in_a_field_a_block_or_left_out(language: str, lines: list[str]) -> None:
    check_that_no_line_is_lost(language, lines)


def check_that_no_line_is_lost(language: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    page = understand(text, language)
    lost = [line for line in re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", text) if not is_accounted_for(line, page)]
    assert lost == []


@settings(max_examples=40)
@given(st.lists(st.sampled_from(LINES), max_size=24, unique=True))
def test_no_line_is_both_in_the_article_and_left_out(lines: list[str]) -> None:
    page = understand("\n\n".join(lines), "en")
    kept = {block.text for block in page.blocks} | {page.title}
    assert not kept & {left.text for left in page.left_out}


@settings(max_examples=40)
@given(st.lists(st.sampled_from(LINES), max_size=24, unique=True))
def test_the_body_keeps_the_order_of_the_page(lines: list[str]) -> None:
    page = understand("\n\n".join(lines), "en")
    written = {bare(line): position for position, line in enumerate(lines)}
    order = [written[bare(block.text)] for block in page.blocks if bare(block.text) in written]
    assert order == sorted(order)
