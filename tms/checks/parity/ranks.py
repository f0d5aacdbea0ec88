"""The second largest is not the largest: what one version ranks, and another puts first.

Told only where English has one superlative and Chinese one of the same sort.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.conversion.engine import run

_SORTS = {
    "largest": "大",
    "biggest": "大",
    "most populous": "大|多",
    "highest": "高",
    "tallest": "高",
    "longest": "长",
    "richest": "富",
    "wealthiest": "富",
    "smallest": "小",
    "oldest": "老|古老|久",
    "fastest": "快",
    "deepest": "深",
    "busiest": "繁忙|忙",
}
"""What English and Chinese call it."""
_RANKS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th)|next"
_ENGLISH = re.compile(rf"\b(?P<rank>(?:{_RANKS})[- ](?:the )?)?(?P<word>{'|'.join(_SORTS)})\b", re.IGNORECASE)
_RANKED_OTHERWISE = re.compile(
    rf"\b(?:{_RANKS}|one of|among|after|behind|ranks?|ranked|ranking|top|runner-up|only to|except)\b", re.IGNORECASE
)
_FIRST = "最(?:{word})"
_RANKED = "(?:第[二三四五六七八九十2-9]|次)(?:{word})"
_ANY_FIRST = re.compile("最|第[一1]|首|头号|冠|榜首")
_ANY_RANK = re.compile(
    "第|次[大高长多]|[二三四五六]号|排[名行在]|位[列居]|仅次|居|亚军|季军|老二|前[二三四五十]|其次|之后|以外|之外|除"
)


def compare_ranks(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other in language_pairs(plains, locales):
        text, plain = plains[one] or "", plains[other] or ""
        told = list(_ENGLISH.finditer(text))
        simple = run(plain, ("t2s",)) if len(told) == 1 else ""
        place = _otherwise(text, told[0], simple) if simple and len(simple) == len(plain) else None
        if place is not None:
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, its) in enumerate(((one, told[0]), (other, place))):
                start, end = its.span()
                sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
            yield Disagreement(row, Family.NUMBERS, "numbers.differs", tuple(sides))
            return


def _otherwise(text: str, told: re.Match[str], simple: str) -> re.Match[str] | None:
    """Where the Chinese text puts first what English ranks, or the other way round."""
    word = _SORTS[told["word"].lower()]
    if told["rank"]:
        others, pattern = _ANY_RANK.search(simple), _FIRST
    else:
        others, pattern = _ANY_FIRST.search(simple) or _RANKED_OTHERWISE.search(text), _RANKED
    found = list(re.finditer(pattern.format(word=word), simple))
    return found[0] if len(found) == 1 and not others else None
