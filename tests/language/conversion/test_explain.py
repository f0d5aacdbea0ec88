"""Spans: what became of what, what decided, and between what it chose."""

import gc
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news, plain_news, unicode_text
from tms.language.conversion import (
    ConversionSpan,
    DecidedBy,
    Level,
    PlaceRule,
    Rule,
    RuleSet,
    convert,
    convert_explained,
    derive_explained,
)
from tms.language.conversion.engine import alternatives, trace
from tms.language.conversion.explain import explain
from tms.language.conversion.profiles import profile_of
from tms.language.conversion.protected import is_whole
from tms.language.conversion.rules import CONTEXT
from tms.language.marked_text import take_apart

HANS, HANT, TW, HK = "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"
LOCALES = st.sampled_from([HANS, HANT, TW, HK])
Said = list[tuple[str, str, str, tuple[str, ...]]]


def said(text: str, *, source: str = HANS, target: str = TW) -> Said:
    converted = convert_explained(text, source=source, target=target)
    return [
        (text[s.start : s.end], converted.text[s.target_start : s.target_end], s.decided.value, s.candidates)
        for s in converted.spans
    ]


def assert_covers(spans: Sequence[ConversionSpan], source: str, target: str) -> None:
    edges = [(0, 0), *[(span.end, span.target_end) for span in spans]]
    assert [(span.start, span.target_start) for span in spans] == edges[:-1]
    assert edges[-1] == (len(source), len(target))
    assert all(span.start < span.end for span in spans)


def test_each_stretch_tells_what_decided_it() -> None:
    assert said("头发和后，软件a") == [
        ("头发", "頭髮", "phrase", ("頭髮",)),
        ("和", "和", "unchanged", ()),
        ("后", "後", "character-several", ("後", "后")),
        ("，", "，", "unchanged", ()),
        ("软件", "軟體", "phrase", ("軟體",)),
        ("a", "a", "unchanged", ()),
    ]


def test_what_has_several_values_names_all_of_them_as_the_region_writes_them() -> None:
    assert said("一出") == [("一出", "一齣", "phrase-several", ("一齣", "一出"))]
    assert said("里")[0][3] == ("裡", "里", "哩")
    assert said("里", target=HANT)[0][3] == ("裏", "里", "哩")
    assert said("只", target=HK) == [("只", "只", "character-several", ("只", "衹", "隻", "祇"))]


def test_a_word_that_two_dictionaries_make_together_is_one_stretch() -> None:
    assert said("計程車", source=TW, target=HANS) == [("計程車", "出租车", "phrase-several", ("出租车", "的士"))]
    assert said("看著", source=TW, target=HANS)[-1][:3] == ("著", "着", "character")


def test_a_compatibility_character_counts_as_the_one_it_stands_for() -> None:
    assert said("\uf900", source=HANT, target=HANS) == [("\uf900", "岂", "character", ("岂",))]


def test_offsets_hold_behind_what_changed_its_length_and_behind_control_characters() -> None:
    text = "出租车\x00互联网\x01😀𠮷头发"
    converted = convert_explained(text, source=HANS, target=TW)
    last = converted.spans[-1]
    assert (text[last.start : last.end], converted.text[last.target_start : last.target_end]) == ("头发", "頭髮")
    assert_covers(converted.spans, text, converted.text)


def test_an_empty_text_has_no_spans() -> None:
    assert convert_explained("", source=HANS, target=TW).spans == ()


@pytest.mark.parametrize("target", [HANS, TW])
def test_english_is_one_unchanged_stretch(target: str) -> None:
    spans = convert_explained("He left.", source=HANS, target=target).spans
    assert spans == (ConversionSpan(0, 8, 0, 8, DecidedBy.UNCHANGED),)


@given(text=marked_news() | unicode_text, source=LOCALES, target=LOCALES, vocabulary=st.booleans())
def test_spans_cover_both_texts_and_the_text_is_the_converted_one(
    text: str, source: str, target: str, vocabulary: bool
) -> None:
    converted = convert_explained(text, source=source, target=target, vocabulary=vocabulary)
    assert converted.text == convert(text, source=source, target=target, vocabulary=vocabulary)
    assert_covers(converted.spans, take_apart(text)[0], take_apart(converted.text)[0])
    plain, result = take_apart(text)[0], take_apart(converted.text)[0]
    for span in converted.spans:
        piece, made = plain[span.start : span.end], result[span.target_start : span.target_end]
        assert made == (span.candidates[0] if span.candidates else piece)
        assert (len(span.candidates) > 1) == span.decided.value.endswith("several")


def plainly(text: str, steps: tuple[str, ...]) -> list[ConversionSpan]:
    """The spans, made one by one as they are found: what no unit covers is asked for character by character."""
    converted, units = trace(text, steps)
    spans: list[ConversionSpan] = []

    def add(end: int, target_end: int, found: tuple[str, ...]) -> None:
        before = spans[-1] if spans else ConversionSpan(0, 0, 0, 0, DecidedBy.UNCHANGED)
        if not found and spans and before.decided is DecidedBy.UNCHANGED and before.end not in edges:
            spans[-1] = before._replace(end=end, target_end=target_end)
            return
        several = "-several" if len(found) > 1 else ""
        kind = "character" if end == before.end + 1 else "phrase"
        decided = DecidedBy(kind + several) if found else DecidedBy.UNCHANGED
        spans.append(ConversionSpan(before.end, end, before.target_end, target_end, decided, found))

    edges = {edge for unit in units for edge in unit[:2]}
    at = target_at = 0
    for start, end, target_start, target_end in [*units, (len(text), len(text), len(converted), len(converted))]:
        for place in range(at, start):
            found = alternatives(text[place], steps)
            add(place + 1, place + 1 + target_at - at, () if found == (text[place],) else found)
        if end > start:
            source, result = text[start:end], converted[target_start:target_end]
            found = tuple(dict.fromkeys((result, *alternatives(source, steps)))) if is_whole(source) else ()
            add(end, target_end, found)
        at, target_at = end, target_end
    return spans


@given(text=plain_news | unicode_text | st.text("后里只台着甚計程車\uf900\U0002f800𠮷⿰发a\n\x00\x01", max_size=30))
@pytest.mark.parametrize("steps", [("s2twp",), ("s2twp+news",), ("tw2sp",), ("hk2sp",), ("t2s",), ("tw2t", "t2hk"), ()])
def test_spans_that_wait_to_be_looked_at_are_those_that_are_made_one_by_one(steps: tuple[str, ...], text: str) -> None:
    made = plainly(text, steps)
    assert list(explain(text, steps).spans) == made
    moved = [s._replace(start=s.start + 3, end=s.end + 3, target_start=s.target_start + 7, target_end=s.target_end + 7)
             for s in made]  # fmt: skip
    assert list(explain(text, steps, start=3, target_start=7).spans) == moved


def test_the_spans_of_a_long_text_are_made_without_collecting_garbage_and_it_is_collected_again_afterwards() -> None:
    text = "头发和后，软件a" * 3000
    assert list(explain(text, ("s2twp",)).spans) == plainly(text, ("s2twp",))
    assert gc.isenabled()


WORDS = st.sampled_from(["头发", "发", "息时", "国U", "信息时代", "租车", "中国", "于"])
RULES = st.lists(st.builds(Rule, WORDS, st.sampled_from(["甲", "乙“丙”丁", "x"]), st.sampled_from(Level)), max_size=4)


@given(text=plain_news, rules=RULES, data=st.data())
def test_decisions_stand_in_the_result_as_they_are(text: str, rules: list[Rule], data: st.DataObject) -> None:
    starts = data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=2)) if text else set()
    places = [PlaceRule(start, start + 1, "“地”", "place:1") for start in starts]
    found = RuleSet(rules).find(text, places)
    for target in (TW, HK):
        derived = derive_explained(text, source=HANS, profile=target, rules=RuleSet(rules), places=places)
        assert_covers(derived.spans, text, derived.text)
        mine = [
            span for span in derived.spans if span.decided.is_by_people and not (span.key or "").startswith(CONTEXT)
        ]
        assert [(s.start, s.end, s.key) for s in mine] == [(one.start, one.end, one.key) for one in found]
        results = [derived.text[span.target_start : span.target_end] for span in mine]
        assert results == [one.target for one in found] == [span.candidates[0] for span in mine]


@given(text=plain_news)
def test_a_term_for_the_converted_word_itself_keeps_it_when_converted_again(text: str) -> None:
    keeps = RuleSet([Rule("信息", "信息", Level.PUBLICATION, "term:1"), Rule("头发", "头发", Level.TOPIC)])
    once = derive_explained(text, source=HANS, profile=TW, rules=keeps).text
    twice = derive_explained(once, source=HANS, profile=TW, rules=keeps).text
    assert twice.count("信息") == once.count("信息") == text.count("信息")
    assert twice.count("头发") == once.count("头发") == text.count("头发")


def test_a_term_whose_edge_lies_inside_a_word_is_told() -> None:
    rules = RuleSet([Rule("于欢", "于歡", Level.PUBLICATION, "term:1"), Rule("中俄", "中俄", Level.TOPIC, "rule:2")])
    derived = derive_explained("对于欢案和中俄关系", source=HANS, profile=TW, rules=rules)
    assert derived.text == "對于歡案和中俄關係"
    mine = [(span.key, span.splits_phrase) for span in derived.spans if span.decided.is_by_people]
    assert mine == [("term:1", True), ("rule:2", True)]
    clear = derive_explained("说于欢", source=HANS, profile=TW, rules=rules).spans[-1]
    assert (clear.key, clear.splits_phrase) == ("term:1", False)


def test_places_count_characters_without_markers() -> None:
    text = "⟦1⟧皇⟦/1⟧后在后面"
    derived = derive_explained(
        text, source=HANS, profile=TW, rules=RuleSet(), places=[PlaceRule(3, 4, "后", "place:9")]
    )
    assert derived.text == "⟦1⟧皇⟦/1⟧后在后面"
    assert [span.key for span in derived.spans if span.decided is DecidedBy.PLACE] == ["place:9"]


def test_lone_quotation_marks_are_told_by_their_place_in_the_result() -> None:
    derived = derive_explained("互联网“好", source=HANS, profile=TW, rules=RuleSet())
    assert (derived.text, derived.unbalanced) == ("網際網路「好", (4,))


HAN_FIGURES = profile_of(TW, {"dates": "han", "numbers": "han", "tai": "臺"})


def test_the_house_style_comes_last_and_moves_the_spans() -> None:
    text = "⟦1⟧互联网⟦/1⟧在2024年5月3日发布，⟦2⟧35岁⟦/2⟧去台湾"
    derived = derive_explained(text, source=HANS, profile=HAN_FIGURES, rules=RuleSet())
    assert derived.text == "⟦1⟧網際網路⟦/1⟧在二〇二四年五月三日發布，⟦2⟧三十五歲⟦/2⟧去臺灣"
    plain, result = take_apart(text)[0], take_apart(derived.text)[0]
    assert_covers(derived.spans, plain, result)
    told = [(plain[s.start : s.end], result[s.target_start : s.target_end]) for s in derived.spans]
    assert ("互联网", "網際網路") in told
    assert ("35", "三十五") in told


def test_what_a_rule_decided_has_no_style() -> None:
    rules = RuleSet([Rule("台湾", "台灣", Level.PUBLICATION), Rule("35岁", "35 歲", Level.TOPIC)])
    assert (
        derive_explained("35岁在台湾和台北", source=HANS, profile=HAN_FIGURES, rules=rules).text == "35 歲在台灣和臺北"
    )


def test_candidates_are_written_in_the_house_style() -> None:
    house = profile_of(TW, {"li": "裏"})
    derived = derive_explained("里", source=HANS, profile=house, rules=RuleSet())
    assert (derived.text, derived.spans[0].candidates) == ("裏", ("裏", "里", "哩"))


def test_a_house_may_leave_the_words_of_its_region_alone() -> None:
    house = profile_of(TW, {"vocabulary": "characters"})
    assert derive_explained("软件", source=HANS, profile=house, rules=RuleSet()).text == "軟件"


FIGURES = st.lists(
    st.sampled_from(["2024年5月3日", "35岁", "二〇二四年", "头发", "发", "互联网", "里", "“", "”", "在", "12公里"]),
    max_size=12,
).map("".join)


@given(text=FIGURES, rules=RULES)
def test_spans_cover_both_texts_in_any_style(text: str, rules: list[Rule]) -> None:
    for house in (HAN_FIGURES, profile_of(HK, {"dates": "digits", "numbers": "digits", "middle-dot": "‧"})):
        derived = derive_explained(text, source=HANS, profile=house, rules=RuleSet(rules))
        assert_covers(derived.spans, text, derived.text)
        for span in derived.spans:
            if span.candidates:
                assert derived.text[span.target_start : span.target_end] == span.candidates[0]


def test_the_same_locale_is_unchanged() -> None:
    derived = derive_explained("⟦1⟧软件⟦/1⟧", source=HANS, profile=HANS, rules=RuleSet())
    assert derived == derived.__class__("⟦1⟧软件⟦/1⟧", (ConversionSpan(0, 2, 0, 2, DecidedBy.UNCHANGED),))
