"""What states, origins and counts are called in the workspace."""

import pytest

from tms.services.workspace import Cell
from tms.web.workspace_words import TONES, origin, tone, word_count


def cell(**changes: object) -> Cell:
    fields: dict[str, object] = {
        "locale": "zh-Hans",
        "text": "字",
        "rev": 1,
        "state": "initial",
        "origin": "assembly",
        "similarity": None,
        "look": None,
        "codes": None,
        "derivation": None,
    }
    return Cell(**(fields | changes))  # type: ignore[arg-type]  # the test changes one field at a time


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "draft"),
        ({"text": ""}, "empty"),
        ({"origin": "human"}, "edited"),
        ({"state": "translated"}, "translated"),
        ({"state": "reviewed"}, "reviewed"),
        ({"state": "final"}, "final"),
        ({"state": "translated", "look": "source_changed"}, "attention"),
        ({"state": "translated", "derivation": "conflict"}, "conflict"),
        ({"look": "conflict", "text": ""}, "conflict"),
    ],
)
def test_what_asks_for_a_person_comes_before_what_was_done(changes: dict[str, object], expected: str) -> None:
    assert tone(cell(**changes)) == expected
    assert expected in TONES


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"origin": "memory", "similarity": 100}, "memory 100 %"),
        ({"origin": "memory", "similarity": 86}, "memory 86 %"),
        ({"origin": "memory", "similarity": 101}, "memory, in context"),
        ({"origin": "derived"}, "derived"),
        ({"origin": "mt"}, "machine translation"),
    ],
)
def test_the_origin_is_always_said(changes: dict[str, object], expected: str) -> None:
    assert origin(cell(**changes)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first night train left at ten.", 7),
        ("It costs 1.4 million, isn’t it?", 6),
        ("第一列夜车十点发出。", 9),
        ("在2027年更新AI软件", 8),
        ("", 0),
        ("……", 0),
    ],
)
def test_words_are_counted_in_english_and_characters_in_chinese(text: str, expected: int) -> None:
    assert word_count(text, None) == expected


def test_inline_codes_are_no_words() -> None:
    assert word_count("⟦1⟧one⟦/1⟧ two", {"1": {"type": "emphasis"}}) == 2
