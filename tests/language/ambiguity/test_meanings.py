"""Meanings and example words of the candidates."""

import pytest

from tests.language.ambiguity.test_cases import found
from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities, meanings
from tms.language.ambiguity.lexicon import lexicon
from tms.language.ambiguity.tables import own_rows
from tms.language.conversion import RuleSet, convert


def test_each_candidate_has_its_meaning_and_words() -> None:
    (flag,) = found("合约成立后，")
    after, queen = meanings(flag, source=ZH_HANS, target=ZH_HANT_TW)
    assert (after.candidate, after.meaning, after.words[:2]) == ("後", "after, behind", ("然後", "以後"))
    assert (queen.candidate, queen.meaning, queen.words[:2]) == ("后", "queen, empress", ("皇后", "太后"))


def test_words_are_written_as_the_region_writes() -> None:
    (flag,) = find_ambiguities("塔里克到访", source=ZH_HANS, profile=ZH_HANT_HK, rules=RuleSet())
    assert meanings(flag, source=ZH_HANS, target=ZH_HANT_HK)[0].words[0] == "心裏"


def test_where_nobody_wrote_examples_the_dictionary_has_them() -> None:
    (flag,) = [flag for flag in found("她把票投进签箱，又在卷内标注") if flag.source == "卷"]
    roll = next(one for one in meanings(flag, source=ZH_HANS, target=ZH_HANT_TW) if one.candidate == "捲")
    assert len(roll.words) == 4
    assert all("捲" in word for word in roll.words)


def test_a_word_has_no_examples() -> None:
    (flag,) = found("女儿自制了奖状")
    assert {one.words for one in meanings(flag, source=ZH_HANS, target=ZH_HANT_TW)} == {()}


@pytest.mark.parametrize(("script", "character", "value", "gloss", "words"), list(own_rows("examples.tsv", 5)))
def test_each_example_of_ours_is_written_with_its_value(
    script: str, character: str, value: str, gloss: str, words: str
) -> None:
    source, target = (ZH_HANS, ZH_HANT_TW) if script == "hans" else (ZH_HANT_TW, ZH_HANS)
    known = lexicon(source, target)
    assert known is not None
    assert gloss
    for word in words.split():
        assert convert(word, source=source, target=target, vocabulary=False)[word.index(character)] == known.form(value)
