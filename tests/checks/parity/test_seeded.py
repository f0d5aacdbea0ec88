"""Errors that a script puts into clean news are found; the benchmark has the figures on real texts."""

import pytest

from tests.benchmarks.parity.documents import WRITTEN, Document, documents
from tests.benchmarks.parity.measure import alarms, recall
from tests.benchmarks.parity.renamed import RENAMED, RENAMED_KINDS
from tests.benchmarks.parity.seeds import NUMBER_KINDS, TURNED_KINDS, seeds


@pytest.fixture(scope="module")
def news() -> list[Document]:
    return [document for document in documents() if document.collection == WRITTEN]


def test_errors_of_every_kind_are_seeded_and_nearly_all_found(news: list[Document]) -> None:
    seeded = seeds(news, most=20)
    assert {seed.kind for seed in seeded} == {*NUMBER_KINDS, *TURNED_KINDS}
    counted = recall([seed for seed in seeded if seed.kind in NUMBER_KINDS])
    assert sum(found for found, _ in counted.values()) >= 0.95 * sum(of for _, of in counted.values()), counted
    assert all(found for found, _ in counted.values())


def test_of_what_turns_a_sentence_round_most_is_found(news: list[Document]) -> None:
    counted = recall([seed for seed in seeds(news, most=20) if seed.kind in TURNED_KINDS])
    assert all(found >= 0.6 * of for found, of in counted.values()), counted


def test_another_name_and_another_unit_are_mostly_found(news: list[Document]) -> None:
    counted = recall(seeds(news, most=60, kinds=RENAMED))
    assert set(counted) == set(RENAMED_KINDS)
    assert all(found >= 0.75 * of > 0 for found, of in counted.values()), counted


def test_the_same_errors_are_drawn_every_time(news: list[Document]) -> None:
    drawn = [[(seed.kind, seed.row, seed.version, seed.piece) for seed in seeds(news, most=5)] for _ in range(2)]
    assert drawn[0] == drawn[1]


def test_clean_news_raises_few_alarms(news: list[Document]) -> None:
    assert sum(len(alarms(document).found) for document in news) <= 3
