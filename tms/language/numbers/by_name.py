"""Figures that a text tells by a name: 双十一 is November 11, a minor is under 18, the year ending in March 2026."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tms.language.numbers.english.dates import MONTHS
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.feasts import is_feast
from tms.language.numbers.lunar_feasts import told_by_a_lunar_feast
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_OF_AGE = re.compile(r"成年|\b(?:minors?|underage|under-age|juveniles?|adults?|adulthood)\b", re.IGNORECASE)
_ADULT = 18
_SECOND = 2
_YOUTHS = range(10, 24)
"""An under-18 team is U18."""
_YEAR_ENDS = re.compile(
    r"\b(?:fiscal|financial) (?:year|20\d\d)|\byear (?:ending|ended|to|that ends|ends)\b"
    r"|财年|財年|财政年度|財政年度|會計年度|会计年度",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\s?年?(?:财年|財年|财政年度|財政年度|會計年度|会计年度)")
_YEAR_THAT_ENDS = re.compile(
    r"\byear[^.;]{0,12}? (?:ending|ended|ends|to|through)\b[^.;]{0,24}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:至|到|[-–—~～]|to|through)\s?")
_IDIOMS = re.compile(
    r"\beleventh[ -]hour|\b(?:second|first) to none|\bsecond (?:nature|thoughts?|wind|fiddle|guess)|\bsecond-guess\w*"
    r"|\bnumber one\b|\bno\. ?1\b|#1\b|\bcloud nine|\bseventh heaven|\bfifth column|\bthird rail|\bfourth estate"
    r"|\bforty winks|\b(?:at )?sixes and sevens|\bnine lives|\bcatch-22"
    r"|\bno\.? 10\b(?! (?:downing|signal|typhoon|seed|shirt|jersey))|\bsecond (?:leg|innings)\b"
    r"|\b(?:no\. ?)?(?:10|11) downing street\b"
    r"|\bnumber (?:10|ten)\b(?= (?:w(?:ill|ould|as)|ha[sd]|is|did|said|declined|refused|insisted|denied|confirmed"
    r"|officials?|sources?|staff|spokes\w+)\b)"
    r"|\b24[/-]7\b|\b20[/-]20 vision"
    r"|\bten to one|\bzero[- ]tolerance|\bone hundred percent\b|\bback to square one|\bfirst[- ]rate|\bsecond[- ]rate"
    r"|\bthird[- ]rate|\bone in a million|\b(?:an? )?(?:hundred|thousand|million) to one\b"
    r"|\bmillion-dollar question|\bmillion miles|\bdime a dozen|\bsix of one|\bnine times out of ten"
    r"|\bninety-nine times"
    r"|\bdressed to the nines"
    r"|\bhundred and ten percent|\b110 percent|\bsecond chance|\bfour corners|\bseven seas|\bseven wonders"
    r"|\bdouble (?:third|fifth|seventh|ninth|tenth)\b"
    r"|\b[a-z]+ year of (?:the )?(?:reiwa|heisei|showa|taisho|meiji)\b"
    r"|\b(?:zero|nought|0)[- ]to[- ](?:60|sixty)\b(?! per\b)"
    r"|\ba thousand times\b|\bworth a thousand words\b|\btakes two to tango\b|\btwo wrongs (?:do not|don[’']t)\b"
    r"|\bin time saves nine\b|\btwo heads are better\b|\bin the bush\b"
    r"|\bfirst and foremost|\bsecond home|\bfirst hand|\bsecond[- ]hand|\bfirst lad(?:y|ies)",
    re.IGNORECASE,
)
_AROUND = 20
_IN_A_ROW = re.compile(
    "[连連]([二两三四五六七八九十])(?=[涨漲跌升降胜勝败敗冠霸亏虧])"
    r"|([二两三四五六七八九十])[连連](?=[涨漲跌升降胜勝败敗冠霸亏虧])"
)
_HUNDRED = 100
_CENTENARIAN = re.compile(
    "百[岁歲]|(?:不足|不到|近|逾|超)百(?!分)|\\b(?:centenarian|centenary|centennial|(?:an?|one) century)", re.IGNORECASE
)
_RANKS = {1: "冠[军軍]", 2: "[亚亞][军軍]", 3: "季[军軍]", 4: "殿[军軍]"}
_AGES = {
    20: "弱冠",
    30: "而立",
    40: "不惑",
    50: "半百|知天命|知命|[Hh]alf[ -](?:a[ -])?century",
    60: "花甲|耳[顺順]",
    70: "古稀",
    80: "耄耋",
    90: "耄耋|鲐背|鮐背",
    100: "期[颐頤]|百[岁歲]",
}
"""How old somebody is, as Chinese has called it since Confucius."""
_SECOND_WITHIN = re.compile(
    r"(?: (?!(?:most|least|[a-z]+est|half|quarter|place)\b)[a-z’'-]+){1,4} (?:in|within) "
    r"(?:(?!the\b)[a-z]+ )?(?:as many )?(?:[a-z]+|\d+) (?:hours|days|weeks|months|years)\b"
)
_ONCE_MORE = re.compile(
    "(?:再[度次]?|又)(?:[有失添辞辭折少走发發传傳现現爆增遭逢生出见見迎输輸败敗损損]|[^，。；\\d一二三四五六七八九十]{2}){0,2}"
    "(?:了)?(?:[一1][名位个個起次宗例场場]|[度次])|再[度次](?![^，。；]{0,8}[二三四五六七八九十])|又一|另一|第[二2]"
)
"""A second resignation in ten days: 十天内再失一名阁员."""
_MONTHS_OF_A_YEAR = range(1, 13)
_BIRTHDAY = re.compile(r" birthday\b", re.IGNORECASE)
_EXCHANGED = re.compile(r"每|兑|兌|折合|(?:相[当當]|等)[于於]|可[换換]|\b(?:buys?|bought|was worth|is worth)\b")
_GOALLESS = re.compile(r"\b(?:goalless|scoreless|nil-nil|nil-all)\b|互交白卷|零比零|[0０]比[0０]", re.IGNORECASE)
_MAY = re.compile(r"(?<![.!?“\"] )(?<!^)\bMay\b")
_COUPLE = re.compile(r"\b(?:a )?couple (?:of )?(hundred|thousand|million|billion|dozen)\b", re.IGNORECASE)
_COUPLES = {"hundred": 200, "thousand": 2000, "million": 2_000_000, "billion": 2_000_000_000, "dozen": 24}
_TINY = re.compile(r"\b(thousand|million|billion|trillion)ths?\b", re.IGNORECASE)
_TINIES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_HOURS_AND = re.compile(
    r"\b(?P<hours>an?|[a-z]+|\d+) hours?,? (?:and )?(?P<minutes>[a-z]+(?:-[a-z]+)?|\d+)(?: minutes?)?\b"
    r"|(?P<h>\d+|[一二两三四五六七八九十])个?[小時小时]{2}[零又]?(?P<m>\d+)分",
    re.IGNORECASE,
)
_HAN = {character: at for at, character in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2}
_MINUTES = re.compile(r"[ -]minutes?|\s?分", re.IGNORECASE)
_HOUR = 60
_ONE_SPAN = {
    7: (
        re.compile(r"[天日]|[- ]days?\b", re.IGNORECASE),
        re.compile(
            r"\b(?:an?|the|first|last|next|past|previous) (?:first |last |opening )?week\b|[首一][周週]", re.IGNORECASE
        ),
    ),
    24: (
        re.compile(r"[个個]?小[时時]|[- ]hours?\b", re.IGNORECASE),
        re.compile(r"\b(?:a|first|last|next|past|previous) day\b|[首一][天日]", re.IGNORECASE),
    ),
    12: (
        re.compile(r"[个個]月|[- ]months?\b", re.IGNORECASE),
        re.compile(r"\b(?:a|first|last|next|past|previous) year\b|[首一]年", re.IGNORECASE),
    ),
}
"""So many days are a week, hours a day, months a year: in his first week, 上任7天内."""
_OF_A_CLOCK = re.compile("[个個]?(?:小时|小時|分|秒)")
_STOPWATCH = re.compile(r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):(\d\d(?:\.\d+)?)(?![\d:])")
_WHOLLY = re.compile("百分之?百")
_OTHER_CLOCK = re.compile(
    r"[（(][^（()）]{0,40}?(?:时间|時間|\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|JST|HKT|KST|IST)\b|\btime\b)[^（()）]{0,40}?[)）]"
)


def is_told_by_name(one: Quantity, text: str, other: str) -> bool:
    """Whether the other text tells the figure, or what it ends, by a name."""
    value = one.value
    if told_by_a_lunar_feast(one, text, other):
        return True
    if one.kind is Kind.ORDINAL:
        return _is_ordinal_told(one, text, other)
    if _is_fiscal_year_told(one, text, other):
        return True
    if one.kind is Kind.NUMBER:
        return _is_number_told(one, text, other)
    if not isinstance(value, PartialDate) or value.month is None:
        return False
    if value.day is None and value.year is None and _is_named(value.month, other):
        return True
    if value.day is not None:
        return is_feast(value.month, value.day, other)
    return _YEAR_ENDS.search(other) is not None and _TO.match(text, one.end) is not None


def _is_fiscal_year_told(one: Quantity, text: str, other: str) -> bool:
    """2024财年 is the year that ended in March 2025, or in 2024."""
    if _FISCAL.match(text, one.end) is None:
        return False
    year = one.value.year if isinstance(one.value, PartialDate) else one.size
    ends = {int(found[1]) for found in _YEAR_THAT_ENDS.finditer(other)}
    return year is not None and bool(ends & {int(year), int(year) + 1})


def _is_ordinal_told(one: Quantity, text: str, other: str) -> bool:
    value = int(one.size or 0)
    if value in _RANKS and re.search(_RANKS[value], other):
        return True
    if value in _AGES and _BIRTHDAY.match(text, one.end) and re.search(_AGES[value], other):
        return True
    if value == _SECOND and _SECOND_WITHIN.match(text, one.end) and _ONCE_MORE.search(other):
        return True
    return any(_HAN.get(found[1] or found[2]) == value for found in _IN_A_ROW.finditer(other))


@cache
def _month_named(number: int) -> re.Pattern[str]:
    """The month by its name, wherever it stands: the hottest June day. May begins a sentence as another word."""
    names = [name.capitalize() for name, each in MONTHS.items() if each == number]
    return _MAY if "May" in names else re.compile(rf"\b(?:{'|'.join(names)})\b")


def _is_named(month: int, text: str) -> bool:
    return _month_named(month).search(text) is not None


def _is_number_told(one: Quantity, text: str, other: str) -> bool:
    size = one.size
    if size is None:
        return False
    if _is_of_age(size, other):
        return True
    if size == _HUNDRED and _CENTENARIAN.search(other):
        return True
    if size in _AGES and re.search(_AGES[int(size)], other):
        return True
    if size == 0 and _GOALLESS.search(other):
        return True
    if any(_COUPLES[found[1].lower()] == size for found in _COUPLE.finditer(other)):
        return True
    if 0 < size < 1 and any(Fraction(1, 10 ** _TINIES[found[1].lower()]) == size for found in _TINY.finditer(other)):
        return True
    return (
        _is_sum_of_time(one, text, other)
        or _is_of_a_stopwatch(one, text, other)
        or _is_one_span(one, text, other)
        or (text.startswith("月", one.end) and size in _MONTHS_OF_A_YEAR and _is_named(int(size), other))
    )


def _is_of_age(size: Decimal | Fraction, other: str) -> bool:
    """Who is 18 is of age, and a team under 18 is U18."""
    if size == _ADULT and _OF_AGE.search(other):
        return True
    is_team = size in _YOUTHS
    return is_team and re.search(rf"(?<![A-Za-z])U-?{size}(?!\d)|\b[Uu]nder-?{size}s?\b", other) is not None


def _is_one_span(one: Quantity, text: str, other: str) -> bool:
    if one.size not in _ONE_SPAN:
        return False
    behind, whole = _ONE_SPAN[int(one.size)]
    return behind.match(text, one.end) is not None and whole.search(other) is not None


def _is_of_a_stopwatch(one: Quantity, text: str, other: str) -> bool:
    """2小时02分37秒 is 2:02:37."""
    told = [Decimal(each) for found in _STOPWATCH.finditer(other) for each in found.groups() if each]
    return _OF_A_CLOCK.match(text, one.end) is not None and any(one.size == each for each in told)


def _is_sum_of_time(one: Quantity, text: str, other: str) -> bool:
    """65 minutes are an hour and five."""
    if _counts_minutes(one, text) and any(_whole(found) == one.size for found in _HOURS_AND.finditer(other)):
        return True
    # A part of the sum, where the other text tells the sum.
    own = next((found for found in _HOURS_AND.finditer(text) if found.start() <= one.start < found.end()), None)
    whole = _whole(own) if own is not None else None
    return whole is not None and re.search(rf"(?<!\d){whole}(?:[ -]minutes?|\s?分)", other) is not None


def may_stand_for_a_name(one: Quantity, text: str, other: str) -> bool:
    """Whether the other text has a stopwatch's time or the smallest part of something, which this is not or is."""
    if one.kind is not Kind.NUMBER or one.size is None:
        return False
    if _OF_A_CLOCK.match(text, one.end) is not None and _STOPWATCH.search(other) is not None:
        return True
    return 0 < one.size < Fraction(1, _HUNDRED) and _TINY.search(other) is not None


def _counts_minutes(one: Quantity, text: str) -> bool:
    """Whether a number counts minutes."""
    return _MINUTES.match(text, one.end) is not None


def _whole(found: re.Match[str]) -> int | None:
    hours, minutes = found["hours"] or found["h"], found["minutes"] or found["m"]
    both = [_count(word.lower()) for word in (hours, minutes)]
    return None if None in both else (both[0] or 0) * _HOUR + (both[1] or 0)


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in ("a", "an"):
        return 1
    tens, _, ones = word.partition("-")
    if ones:
        return TENS[tens] + ONES[ones] if tens in TENS and ones in ONES else None
    return {**ONES, **TEENS, **TENS, **_HAN}.get(word)


def is_said_beside(one: Quantity, text: str) -> bool:
    """Whether the figure is a way of speaking (百分之百), or a time by another clock that stands in brackets."""
    if one.kind is Kind.PERCENT:
        return _WHOLLY.fullmatch(text[one.start : one.end]) is not None
    if one.kind is Kind.MONEY and one.value == 1:
        return _EXCHANGED.search(text, max(0, one.start - _AROUND), one.end + _AROUND) is not None
    if one.kind in (Kind.ORDINAL, Kind.NUMBER):
        around = max(0, one.start - _AROUND)
        return any(
            around + found.start() <= one.start < around + found.end()
            for found in _IDIOMS.finditer(text[around : one.end + _AROUND])
        )
    if one.kind not in (Kind.TIME, Kind.DATE, Kind.WEEKDAY):
        return False
    return any(found.start() < one.start < found.end() for found in _OTHER_CLOCK.finditer(text))
