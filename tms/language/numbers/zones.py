"""The clock that a time of day is told by: 1230 GMT is 20:30 in Beijing, and 8:30 a.m. in New York in summer.

A zone is the hours that its clocks may be ahead of GMT: one, or two where clocks are changed twice a year.
"""

import re

from tms.language.numbers.quantity import ClockTime

_ZONES = {
    (0.0,): (
        r"gmt|utc|greenwich(?: mean)? time",
        "格林[尼威][治尼](?:标准)?时间|(?:世界协调|协调世界|世界标准)时间?|GMT|UTC",
    ),
    (0.0, 1.0): (r"bst|(?:london|british|uk) (?:summer )?time|in london", "(?:伦敦|英国)(?:当地|夏令)?时间|英国夏令时"),
    (1.0, 2.0): (
        (
            "ces?t|(?:central european|paris|berlin|rome|madrid|brussels|swiss|french|german|italian)(?: summer)? time"
            "|in (?:paris|berlin|rome|madrid|brussels|geneva)"
        ),
        "(?:欧洲中部|中欧|巴黎|柏林|罗马|马德里|布鲁塞尔|日内瓦|法国|德国|意大利|西班牙)(?:当地|夏令)?时间",
    ),
    (2.0, 3.0): ("kyiv time|kiev time|in kyiv", "(?:基辅|乌克兰)(?:当地)?时间"),
    (3.0,): ("moscow time|in moscow", "(?:莫斯科|俄罗斯)(?:当地)?时间"),
    (5.5,): (r"ist|india(?:n standard)? time|in (?:delhi|new delhi|mumbai)", "(?:印度|新德里|孟买)(?:当地)?时间"),
    (8.0,): (
        "hkt|sgt|(?:beijing|hong kong|taipei|taiwan|singapore|china) time|in (?:beijing|taipei|hong kong)",
        "(?:北京|香港|台北|台湾|新加坡|中国|我国)时间",
    ),
    (9.0,): ("jst|kst|(?:tokyo|japan|seoul|korea) time|in (?:tokyo|seoul)", "(?:日本|东京|韩国|首尔)(?:当地)?时间"),
    (10.0, 11.0): (
        r"ae[sd]t|(?:sydney|melbourne) time|in (?:sydney|melbourne)",
        "(?:悉尼|雪梨|墨尔本|澳洲东部)(?:当地)?时间",
    ),
    (-5.0, -4.0): (
        r"e[sd]?t|(?:us )?eastern(?: standard| daylight)?(?: time)?|(?:in )?(?:new york|washington)(?: time)?",
        "(?:美[国國]?东部|美东|东部|纽约|华盛顿)(?:标准|夏令|当地)?时间",
    ),
    (-6.0, -5.0): (
        r"c[sd]?t|central(?: time)?|in (?:chicago|houston|dallas)",
        "(?:美国?中部|中部|芝加哥)(?:标准|夏令|当地)?时间",
    ),
    (-8.0, -7.0): (
        r"p[sd]?t|pacific(?: standard| daylight)?(?: time)?|in (?:los angeles|san francisco|seattle)",
        "(?:美国?西部|美西|西部|太平洋|洛杉矶|旧金山|加州)(?:标准|夏令|当地)?时间",
    ),
}
_OFFSETS = list(_ZONES)
_IN_ENGLISH = "|".join(f"(?P<z{at}>{english})" for at, (english, _) in enumerate(_ZONES.values()))
_ENGLISH = re.compile(rf"[ ,]{{1,2}}\(?(?:{_IN_ENGLISH})(?![\w])", re.IGNORECASE)
_ENGLISH_BEFORE = re.compile(
    rf"(?:^|[ ,(])(?:{_IN_ENGLISH}),? (?:at|around|about|by|before|after|from|until) $", re.IGNORECASE
)
_CHINESE = re.compile("|".join(f"(?P<z{at}>{chinese})" for at, (_, chinese) in enumerate(_ZONES.values())))
_LOCAL = re.compile(r"[ ,]{1,2}(?:local time|locally)\b", re.IGNORECASE)
_ANY_CHINESE = re.compile("(?:当地|本地)时间")
_SIMPLE = str.maketrans(
    "時間國東紐華倫標準協調臺灣韓爾歐馬羅頓當際蘇輔烏蘭魯異經",
    "时间国东纽华伦标准协调台湾韩尔欧马罗顿当际苏辅乌兰鲁异经",
)
_BEFORE, _FAR_BEFORE = 20, 40
_OTHER_TIME = re.compile(r"[：:时点點時][^，。；（）()]*$|[，。；（）()]")
_WEEKDAY = re.compile("[（(](?:周|週|星期|礼拜|禮拜)[一二三四五六日天][）)]")
"""In brackets behind a date, between the zone and the time: 北京时间9月18日（周四）2时."""
_MINUTES = 24 * 60


def zone(text: str, start: int, end: int, *, chinese: bool) -> tuple[float, ...] | None:
    """The zone that is named beside a time, empty of "local time"; None where none is named."""
    if not chinese:
        if _LOCAL.match(text, end):
            return ()
        found = _ENGLISH.match(text, end) or _ENGLISH_BEFORE.search(text[max(0, start - _FAR_BEFORE) : start])
        return _OFFSETS[int((found.lastgroup or "z0")[1:])] if found else None
    before = _WEEKDAY.sub("", text[max(0, start - _BEFORE) : start]).translate(_SIMPLE)
    last = next(reversed(list(_CHINESE.finditer(before))), None)
    if (any_ := _ANY_CHINESE.search(before, last.end() if last else 0)) and not _OTHER_TIME.search(before, any_.end()):
        return ()
    if last is None or _OTHER_TIME.search(before, last.end()):
        return None
    return _OFFSETS[int((last.lastgroup or "z0")[1:])]


def days_between(one: ClockTime, its: tuple[float, ...], other: ClockTime, others: tuple[float, ...]) -> set[int]:
    """If two zones' clocks may show the two at once: by how many days the date of the first is ahead."""
    found = set()
    for mine in its:
        for theirs in others:
            minutes = [
                hours * 60 + clock.minute - zone_ * 60
                for clock, zone_ in ((one, mine), (other, theirs))
                for hours in (clock.hour, *([] if clock.is_half_told else [clock.hour + 12]))
            ]
            firsts, seconds = minutes[: 1 + (not one.is_half_told)], minutes[1 + (not one.is_half_told) :]
            found |= {
                round((second - first) / _MINUTES)
                for first in firsts
                for second in seconds
                if (first - second) % _MINUTES == 0
            }
    return found
