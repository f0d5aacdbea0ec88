"""The region lint: what does not belong into a text of a locale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news
from tms.language.conversion import derive
from tms.language.scripts import foreign_script, region_findings

TW, HK, HANT, HANS = "zh-Hant-TW", "zh-Hant-HK", "zh-Hant", "zh-Hans"


def found(text: str, locale: str) -> list[tuple[int, int, str, str | None]]:
    return [(f.start, f.end, f.kind, f.suggestion) for f in region_findings(text, locale)]


@pytest.mark.parametrize("locale", [TW, HK, HANT])
def test_simplified_characters_are_foreign_in_traditional_text(locale: str) -> None:
    assert [(f.start, f.end, f.text) for f in foreign_script("我们的问题", locale)] == [(1, 2, "们"), (3, 5, "问题")]


def test_traditional_characters_are_foreign_in_simplified_text() -> None:
    assert [(f.text, f.suggestion) for f in foreign_script("我們的話題", HANS)] == [("們", "们"), ("話題", "话题")]


@pytest.mark.parametrize("locale", [TW, HK, HANT])
def test_characters_of_both_scripts_are_not_found(locale: str) -> None:
    assert foreign_script("皇后在村里吃了床頭范先生的台，群眾于先生與系統", locale) == []


def test_english_has_no_script_to_mix() -> None:
    assert region_findings("我们", "en") == []


@pytest.mark.parametrize(
    "text", ["我們吃飯，群眾睡床。", "這個系統支持聲明、文件與設備。", "他說：「好『的』。」", "it’s “America First”"]
)
def test_good_taiwan_text_has_no_findings(text: str) -> None:
    assert region_findings(text, TW) == []


@pytest.mark.parametrize("text", ["在這裏，羣眾支持伺服器。", "他說：「好。」", "着眼於網絡信息", "長三厘米"])
def test_good_hong_kong_text_has_no_findings(text: str) -> None:
    assert region_findings(text, HK) == []


@pytest.mark.parametrize("text", ["他说：“好‘的’。”", "我们吃饭，乾隆皇帝"])
def test_good_simplified_text_has_no_findings(text: str) -> None:
    assert region_findings(text, HANS) == []


def test_mainland_words_are_found_in_taiwan_text() -> None:
    assert found("⟦1⟧信息⟦/1⟧和軟件，打印⟦2/⟧機", TW) == [
        (3, 5, "vocabulary", "資訊"),
        (10, 12, "vocabulary", "軟體"),
        (13, 20, "vocabulary", "印表機"),
    ]


def test_mainland_words_are_found_in_hong_kong_text() -> None:
    assert found("服務器", HK) == [(0, 3, "vocabulary", "伺服器")]


def test_forms_of_another_region_are_found() -> None:
    assert found("裏面為羣眾", TW) == [(0, 1, "regional_form", "裡"), (3, 4, "regional_form", "群")]
    assert found("裡面爲", HK) == [(0, 1, "regional_form", "裏"), (2, 3, "regional_form", "為")]
    assert found("裡面裏面爲", HANT) == [(4, 5, "regional_form", "為")]


def test_quotation_marks_of_the_other_script_are_found() -> None:
    assert found("他說“好”", TW) == [(2, 3, "quotation_mark", "「"), (4, 5, "quotation_mark", "」")]
    assert found("他说「好」", HANS) == [(2, 3, "quotation_mark", "“"), (4, 5, "quotation_mark", "”")]
    assert found('他说"好"', HANS) == [(2, 3, "quotation_mark", None), (4, 5, "quotation_mark", None)]


@given(text=marked_news(), locale=st.sampled_from([TW, HK, HANT, HANS]))
def test_findings_tell_their_place(text: str, locale: str) -> None:
    for finding in region_findings(text, locale):
        assert text[finding.start : finding.end] == finding.text
        assert finding.text


@pytest.mark.parametrize("target", [TW, HK])
def test_what_we_derive_has_no_findings(target: str) -> None:
    text = (
        "外交部发言人表示：“双方将继续‘对话’。”互联网上的信息显示，群众在车里吃饭，软件和视频很多，和平进程仍在继续。"
    )
    assert region_findings(derive(text, source=HANS, target=target), target) == []
