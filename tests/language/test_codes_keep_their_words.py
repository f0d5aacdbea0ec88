"""Whoever makes a draft: an inline code encloses in it what it enclosed, and no space that came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tms.domain.inline import MARKER
from tms.language.assembly import TermIndex, TermPair, assemble
from tms.language.conversion import derive
from tms.language.conversion.profiles import profile_of, style
from tms.language.engines.markup import from_tags, to_tags
from tms.language.marked_text import pairs, take_apart
from tms.language.memory.repair import repair

TO_ENGLISH = {"普京": "Putin", "关税": "tariff", "贸易政策": "trade policy", "中国": "China"}
TO_CHINESE = {english: chinese for chinese, english in TO_ENGLISH.items()}
CHINESE_TOKENS = (*TO_ENGLISH, "通知", "写", "得", "很", "，", "。", "（", "）", "G20", "Q", " ", "A股", "的")
ENGLISH_TOKENS = (*TO_CHINESE, "met", "said", "spoke", ",", ".", "(", ")", "of", "Q", "很")
MIXED_TOKENS = ("通知", "写", "得", "很", "Tesla", "Q", "，", "。", "的", "a b")


@dataclass(frozen=True)
class Marked:
    """A text with codes at the edges of its words; ``enclosed`` are the words of each pair by its number."""

    text: str
    enclosed: Mapping[str, Sequence[str]]


@st.composite
def marked_words(draw: st.DrawFn, tokens: Sequence[str], between: Sequence[str]) -> Marked:
    words = draw(st.lists(st.sampled_from(tokens), min_size=1, max_size=9))
    gaps = [draw(st.sampled_from(between)) for _ in words]
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    enclosed: dict[str, Sequence[str]] = {}
    at = number = 0
    while at < len(words) and draw(st.booleans()):
        start = draw(st.integers(at, len(words) - 1))
        end = draw(st.integers(start, len(words) - 1))
        number += 1
        opens[start] = f"⟦{number}⟧" + opens.get(start, "")
        closes[end] = closes.get(end, "") + f"⟦/{number}⟧" + draw(st.sampled_from(["", f"⟦{number + 50}/⟧"]))
        enclosed[str(number)] = words[start : end + 1]
        at = end + 1
    written = "".join(
        opens.get(n, "") + word + closes.get(n, "") + gap for n, (word, gap) in enumerate(zip(words, gaps, strict=True))
    )
    return Marked(written, enclosed)


_MARKS = str.maketrans("，、；：？！。", ",,;:?!.")


def joined(text: str) -> str:
    """Without white space, and with marks of either language: a text that is assembled whole has the target's."""
    return "".join(text.split()).translate(_MARKS)


def assert_kept(made: str, source: Marked, words: Mapping[str, str] | None = None) -> None:
    """Each pair of the draft encloses the words that stand for what it enclosed, without spaces at its edges."""
    assert [found[0] for found in MARKER.finditer(made)] == [found[0] for found in MARKER.finditer(source.text)]
    seen = {}
    for start, end in pairs(made):
        opening = MARKER.match(made, start)
        assert opening is not None
        seen[opening[2]] = take_apart(made[start:end])[0]
    for number, before in source.enclosed.items():
        said = [(words or {}).get(word, word) for word in before]
        assert joined(seen[number]) == joined("".join(said))
        assert seen[number] == seen[number].strip() or "".join(said) != "".join(said).strip()


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        # As the sample article had it: the space before the term moved the codes before it.
        ("⟦1⟧通知⟦/1⟧写得很中国", "⟦1⟧通知⟦/1⟧写得很 China"),
        ("中国⟦1⟧通知⟦/1⟧写得", "China ⟦1⟧通知⟦/1⟧写得"),
        ("⟦1⟧通知⟦/1⟧⟦2/⟧中国", "⟦1⟧通知⟦/1⟧⟦2/⟧ China"),
        ("中国⟦1⟧写⟦2/⟧得⟦/1⟧中国", "China ⟦1⟧写⟦2/⟧得⟦/1⟧ China"),
    ],
)
def test_a_space_that_comes_moves_no_code(source: str, draft: str) -> None:
    terms = [TermPair(*pair) for pair in TO_ENGLISH.items()]
    assert assemble(source, source_locale="zh-Hans", target_locale="en", terms=terms).text == draft


@given(marked_words(CHINESE_TOKENS, [""]))
def test_assembly_from_chinese(source: Marked) -> None:
    terms = TermIndex(TermPair(*pair) for pair in TO_ENGLISH.items())
    made = assemble(source.text, source_locale="zh-Hans", target_locale="en", terms=terms).text
    assert_kept(made or source.text, source, TO_ENGLISH)


@given(marked_words(ENGLISH_TOKENS, [" "]))
def test_assembly_from_english(source: Marked) -> None:
    terms = TermIndex((TermPair(*pair) for pair in TO_CHINESE.items()), inflected=True)
    made = assemble(source.text, source_locale="en", target_locale="zh-Hans", terms=terms).text
    assert_kept(made or source.text, source, TO_CHINESE)


@pytest.mark.parametrize("spacing", ["space", "none"])
@given(source=marked_words(MIXED_TOKENS, ["", " "]))
def test_the_spaces_of_a_house_style(spacing: str, source: Marked) -> None:
    assert_kept(style(source.text, profile_of("zh-Hant-TW", {"spacing": spacing})).text, source)


@settings(max_examples=40)
@given(marked_words(("头发", "出租车", "克罗地亚", "Tesla", "，", "写"), ["", " "]))
def test_a_derived_version(source: Marked) -> None:
    made = derive(source.text, source="zh-Hans", target="zh-Hant-TW", terms=[("克罗地亚", "克羅埃西亞共和國")])
    words = {"头发": "頭髮", "出租车": "計程車", "克罗地亚": "克羅埃西亞共和國", "写": "寫"}
    assert_kept(made, source, words)


@given(marked_words(("Putin", "met", "the", "minister", "spoke", ","), [" "]))
def test_a_repaired_match_of_the_memory(target: Marked) -> None:
    terms = TermIndex([TermPair("普京", "Putin"), TermPair("特朗普", "Trump of America")])
    found = repair(
        "普京会见部长。", "特朗普会见部长。", target.text, source_locale="zh-Hans", target_locale="en", terms=terms
    )
    words = {"Putin": "Trump of America"} if found.text != target.text else {}
    assert_kept(found.text, target, words)


@given(marked_words(MIXED_TOKENS, ["", " "]))
def test_what_an_engine_brings_back(source: Marked) -> None:
    numbers = {found[2] for found in MARKER.finditer(source.text)}
    assert from_tags(to_tags(source.text, numbers), source.text, numbers) == source.text
