"""The worklist of a text: what holds for every one, and what people decided."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.ambiguity.test_cases import found
from tests.language.texts import marked_news, unicode_text
from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Reason, find_ambiguities
from tms.language.conversion import derive_explained
from tms.language.conversion.rules import Level, PlaceRule, Rule, RuleSet
from tms.language.marked_text import take_apart

DIRECTIONS = [
    (ZH_HANS, ZH_HANT_TW),
    (ZH_HANS, ZH_HANT_HK),
    (ZH_HANT_TW, ZH_HANS),
    (ZH_HANT_HK, ZH_HANS),
    (ZH_HANT, ZH_HANS),
]

# Doubtful characters and words beside harmless ones, so that every detector has something to find.
doubtful = st.lists(
    st.sampled_from([
        "后", "里", "发", "干", "只", "于欢", "本国历史", "余文乐、", "范先生", "塔里克", "这出新剧", "回复", "自制",
        "总台", "包括发动机", "皇后", "头发", "生效", "，", "。", "“", "”", "著", "看著", "於先生", "乾", "ABC ", "12",
        "卷发", "卷", "干发", "复制", "反复", "台", "面", "制", "征", "表", "⟦1⟧", "⟦/1⟧", "🙂", "𠮷",
    ]),
    max_size=12,
).map("".join)  # fmt: skip
texts = doubtful | unicode_text | marked_news()


@pytest.fixture(scope="module", autouse=True)
def lexicons() -> None:
    """Read the dictionaries before Hypothesis measures how long a case takes."""
    for source, target in DIRECTIONS:
        find_ambiguities("后", source=source, profile=target, rules=RuleSet())
        derive_explained("后", source=source, profile=target, rules=RuleSet())


@settings(max_examples=60)
@given(text=texts, direction=st.sampled_from(DIRECTIONS))
def test_every_place_is_a_real_choice_at_a_real_place(text: str, direction: tuple[str, str]) -> None:
    source, target = direction
    plain, _ = take_apart(text)
    flags = find_ambiguities(text, source=source, profile=target, rules=RuleSet())
    assert flags == find_ambiguities(text, source=source, profile=target, rules=RuleSet())
    taken: set[int] = set()
    for flag in flags:
        assert 0 <= flag.phrase_start <= flag.start < flag.end <= flag.phrase_end <= len(plain)
        assert plain[flag.start : flag.end] == flag.source
        assert plain[flag.phrase_start : flag.phrase_end] == flag.phrase
        assert flag.candidates[0] == flag.target
        assert len(set(flag.candidates)) == len(flag.candidates) == len(flag.phrase_targets) >= 2
        assert len(set(flag.phrase_targets)) == len(flag.phrase_targets)
        assert 0 < flag.weight <= 1
        assert not taken & set(range(flag.start, flag.end))
        taken.update(range(flag.start, flag.end))
    assert [flag.weight for flag in flags] == sorted((flag.weight for flag in flags), reverse=True)


@settings(max_examples=100)
@given(text=doubtful, direction=st.sampled_from(DIRECTIONS))
def test_a_decision_changes_what_it_is_about_and_nothing_beside_it(text: str, direction: tuple[str, str]) -> None:
    source, target = direction
    plain, _ = take_apart(text)
    derived = derive_explained(plain, source=source, profile=target, rules=RuleSet()).text
    for flag in find_ambiguities(text, source=source, profile=target, rules=RuleSet()):
        for choice in flag.candidates:
            places = [PlaceRule(flag.start, flag.end, choice)]
            decided = derive_explained(plain, source=source, profile=target, rules=RuleSet(), places=places).text
            assert_same_but_for(derived, decided, flag.target, choice)
        for choice in flag.phrase_targets:
            places = [PlaceRule(flag.phrase_start, flag.phrase_end, choice)]
            decided = derive_explained(plain, source=source, profile=target, rules=RuleSet(), places=places).text
            assert_same_but_for(derived, decided, flag.phrase_targets[0], choice)


def test_a_word_is_offered_as_the_house_writes_it_where_it_stands() -> None:
    first, second = find_ambiguities("历著历", source=ZH_HANS, profile=ZH_HANT_HK, rules=RuleSet())
    assert (first.phrase, first.phrase_targets) == ("历著", ("歷着", "曆着"))
    assert (second.phrase, second.phrase_targets) == ("著历", ("着歷", "着曆"))


def assert_same_but_for(one: str, other: str, mine: str, theirs: str) -> None:
    """The other text is the first with one stretch replaced."""
    if mine == theirs:
        assert one == other
        return
    ways = {one[:at] + theirs + one[at + len(mine) :] for at in range(len(one)) if one.startswith(mine, at)}
    assert other in ways


@settings(max_examples=60)
@given(text=doubtful, data=st.data())
def test_nothing_is_asked_inside_what_people_decided(text: str, data: st.DataObject) -> None:
    plain, _ = take_apart(text)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    places = [PlaceRule(start, end, "甲")] if start < end else []
    rules = RuleSet([Rule("后", "后", Level.PUBLICATION, "rule:1"), Rule("历史", "歷史", Level.PUBLICATION, "rule:2")])
    decided = [range(one.start, one.end) for one in rules.find(plain, places)]
    flags = find_ambiguities(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules, places=places)
    assert not any(at in one for one in decided for flag in flags for at in range(flag.start, flag.end))


@settings(max_examples=60)
@given(text=doubtful)
def test_a_rule_that_binds_the_phrase_ends_the_question(text: str) -> None:
    for flag in found(text):
        stands = sum(text.startswith(flag.phrase, at) for at in range(len(text)))
        if stands > 1 or flag.phrase != flag.phrase.strip() or "⟦" in text:
            continue
        for choice in flag.phrase_targets:
            rules = RuleSet([Rule(flag.phrase, choice, Level.PUBLICATION, "rule:1")])
            assert (flag.start, flag.end) not in {(one.start, one.end) for one in found(text, rules=rules)}


def test_a_rule_binds_a_word_and_never_the_bare_character() -> None:
    (flag,) = found("合约成立后，双方签字。")
    assert (flag.phrase, flag.phrase_targets) == ("成立后", ("成立後", "成立后"))
    (flag,) = found("塔里克到访")
    assert flag.phrase == "塔里克"
    (flag,) = found("独立后东道主庆祝")
    assert (flag.phrase, flag.can_bind) == ("独立后", True)
    (flag,) = found("“历”")
    assert (flag.phrase, flag.can_bind) == ("历", False)


def test_a_pronoun_is_decided_where_it_stands_and_binds_nothing() -> None:
    (flag,) = found("狗的玩具坏了，它们不见了")
    assert (flag.source, flag.phrase, flag.can_bind) == ("它", "它", False)


def test_markers_do_not_cut_words() -> None:
    (flag,) = found("十万⟦1⟧只⟦/1⟧会员")
    assert (flag.source, flag.start, flag.reason) == ("只", 2, Reason.SECOND_ENGINE)
    assert found("头⟦1⟧发⟦/1⟧很长") == ()


def test_candidates_are_written_as_the_region_writes() -> None:
    text = "塔里克到访"
    assert found(text, ZH_HANS, ZH_HANT_TW)[0].candidates[0] == "裡"
    assert found(text, ZH_HANS, ZH_HANT_HK)[0].candidates[0] == "裏"


@pytest.mark.parametrize(
    ("source", "target"), [(ZH_HANS, ZH_HANS), (ZH_HANT_TW, ZH_HANT_HK), (ZH_HANT_TW, ZH_HANT_TW), (ZH_HANS, ZH_HANT)]
)
def test_where_no_region_gets_another_script_nothing_is_asked(source: str, target: str) -> None:
    assert found("成立后，塔里克", source, target) == ()


def test_a_place_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="place"):
        find_ambiguities("成立后", source=ZH_HANS, profile=ZH_HANT_TW, rules=RuleSet(), places=[PlaceRule(2, 5, "後")])
