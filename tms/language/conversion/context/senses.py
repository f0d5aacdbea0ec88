"""Words of the mainland that Taiwan has several words for, by their sense: 文件 is 檔案 on a disk, and 文件 on a desk.

    senses("文件打不开", …)   → 檔案 for 文件

A dictionary has one word for it, or leaves it alone. What stands around tells which is meant: first what a row of
``senses.tsv`` looks for, and where none finds anything, the row without a pattern. That one may leave it to what was
learned from Taiwan's own texts (``learned.py``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tms.language.conversion.context.hint import Hint, Word, own_rows, touching
from tms.language.conversion.context.learned import likeliest
from tms.language.conversion.context.probable import crossed, is_likely
from tms.language.conversion.dictionaries import entries
from tms.language.conversion.dictionary_pass import SEPARATOR, Keys
from tms.language.conversion.engine import run

_AROUND = 30
"""Characters on each side in which a pattern looks."""

_LINE = "\n"

_OF_TAIWAN, _VOCABULARY, _TO_SIMPLIFIED = "s2twp", "TWPhrases.txt", ("t2s",)

_LEARNED, _LIKELY = "learned", "likely"
"""What was learned chooses among a row's values: where it is not sure people are asked, or never."""


_TRADE = re.compile(r"\{([a-z]+)\}")


class _Sense(NamedTuple):
    values: tuple[str, ...]
    asked: str
    pattern: re.Pattern[str] | None


@cache
def _table() -> dict[str, list[_Sense]]:
    table: dict[str, list[_Sense]] = {}
    trades = {name: f"^(?=.*(?:{pattern}))" for name, pattern in own_rows("surroundings.tsv", 2)}
    for words, values, asked, pattern in own_rows("senses.tsv", 4):
        for word in words.split(" "):
            table.setdefault(word, []).append(_Sense(tuple(values.split(" ")), asked, _compiled(pattern, trades)))
    return table


def _compiled(pattern: str, trades: Mapping[str, str]) -> re.Pattern[str] | None:
    """The pattern of a row, in which {computing} says that the sentence is of that trade; None for no pattern."""
    return re.compile(_TRADE.sub(lambda name: trades[name[1]], pattern)) if pattern else None


@cache
def _keys() -> tuple[Keys, tuple[str, ...]]:
    """The words of the table, and the longer phrases of the region's vocabulary that have one: those know better."""
    words = _table().keys()
    any_word = re.compile("|".join(map(re.escape, words)))
    simplified = run("\n".join(entries(_VOCABULARY)), _TO_SIMPLIFIED).split("\n")
    phrases = {phrase for phrase in simplified if phrase not in words and any_word.search(phrase)}
    found = (*words, *sorted(phrases))
    return Keys(SEPARATOR.join(found).encode()), found


def senses(plain: str, known: Sequence[Word], steps: tuple[str, ...]) -> Iterator[Hint]:
    """The words of the table on the way to Taiwan's, where no longer word has them and none lies across an edge."""
    if not steps or not steps[0].startswith(_OF_TAIWAN):
        return
    keys, words = _keys()
    for number, start, end in keys.find(plain):
        rows = _table().get(words[number])
        if rows is None or crossed(plain, start, end) or _is_within(plain, known, start, end):
            continue
        around = _around(plain, start, end)
        sense = next((row for row in rows if row.pattern is None or row.pattern.search(around)), None)
        if sense is not None:
            value, is_asked = sense.values[0], sense.asked == "yes"
            if sense.asked in {_LEARNED, _LIKELY}:
                value, is_unsure = likeliest(words[number], sense.values, around)
                is_asked = is_unsure and sense.asked == _LEARNED
            yield Hint(start, end, value, True, is_asked, end, False)


def _around(plain: str, start: int, end: int) -> str:
    """What stands around on the same line, with ＠ for the word."""
    before = plain[max(0, start - _AROUND) : start].rpartition(_LINE)[2].replace("＠", " ")
    return f"{before}＠{plain[end : end + _AROUND].partition(_LINE)[0].replace('＠', ' ')}"


def _is_within(plain: str, known: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word of the dictionary has the stretch and more, or lies across its edge.

    One across its edge is none where the stretch is the likelier word: 好出 in 利好|出口, 在台 in 在|台历.
    """
    meeting = [(low, high) for low, high in touching(known, start, end) if low < start < high or low < end < high]
    return any(low <= start and end <= high for low, high in meeting) or (
        bool(meeting) and not is_likely(plain, start, end)
    )


def has_senses(written: str) -> bool:
    """Whether the table has the word."""
    return written in _table()


def values_of_senses(written: str) -> tuple[str, ...]:
    """What a word of the table can become, in the table's order; nothing for any other."""
    return tuple(dict.fromkeys(value for row in _table().get(written, ()) for value in row.values))
