"""Currencies: their ISO 4217 codes, and how news calls them in each language.

The table has, per currency: English names (singular/plural, the first is the one that is written), symbols, Chinese
names as found (in simplified characters, of every region), and what is written after a number for zh-Hans, TW and HK.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of the table."""

    code: str
    english: tuple[tuple[str, str], ...]
    symbols: tuple[str, ...]
    chinese: tuple[str, ...]
    written: tuple[str, str, str]


@cache
def currencies() -> dict[str, Currency]:
    """All by their code."""
    lines = files(__package__).joinpath("currencies.tsv").read_text("utf-8").splitlines()
    return {row.code: row for row in map(_row, lines[1:])}


def _row(line: str) -> Currency:
    code, english, symbols, chinese, hans, taiwan, hong_kong = line.split("\t")
    names = (name.partition("/") for name in english.split("|"))
    return Currency(
        code,
        tuple((one, many or one + "s") for one, _, many in names),
        tuple(filter(None, symbols.split("|"))),
        tuple(chinese.split("|")),
        (hans, taiwan, hong_kong),
    )


@cache
def codes_of_english_names() -> dict[str, str]:
    """Lower-case English names, singular and plural, with the code that each stands for."""
    return {name.lower(): row.code for row in currencies().values() for both in row.english for name in both}


@cache
def codes_of_chinese_names() -> dict[str, str]:
    """Chinese names in simplified characters, with the code that each stands for; 元 alone is not among them."""
    return {name: row.code for row in currencies().values() for name in row.chinese}


@cache
def codes_of_symbols() -> dict[str, str]:
    """$, NT$, € and so on, and the ISO codes themselves as they stand before a number; "" for ¥, yen or yuan."""
    found = {symbol: row.code for row in currencies().values() for symbol in row.symbols}
    return {**{code: code for code in currencies()}, **found, "¥": "", "￥": "", "RMB": "CNY", "Rs": "INR"}


def alternatives(words: dict[str, str] | list[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
