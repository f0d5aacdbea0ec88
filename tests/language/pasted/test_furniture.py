import pytest

from tms.adapters.formats.article import read_article
from tms.language.pasted import understand
from tms.language.pasted.furniture import read_breadcrumb, read_furniture

PROSE = "The ministers met on Monday in the old customs house, and agreed on the agenda for the next meeting."


@pytest.mark.parametrize(
    "text",
    [
        "Language : English 简体 繁體",
        "English | 简体 | 繁體",
        "Skip to content",
        "Log in / Register",
        "Share",
        "Facebook Twitter LinkedIn",
        "You might also like",
        "YOU MAY ALSO LIKE:",
        "Related Articles",
        "Back to Top ↑",
        "Comments (12)",
        "Leave a comment",
        "© 2014 Somebody",
        "All rights reserved",
        "Subscribe to our newsletter",
        "Tags: a, b",
        "ADVERTISEMENT",
        "5 min read",
        "延伸阅读",
        "延伸閱讀",
        "相关文章",
        "相關文章",
        "返回顶部",
        "回頂端",
        "分享到：微信 微博",
        "责任编辑：王小红",
        "責任編輯／陳美玲",
        "版权所有 未经授权不得转载",
        "您可能也喜欢",
        "你可能也會喜歡",
        "訂閱電子報",
        "首页 国际 财经 评论",
        "发表评论",
        "上一篇：别的",
        "* * *",
        "【打印】【收藏】",
        "未经授权，任何人不得转载、摘编本文。",
        "未經本報書面同意，不得轉載",
        "请勿转载",
        "歡迎訂閱電子報，每天早上收到新聞",
        "我們的電子報",
        "Copyright Project Somebody",
        "本文仅代表作者个人观点",
        "The views expressed here are those of the author alone.",
    ],
)
def test_a_line_of_furniture_is_known(text: str) -> None:
    assert read_furniture(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "You might also like to ask why the train is late.",
        "Related risks are rarely named.",
        "Share prices fell again on Monday.",
        "Stay tuned. Thanks to Anna Keller for her helpful comments on this article.",
        "Comments by the minister were few.",
        "Back to the top of the mountain",
        "Today Europe must decide",
        "Welcome to the new world order",
        "Source of conflict",
        "More in sorrow than in anger",
        "搜索引擎的未来",
        "不代表中国会让步。",
        "分享经济的未来",
        "2. 未经甲方书面同意，不得对房屋进行扩建、改建或者转租。",
        "未經出租人同意，承租人不得飼養寵物。",
        "图片来源：某图片社 版权作品 请勿转载",
        "可保存网页、newsletter订阅、文档等",
        "可以将你订阅的newsletter直接发送到手机，随时阅读",
        "Copyright law and the machines",
        "Copyright and its owners",
        "评论家的沉默",
        "延伸阅读的习惯正在消失。",
        "Subscribing to a theory is not the same as testing it.",
        "Print is not dead",
    ],
)
def test_a_sentence_or_title_that_begins_like_furniture_is_not(text: str) -> None:
    assert read_furniture(text) is None


def test_a_breadcrumb_gives_its_names() -> None:
    found = read_breadcrumb("您的位置：首页 > 国际 > 正文")
    assert found is not None
    assert found.crumbs == ("国际",)
    assert read_breadcrumb("Opinion > Asia: why the bigger is not the better") is None


def test_the_marker_in_the_middle_of_the_text_does_not_end_the_article() -> None:
    page = understand(
        f"A Title for the Page\n\n{PROSE}\n\nYou might also like\n\n{PROSE}\n\n{PROSE}\n\nBack to Top\n", "en"
    )
    assert [block.text for block in page.blocks] == [PROSE, "You might also like", PROSE, PROSE]
    assert "blocks" in page.doubtful


def test_a_box_with_links_in_the_middle_of_the_text_is_left_out() -> None:
    page = understand(
        f"A Title for the Page\n\n{PROSE}\n\nRelated\nAnother title\nA third one\n\n{PROSE}\n\n{PROSE}\n", "en"
    )
    assert [block.text for block in page.blocks] == [PROSE] * 3
    assert [line.text for line in page.left_out] == ["Related", "Another title", "A third one"]


def test_prose_in_the_comments_is_not_the_article() -> None:
    page = understand(f"A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\nComments (2)\n\n{PROSE}\n\n{PROSE}\n", "en")
    assert len(page.blocks) == 2


STANDFIRST = "Ministers agreed on the agenda for a meeting that nobody wants, in a town that nobody knows."


@pytest.mark.parametrize("mark", ["941 comments", "Comments (12)", "© Somebody's Pictures", "Leave a comment"])
@pytest.mark.parametrize("above", ["", f"{STANDFIRST}\n\n"])
def test_what_stands_above_the_article_does_not_end_it(mark: str, above: str) -> None:
    text = f"A Title for the Page\n\nBy Anna Keller\n\n{above}{PROSE}\n\n{mark}\n\n" + f"{PROSE}\n\nA heading\n\n" * 6
    page = understand(f"{text}{PROSE}\n\n{PROSE}\n\nComments (2)\n\n{PROSE}\n\n{PROSE}\n", "en")
    assert len([block for block in page.blocks if block.text == PROSE]) == 9
    assert mark in [line.text for line in page.left_out]


FIGURE = "Figure 1: the house\n\n25 %\n\n30 %\n\n35 %\n\n"


@pytest.mark.parametrize("rights", ["© 2001 Anna Keller", "© 2001 Anna Keller\n\nAll rights reserved"])
def test_what_a_title_page_says_of_rights_does_not_end_the_work(rights: str) -> None:
    chapters = f"{FIGURE}{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n" * 4
    page = understand(f"A Title for the Work\n\n{PROSE}\n\n{rights}\n\n{chapters}", "en")
    assert [block.text for block in page.blocks].count(PROSE) == 13
    assert {line.text for line in page.left_out} >= set(rights.split("\n\n"))


def test_what_stands_below_the_line_about_rights_of_a_site_is_not_the_article() -> None:
    teasers = "".join(f"Another title {number}\n\nAsia\n\n{PROSE}\n\n" for number in range(40))
    page = understand(f"A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\n© 2020 The Paper\n\n{teasers}{PROSE}\n", "en")
    assert [block.text for block in page.blocks] == [PROSE, PROSE]


def test_readers_below_a_title_page_are_not_the_work() -> None:
    readers = f"Comments (9)\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n"
    page = understand(f"A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\n© 2020 The Paper\n\n{readers * 4}", "en")
    assert [block.text for block in page.blocks] == [PROSE, PROSE]


def test_many_comments_below_a_short_article_are_not_the_article() -> None:
    comments = "".join(f"Reader {number}\n\n3 hours ago\n\n{PROSE}\n\n" for number in range(40))
    page = understand(f"A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\n40 comments\n\n{comments}", "en")
    assert [block.text for block in page.blocks] == [PROSE, PROSE]


def test_an_item_of_a_list_about_the_sign_of_copyright_does_not_end_the_text() -> None:
    signs = f"# A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\n- Copyright © (( c ))\n- Arrows\n\n## Embeds\n\nShape"
    page = read_article(signs, language="en", format="markdown")
    assert [block.text for block in page.blocks][-4:] == ["Copyright © (( c ))", "Arrows", "Embeds", "Shape"]
    site = f"# A Title for the Page\n\n{PROSE}\n\n{PROSE}\n\n- © 2020 The Paper\n- Terms"
    assert len(read_article(site, language="en", format="markdown").blocks) == 2
