"""OpenCC itself, which says what a conversion without decisions of ours must say, and real text to ask it about."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

import opencc

from tests.corpus import corpus
from tests.shared_data import SHARED

CONFIGURATIONS = (
    "s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", "s2hkp", "hk2sp", "t2tw", "t2hk", "tw2t", "hk2t",
)  # fmt: skip
"""All that the product uses; the last four lead from one Traditional locale to another."""

_HAN = re.compile("[㐀-鿿]")
_CLAUSE_END = re.compile(r'(?<=[。！？；，、,.;:：])|["<>|\t]|\\n')


@cache
def opencc_converter(name: str) -> opencc.OpenCC:
    """A configuration of the C++ library, with the rare characters that its own test cases expect."""
    return opencc.OpenCC(name, include_tofu_risk_dictionaries=True)


def by_opencc(text: str, name: str) -> str:
    """What OpenCC makes of a text without NUL characters, where it would stop reading."""
    return str(opencc_converter(name).convert(text))


@cache
def real_lines() -> tuple[str, ...]:
    """Every line with Chinese in the files of ../shared/data, and every clause of it; none of them twice."""
    found: list[str] = []
    for path in sorted(SHARED.rglob("*")):
        with suppress(UnicodeDecodeError, IsADirectoryError):
            found += path.read_text("utf-8").splitlines()
    return _with_clauses(found)


@cache
def own_lines() -> tuple[str, ...]:
    """The same of the articles that were written for the tests."""
    sentences = [sentence for article in corpus() for sentence in article.sentences]
    return _with_clauses([text for sentence in sentences for text in (sentence.hans, sentence.hant)])


def _with_clauses(lines: Iterable[str]) -> tuple[str, ...]:
    pieces = (piece for line in lines for piece in (line, *_CLAUSE_END.split(line)))
    return tuple(dict.fromkeys(piece for piece in pieces if _HAN.search(piece)))
