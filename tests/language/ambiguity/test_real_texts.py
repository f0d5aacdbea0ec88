"""The worklist on whole texts: articles of our own, and the corpora where they are there."""

from collections.abc import Iterable

import pytest

from tests.benchmarks.fatigue import Article, articles, replayed
from tests.benchmarks.worklist import measured, sentences
from tests.corpus import corpus
from tests.language.ambiguity.test_worklist import DIRECTIONS, assert_same_but_for
from tests.shared_data import needs_shared
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import PlaceRule, RuleSet, derive_explained

GOLD = "conversion/ud_gsd.dev.jsonl"
both_directions = pytest.mark.parametrize("direction", DIRECTIONS)


def own_articles() -> list[Article]:
    return [Article(one.name, tuple((s.hans, s.hant) for s in one.sentences)) for one in corpus()]


def test_few_errors_in_articles_are_not_flagged_at_no_more_than_twelve_flags_in_a_thousand_characters() -> None:
    asked = [outcome for article in own_articles() for outcome in replayed([article])]
    errors, caught = sum(one.errors for one in asked), sum(one.caught for one in asked)
    assert 0 < errors <= 7
    assert errors - caught <= 4
    rules, texts = RuleSet(), [sentence.hans for one in corpus() for sentence in one.sentences]
    flags = sum(len(find_ambiguities(text, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)) for text in texts)
    assert flags * 1000 <= 12 * sum(one.article.length for one in asked)


@needs_shared(GOLD)
def test_few_real_errors_are_not_flagged_at_no_more_than_twelve_flags_in_a_thousand_characters() -> None:
    _, reported = measured(ZH_HANS, ZH_HANT_TW)
    assert reported.errors <= 3
    assert reported.errors - reported.caught <= 2
    assert reported.per_thousand <= 12


def assert_decisions_change_their_places_only(pairs: Iterable[tuple[str, str]], source: str, target: str) -> int:
    """For texts in Simplified and Traditional; says how many decisions were tried."""
    rules, tried = RuleSet(), 0
    for hans, hant in pairs:
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
                tried += 1
    return tried


@both_directions
def test_a_decision_changes_nothing_beside_its_place_in_articles(direction: tuple[str, str]) -> None:
    pairs = [pair for article in own_articles() for pair in article.paragraphs]
    assert assert_decisions_change_their_places_only(pairs, *direction) >= (20 if direction[0] == ZH_HANS else 4)


@needs_shared(GOLD)
@both_directions
def test_a_decision_changes_nothing_beside_its_place_in_real_sentences(direction: tuple[str, str]) -> None:
    pairs = [(hans, hant) for _, _, hans, hant in list(sentences())[::4]]
    assert assert_decisions_change_their_places_only(pairs, *direction) > 0


def test_what_was_answered_in_one_article_is_not_asked_in_the_next() -> None:
    ours = own_articles()
    asked = replayed([*ours, *ours])
    first, again = asked[: len(ours)], asked[len(ours) :]
    assert sum(one.answered for one in first) >= 8
    for before, after in zip(first, again, strict=True):
        assert after.questions <= before.questions - before.answered
        assert after.answered == 0


@pytest.mark.full
@needs_shared("news/ntrex/ntrex.dev.jsonl", "triples/triples.dev.jsonl")
def test_a_new_article_asks_a_few_questions_after_twenty() -> None:
    later = sorted(one.questions for one in replayed(articles(1000))[20:])
    assert later[len(later) // 2] <= 5
