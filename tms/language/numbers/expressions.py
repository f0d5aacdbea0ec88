"""Fixed expressions that have a figure in one language and none in another: around the clock and 24小时.

A figure inside such an expression is told by whatever else says the same, so that nobody misses it there; beside
another figure of its own sort (48小时) it is as wrong as any.
"""

import re

from tms.language.numbers.quantity import Kind, Quantity

_SAYINGS = tuple(
    re.compile(f"(?:{words})", re.IGNORECASE)
    for words in (
        (
            r"\b(?:a?round[- ]the[- ]clock|24[/-]7|day and night|night and day|at all hours"
            r"|(?:24|twenty-four)(?: hours a day|-hour))\b"
            r"|(?:24|二十四)[个個]?小[时時]|全天候|全天|日以[继繼]夜|夜以[继繼]日|[昼晝]夜|不分日夜|日日夜夜|没日没夜|沒日沒夜"
        ),
        (
            r"\b(?:(?:all[- ]?)?year[- ]round|round[- ]the[- ]year|all (?:the )?year(?: long)?|every day of the year"
            r"|365 days(?: a year)?)\b"
            r"|全年|一年到[头頭]|(?:365|三百六十五)[天日]|一年四季|四季|[终終]年|常年"
        ),
        (
            r"\b(?:24[/-]7|(?:seven|7) days (?:a|per|each|every) week|every day of the week|all week|week-?long)\b"
            r"|(?:7|七)[天日]|整[周週]|全[周週]|一整[周週]"
        ),
        (
            r"\b(?:seven|7) days (?:a|per|each|every) week\b"
            r"|[每天]天|每日|全年[无無]休|全天候|不休息|(?:[无無]|不)休(?:日|假)|[终終]年[无無]休|[无無]休(?=[，。、])"
        ),
        (
            r"\b(?:half[- ]hourly|(?:every|each) half[- ](?:an )?hour|on the hour and half[- ]hour)\b"
            r"|每(?:隔)?(?:30|三十)分[钟鐘]?|每(?:隔)?半[个個]?(?:小[时時]|[钟鐘][头頭])"
        ),
        (
            r"\b(?:quarter[- ]hourly|quarter[- ](?:of an )?hours?|quarter-hours?|(?:15|fifteen)[- ]minutes?)\b"
            r"|(?:15|十五)分[钟鐘]?|一刻[钟鐘]"
        ),
        r"\bthree[- ]quarters of an hour\b|(?:45|四十五)分[钟鐘]?|三刻[钟鐘]|\b(?:45|forty-five)[- ]minutes?\b",
        (
            r"\b(?:a |every )?fortnight(?:ly|s)?\b|(?:14|十四)[天日]|[两兩二2][周週]|[两兩二2][个個](?:星期|[礼禮]拜)"
            r"|半[个個]?月"
        ),
        r"\bhalf (?:of )?(?:the|a|each|every) year\b|(?:一年[中里裡]?(?:有|[约約])?)?(?:6|六)[个個]月|半年",
        r"\b(?:half a day|half[- ]day)\b|(?:12|十二)[个個]?小[时時]|半[天日]",
        r"\bby the dozen\b|(?:12|十二)[个個枚只隻支颗顆件瓶]|打(?=[鸡雞蛋啤装裝出售為为起]|[，。])",
        r"\bbaker[’']s dozen\b|(?:13|十三)[个個枚只隻]",
        r"\b(?:half|half a) century\b|(?:50|五十)[周週]?年|半[个個]?世[纪紀]",
        r"\b(?:(?:a|one) )?thousand[- ](?:miles?|li)\b|千里",
        r"\btwo heads (?:are|being) better than one\b|三[个個]臭皮匠",
        r"\b(?:nine times out of|nine (?:cases )?in|nine out of) ten\b|\bten to one\b|十有八九|十之八九|八九成|九成",
        r"\btwo in the bush\b|[双雙十百][鸟鳥]在林",
        r"\btwo birds with one\b|一石[二两兩][鸟鳥]|一箭[双雙]雕|一[举舉][两兩]得",
        r"\bin time saves nine\b|小洞不[补補]|防微杜[渐漸]|亡羊[补補]牢|未雨",
        r"\bonce bitten,? twice shy\b|一朝被蛇咬[^。]{0,3}十年怕",
        r"\bhour(?:ly|[- ]long)\b|\bon the hour\b|(?:60|六十)分[钟鐘]?|[1一][个個]?小[时時]|整[点點]",
        r"\bmonth[- ]long\b|\b(?:a|the whole|an entire) month\b|(?:30|三十)[天日]|一[个個]月",
        (
            r"\b(?:a|one|full|whole) year\b|\byear-long\b|\b(?:12|twelve) months\b"
            r"|(?:12|十二)[个個]月|(?:整|[为為]期|期限)一年"
        ),
        r"\btwo and a half hours\b|(?:150|一百五十)分[钟鐘]?|[两兩2二][个個]?半小[时時]|2\.5[个個]?小[时時]",
        (
            r"\b(?:fifty-fifty|50[/-]50|even (?:chance|odds)|evenly|coin toss)\b"
            r"|五五|[平均]分|各半|一半一半|对半|對半|50%|百分之五十|五成"
        ),
    )
)
"""Each in English and Chinese."""

_TOLD = frozenset((Kind.NUMBER, Kind.PERCENT, Kind.ORDINAL, Kind.DATE, Kind.TIME))
_OF_TIME = re.compile(
    r"[个個]?(?:[天日周週年月分]|小[时時]|星期)| ?-?(?:day|hour|minute|week|month|year)s?\b", re.IGNORECASE
)


def is_in_a_saying(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure stands in an expression of its text that the other text has too, in its own words."""
    if one.kind not in _TOLD:
        return False
    return any(
        saying.search(other) is not None
        and any(found.start() <= one.start and one.end <= found.end() for found in saying.finditer(text))
        for saying in _SAYINGS
    )


def may_stand_for_a_saying(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure counts hours or days, and the other text has such an expression: round the clock."""
    return _OF_TIME.match(text, one.end) is not None and any(saying.search(other) is not None for saying in _SAYINGS)
