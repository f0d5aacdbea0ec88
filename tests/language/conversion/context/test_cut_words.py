"""Phrases of the region's vocabulary that lie across two words of a sentence."""

from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in
from tms.language.new_publication import convert_as_article

_LINES = Path(__file__).with_name("cut_words.tsv").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_phrase_holds_where_it_cuts_no_likelier_words(text: str, expected: str) -> None:
    assert expected in convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("协议内存在漏洞", ("內存在", "記憶體在")),
        ("他的命令行为违反了军规", ("命令行為", "命令列為")),
        ("报销单位和个人都要签字", ("報銷單位", "報帳單位")),
    ],
)
def test_people_are_asked_where_both_are_about_as_likely(text: str, candidates: tuple[str, ...]) -> None:
    house = PROFILES_BY_TAG[ZH_HANT_TW]
    (asked,) = find_ambiguities(text, source=ZH_HANS, profile=house, rules=with_built_in([], house, ZH_HANS))
    assert asked.candidates == candidates
