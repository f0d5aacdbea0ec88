"""Who wrote a paper, as students say it: beside numbers and classes, or below a label."""

import pytest

from tests.language.pasted.test_documents import CHINESE, PROSE, read, words
from tms.language.pasted import understand
from tms.language.pasted.bylines import read_byline
from tms.language.pasted.members import read_members
from tms.language.pasted.shapes import is_han_name


@pytest.mark.parametrize(
    ("text", "names", "beside"),
    [
        ("資管四乙 林以安 409499999", "林以安", "資管四乙 409499999"),
        ("電機三甲王小明11099999", "王小明", "電機三甲 11099999"),
        ("1099999 電機2B 林以安", "林以安", "電機2B 1099999"),
        ("周敏 3999102999", "周敏", "3999102999"),
        ("Group_3 周敏 R09999999", "周敏", "Group_3 R09999999"),
        ("10799999 林以安   10799998 王小明", "林以安、王小明", "10799999 10799998"),
        ("第三組Rail 組員：林以安、王小明、周敏", "林以安、王小明、周敏", "第三組Rail"),
        ("組    員:林以安", "林以安", ""),
        ("学生：周敏 F79999999", "周敏", "F79999999"),
        ("姓名：周敏", "周敏", ""),
        ("Anna Keller CS199999", "Anna Keller", "CS199999"),
    ],
)
def test_names_beside_a_number_or_a_label_of_members(text: str, names: str, beside: str) -> None:
    assert read_members(text) == (names, beside)


@pytest.mark.parametrize(
    "text",
    [
        "林以安",
        "万山红 000999",
        "周敏 13899999999",
        "姓名：",
        "学生：谢谢",
        "學生：老師說我們明天再來",
        "Order 1099999",
        "the year of 20109999",
        "周敏 409499999 的作业写得不好",
        "1" * 200,
    ],
)
def test_what_names_no_members(text: str) -> None:
    assert read_members(text) is None


def test_members_over_lines_are_one_field_with_a_doubt_and_their_lines_are_named() -> None:
    page = read(
        "# 鐵路在歐洲", "組員", "電機三甲 林以安 11099999", "電機三甲王小明11099998", CHINESE, language="zh-Hant"
    )
    assert page.author == "林以安、王小明"
    assert "author" in page.doubtful
    assert words(page) == ["組員", CHINESE]
    assert [line.text for line in page.left_out] == ["電機三甲 林以安 11099999", "電機三甲王小明11099998"]


def test_a_list_of_members_in_the_text_is_text() -> None:
    page = read("# Rail in Europe", PROSE, PROSE, "周敏 3999102999", PROSE)
    assert page.author is None
    assert "周敏 3999102999" in words(page)


@pytest.mark.parametrize(
    ("text", "author", "rest"),
    [
        (
            "By Anna Keller anna.keller@example.org (509) 555-0199",
            "Anna Keller",
            "anna.keller@example.org (509) 555-0199",
        ),
        ("By Anna Keller, 509 555-0199", "Anna Keller", "509 555-0199"),
        ("記者︰林以安", "林以安", None),
        ("作者﹕周敏", "周敏", None),
        ("法庭記者：林以安", "林以安", None),
        ("体育记者 周敏", "周敏", None),
        ("评论员 罗敏 萧海山", "罗敏 萧海山", None),
    ],
)
def test_bylines_with_other_colons_desks_and_addresses(text: str, author: str, rest: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert (byline.author, byline.rest) == (author, rest)


@pytest.mark.parametrize("text", ["两名记者：我们不走", "外国记者会 今天举行", "anna@example.org 555-0199"])
def test_what_is_no_byline_of_a_desk(text: str) -> None:
    assert read_byline(text) is None


@pytest.mark.parametrize("text", ["萧海山", "區小明", "岑明", "辜小敏", "阎敏", "端木敏"])
def test_surnames(text: str) -> None:
    assert is_han_name(text)


@pytest.mark.parametrize("text", ["谢谢", "谢谢您", "連載中", "区域", "区块链", "金融街"])
def test_words_that_begin_with_a_surname_are_no_names(text: str) -> None:
    assert not is_han_name(text)


@pytest.mark.parametrize(
    ("end", "author"), [("（周小敏）", "周小敏"), ("（全文完）", None), ("（連載中）", None), ("（周敏）", None)]
)
def test_a_name_in_brackets_at_the_end_of_the_last_paragraph(end: str, author: str | None) -> None:
    page = understand(f"欧洲的铁路为什么这样慢\n\n{CHINESE}\n\n{CHINESE}{end}\n", "zh-Hans")
    assert page.author == author
    assert ("still stands" in page.doubtful["author"]) == bool(author)
    assert page.blocks[-1].text.endswith(end)


def test_the_reporter_stands_in_the_first_prose_behind_buttons() -> None:
    page = read(
        "# 铁路在欧洲为什么慢",
        "大家看看吧",
        "小字的版",
        "手机上看",
        "好友们看",
        f"东方社维也纳5月3日电（记者周敏）{CHINESE}",
        CHINESE,
    )
    assert page.author == "周敏"
    assert "author" in page.doubtful
