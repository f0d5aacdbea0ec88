"""Which decision holds where several meet."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.language.conversion.rules import Level, PlaceRule, Rule, RuleSet
from tms.language.conversion.spans import DecidedBy

CN = Rule("中国", "中國", Level.ARTICLE, "rule:1")
SEA = Rule("南中国海", "南海", Level.BUILT_IN, "built-in:7")


def found(rules: RuleSet, text: str, *places: PlaceRule) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.target) for one in rules.find(text, places)]


def test_the_longest_phrase_wins_over_the_more_specific_level() -> None:
    assert found(RuleSet([CN, SEA]), "南中国海和中国") == [("南中国海", "南海"), ("中国", "中國")]


TRUMP = Rule("唐纳德·特朗普", "唐納·川普", Level.BUILT_IN, "built-in:donald-trump")


def test_what_people_decided_for_a_part_of_a_built_in_name_holds_in_it_and_changes_nothing_beside() -> None:
    text = "唐纳德·特朗普和特朗普"
    own = Rule("特朗普", "特朗普", Level.PUBLICATION, "rule:7")
    assert found(RuleSet([TRUMP, own]), text) == [("唐纳德", "唐納"), ("特朗普", "特朗普"), ("特朗普", "特朗普")]
    assert found(RuleSet([TRUMP]), text, PlaceRule(4, 7, "杜林普")) == [("唐纳德", "唐納"), ("特朗普", "杜林普")]
    given_name = Rule("唐纳德", "唐納德", Level.TOPIC, "rule:8")
    assert found(RuleSet([TRUMP, given_name]), text)[:2] == [("唐纳德", "唐納德"), ("特朗普", "川普")]


@pytest.mark.parametrize(
    "other",
    [
        Rule("特朗", "特朗", Level.PUBLICATION, "rule:7"),  # no whole part of the name
        Rule("特朗普", "川普", Level.BUILT_IN, "built-in:donald-trump-surname"),
    ],
)
def test_a_built_in_name_stays_whole_where_nobody_decided_a_part_of_it(other: Rule) -> None:
    assert found(RuleSet([TRUMP, other]), "唐纳德·特朗普") == [("唐纳德·特朗普", "唐納·川普")]


def test_a_guard_keeps_the_rules_of_people_out_of_another_word_too() -> None:
    le_pen = Rule("勒庞", "勒朋", Level.PUBLICATION, "rule:9")
    le_bon = Rule("古斯塔夫·勒庞", "古斯塔夫·勒龐", Level.BUILT_IN, "built-in:guard:古斯塔夫·勒庞")
    assert found(RuleSet([le_pen, le_bon]), "古斯塔夫·勒庞") == [("古斯塔夫·勒庞", "古斯塔夫·勒龐")]


def test_a_name_whose_other_form_has_not_as_many_parts_is_never_cut() -> None:
    name = Rule("甲·乙·丙", "子·丑", Level.BUILT_IN, "built-in:1")
    assert found(RuleSet([name, Rule("丙", "寅", Level.ARTICLE)]), "甲·乙·丙") == [("甲·乙·丙", "子·丑")]


def test_of_equal_phrases_the_most_specific_level_holds() -> None:
    rules = [Rule("特朗普", target, level) for target, level in (("川普", Level.TOPIC), ("特朗普", Level.PUBLICATION))]
    assert found(RuleSet(rules), "特朗普") == found(RuleSet(reversed(rules)), "特朗普") == [("特朗普", "川普")]


def test_of_overlapping_phrases_of_one_length_the_specific_one_wins_then_the_leftmost() -> None:
    left, right = Rule("甲乙", "左", Level.TOPIC), Rule("乙丙", "右", Level.TOPIC)
    assert found(RuleSet([left, right]), "甲乙丙") == [("甲乙", "左")]
    assert found(RuleSet([left, Rule("乙丙", "右", Level.ARTICLE)]), "甲乙丙") == [("乙丙", "右")]


def test_the_first_of_two_equally_specific_rules_holds() -> None:
    assert found(RuleSet([Rule("甲", "一", Level.TOPIC), Rule("甲", "二", Level.TOPIC)]), "甲") == [("甲", "一")]


def test_a_place_wins_over_every_rule_and_only_there() -> None:
    text = "南中国海与南中国海"
    assert found(RuleSet([SEA]), text, PlaceRule(1, 2, "央", "place:3")) == [("中", "央"), ("南中国海", "南海")]
    decided = [(one.decided, one.key) for one in RuleSet([SEA]).find(text, [PlaceRule(1, 2, "央", "place:3")])]
    assert decided == [(DecidedBy.PLACE, "place:3"), (DecidedBy.RULE, "built-in:7")]


def test_a_rule_of_the_termbase_is_called_a_term() -> None:
    rules = RuleSet([Rule("于欢", "于歡", Level.PUBLICATION, "term:12")])
    assert [one.decided for one in rules.find("对于欢案")] == [DecidedBy.TERM]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 1), (1, 3), (2, 1)])
def test_a_place_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie in the text"):
        RuleSet().find("甲乙", [PlaceRule(start, end, "丙")])


def test_latin_phrases_are_whole_words() -> None:
    assert found(RuleSet([Rule("AI", "人工智慧", Level.TOPIC)]), "AI和MAIN") == [("AI", "人工智慧")]


def test_sets_in_which_the_same_rules_hold_are_equal() -> None:
    beaten = Rule("中国", "別的", Level.TOPIC, "rule:2")
    one, other = RuleSet([CN, SEA, beaten]), RuleSet([SEA, CN])
    assert (one == other, hash(one) == hash(other), one.version == other.version) == (True, True, True)
    assert (len(one), set(one)) == (2, {CN, SEA})
    assert len({RuleSet([CN]).version, RuleSet([SEA]).version, one.version, RuleSet().version}) == 4
    assert RuleSet([CN]) != RuleSet([beaten])


def test_the_version_is_the_same_in_another_process() -> None:
    program = (
        "from tms.language.conversion.rules import Level, Rule, RuleSet\n"
        "print(RuleSet([Rule('中国', '中國', Level.ARTICLE, 'rule:1')]).version)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == RuleSet([CN]).version


RULES = st.lists(
    st.builds(Rule, st.text("甲乙丙丁 ", min_size=1, max_size=4), st.text("子丑", max_size=3), st.sampled_from(Level))
)


@given(rules=RULES, text=st.text("甲乙丙丁", max_size=12), data=st.data())
def test_what_is_found_is_in_order_and_does_not_overlap(rules: list[Rule], text: str, data: st.DataObject) -> None:
    starts = data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=2)) if text else set()
    places = [PlaceRule(start, start + 1, "寅") for start in starts]
    at = 0
    decisions = RuleSet(rules).find(text, places)
    for one in decisions:
        assert at <= one.start < one.end <= len(text)
        at = one.end
    assert {one.start for one in decisions if one.level is None} == starts


@given(shared=RULES, narrow=RULES, text=st.text("甲乙丙丁 ", max_size=12))
def test_rules_over_shared_ones_are_the_same_set_as_all_of_them_made_at_once(
    shared: list[Rule], narrow: list[Rule], text: str
) -> None:
    over, once = RuleSet(narrow, RuleSet(shared)), RuleSet([*shared, *narrow])
    assert (over.find(text), over.version, len(over)) == (once.find(text), once.version, len(once))
    assert over == once
    assert set(over) == set(once)


def test_a_rule_over_shared_ones_takes_the_place_of_the_shared_one_and_leaves_it_to_others() -> None:
    shared = RuleSet([Rule("中国", "中國", Level.PUBLICATION), SEA])
    over = RuleSet([Rule("中国", "華", Level.TOPIC)], RuleSet([Rule("中国", "華夏", Level.ARTICLE)], shared))
    assert found(over, "南中国海和中国") == [("南中国海", "南海"), ("中国", "華夏")]
    assert found(shared, "南中国海和中国") == [("南中国海", "南海"), ("中国", "中國")]
