"""OpenCC itself, which says what a conversion without decisions of ours must say, and real text to ask it about."""

import re
from functools import cache
from pathlib import Path

import opencc

CONFIGURATIONS = (
    "s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", "s2hkp", "hk2sp", "t2tw", "t2hk", "tw2t", "hk2t",
)  # fmt: skip
"""All that the product uses; the last four lead from one Traditional locale to another."""

DATA = Path(__file__).parents[3].parent / "shared" / "data"

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
    found: dict[str, None] = {}
    for path in sorted(DATA.rglob("*")):
        if not path.is_file():
            continue
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for line in lines:
            found.update((piece, None) for piece in (line, *_CLAUSE_END.split(line)) if _HAN.search(piece))
    return tuple(found)
