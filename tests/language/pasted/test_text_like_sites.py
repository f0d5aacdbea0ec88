"""Lines of a text that look like a site's buttons: tags, comments, newsletters, and prose without full stops."""

import pytest

from tests.language.pasted.test_documents import CHINESE, PROSE, read, words


def test_lines_of_a_program_that_begin_like_tags_are_text() -> None:
    code = ["#导入要用的模块，再读文件", "import os", "#打开", "print(1)"]
    page = read("# 一个程序", CHINESE, CHINESE, *code, language="zh-Hans")
    assert words(page)[2:] == code
    assert page.left_out == []


@pytest.mark.parametrize("tags", [("#rail #Vienna",), ("#rail", "#Vienna"), ("#铁路 #维也纳",)])
def test_tags_at_the_end_are_the_site_s(tags: tuple[str, ...]) -> None:
    page = read("# Rail in Europe", PROSE, PROSE, *tags, "Share this article")
    assert words(page) == [PROSE, PROSE]
    assert [line.text for line in page.left_out] == [*tags, "Share this article"]


def test_a_heading_comments_in_a_document_ends_nothing() -> None:
    page = read("# A language", PROSE, "## Comments", PROSE, "## Names", PROSE)
    assert words(page) == [PROSE, "Comments", PROSE, "Names", PROSE]


@pytest.mark.parametrize("after", [("Share this article",), ("Copyright 2025 Rail Weekly",)])
def test_on_a_site_it_does(after: tuple[str, ...]) -> None:
    page = read(
        "# A language", PROSE, PROSE, "## Comments", "I do not believe a word of this, and nobody should.", *after
    )
    assert words(page) == [PROSE, PROSE]


def test_prose_without_full_stops_below_a_row_of_buttons_is_the_text() -> None:
    lines = [f"昨天第{n}位部长现身维也纳火车站，准备坐火车去开一场没有人想开的会" for n in "一二三四五"]
    page = read("# 部长与火车", "分享到：", "微信", "微博", *lines, language="zh-Hans")
    assert words(page) == lines


def test_lists_of_other_articles_stay_the_site_s() -> None:
    links = [f"[昨天第{n}位部长现身维也纳火车站，准备坐火车去开会](https://a.example/{n})" for n in "12345"]
    page = read("# 部长与火车", CHINESE, "分享到：", *links, language="zh-Hans")
    assert words(page) == [CHINESE]


def test_a_newsletter_in_the_middle_ends_nothing() -> None:
    page = read("# Rail", PROSE, PROSE, "skip past newsletter promotion", "after newsletter promotion", PROSE)
    assert words(page) == [PROSE] * 3
    assert {line.why for line in page.left_out} == {"advertisement"}


def test_a_paper_with_such_a_name_is_no_newsletter() -> None:
    page = read("# 部長與火車", CHINESE, CHINESE, "中時電子報2019年的照片", language="zh-Hant")
    assert words(page)[-1] == "中時電子報2019年的照片"


def test_where_it_came_from_in_one_line_with_who_wrote_it() -> None:
    page = read("# 部长与火车", CHINESE, CHINESE, "本文来源：铁路周刊 作者：李华 责任编辑：王明", language="zh-Hans")
    assert page.author == "李华"
    assert words(page) == [CHINESE, CHINESE]
