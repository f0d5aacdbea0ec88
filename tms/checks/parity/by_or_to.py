"""By how much something changed, or to what: a fine that rises to 500 pounds does not 提高500英镑."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity, agree
from tms.language.numbers.chinese.shape import shaped

_VERB = (
    r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own)|climb(?:s|ed)?|jump(?:s|ed)?|rais(?:e|es|ed)"
    r"|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)"
    r"|shr(?:ank|unk|ink)|cut|lower(?:s|ed|ing)?|slip(?:s|ped)?)\b"
)
_LEAD = (
    r"(?: (?:about|around|some|nearly|just|over|under|more than|a|as (?:much|many|low|high) as))*"
    r" ?(?:[A-Z]{0,3}[$€£¥])?"
)
_BY = re.compile(rf"{_VERB}(?:[^.,;]{{0,24}} by)?{_LEAD} ?$", re.IGNORECASE)
_TO = re.compile(
    rf"{_VERB}[^.,;\d]{{0,24}}(?<! due)(?<! up) to{_LEAD} ?$"
    rf"|{_VERB}[^.;]{{0,60}}? from{_LEAD} ?\d[\d.,]*(?: ?%| (?!to\b)[a-z]+){{0,3}} to{_LEAD} ?$",
    re.IGNORECASE,
)
_TO_BEFORE_FROM = (
    re.compile(rf"(?:{_VERB}|\b(?:up|down))[^.,;\d]{{0,24}} to{_LEAD} ?$", re.IGNORECASE),
    re.compile(r"(?: (?!to\b|by\b)[a-z]+){0,4} from\b"),
)
"""Up to $17 an hour from $15."""
_VERB_CHINESE = (
    "(?:提高|提升|增加|增长|成长|上升|上涨|上调|调升|调涨|下降|下跌|下调|调降|下滑|降低|减少|缩减|减|升|涨|降|跌|增)"
)
_LEAD_CHINESE = "(?:[约近逾]|超过|将近|多达|高达|不到)?(?:[美欧港]元|新台币)?"
_BY_CHINESE = re.compile(rf"{_VERB_CHINESE}了?{_LEAD_CHINESE}\s?$")
_TO_CHINESE = re.compile(rf"{_VERB_CHINESE}[至到为成]了?(?:原来的|此前的|原先的)?{_LEAD_CHINESE}\s?$")
_BEFORE = 100
_KINDS = frozenset((Kind.NUMBER, Kind.PERCENT, Kind.MONEY))
_SHAPES = str.maketrans("長調漲減約過將達為來縮時準", "长调涨减约过将达为来缩时准")


def compare_by_or_to(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """At most one: a figure to which something changed in one version, and by which in another."""
    changes = [
        list(_changes(text or "", its, chinese=is_chinese(locale)))
        for text, its, locale in zip(plains, said, locales, strict=True)
    ]
    for one, other in combinations(range(len(plains)), 2):
        for mine, is_by in changes[one]:
            theirs = [(each, by) for each, by in changes[other] if agree(mine, each)]
            if not theirs or any(by == is_by for _, by in theirs):
                continue
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, each) in enumerate(((one, mine), (other, theirs[0][0]))):
                sides[at] = Side((plains[at] or "")[each.start : each.end], each.start, each.end, camp)
            return [Disagreement(row, Family.NUMBERS, "numbers.change", tuple(sides))]
    return []


def _changes(text: str, quantities: Sequence[Quantity], *, chinese: bool) -> Iterator[tuple[Quantity, bool]]:
    """The figures that tell how something changed, and whether they tell by how much."""
    read = shaped(text).translate(_SHAPES) if chinese else text
    by, to = (_BY_CHINESE, _TO_CHINESE) if chinese else (_BY, _TO)
    for one in quantities:
        if one.kind not in _KINDS or one.is_approximate:
            continue
        before = read[max(0, one.start - _BEFORE) : one.start]
        if to.search(before) or (not chinese and _is_before_from(text, one, before)):
            yield one, False
        elif by.search(before):
            yield one, True


def _is_before_from(text: str, one: Quantity, before: str) -> bool:
    to, from_ = _TO_BEFORE_FROM
    return to.search(before) is not None and from_.match(text, one.end) is not None
