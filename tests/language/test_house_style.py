"""Examples of a house's choices in texts of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tms.domain.errors import Invalid
from tms.language.conversion import Level, Rule, RuleSet
from tms.language.conversion.profiles import PROFILES_BY_TAG, ExampleChange, choices_of, profile_of
from tms.language.house_style import ChoiceExample, built_in_rules, example, examples, with_built_in

HANS, TW = "zh-Hans", "zh-Hant-TW"
REGION = PROFILES_BY_TAG[TW]
TEXTS = ["没有什么。", "特朗普说“台湾⟦1⟧公布⟦/1⟧软件”。", "台湾在2024年5月3日读《红楼梦》。"]


def test_a_choice_shows_the_first_text_that_it_changes_and_counts_all_places() -> None:
    assert example(TEXTS, source=HANS, profile=REGION, key="tai", value="臺") == ChoiceExample(
        "tai", "臺", 2, "川普說「台灣公布軟體」。", "川普說「臺灣公布軟體」。", (ExampleChange(4, 5, "台", 4, 5, "臺"),)
    )


def test_what_changes_nothing_has_no_place() -> None:
    assert example(TEXTS, source=HANS, profile=REGION, key="pao", value="炮") == ChoiceExample("pao", "炮")


def test_words_and_names_are_shown_as_they_would_be_derived() -> None:
    words = example(TEXTS, source=HANS, profile=REGION, key="vocabulary", value="characters")
    assert words.after == "川普說「台灣公布軟件」。"
    names = example(TEXTS, source=HANS, profile=REGION, key="names", value="as-written")
    assert names.after == "特朗普說「台灣公布軟體」。"
    without, region = (built_in_rules(one, HANS) for one in (profile_of(TW, {"names": "as-written"}), REGION))
    assert {str(rule.key).split(":")[1] for rule in without} == {"apart"}
    assert len(region) > len(without)


def test_what_a_rule_decided_is_no_example() -> None:
    rule = Rule("台湾", "台灣", Level.PUBLICATION, "rule:1")
    assert example(TEXTS, source=HANS, profile=REGION, key="tai", value="臺", rules=[rule]).places == 0


def test_a_choice_that_does_not_go_back_is_shown_going_back() -> None:
    house = profile_of(TW, {"titles": "quotes"})
    assert example(TEXTS, source=HANS, profile=house, key="titles", value="angle").after.endswith("讀《紅樓夢》。")


@pytest.mark.full
def test_every_other_value_of_every_choice_has_its_example() -> None:
    found = examples(TEXTS, source=HANS, profile=REGION)
    assert set(found) == {(k, v) for k, c in choices_of(TW).items() for v in c.values if v != REGION.choices[k]}
    assert {key for key, shown in found.items() if shown.places} == {
        ("vocabulary", "characters"), ("names", "as-written"), ("quotes", "curly"), ("titles", "quotes"),
        ("dates", "han"), ("tai", "臺"), ("tai", "leave"), ("spacing", "space"), ("bu", "佈"),
        ("bu", "leave"), ("forms", "説"),
    }  # fmt: skip
    for (key, value), shown in found.items():
        assert shown == example(TEXTS, source=HANS, profile=REGION, key=key, value=value)


def test_a_choice_that_can_not_be_made_is_refused() -> None:
    with pytest.raises(Invalid):
        example(TEXTS, source=HANS, profile=REGION, key="tai", value="太")


_FLAT = {value: built_in_rules(profile_of(TW, {"names": value}), HANS) for value in choices_of(TW)["names"].values}
_PHRASES = st.sampled_from(["特朗普", "软件", "公布软件", "台湾", "川", "普说", "多纳德·特朗普", "特朗普说“台湾"])
_RULES = st.lists(
    st.builds(Rule, _PHRASES, st.just("甲"), st.sampled_from(list(Level)), st.sampled_from(["rule:1", "term:2", None]))
)


@settings(max_examples=15)  # the one list of thousands is made ready in each
@given(_RULES, st.sampled_from(sorted(_FLAT)))
def test_rules_of_people_above_the_built_in_ones_hold_as_in_one_list(rules: list[Rule], names: str) -> None:
    shared, flat = with_built_in(rules, profile_of(TW, {"names": names}), HANS), RuleSet((*rules, *_FLAT[names]))
    text = "唐纳德·特朗普说“台湾公布软件”，多纳德·特朗普没说。"
    assert shared.find(text) == flat.find(text)
    assert (shared, shared.version, len(shared)) == (flat, flat.version, len(flat))
    again = with_built_in(rules, profile_of(TW, {"names": names}), HANS)
    assert again == shared
    assert (
        with_built_in([*rules, Rule("甲乙丙", "丁", Level.TOPIC)], profile_of(TW, {"names": names}), HANS)
    ) != shared


def test_the_built_in_rules_of_all_publications_are_one_set() -> None:
    rules = [Rule("甲", "乙", Level.TOPIC), Rule("丙", "丁", Level.TOPIC)]
    one, other = (with_built_in([rule], REGION, HANS) for rule in rules)
    assert one.base is other.base is not None
    assert with_built_in([], profile_of(TW, {"names": "as-written"}), HANS).base is not one.base
