"""What a version shows where its article has a picture, in the blocks that readers see."""

import pytest

from tms.domain.fingerprint import SeenBlock, fingerprint
from tms.domain.picture_choices import choice_keys, with_choices

TRAM = {"type": "image", "href": "picture:12", "title": "Photo: Ida Berg"}
FERRY = {"type": "image", "href": "picture:13"}
ELSEWHERE = {"type": "image", "href": "https://a.example/12.jpg"}
BEFORE, AFTER = SeenBlock("paragraph", "Before."), SeenBlock("paragraph", "After.")
BELOW = SeenBlock("caption", "It runs till dawn.")


def picture(code: dict[str, str] = TRAM) -> SeenBlock:
    return SeenBlock("caption", "⟦1⟧A tram⟦/1⟧", {"1": code})


def test_another_picture_stands_with_the_versions_words_and_without_the_name_beside_the_first() -> None:
    seen = with_choices([BEFORE, picture(), BELOW], {12: 20})
    assert seen == [BEFORE, picture({"type": "image", "href": "picture:20"}), BELOW]
    assert fingerprint(seen) != fingerprint([BEFORE, picture(), BELOW])


def test_one_that_is_left_out_goes_with_its_words_and_its_caption() -> None:
    assert with_choices([BEFORE, picture(), BELOW, AFTER], {12: None}) == [BEFORE, AFTER]
    assert with_choices([picture(), AFTER, BELOW], {12: None}) == [AFTER, BELOW]


def test_the_caption_of_another_picture_stays() -> None:
    blocks = [picture(), picture(FERRY), BELOW]
    assert with_choices(blocks, {12: None}) == [picture(FERRY), BELOW]
    assert with_choices(blocks, {12: None, 13: None}) == []
    assert with_choices([picture(), BELOW, BELOW], {12: None}) == [BELOW]


def test_of_a_block_that_says_more_the_rest_stays() -> None:
    text = "⟦3⟧See ⟦1⟧a ⟦2⟧tram⟦/2⟧⟦/1⟧ here.⟦/3⟧"
    codes = {"1": TRAM, "2": {"type": "strong"}, "3": {"type": "emphasis"}}
    seen = with_choices([SeenBlock("paragraph", text, codes), BELOW], {12: None})
    assert seen == [SeenBlock("paragraph", "⟦3⟧See  here.⟦/3⟧", {"3": {"type": "emphasis"}}), BELOW]


def test_it_is_gone_where_a_preview_marks_its_place_too() -> None:
    placed = SeenBlock("caption", "⟦2⟧⟦1⟧A tram⟦/1⟧⟦/2⟧", {"1": TRAM, "2": {"type": "segment", "title": "9"}})
    assert with_choices([placed, BELOW], {12: None}) == []


@pytest.mark.parametrize("choices", [{}, {13: None}, {13: 20}])
def test_what_is_said_of_another_picture_changes_nothing(choices: dict[int, int | None]) -> None:
    blocks = [BEFORE, picture(), BELOW, picture(ELSEWHERE), BELOW]
    assert with_choices(blocks, choices) == blocks


def test_each_choice_has_a_word_of_its_own() -> None:
    assert list(choice_keys({13: None, 12: 20})) == ["picture-12-20", "picture-13-none"]
