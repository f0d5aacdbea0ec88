"""A derived text in a house's style: what is styled, what is not, and text that is in the target's script already."""

from hypothesis import given
from hypothesis import strategies as st

from tests.language.conversion.profiles.test_style import profiles
from tests.language.texts import marked_news
from tms.domain.inline import MARKER, is_well_formed
from tms.language.conversion import Level, PlaceRule, Rule, RuleSet, derive, derive_explained
from tms.language.conversion.derivation import ConvertedText
from tms.language.conversion.detection import Recognised
from tms.language.conversion.profiles import PROFILES_BY_TAG, Profile, profile_of, style
from tms.language.marked_text import take_apart

HANS, TW, HK = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"


def house(text: str, *rules: Rule, places: tuple[PlaceRule, ...] = (), tag: str = TW, **choices: str) -> ConvertedText:
    return derive_explained(text, source=HANS, profile=profile_of(tag, choices), rules=RuleSet(rules), places=places)


def test_a_house_chooses_forms_marks_dates_and_vocabulary() -> None:
    assert house("他说“台湾公布信息”").text == "他說「台灣公布資訊」"
    assert house("他说“台湾公布信息”", tai="臺", bu="佈", quotes="curly").text == "他說“臺灣公佈資訊”"
    assert house("软件和信息", vocabulary="characters").text == "軟件和信息"
    assert house("在2024年5月3日", dates="han").text == "在二〇二四年五月三日"
    assert house("群众在里面", tag=HK, qun="羣").text == "羣眾在裏面"


def test_what_a_person_decided_is_not_styled_and_the_starter_glossary_is() -> None:
    rule = Rule("台湾队", "台灣隊", Level.PUBLICATION, "rule:1")
    assert house("台湾队在台湾", rule, tai="臺").text == "台灣隊在臺灣"
    assert house("台湾", places=(PlaceRule(0, 2, "台灣"),), tai="臺").text == "台灣"
    assert house("台湾队", Rule("台湾队", "台灣隊", Level.BUILT_IN, "built-in:team"), tai="臺").text == "臺灣隊"


def test_spans_and_markers_stand_in_the_styled_text() -> None:
    found = house("⟦1⟧2024年⟦/1⟧12月在台湾的⟦2⟧信息⟦/2⟧", dates="han", tai="臺")
    assert found.text == "⟦1⟧二〇二四年⟦/1⟧十二月在臺灣的⟦2⟧資訊⟦/2⟧"
    plain = take_apart(found.text)[0]
    said = {plain[span.target_start : span.target_end]: span.candidates for span in found.spans}
    assert said["在臺"] == ("在臺",)
    assert said["資訊"] == ("資訊",)


def test_what_keeps_its_length_still_tells_its_places_beside_a_date() -> None:
    found = house("于旅途在12月31日到", dates="han")
    pieces = [(span.start, span.end, found.text[span.target_start : span.target_end]) for span in found.spans]
    assert pieces == [(0, 1, "於"), (1, 7, "旅途在十二月"), (7, 9, "三十一"), (9, 11, "日到")]


def test_candidates_are_written_as_the_house_writes() -> None:
    assert {c for span in house("群众在那里", tag=HK, li="裡").spans for c in span.candidates} == {"群", "眾", "那裡"}


def test_text_in_the_targets_script_already_is_not_converted_again() -> None:
    found = house("范先生說皇后在村里，群眾發佈消息")
    assert found.text == "范先生說皇后在村里，群眾發布消息"
    assert found.script is not None
    assert found.script.recognised is Recognised.OTHER
    back = derive_explained("范先生说“他们”", source=TW, profile=HANS, rules=RuleSet())
    assert back.text == "范先生说“他们”"
    assert back.script is not None
    assert back.script.source == HANS


def test_mixed_script_is_converted_as_expected_and_reported() -> None:
    found = house("他们说《臺灣》的问题")
    assert found.text == "他們說《台灣》的問題"
    assert found.script is not None
    assert (found.script.recognised, found.script.foreign) == (Recognised.MIXED, ((4, 6),))


def test_ten_thousand_things_are_not_the_capital_of_laos() -> None:
    assert derive("包罗万象", source=HANS, target=TW) == "包羅萬象"


@given(text=marked_news(), profile=st.sampled_from([TW, HK]).flatmap(profiles))
def test_a_derived_text_is_in_its_style_with_its_markers_and_spans(text: str, profile: Profile) -> None:
    found = derive_explained(text, source=HANS, profile=profile, rules=RuleSet())
    plain, derived = take_apart(text)[0], take_apart(found.text)[0]
    assert derived == derive_explained(plain, source=HANS, profile=profile, rules=RuleSet()).text
    assert style(derived, profile).text == derived
    assert is_well_formed(found.text, {marker[2] for marker in MARKER.finditer(text)})
    assert [span.start for span in found.spans] == [0, *(span.end for span in found.spans)][: len(found.spans)]
    assert [span.target_start for span in found.spans] == [0, *(s.target_end for s in found.spans)][: len(found.spans)]
    assert not found.spans or found.spans[-1].target_end == len(derived)


def test_a_tag_is_the_regions_own_profile() -> None:
    text = "台湾群众公布“信息”"
    for tag in (TW, HK):
        by_tag = derive_explained(text, source=HANS, profile=tag, rules=RuleSet())
        assert by_tag == derive_explained(text, source=HANS, profile=PROFILES_BY_TAG[tag], rules=RuleSet())
