"""The worklist on real texts, where the data folder is there."""

import pytest

from tests.benchmarks.fatigue import articles, replayed
from tests.benchmarks.worklist import GOLD, measured, sentences
from tests.language.ambiguity.test_worklist import DIRECTIONS, assert_same_but_for
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import PlaceRule, RuleSet, derive_explained

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/data")


def test_half_of_the_real_errors_are_flagged_at_no_more_than_twelve_flags_in_a_thousand_characters() -> None:
    _, reported = measured(ZH_HANS, ZH_HANT_TW)
    assert reported.errors >= 5
    assert reported.caught >= 0.5 * reported.errors
    assert reported.per_thousand <= 12


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_decision_changes_nothing_beside_its_place_in_real_sentences(direction: tuple[str, str]) -> None:
    source, target = direction
    rules = RuleSet()
    for _, _, hans, hant in list(sentences())[::4]:
        text = hans if source == ZH_HANS else hant
        derived = derive_explained(text, source=source, profile=target, rules=rules).text
        for flag in find_ambiguities(text, source=source, profile=target, rules=rules):
            choices = [(PlaceRule(flag.start, flag.end, choice), flag.target) for choice in flag.candidates]
            choices += [
                (PlaceRule(flag.phrase_start, flag.phrase_end, choice), flag.phrase_targets[0])
                for choice in flag.phrase_targets
            ]
            for place, mine in choices:
                decided = derive_explained(text, source=source, profile=target, rules=rules, places=[place]).text
                assert_same_but_for(derived, decided, mine, place.target)


@pytest.mark.full
def test_a_new_article_asks_a_few_questions_after_twenty() -> None:
    later = sorted(one.questions for one in replayed(articles(1000))[20:])
    assert later[len(later) // 2] <= 5
