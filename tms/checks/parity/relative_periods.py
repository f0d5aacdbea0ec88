"""Which month, week, year or day is meant from today: next month is not 本月.

Told only where each version means one such period of a kind, and nothing else in it counts from another day: a month
earlier, 前一个月. What was said yesterday may be of today in a paper, and last Monday is a day of this week or the
last one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.conversion.engine import run

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WAYS = {"last": -1, "this": 0, "next": 1}
_CHINESE_WAYS = {"上": -1, "去": -1, "昨": -1, "本": 0, "这": 0, "今": 0, "下": 1, "明": 1}
_ENGLISH = re.compile(
    r"(?<![\w-])(?<!the )(?<!over )(?<!their )(?<!its )(?P<way>last|this|next) (?:coming )?"
    rf"(?:(?P<month>month)|(?P<year>year)|(?P<week>week(?:end)?)|(?P<weekday>{_WEEKDAY})|(?P<day>night(?<=last night)))"
    r"\b(?![-’']s?[- ]old\b)|\b(?P<named>yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_CHINESE = {
    "month": re.compile("(?P<way>[上下本](?=月)|[上下这本](?=个月))个?月"),
    "year": re.compile("(?P<way>[去今明])年"),
    "week": re.compile(
        "(?P<way>[上下这本])(?:个?(?:周|星期|礼拜))(?!岁|年|期刊|刊)(?P<weekday>[一二三四五六日天](?!家|场|连))?"
    ),
    "day": re.compile("(?P<way>[昨今明])(?:[天日晚晨早夜](?!报))"),
}


def _from_another_day(unit: str, more: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{unit}s? (?:ago|earlier|later)|(?:an?|one|the) {unit} (?:before|after)"
        rf"|(?:previous|following|prior|coming|past|same|each|every) {unit}(?:s|end)?"
        rf"|{unit}[- ](?:on|over|to)[- ](?:{unit}|date)|{more})\b",
        re.IGNORECASE,
    )


_NOT_FROM_TODAY = {
    "month": (
        _from_another_day("month", "(?:in|over) the (?:last|next) months?"),
        re.compile("前一?个?月|次月|翌月|隔月|环比|同月|当月|[上下][半一]个?月|本月[上中下]旬[^，。]{0,4}月|每个?月"),
    ),
    "year": (
        _from_another_day(
            "year",
            "(?:fiscal|financial|school|academic|new|lunar) year|(?:last|this|next) (?!year|week|month|night)[a-z]+"
            r"|(?:19|20)\d\d|than last",
        ),
        re.compile("[前后次翌隔同当近每]年|年同期|上年|(?:19|20)[0-9]{2}年|[本上下]年度|新年|跨年|农历|财年|学年"),
    ),
    "week": (
        _from_another_day("week", "from next week"),
        re.compile("前一?(?:个?星期|周)|次周|翌周|隔周|当周|每周|同周"),
    ),
    "day": (
        _from_another_day(
            "day", "next day|today|tonight|this (?:morning|afternoon|evening)|(?:tomorrow|yesterday)[’']s"
        ),
        re.compile("次日|翌日|前[一天日]|隔[天日]|第二天|后天|大后|明星|明日之|明天会更"),
    ),
}
"""What counts from another day than today, in English and in simplified Chinese."""


@dataclass(frozen=True, slots=True)
class _Period:
    """One mention: how far from today, on a day of the week or the whole of it, and where it stands."""

    way: int
    is_weekday: bool
    start: int
    end: int


def compare_relative_periods(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other in language_pairs(plains, locales):
        text, plain = plains[one] or "", plains[other] or ""
        mine = _english(text)
        simple = run(plain, ("t2s",)) if mine else ""
        if not mine or len(simple) != len(plain):
            continue
        for kind, periods in mine.items():
            theirs = _chinese(simple, kind)
            if not _contradict(kind, periods, theirs) or any(
                words.search(its) for words, its in zip(_NOT_FROM_TODAY[kind], (text, simple), strict=True)
            ):
                continue
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, its) in enumerate(((one, periods[0]), (other, theirs[0]))):
                sides[at] = Side((plains[at] or "")[its.start : its.end], its.start, its.end, camp)
            yield Disagreement(row, Family.DATES, "dates.differs", tuple(sides))
            return


def _english(text: str) -> dict[str, list[_Period]]:
    found: dict[str, list[_Period]] = {}
    for place in _ENGLISH.finditer(text):
        if place["named"]:
            kind, way = "day", 1 if place["named"].lower() == "tomorrow" else -1
        else:
            kind = next(kind for kind in ("month", "year", "week", "weekday", "day") if place[kind])
            way = _WAYS[place["way"].lower()]
        is_weekday = kind == "weekday"
        found.setdefault("week" if is_weekday else kind, []).append(_Period(way, is_weekday, *place.span()))
    return found


def _chinese(simple: str, kind: str) -> list[_Period]:
    return [
        _Period(_CHINESE_WAYS[place["way"]], kind == "week" and bool(place["weekday"]), *place.span())
        for place in _CHINESE[kind].finditer(simple)
    ]


def _contradict(kind: str, mine: Sequence[_Period], theirs: Sequence[_Period]) -> bool:
    ways = {each.way for each in mine}, {each.way for each in theirs}
    if len(ways[0]) != 1 or len(ways[1]) != 1 or ways[0] == ways[1]:
        return False
    way, its = next(iter(ways[0])), next(iter(ways[1]))
    if kind == "day" and {way, its} == {-1, 0}:
        return False  # A paper of the next day says so.
    is_weekday = any(each.is_weekday for each in mine)
    return not (kind == "week" and is_weekday and (way, its) in ((-1, 0), (0, 1)))
