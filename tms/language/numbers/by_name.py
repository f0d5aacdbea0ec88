"""Figures that a text tells by a name: 双十一 is November 11, a minor is under 18, the year ending in March 2026."""

import re

from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_FEASTS = {
    (1, 1): "元旦|新年第一天|new year[’']s day",
    (2, 14): "情人[节節]|valentine",
    (2, 28): "二二八|228",
    (3, 8): "三八|[妇婦]女[节節]|women[’']s day",
    (4, 1): "愚人[节節]|april fool",
    (5, 1): "五一|[劳勞][动動][节節]|may day|labou?r day",
    (5, 4): "五四|may fourth",
    (6, 1): "六一|[儿兒]童[节節]|children[’']s day",
    (6, 4): "六四|tiananmen",
    (6, 18): "618|六一八",
    (7, 1): "七一|canada day",
    (7, 4): "[独獨]立日|independence day|fourth of july",
    (7, 14): "巴士底|bastille",
    (8, 1): "八一",
    (9, 11): "九一一|9[·/]?11",
    (9, 18): "九一八",
    (10, 1): "十一|[国國][庆慶]|national day",
    (10, 10): "[双雙]十|[国國][庆慶]|double ten|national day",
    (10, 31): "[万萬][圣聖]|halloween",
    (11, 11): "[双雙]十一|[双雙]11|光棍|singles[’']? day|armistice|remembrance day|veterans day",
    (12, 12): "[双雙]十二|[双雙]12",
    (12, 24): "平安夜|[圣聖][诞誕]夜|[圣聖][诞誕]前夕|christmas eve",
    (12, 25): "[圣聖][诞誕]|christmas",
    (12, 26): "[节節][礼禮]日|boxing day",
    (12, 31): "跨年|除夕|new year[’']s eve|year[- ]end|年底|年末",
}
_OF_A_DAY = {day: re.compile(words, re.IGNORECASE) for day, words in _FEASTS.items()}
_OF_AGE = re.compile(r"成年|\b(?:minors?|underage|under-age|juveniles?|adults?|adulthood)\b", re.IGNORECASE)
_ADULT = 18
_YEAR_ENDS = re.compile(
    r"\b(?:fiscal|financial) (?:year|20\d\d)|\byear (?:ending|ended|to|that ends|ends)\b"
    r"|财年|財年|财政年度|財政年度|會計年度|会计年度",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:至|到|[-–—~～]|to|through)\s?")
_WHOLLY = re.compile("百分之?百")
_OTHER_CLOCK = re.compile(
    r"[（(][^（()）]{0,40}?(?:时间|時間|\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|JST|HKT|KST|IST)\b|\btime\b)[^（()）]{0,40}?[)）]"
)


def is_told_by_name(one: Quantity, text: str, other: str) -> bool:
    """Whether the other text tells the figure, or what it ends, by a name."""
    value = one.value
    if one.kind is Kind.NUMBER:
        return one.size == _ADULT and _OF_AGE.search(other) is not None
    if not isinstance(value, PartialDate) or value.month is None:
        return False
    if value.day is not None:
        feast = _OF_A_DAY.get((value.month, value.day))
        return feast is not None and feast.search(other) is not None
    return _YEAR_ENDS.search(other) is not None and _TO.match(text, one.end) is not None


def is_said_beside(one: Quantity, text: str) -> bool:
    """Whether the figure is a way of speaking (百分之百), or a time by another clock that stands in brackets."""
    if one.kind is Kind.PERCENT:
        return _WHOLLY.fullmatch(text[one.start : one.end]) is not None
    if one.kind not in (Kind.TIME, Kind.DATE, Kind.WEEKDAY):
        return False
    return any(found.start() < one.start < found.end() for found in _OTHER_CLOCK.finditer(text))
