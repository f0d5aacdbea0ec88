"""Sentences that are hard to compare: parity and the checks are silent while they are right, and find each error."""

from itertools import permutations

from tests.checks.parity.hard_news import VERSIONS, Error, Sentence, sentences
from tms.checks import CheckedText, Finding, check

QUANTITIES = ("numbers", "percentages", "currencies", "dates")


def told(sentence: Sentence, error: Error | None = None) -> set[tuple[str, tuple[str | None, ...]]]:
    found = sentence.said(error)
    return {(one.code, tuple(side.words if side else None for side in one.sides)) for one in found}


def checked(sentence: Sentence, source: int, target: int, text: str) -> list[Finding]:
    locales = sentence.locales
    asked = CheckedText(
        1, sentence.texts[source], locales[source], None, text, locales[target][:7], region=locales[target]
    )
    return check(asked, families=QUANTITIES)


def test_there_are_enough_of_them_in_each_version() -> None:
    errors = [error for sentence in sentences() for error in sentence.errors]
    assert all(sum(error.version == version for error in errors) >= 50 for version in range(len(VERSIONS)))


def test_parity_says_nothing_of_what_is_right() -> None:
    assert [told(sentence) for sentence in sentences() if told(sentence)] == []


def test_parity_finds_each_error_but_those_that_are_marked() -> None:
    wrong = [
        (sentence.texts[error.version], error)
        for sentence in sentences()
        for error in sentence.errors
        if bool(told(sentence, error)) is error.is_missed
    ]
    assert wrong == []


def test_the_checks_say_nothing_of_what_is_right() -> None:
    found = [
        (sentence.texts[0], finding.words)
        for sentence in sentences()
        for source, target in permutations(range(len(VERSIONS)), 2)
        for finding in checked(sentence, source, target, sentence.texts[target])
    ]
    assert found == []


def test_the_checks_find_nearly_every_error_beside_the_source_alone() -> None:
    """Of two texts, neither tells which of two 元 is meant; and what is said twice is not counted."""
    tried = [
        bool(checked(sentence, source, error.version, sentence.wrong(error)[error.version]))
        for sentence in sentences()
        for error in sentence.errors
        for source in range(len(VERSIONS))
        if source != error.version
    ]
    assert sum(tried) >= 0.95 * len(tried), (sum(tried), len(tried))
