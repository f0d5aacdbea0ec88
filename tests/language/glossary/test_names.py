"""The names and titles that lists and editors have: whole ones apply, what may be another's is asked."""

import csv
from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.glossary import concepts, unsourced
from tms.language.glossary.concepts import CONTESTED, NAMES, TITLES, rows
from tms.language.new_publication import convert_as_article

_OWN = Path(__file__).parents[3] / "tools/regional/names.tsv"
_ALSO = Path(__file__).parents[3] / "tools/regional/titles.tsv"
_OF_LISTS = ("cgroups-2026-11", "kgeography")


def test_what_editors_wrote_down_is_in_the_table_as_they_wrote_it() -> None:
    with _OWN.open(encoding="utf-8") as file:
        own = {row[ZH_HANS]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    made = [row for row in rows(NAMES) if row["source"].startswith("editors:")]
    assert len(made) > 150
    assert not [row["id"] for row in made if own[row[ZH_HANS]][ZH_HANT_TW] != row[ZH_HANT_TW]]
    assert all(row["status"] == "applied" for row in made)


def test_a_name_of_lists_alone_applies_where_it_is_whole_or_many_say_so() -> None:
    for row in rows(NAMES):
        if row["source"].startswith(_OF_LISTS) and "·" not in row[ZH_HANS]:
            entries = row["source"].split("; ")
            assert len(entries) > 1 or entries == ["cgroups-2026-11:地名"], row["id"]
            assert len(row[ZH_HANS]) >= 3, row["id"]


def test_a_title_has_its_marks_and_applies_if_it_is_long_and_nothing_else() -> None:
    made, also = list(rows(TITLES)), _also()
    assert len(made) > 3_000
    assert not [row["id"] for row in made if not all(row[tag][0] + row[tag][-1] == "《》" for tag in _CHINESE)]
    of_lists = [row for row in made if not row["source"].startswith("editors:")]
    assert all(
        (row["status"] == "applied") is (len(row[ZH_HANS]) >= 7 and row[ZH_HANS] not in also) for row in of_lists
    )


def test_a_newspaper_a_company_or_a_name_is_no_title_of_a_work() -> None:
    no_work = {title for title, what in _also().items() if what in {"newspaper", "organisation", "name"}}
    assert "《华盛顿邮报》" in no_work
    assert not no_work & {row[ZH_HANS] for row in rows(TITLES)}
    text = "据《华盛顿邮报》报道"
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW) == "據《華盛頓郵報》報導"


def _also() -> dict[str, str]:
    with _ALSO.open(encoding="utf-8") as file:
        return {row[ZH_HANS]: row["is_also"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


_CHINESE = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)


def test_no_name_is_contested_and_none_is_a_row_of_another_table() -> None:
    others = {one.forms[ZH_HANS] for one in concepts() if not one.is_of_lists}
    for table in (NAMES, TITLES):
        assert not [row["id"] for row in rows(table) if CONTESTED.search(row[ZH_HANS]) or row[ZH_HANS] in others]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三名夏尔巴向导在乞力马扎罗山失踪", "三名雪巴嚮導在吉力馬札羅山失蹤"),
        ("游客在琅勃拉邦和撒马尔罕", "遊客在龍坡邦和撒馬爾罕"),
        ("总统蒂努布会见阿西莫格鲁", "總統提努布會見艾塞默魯"),
        ("维尼·琼斯和盖尔·加朵", "凡尼·瓊斯和蓋兒·加朵"),
        ("波特兰开拓者击败多伦多猛龙", "波特蘭拓荒者擊敗多倫多暴龍"),
        ("他看了《像男人一样思考》", "他看了《男人行不行》"),
        ("本-古里安和迪亚斯-卡内尔", "班古里昂和狄亞士卡奈"),
        ("埃里克·侯麦和埃里克", "艾力·侯麥和艾瑞克"),
        ("《诺丁山》和《不能承受的生命之轻》", "《新娘百分百》和《生命中不能承受之輕》"),
    ],
)
def test_news_says_them_as_taiwan_does(text: str, expected: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


def test_what_may_be_another_s_is_asked_with_the_form_of_the_list() -> None:
    asked = unsourced(ZH_HANS, ZH_HANT_TW)
    assert asked["《单身男子》"] == "《摯愛無盡》"
    assert asked["奥尔巴赫"] == "奧拜克"
