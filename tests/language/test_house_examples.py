"""The first text that shows each choice of a house."""

import pytest

from tms.language.conversion import Level, Rule
from tms.language.conversion.profiles import PROFILES_BY_TAG, choices_of, profile_of
from tms.language.house_examples import first_examples, sentences_of_ours
from tms.language.house_style import example

HANS, TW = "zh-Hans", "zh-Hant-TW"
REGION = PROFILES_BY_TAG[TW]
TEXTS = ["没有什么。", "在台湾。", "台湾⟦1⟧公布⟦/1⟧。"]


@pytest.mark.parametrize(
    ("source", "tag"),
    [(HANS, TW), (HANS, "zh-Hant-HK"), (TW, HANS), ("zh-Hant-HK", HANS)],
)
def test_every_choice_shows_in_the_sentences_of_ours(source: str, tag: str) -> None:
    region = PROFILES_BY_TAG[tag]
    found = first_examples(sentences_of_ours(source), source=source, saved=region, pending=region)
    assert {key for key, _ in found} == set(choices_of(tag))


@pytest.mark.full
def test_what_is_found_is_what_deriving_every_text_finds() -> None:
    house = profile_of(TW, {"titles": "quotes", "tai": "臺", "names": "as-written", "dates": "han"})
    texts = sentences_of_ours(HANS)
    found = first_examples(texts, source=HANS, saved=house, pending=house)
    for key, choice in choices_of(TW).items():
        for value in set(choice.values) - {house.choices[key]}:
            each = [example([text], source=HANS, profile=house, key=key, value=value) for text in texts]
            first = next(((index, one) for index, one in enumerate(each) if one.places), None)
            assert found.get((key, value)) == first


def test_the_first_text_of_several_is_shown_without_markers() -> None:
    found = first_examples(TEXTS, source=HANS, saved=REGION, pending=REGION)
    index, shown = found["bu", "佈"]
    assert (index, shown.before, shown.after) == (2, "台灣公布。", "台灣公佈。")
    assert found["tai", "臺"][0] == 1
    assert ("pao", "炮") not in found


def test_other_choices_are_shown_as_they_are_to_be_and_the_own_one_from_what_is_saved() -> None:
    pending = profile_of(TW, {"tai": "臺", "bu": "佈"})
    found = first_examples(TEXTS, source=HANS, saved=REGION, pending=pending)
    assert (found["bu", "佈"][1].before, found["bu", "佈"][1].after) == ("臺灣公布。", "臺灣公佈。")
    assert (found["tai", "臺"][1].before, found["tai", "臺"][1].after) == ("在台灣。", "在臺灣。")


def test_what_a_rule_decides_is_no_example() -> None:
    rule = Rule("台湾", "台灣", Level.PUBLICATION, "rule:1")
    assert ("tai", "臺") not in first_examples(TEXTS, source=HANS, saved=REGION, pending=REGION, rules=[rule])
