"""Text that is in another script than was expected is recognised before a conversion damages it."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given

from tests.corpus import corpus
from tests.language.texts import marked_news
from tests.shared_data import SHARED, needs_shared
from tms.language.conversion.detection import Recognised, script_report

HANS, HANT, TW = "zh-Hans", "zh-Hant", "zh-Hant-TW"


@pytest.mark.parametrize(
    ("text", "expected", "recognised", "source"),
    [
        ("我们在北京", HANS, Recognised.AS_EXPECTED, HANS),
        ("范先生說皇后在村里", HANS, Recognised.OTHER, HANT),
        ("范先生", HANS, Recognised.UNDECIDED, HANS),
        ("Brexit 2024", TW, Recognised.UNDECIDED, TW),
        ("我們在北京", TW, Recognised.AS_EXPECTED, TW),
        ("我们在北京", TW, Recognised.OTHER, HANS),
        ("他们说《臺灣》", HANS, Recognised.MIXED, HANS),
        ("他們說范先生的话題", HANS, Recognised.MIXED, HANT),
    ],
)
def test_telling_characters_decide(text: str, expected: str, recognised: Recognised, source: str) -> None:
    report = script_report(text, expected)
    assert (report.recognised, report.source) == (recognised, source)
    assert report.is_other == (source != expected)


def test_the_other_script_is_reported_with_its_places() -> None:
    assert script_report("他们说《臺灣》，記者", HANS).foreign == ((4, 6), (8, 9))
    assert script_report("他們的问题", TW).foreign == ((3, 5),)


def test_english_has_no_script() -> None:
    with pytest.raises(ValueError, match="no script"):
        script_report("we", "en")


@given(text=marked_news())
def test_what_is_foreign_to_one_script_is_own_to_the_other(text: str) -> None:
    hans, hant = script_report(text, HANS), script_report(text, TW)
    places = {at for start, end in (*hans.foreign, *hant.foreign) for at in range(start, end)}
    assert all(text[at] in "头发信息时代出租车軟件中国年" for at in places)
    assert (hans.recognised is Recognised.OTHER) == bool(hans.foreign and not hant.foreign)


def assert_none_is_taken_for_the_other(pairs: Iterable[tuple[str, str]]) -> None:
    reports = [script_report(text, tag) for pair in pairs for text, tag in zip(pair, (HANS, TW), strict=True)]
    assert [report for report in reports if report.is_other] == []
    assert sum(report.recognised is Recognised.AS_EXPECTED for report in reports) > 0.97 * len(reports)


def test_no_line_of_an_article_is_taken_for_the_other_script() -> None:
    sentences = [sentence for article in corpus() for sentence in article.sentences]
    assert_none_is_taken_for_the_other((sentence.hans, sentence.hant) for sentence in sentences)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=needs_shared(file), id=file)
        for file in ("news/ntrex/ntrex.dev.jsonl", "conversion/ud_gsd.dev.jsonl", "triples/triples.dev.jsonl")
    ],
)
def test_no_line_that_people_wrote_is_taken_for_the_other_script(file: str) -> None:
    rows = [json.loads(line) for line in (SHARED / file).read_text(encoding="utf-8").splitlines()]
    assert_none_is_taken_for_the_other((row["zh_hans"], row["zh_hant"]) for row in rows)
