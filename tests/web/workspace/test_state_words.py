"""What states, origins and counts are called in the workspace."""

import pytest
from flask import Flask

from tms.services.reviewing.faults_found import SentBack
from tms.services.workspace.rows import Cell, SegmentRow
from tms.web.workspace.state_words import TONES, accepted, is_done, look, origin, tone, word_count


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


def row(changes: dict[str, object]) -> SegmentRow:
    own = bool(changes.get("own"))
    target = cell(**{name: value for name, value in changes.items() if name != "own"})
    return SegmentRow(
        segment_id=1,
        number=1,
        kind="paragraph",
        starts_block=True,
        source=cell(locale="en"),
        target=target,
        others=[],
        holder=None,
        mine_pending=None,
        findings=[],
        sent_back=None,
        conflict=None,
        own=own,
    )


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
        ({"origin": "memory", "similarity": 100}, "memory 100%"),
        ({"origin": "memory", "similarity": 86}, "memory 86%"),
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


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"look": "merged"}, "Merged: 简体 changed, and so had this text."),
        ({"look": "parent_changed"}, "简体 changed; this text was derived again. Read it once more."),
        ({"look": "parent_changed", "derivation": "detached"}, "简体 changed; this text no longer follows it."),
        ({}, ""),
    ],
)
def test_a_look_says_what_happened(changes: dict[str, object], expected: str) -> None:
    assert look(row(changes), "zh-Hans").startswith(expected)
    assert bool(look(row(changes), "zh-Hans")) == bool(expected)


@pytest.mark.parametrize(
    ("n", "rows", "expected"),
    [
        (2, [{"state": "reviewed"}, {"state": "reviewed"}], "Segments accepted: 2."),
        (
            0,
            [{"state": "translated", "own": True}],
            "Nothing was accepted. Left: 1 of your own, for someone else to accept.",
        ),
        (
            1,
            [{"state": "reviewed"}, {"state": "translated", "look": "merged"}, {}, {}],
            "Segments accepted: 1. Left: 1 to look at first; 2 not confirmed yet.",
        ),
        (
            1,
            [{"state": "reviewed"}, {"state": "translated"}],
            "Segments accepted: 1. Left: 1 with an open query, a contradiction or another thing to read first.",
        ),
    ],
)
def test_accepting_all_says_what_was_left_and_why(n: int, rows: list[dict[str, object]], expected: str) -> None:
    assert accepted(n, [row(changes) for changes in rows]) == expected


def test_in_chinese_no_space_stands_behind_what_was_accepted(app: Flask) -> None:
    rows = [row({"state": "translated", "look": "merged"}), row({})]
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        words = accepted(1, rows)
    assert words == "已接受 1 个句段。其余：1 个需要先查看；1 个尚未确认。"


def test_what_needs_a_look_or_a_choice_is_not_done() -> None:
    states = {"translated"}
    assert is_done(cell(state="translated"), states)
    assert not is_done(cell(state="translated", look="merged"), states), "the filter calls it unconfirmed too"
    assert not is_done(cell(state="translated", look="parent_changed"), states)
    assert not is_done(cell(state="translated", derivation="conflict"), states)
    assert not is_done(cell(), states)


def test_inline_codes_are_no_words() -> None:
    assert word_count("⟦1⟧one⟦/1⟧ two", {"1": {"type": "emphasis"}}) == 2


def test_a_name_in_traditional_characters_does_not_set_our_words_in_them(app: Flask) -> None:
    returned = row({"state": "translated", "look": "sent_back"})._replace(sent_back=SentBack("陳思遠", "太長<", []))
    with app.test_request_context(headers={"Accept-Language": "zh-Hans"}):
        said = look(returned, "en")
    assert said == '已退回。<span lang="zh-Hant">陳思遠</span>：<span lang="zh-Hant">太長&lt;</span>'
