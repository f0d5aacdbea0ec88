"""Until when and since when: closed until Friday is not 从周五起关闭, closed since April not 关闭至四月."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Kind, Quantity

_DAYS = frozenset((Kind.DATE, Kind.WEEKDAY))
_BEFORE = 24
_UNTIL = re.compile(r"\b(?:until|till|through) (?:the |late |early |next |this |at least )?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:the |late |early |last )?$", re.IGNORECASE)
_ANY = re.compile(r"\b(?:until|till|through|since)\b", re.IGNORECASE)
_FROM_CHINESE = re.compile("[从自][^，。；至到]{0,3}$"), re.compile("起|以来|开始")
_TO_CHINESE = re.compile("[至到](?:今年|明年|下周|本周|下月|本月)?$"), re.compile("[为之]?止|[，。]|$")
_ANY_FROM, _ANY_TO = re.compile("[从自由起]|以来|开始|才|推迟|延后|延期|展延"), re.compile("[至到]|为止|前")
_OTHERWISE = re.compile(
    r"\b(?:not|no|never|only|cannot|nobody|none|few|rarely|delay\w*|postpon\w*|wait\w*|put off|push\w*"
    r"|from|since|between"
    r"|after|before|defer\w*|extend\w*|mov\w+|reschedul\w+)\b|n[’']t\b",
    re.IGNORECASE,
)

Places = tuple[tuple[int, int], tuple[int, int]]


def compare_until_since(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """At most one: a day until which something lasts in one version, and since which in another."""
    for one, other in permutations(range(len(plains)), 2):
        english, plain = plains[one], plains[other]
        if not english or not plain or is_chinese(locales[one]) or not is_chinese(locales[other]):
            continue
        if _ANY.search(english) is None:
            continue
        for mine, theirs in _until_or_since(english, said[one], run(plain, ("t2s",)), said[other]):
            sides: list[Side | None] = [None] * len(plains)
            sides[one] = Side(english[slice(*mine)], *mine, 0)
            sides[other] = Side(plain[slice(*theirs)], *theirs, 1)
            return [Disagreement(row, Family.OPPOSITES, "opposites.turned", tuple(sides))]
    return []


def _until_or_since(
    english: str, said: Sequence[Quantity], chinese: str, theirs: Sequence[Quantity]
) -> Iterator[Places]:
    """The first day until which something lasts in English and from which it does in (simplified) Chinese, or since."""
    for one in said:
        if one.kind not in _DAYS:
            continue
        before = english[max(0, one.start - _BEFORE) : one.start]
        other = next((each for each in theirs if each.kind is one.kind and each.meaning == one.meaning), None)
        if other is None:
            continue
        led, behind = chinese[max(0, other.start - 6) : other.start], chinese[other.end : other.end + 2]
        rest = english[: max(0, one.start - _BEFORE)] + english[one.end :]
        for words, (lead, after), others in (
            (_UNTIL, _FROM_CHINESE, _ANY_TO),
            (_SINCE, _TO_CHINESE, _ANY_FROM),
        ):
            if words.search(before) is None or _OTHERWISE.search(rest + words.sub("", before)):
                continue
            if lead.search(led) and after.match(behind) and not others.search(chinese):
                yield (one.start, one.end), (other.start, other.end)
                return
