"""What people decided on the worklist: terms at the edge of words, and what a publication's answers settle."""

import pytest

from tests.language.ambiguity.test_cases import found
from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import Reason, find_ambiguities
from tms.language.ambiguity.past_answers import CONFIRMATIONS
from tms.language.conversion import Level, PlaceRule, Rule, RuleSet
from tms.language.conversion.profiles import profile_of


def term(source: str, target: str, key: str = "term:1") -> RuleSet:
    return RuleSet([Rule(source, target, Level.PUBLICATION, key)])


def answers(*pairs: tuple[str, str]) -> RuleSet:
    return RuleSet(Rule(one, other, Level.PUBLICATION, f"rule:{n}") for n, (one, other) in enumerate(pairs))


# Terms whose edge lies inside a word of the dictionary that would have written them otherwise.
CUTTING = [
    ("对于欢案的判决", "于欢", "于歡"),
    ("皇后来了", "后来", "後來"),
    ("他理发展示", "发展", "發展"),
    ("海面粉尘", "面粉", "麵粉"),
    ("人工智能技术", "智能", "智慧"),
]
NOT_CUTTING = [
    ("于欢案的判决", "于欢", "于歡"),
    ("美国总统", "美国", "美國"),
    ("信息时代", "信息", "信息"),
]


@pytest.mark.parametrize(("text", "source", "target"), CUTTING)
def test_a_term_inside_a_longer_word_is_asked(text: str, source: str, target: str) -> None:
    flags = [flag for flag in found(text, rules=term(source, target)) if flag.reason is Reason.TERM_EDGE]
    assert [(flag.source, flag.candidates[0], flag.phrase) for flag in flags] == [(source, target, source)]
    start = text.index(source)
    place = PlaceRule(start, start + len(source), target, "decision:1")
    left = find_ambiguities(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=term(source, target), places=[place])
    assert Reason.TERM_EDGE not in {flag.reason for flag in left}


@pytest.mark.parametrize(("text", "source", "target"), NOT_CUTTING)
def test_a_term_that_is_a_word_or_changes_nothing_is_not_asked(text: str, source: str, target: str) -> None:
    assert found(text, rules=term(source, target)) == ()


def test_a_rule_that_a_person_made_is_not_asked_again() -> None:
    assert found("对于欢案的判决", rules=term("于欢", "于歡", "rule:1")) == ()


PINES = [("老松", "老松"), ("旧松", "舊松"), ("巨松", "巨松"), ("长松", "長松")]
NEW = "院里种着新松。"


def test_a_default_that_several_phrases_confirmed_is_asked_no_more() -> None:
    assert found(NEW)
    assert found(NEW, rules=answers(*PINES[: CONFIRMATIONS - 1]))
    assert found(NEW, rules=answers(*PINES[:CONFIRMATIONS])) == ()


def test_a_default_that_was_ever_refused_is_asked_for_ever() -> None:
    assert found(NEW, rules=answers(*PINES)) == ()
    assert found(NEW, rules=answers(*PINES, ("绳松", "繩鬆")))


def test_what_was_settled_for_one_context_is_not_for_another() -> None:
    confirmed = [(phrase, phrase.replace("后", "後")) for phrase in ("生效后", "去世后", "落成后", "停火后")]
    assert [flag.source for flag in found("窦后登基。", rules=answers(*confirmed))] == ["后"]


def test_terms_settle_nothing() -> None:
    terms = RuleSet(Rule(one, other, Level.PUBLICATION, f"term:{n}") for n, (one, other) in enumerate(PINES))
    assert found(NEW, rules=terms)


def test_a_word_of_several_senses_is_asked_until_a_rule_says_which() -> None:
    (flag,) = found("请大家看代码。")
    assert (flag.source, flag.reason, flag.candidates) == ("代码", Reason.PHRASE, ("代碼", "程式碼"))
    assert found("请大家看代码。", rules=answers(("代码", "程式碼"))) == ()
    assert found("她打开文件夹。") == found("她递上文件。") == ()


def test_candidates_are_written_as_the_house_writes() -> None:
    house = profile_of(ZH_HANT_HK, {"li": "裡"})
    (flag,) = find_ambiguities("塔里克到访", source=ZH_HANS, profile=house, rules=RuleSet())
    assert flag.candidates[0] == flag.target == "裡"
    assert flag.phrase_targets[0] == "塔裡克"
