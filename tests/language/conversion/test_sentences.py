"""Whole sentences of news, features and talk: what a copy editor of the region would have printed."""

from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in
from tms.language.new_publication import convert_as_article

_WAYS = {"TW": (ZH_HANS, ZH_HANT_TW), "HK": (ZH_HANS, ZH_HANT_HK), "from TW": (ZH_HANT_TW, ZH_HANS)}
_LINES = Path(__file__).with_name("sentences.tsv").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("way", "text", "expected"), ROWS)
def test_a_sentence_is_as_the_region_prints_it(way: str, text: str, expected: str) -> None:
    source, target = _WAYS[way]
    assert convert_as_article(text, source=source, target=target) == expected


def test_what_a_figure_tells_is_no_question() -> None:
    house = PROFILES_BY_TAG[ZH_HANT_TW]
    rules = with_built_in([], house, ZH_HANS)
    assert find_ambiguities("那只ETF下跌，这只股票涨停", source=ZH_HANS, profile=house, rules=rules) == ()
