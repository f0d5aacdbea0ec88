"""A profile: what may be chosen, what is refused, and when two are the same."""

import pytest

from tms.domain.errors import Invalid
from tms.language.conversion.profiles import BASE_TAGS, CHOICES, PROFILES_BY_TAG, choices_of, profile_of

HANS, TW, HK = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"


def test_a_house_follows_its_region_in_all_that_it_never_chose() -> None:
    house = profile_of(TW, {"tai": "臺", "li": "裡"})
    assert house.changed == (("tai", "臺"),)
    assert house.choices["tai"] == "臺"
    assert house.choices["quotes"] == "corner"
    assert dict(house.choices) == {**PROFILES_BY_TAG[TW].choices, "tai": "臺"}


def test_choosing_what_the_region_chooses_is_the_region() -> None:
    assert profile_of(TW, {"tai": "臺"}).choosing("tai", "台") == PROFILES_BY_TAG[TW]
    assert profile_of(HK) == PROFILES_BY_TAG[HK]


def test_a_version_names_what_is_chosen_and_not_how_it_was_said() -> None:
    one, other = profile_of(TW, {"tai": "臺", "bu": "佈"}), profile_of(TW, {"bu": "佈", "tai": "臺", "li": "裡"})
    assert one == other
    assert hash(one) == hash(other)
    assert one.version == other.version
    versions = {profile.version for profile in (one, profile_of(TW, {"tai": "臺"}), *PROFILES_BY_TAG.values())}
    assert len(versions) == 5
    assert all(len(version) == 16 and int(version, 16) >= 0 for version in versions)


@pytest.mark.parametrize(
    ("tag", "choices", "code", "says"),
    [
        ("zh-Hant", {}, "profile_tag_unknown", "zh-Hant-TW"),
        ("en", {}, "profile_tag_unknown", "“en”"),
        (TW, {"tay": "臺"}, "profile_choice_unknown", "“tay”"),
        (HANS, {"tai": "台"}, "profile_choice_unknown", "zh-Hans"),
        (TW, {"tai": "太"}, "profile_value_unknown", "台, 臺, leave"),
        (TW, {"percent": ""}, "profile_value_unknown", "Percent sign"),
    ],
)
def test_what_can_not_be_chosen_is_refused_with_what_can(
    tag: str, choices: dict[str, str], code: str, says: str
) -> None:
    with pytest.raises(Invalid) as refused:
        profile_of(tag, choices)
    assert refused.value.code == code
    assert says in str(refused.value)


def test_simplified_chinese_has_no_choice_between_traditional_forms() -> None:
    assert {choice.group for choice in choices_of(HANS).values()} == {"words", "marks", "numbers"}
    assert choices_of(TW).keys() == choices_of(HK).keys() == CHOICES.keys()


def test_every_choice_has_words_and_defaults_that_are_values() -> None:
    for choice in CHOICES.values():
        assert choice.name
        assert choice.words.endswith(".")
        assert len(choice.values) >= 2
        assert set(choice.defaults) <= set(BASE_TAGS)
        assert set(choice.defaults.values()) <= set(choice.values)
