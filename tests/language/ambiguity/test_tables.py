"""The tables of risks, values and words agree with the dictionaries."""

import re

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity.house import folded
from tms.language.ambiguity.lexicon import lexicon
from tms.language.ambiguity.risks import risks
from tms.language.ambiguity.tables import own_rows


@pytest.mark.parametrize(
    ("source", "target"),
    [(ZH_HANS, ZH_HANT_TW), (ZH_HANS, ZH_HANT_HK), (ZH_HANT_TW, ZH_HANS), (ZH_HANT_HK, ZH_HANS)],
)
def test_each_risky_character_has_several_values_in_some_region(source: str, target: str) -> None:
    known = lexicon(source, target)
    assert known is not None
    alone = {character for character in risks(source).characters if len(known.choices(known.values(character))) < 2}
    # A region's table may have one form for both values of a character that the other region keeps apart.
    assert len(alone) <= len(risks(source).characters) // 4, alone


def test_patterns_look_around_the_character() -> None:
    for _, character, weight, pattern in own_rows("risks.tsv", 4):
        assert len(character) == 1
        assert 0 < float(weight) <= 1
        re.compile(pattern)
        assert character not in pattern, (character, pattern)


def test_a_default_stands_first_among_the_values() -> None:
    known = lexicon(ZH_HANS, ZH_HANT_TW)
    assert known is not None
    for word in ("总台", "一发", "杰克"):
        ((_, _, values),) = [one for one in known.words(word) if one[:2] == (0, 2)]
        assert len(values) > 1


def test_house_spellings_are_one_word_and_other_pairs_are_two() -> None:
    for one, other in ("臺台", "裏裡", "羣群", "綫線", "週周", "佈布"):
        assert folded(one, "hant") == folded(other, "hant")
    for one, other in ("後后", "髮發", "乾幹", "隻只", "著着", "麵面", "牠它"):
        assert (folded(one, "hant") == folded(other, "hant")) is (one == "著")
