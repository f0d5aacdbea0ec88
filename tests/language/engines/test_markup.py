"""Inline codes go to an engine as tags and come back as the same codes, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.language.engines.markup import from_tags, put_in, same_codes, to_tags

SOURCE = "See ⟦1⟧the report⟦/1⟧ & <more>⟦2/⟧"
NUMBERS = ("1", "2")


def test_codes_are_tags_and_everything_else_is_escaped() -> None:
    assert to_tags(SOURCE, NUMBERS) == 'See <g id="1">the report</g> &amp; &lt;more&gt;<x id="2"/>'


def test_a_number_without_a_meaning_is_text() -> None:
    assert to_tags("⟦9⟧", ("1",)) == "⟦9⟧"


@pytest.mark.parametrize(
    "answer",
    [
        '看<g id="1">报告</g>&amp;更多<x id="2"/>',
        "看<g id='1'>报告</g>&amp;更多<x id='2' />",
        '看< g id = "1" >报告</ g >&amp;更多<x id="2"></x>',
        "看<g id=1>报告</g>&amp;更多<x id=2>",
        "看<G ID=“1”>报告</G>&更多<X ID=“2”/>",
    ],
)
def test_tags_come_back_however_an_engine_writes_them(answer: str) -> None:
    assert from_tags(answer, SOURCE, NUMBERS) == "看⟦1⟧报告⟦/1⟧&更多⟦2/⟧"


@pytest.mark.parametrize(
    "answer",
    [
        "看报告和更多",
        '看<g id="1">报告</g>',
        '看<g id="1">报告<x id="2"/>',
        '看报告</g><g id="1"><x id="2"/>',
        '<g id="1">看</g><g id="1">报告</g><x id="2"/>',
        '看<g id="1">报告</g><x id="2"/><x id="2"/>',
        '看<g id="3">报告</g><x id="2"/>',
    ],
)
def test_other_codes_are_no_translation(answer: str) -> None:
    assert from_tags(answer, SOURCE, NUMBERS) is None


TEXTS = st.text(st.characters(exclude_characters="⟦⟧", exclude_categories=["Cs", "Cc"]), max_size=30)


@given(TEXTS, TEXTS, TEXTS)
def test_there_and_back_is_the_same_text(before: str, within: str, after: str) -> None:
    source = f"{before}⟦1⟧{within}⟦/1⟧{after}⟦2/⟧"
    assert from_tags(to_tags(source, NUMBERS), source, NUMBERS) == source


@pytest.mark.parametrize(
    ("source", "target", "anchors", "made"),
    [
        ("⟦1⟧All of it⟦/1⟧", "全部", [], ("⟦1⟧全部⟦/1⟧", True)),
        ("The ⟦1⟧council⟦/1⟧ met.", "委员会开会了。", [("council", "委员会")], ("⟦1⟧委员会⟦/1⟧开会了。", True)),
        ("It was ⟦1⟧2027⟦/1⟧.", "那是2027年。", [], ("那是⟦1⟧2027⟦/1⟧年。", True)),
        ("It was ⟦1⟧27⟦/1⟧ in 2027.", "2027年有27个。", [], ("2027年有27个。⟦1⟧⟦/1⟧", False)),
        ("The ⟦1⟧old⟦/1⟧ council.⟦2/⟧", "老委员会。", [], ("老委员会。⟦1⟧⟦/1⟧⟦2/⟧", False)),
        ("No codes.", "没有。", [], ("没有。", True)),
    ],
)
def test_codes_are_put_in_where_it_is_certain_and_at_the_end_otherwise(
    source: str, target: str, anchors: list[tuple[str, str]], made: tuple[str, bool]
) -> None:
    assert put_in(target, source, NUMBERS, anchors) == made


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_put_in_has_the_source_s_codes(words: str, within: str, target: str) -> None:
    source = f"{words}⟦1⟧{within}⟦/1⟧⟦2/⟧"
    assert same_codes(put_in(target, source, NUMBERS, [])[0], source, NUMBERS)
