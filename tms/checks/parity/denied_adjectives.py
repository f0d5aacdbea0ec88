"""Adjectives that deny by themselves, and are denied in one version only: not inevitable, 不可避免.

Other denials are counted; here the Chinese word has one that English has none of, so that "not inevitable" and
不可避免 would have one each.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_ADJECTIVES = (
    ("inevitabl[ey]|inescapable|unavoidabl[ey]", "不可避免|无可避免|无法避免|难以避免|在所难免"),
    ("impossible", "不可能"),
    ("irreversible", "不可逆转?|无法逆转"),
    ("indispensable|essential", "不可或缺|必不可少"),
    ("insurmountable", "不可逾越|无法逾越|难以逾越"),
    ("unprecedented", "史无前例|前所未有"),
    ("invincible|unbeatable", "不可战胜|无法战胜|战无不胜"),
    ("unlimited|infinite", "无限|无穷"),
    ("irreplaceable", "不可替代|无可替代|无法替代"),
    ("inseparable", "不可分割|密不可分"),
    ("unthinkable|inconceivable", "不可想象|难以想象|无法想象"),
)
_DENIED = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bnothing|\bno|\bneither|\bnor|\bfar from|\bhardly|\bby no means)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_DENIED_CHINESE = re.compile("(?:[不非未没]|绝非|难说|谈不上|称不上|远未)[^，。；]{0,5}$")
_AROUND, _AROUND_CHINESE = 30, 8
_WORDS = tuple(
    (re.compile(rf"\b(?:{english})\b", re.IGNORECASE), re.compile(chinese)) for english, chinese in _ADJECTIVES
)


def compare_denied_adjectives(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version that have such a word once each."""
    for at, (english, locale) in enumerate(zip(plains, locales, strict=True)):
        if not english or is_chinese(locale):
            continue
        for other, (chinese, its) in enumerate(zip(plains, locales, strict=True)):
            if not chinese or not is_chinese(its) or (places := _places(english, run(chinese, ("t2s",)))) is None:
                continue
            sides: list[Side | None] = [None] * len(plains)
            for version, (start, end) in zip((at, other), places, strict=True):
                sides[version] = Side((plains[version] or "")[start:end], start, end, int(version == other))
            yield Disagreement(row, Family.WORDS, "words.denied", tuple(sides))
            return


def _places(english: str, chinese: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the word stands that only one of the two denies."""
    for words in _WORDS:
        found = [list(pattern.finditer(text)) for pattern, text in zip(words, (english, chinese), strict=True)]
        if len(found[0]) != 1 or len(found[1]) != 1:
            continue
        mine, theirs = found[0][0], found[1][0]
        is_denied = _DENIED.search(english, max(0, mine.start() - _AROUND), mine.start()) is not None
        is_denied_there = (
            _DENIED_CHINESE.search(chinese, max(0, theirs.start() - _AROUND_CHINESE), theirs.start()) is not None
        )
        if is_denied is not is_denied_there:
            return mine.span(), theirs.span()
    return None
