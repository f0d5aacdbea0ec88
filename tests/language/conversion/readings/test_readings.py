"""What the reader of sentences decides where the dictionary's first value, or its longest phrase, is another word."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive
from tms.language.conversion.engine import run
from tms.language.conversion.readings import readings
from tms.language.conversion.readings.reader import LONGEST_WORD, UNKNOWN, segment
from tms.language.conversion.readings.table import hash_of, packed, unpacked, word_costs
from tms.language.new_publication import convert_as_article

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
APART = [
    ("电视频道", "電視頻道"),
    ("电视频繁出现", "電視頻繁出現"),
    ("多数据称不满", "多數據稱不滿"),
    ("少数据点之争", "少數據點之爭"),
    ("今年也门庭冷落", "今年也門庭冷落"),
    ("印太后续行动", "印太後續行動"),
    ("亚太后来居上", "亞太後來居上"),
    ("缩短发车间隔", "縮短發車間隔"),
    ("外界面对压力", "外界面對壓力"),
    ("世界面临危机", "世界面臨危機"),
    ("各界面临挑战", "各界面臨挑戰"),
    ("女皇后悔了", "女皇後悔了"),
    ("体内存有毒素", "體內存有毒素"),
    ("第一只基金", "第一檔基金"),
]
"""Words that meet, of which a dictionary takes another one out."""

SPELT = [("折叠手机", "摺疊手機"), ("销毁文件", "銷毀文件"), ("行李托运", "行李託運")]


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


def _cheapest(text: str, low: int, high: int) -> int:
    """Of all ways to cut it into words of at most five characters, each asked of the table by itself."""
    costs = [0]
    for end in range(1, len(text) + 1):
        costs.append(
            min(
                costs[start] + cost
                for start in range(max(0, end - LONGEST_WORD), end)
                if not (start <= low < high <= end and end - start > high - low)
                and (cost := word_costs().get(hash_of(text[start:end])) or (UNKNOWN if end - start == 1 else 9_999))
            )
        )
    return costs[-1]


@pytest.mark.parametrize(
    "text", ["改变量子力学的看法", "他在出租车里听电视频道", "𠮷野家在A座3楼", "第一只护发素要冲干净"]
)
def test_no_other_cut_is_cheaper(text: str) -> None:
    places = [(0, 0), *((low, high) for low in range(len(text)) for high in range(low + 1, len(text) + 1))]
    for low, high in places:
        words = segment(text, low, high)
        assert sum(word_costs().get(hash_of(text[a:b])) or UNKNOWN for a, b in words) == _cheapest(text, low, high)


def test_a_table_is_what_was_packed() -> None:
    numbers = {hash_of("制"): -127, hash_of("製"): 127, 0: 1, 0xFFFFFFFF: 5}
    table = unpacked(packed(numbers))
    assert {key: table.get(key) for key in numbers} == numbers
    assert table.get(hash_of("no")) == 0


@pytest.mark.parametrize(("text", "expected"), APART)
def test_words_that_meet_stay_words(text: str, expected: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


@pytest.mark.parametrize("target", [ZH_HANT_TW, ZH_HANT_HK])
@pytest.mark.parametrize(("text", "expected"), SPELT)
def test_a_word_has_one_spelling_in_a_region(text: str, expected: str, target: str) -> None:
    assert convert_as_article(text, source=ZH_HANS, target=target) == expected


def test_a_phrase_that_a_longer_word_has_is_a_word_of_it() -> None:
    assert segment("电视频道") == ((0, 4),)
    assert segment("电视频道", 1, 3) == ((0, 2), (2, 4))
