"""What the reader of sentences decides where the dictionary's first value, or its longest phrase, is another word."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive
from tms.language.conversion.engine import run
from tms.language.conversion.readings import readings
from tms.language.conversion.readings.segmentation import segment
from tms.language.conversion.readings.table import hash_of, packed, unpacked

READ = [
    ("考试[制]度改革", "制"),
    ("领导[游]击战", "游"),
    ("里头[发]现了线索", "發"),
    ("买了一套[家]具", "家"),
    ("北京的[胡]同", "胡"),
    ("本国[历]史悠久", "歷"),
    ("包括[发]动机在内", "發"),
    ("拧紧了[发]条", "發"),
    ("双方同意恢[复]谈判", "復"),
]

WHOLE_WORDS = [
    ("改变量子比特的状态", "改變量子"),
    ("少数组织的成员", "少數組織"),
]


def split(marked: str) -> tuple[str, int]:
    at = marked.index("[")
    return marked.replace("[", "").replace("]", ""), at


@pytest.mark.parametrize(("marked", "value"), READ)
def test_the_value_that_people_write(marked: str, value: str) -> None:
    text, at = split(marked)
    (read,) = (one for one in readings(text) if one.at == at)
    assert read.value == value
    assert derive(text, source=ZH_HANS, target=ZH_HANT_TW)[at] == value


@pytest.mark.parametrize("target", [ZH_HANT_TW, ZH_HANT_HK])
@pytest.mark.parametrize(("text", "start"), WHOLE_WORDS)
def test_a_phrase_of_the_vocabulary_cuts_no_words(text: str, start: str, target: str) -> None:
    assert derive(text, source=ZH_HANS, target=target).startswith(start)


def test_the_vocabulary_stands_where_it_cuts_none() -> None:
    assert derive("一个变量和两个数组", source=ZH_HANS, target=ZH_HANT_TW) == "一個變數和兩個陣列"


def test_the_dictionary_stands_where_the_reader_is_not_sure() -> None:
    """Every place at which it reads otherwise and does not say so has the dictionary's value."""
    text = "他们的制度、关系、准入和发动机，都在里头发现"
    said = run(text, ("s2t",))
    unsure = [one for one in readings(text) if not one.stands()]
    derived = derive(text, source=ZH_HANS, target="zh-Hant-TW")
    assert all(derived[one.at] == run(said[one.at], ("t2tw",)) for one in unsure)


def test_shares_make_a_whole() -> None:
    for read in readings("考试制度改革，里头发现干部的头发、钟表和系统"):
        assert sum(share for _, share in read.shares) == pytest.approx(1)
        assert read.sure == max(share for _, share in read.shares)


def test_nothing_is_read_in_other_writing() -> None:
    assert readings("Only English, 1234.") == ()
    assert readings("") == ()


def test_words_are_the_most_frequent_ones() -> None:
    text = "改变量子比特"
    assert [text[start:end] for start, end in segment(text)][:2] == ["改变", "量子"]
    assert "".join(text[start:end] for start, end in segment(text)) == text


def test_a_table_is_what_was_packed() -> None:
    numbers = {hash_of("制"): -127, hash_of("製"): 127, 0: 1, 0xFFFFFFFF: 5}
    table = unpacked(packed(numbers))
    assert {key: table.get(key) for key in numbers} == numbers
    assert table.get(hash_of("no")) == 0
