"""Terms reach DeepL as a glossary: made, changed and taken away, and never in the way of a translation."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.adapters.engines.conftest import Open
from tests.adapters.engines.providers import Loopback, _is_dictionary, mark
from tms.adapters.engines.deepl_glossary import entries_of
from tms.language.engines.interface import EngineRequest, EngineSegment, KnownTerm

TRAIN, PORT = KnownTerm("night train", "夜班列车"), KnownTerm("port", "港口")


def request(terms: Sequence[KnownTerm], target: str = "zh-Hans") -> EngineRequest:
    return EngineRequest(
        (EngineSegment("1", "The night train left the port."),), "en", target, tuple(terms), seconds=10.0
    )


def test_a_glossary_is_made_once_changed_when_other_terms_are_needed_and_taken_away(
    open_engine: Open, loopback: Loopback
) -> None:
    engine = open_engine("deepl")
    for terms in ([TRAIN], [TRAIN], [PORT, TRAIN]):
        engine.translate(request(terms))
    [key] = loopback.glossaries
    assert loopback.managed == ["GET /v3/glossaries", "POST /v3/glossaries", f"PUT /v3/glossaries/{key}/dictionaries"]
    assert [asked["glossary_id"] for asked in loopback.asked] == [key] * 3
    [dictionary] = loopback.glossaries[key]["dictionaries"]
    assert (dictionary["source_lang"], dictionary["target_lang"]) == ("en", "zh")
    assert dictionary["entries"] == "night train\t夜班列车\nport\t港口"
    engine.close()
    assert loopback.glossaries == {}


def test_the_variant_of_the_target_stays_the_translation_s(open_engine: Open, loopback: Loopback) -> None:
    open_engine("deepl").translate(request([KnownTerm("port", "港口")], "zh-Hant-TW"))
    assert loopback.asked[0]["target_lang"] == "ZH-HANT"
    assert loopback.asked[0]["glossary_id"] in loopback.glossaries


def test_without_terms_there_is_no_glossary(open_engine: Open, loopback: Loopback) -> None:
    engine = open_engine("deepl")
    engine.translate(request([]))
    engine.close()
    assert loopback.managed == []
    assert "glossary_id" not in loopback.asked[0]


def test_an_account_that_takes_no_glossary_translates_all_the_same(open_engine: Open, loopback: Loopback) -> None:
    loopback.takes_glossaries = False
    engine = open_engine("deepl")
    for _ in range(2):
        assert engine.translate(request([TRAIN])).targets == {"1": mark("The night train left the port.")}
    assert len(loopback.managed) == 1, "it is not tried again for this document"


def test_a_glossary_that_somebody_deleted_is_done_without(open_engine: Open, loopback: Loopback) -> None:
    engine = open_engine("deepl")
    engine.translate(request([TRAIN]))
    loopback.glossaries.clear()
    assert engine.translate(request([TRAIN])).targets
    assert "glossary_id" not in loopback.asked[-1]


def test_what_a_dead_worker_left_is_taken_away_and_other_people_s_glossaries_are_not(
    open_engine: Open, loopback: Loopback
) -> None:
    old = "2020-01-01T00:00:00.000000Z"
    loopback.glossaries.update(
        {
            "1111": {"name": "Sanwen 00ff", "creation_time": old, "dictionaries": []},
            "2222": {"name": "The house glossary", "creation_time": old, "dictionaries": []},
        }
    )
    engine = open_engine("deepl")
    engine.translate(request([TRAIN]))
    engine.close()
    assert set(loopback.glossaries) == {"2222"}


@pytest.mark.parametrize("term", [("a\tb", "甲"), (" ", "甲"), ("port", "港\n口"), ("x" * 1025, "甲"), ("a", "")])
def test_what_no_glossary_may_hold_is_left_out(term: tuple[str, str]) -> None:
    assert entries_of([KnownTerm(*term), PORT, KnownTerm("port", "口岸")]) in {"port\t港口", "a\t\nport\t港口"[4:]}


@pytest.mark.full
@given(st.lists(st.builds(KnownTerm, st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_whatever_the_terms_are_the_glossary_is_one_that_the_description_allows(terms: list[KnownTerm]) -> None:
    entries = entries_of(terms)
    if entries:
        assert _is_dictionary({"entries": entries, "source_lang": "en", "target_lang": "zh", "entries_format": "tsv"})
