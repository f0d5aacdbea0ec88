"""Documents that somebody wrote, and not a site: nothing of them is taken for a menu, a button or a footer."""

import pytest

from tms.adapters.formats.article import read_article
from tms.domain.imported_article import ImportedArticle
from tms.domain.inline import plain

PROSE = "The ministers met on Monday in Vienna. They agreed on nothing, and the train left at nine, without them."
CHINESE = "部长们星期一在维也纳开会，谈了四个小时，什么也没有谈成，火车九点开走了，他们没有赶上。"


def read(*blocks: str, language: str = "en") -> ImportedArticle:
    return read_article("\n\n".join(blocks), language=language, format="markdown")


def words(page: ImportedArticle) -> list[str]:
    return [plain(block.text, block.codes) for block in page.blocks]


def test_lines_above_the_title_of_a_document_are_its_text() -> None:
    page = read("Copied from the site of a school, with its leave", "# Rail in Europe", PROSE)
    assert page.title == "Rail in Europe"
    assert words(page) == ["Copied from the site of a school, with its leave", PROSE]
    assert page.left_out == []


def test_below_a_menu_lines_above_the_title_are_the_site_s() -> None:
    page = read(
        "Skip to main content", "What nobody else reports in this town or in the next", "# Rail in Europe", PROSE
    )
    assert words(page) == [PROSE]
    assert [line.why for line in page.left_out] == ["page furniture", "before the article"]


@pytest.mark.parametrize("items", ["1. a\n2. b", "- A\n- X", "大\n\n小"])
def test_letters_are_items_and_no_buttons(items: str) -> None:
    page = read("# Rail in Europe", PROSE, items, "The end of it.")
    assert page.left_out == []
    assert words(page)[-1] == "The end of it."


def test_a_row_of_letters_is_the_buttons_of_a_site() -> None:
    page = read("# Rail in Europe", "A A A", PROSE)
    assert words(page) == [PROSE]


@pytest.mark.parametrize(
    ("written", "title", "author"),
    [
        ("铁路在欧洲 (作者：周敏)", "铁路在欧洲", "周敏"),
        ("Rail in Europe (by Anna Keller)", "Rail in Europe", "Anna Keller"),
        ("铁路在欧洲（全文）", "铁路在欧洲（全文）", None),
        ("(by Anna Keller)", "(by Anna Keller)", None),
    ],
)
def test_a_title_may_name_its_author(written: str, title: str, author: str | None) -> None:
    page = read(f"# {written}", PROSE if "Rail" in written or "by" in written else CHINESE, language="zh-Hans")
    assert (page.title, page.author) == (title, author)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("《列车》作者 周敏", "周敏"),
        ("撰文：周敏", "周敏"),
        ("作者说，火车已经开走了。", None),
    ],
)
def test_who_wrote_it_may_stand_below_a_summary(line: str, author: str | None) -> None:
    page = read("# 铁路在欧洲与亚洲之间", "划重点：", f"1. {CHINESE}\n2. {CHINESE}", line, CHINESE, language="zh-Hans")
    assert page.author == author
    assert line in words(page)


def test_who_put_reports_together_is_their_author() -> None:
    page = read("# 铁路在欧洲与亚洲之间", f"远方网10月4日讯（记者周敏 整合）{CHINESE}", CHINESE, language="zh-Hans")
    assert page.author == "周敏"


def test_a_picture_of_words_is_named_by_its_file_alone() -> None:
    """Word's clipboard says where the picture lies on the disk of its author."""
    windows = "![](file:///C:%5CUsers%5Canna%5CTemp%5Cclip_image001.png)"
    page = read("# Rail in Europe", PROSE, windows, "![A train](file:///Users/anna/Library/a.png)", PROSE)
    assert [(line.why, line.text) for line in page.left_out] == [
        ("picture", "clip_image001.png"),
        ("alternative text of a picture", "A train"),
    ]
