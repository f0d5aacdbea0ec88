"""What one choice would change in an own text."""

from hypothesis import given

from tests.language.conversion.profiles.test_style import profiles, regional
from tms.language.conversion.profiles import PROFILES_BY_TAG, ExampleChange, Profile, changes, style, what_changes

TW = PROFILES_BY_TAG["zh-Hant-TW"]


def test_only_the_choice_that_is_asked_about_is_shown() -> None:
    assert what_changes("在臺灣裡公布", TW, "tai", "臺") == (ExampleChange(1, 2, "台", 1, 2, "臺"),)
    assert what_changes("在台灣⟦1⟧公布⟦/1⟧", TW, "bu", "佈") == (ExampleChange(4, 5, "布", 4, 5, "佈"),)
    assert what_changes("在台灣", TW, "tai", "台") == ()


def test_changes_of_length_tell_both_places() -> None:
    found = what_changes("在2024年12月31日", TW, "dates", "han")
    assert [(change.before, change.after) for change in found] == [
        ("2024", "二〇二四"),
        ("12", "十二"),
        ("31", "三十一"),
    ]
    assert (found[2].start, found[2].end, found[2].target_start, found[2].target_end) == (9, 11, 9, 12)


@given(text=regional, profile=profiles())
def test_changes_lead_from_one_text_to_the_other(text: str, profile: Profile) -> None:
    before, after = text, style(text, profile).text
    told = list(before)
    for change in reversed(changes(before, after)):
        assert before[change.start : change.end] == change.before
        assert after[change.target_start : change.target_end] == change.after
        told[change.start : change.end] = change.after
    assert "".join(told) == after
