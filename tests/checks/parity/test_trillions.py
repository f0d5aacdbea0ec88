"""兆 is a million in the mainland and a million millions elsewhere: in Simplified, 6.7兆元 is not 6.7万亿元."""

import pytest

from tms.checks import CheckedText, check
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.assembly import assemble
from tms.language.numbers import find_quantities

LEFT = [
    ("The fund holds 6.7 trillion yuan.", "该基金有6.7兆元。", "該基金有6.7兆元。"),
    ("It is worth two trillion dollars.", "其价值为两兆美元。", "其價值為兩兆美元。"),
    ("It costs trillions of dollars.", "它耗资数兆美元。", "它耗資數兆美元。"),
    ("The debt is NT$1.2 trillion.", "债务为1.2兆新台币。", "債務為新台幣1.2兆元。"),
]


@pytest.mark.parametrize("region", [ZH_HANT_TW, ZH_HANT_HK])
@pytest.mark.parametrize("texts", LEFT, ids=[texts[0] for texts in LEFT])
def test_what_stayed_in_simplified_is_accused(texts: tuple[str, str, str], region: str) -> None:
    (one,) = compare([ParityRow(1, tuple(map(VersionText, texts)))], (EN, ZH_HANS, region)).found
    camps = [side.camp for side in one.sides if side is not None]
    assert (one.code.partition(".")[2], len(camps), camps[0] == camps[2] != camps[1]) == ("differs", 3, True)


@pytest.mark.parametrize("texts", LEFT, ids=[texts[0] for texts in LEFT])
def test_the_check_of_figures_accuses_it_too(texts: tuple[str, str, str]) -> None:
    for source, locale in ((texts[0], EN), (texts[2], "zh-Hant")):
        found = check(CheckedText(1, source, locale, None, texts[1], ZH_HANS), families={"numbers", "currencies"})
        # 元 may be several countries': then only the source's figure is insisted on.
        assert [one.code.partition(".")[2] for one in found] in (["changed"], ["missing"]), (source, texts[1])


def test_what_was_put_into_the_mainlands_words_is_right() -> None:
    texts = ("The fund holds 6.7 trillion yuan.", "该基金有6.7万亿元。", "該基金有6.7兆元。")
    assert compare([ParityRow(1, tuple(map(VersionText, texts)))], (EN, ZH_HANS, ZH_HANT_TW)).found == []


@pytest.mark.parametrize("text", ["600兆瓦的电站", "100兆宽带", "500兆字节", "预兆"])
def test_what_is_measured_in_it_stays(text: str) -> None:
    assert [one.size for one in find_quantities(text, ZH_HANS)] == [
        one.size for one in find_quantities(text, ZH_HANT_TW)
    ]


def test_nobody_translates_it_for_a_person() -> None:
    drafts = [
        assemble("基金有6.7兆美元。", source_locale=locale, target_locale=EN, terms=[]).text
        for locale in (ZH_HANS, ZH_HANT_TW)
    ]
    assert drafts == ["", "基金有 $6.7 trillion。"]
