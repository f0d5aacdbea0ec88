"""Sentences as news has them, written for these tests, and the small changes that a new article makes to them."""

import random
from collections.abc import Iterator

from tms.domain.locales import EN
from tms.language.memory import units

_ENGLISH = (
    ("The ministry said on {day}", "Officials in {place} announced last week", "According to a report by {who}"),
    ("that exports of {thing} had fallen by {n} percent", "that {n} people were still missing after the flood",
     "that the second line would not open before 20{n}", "that prices of {thing} rose for the {n}th month in a row"),
    ("as demand from abroad weakened.", "although {who} had promised the opposite.", "and asked {place} for help.",
     "which critics of the government call a scandal.", "while negotiations in {place} went on."),
)  # fmt: skip
_CHINESE = (
    ("财政部{day}表示，", "{place}官员上周宣布，", "{who}的一份报告显示，", "据当地媒体报道，"),
    ("{thing}出口下降了百分之{n}，", "洪水过后仍有{n}人失踪，",
     "第二条线路要到20{n}年才会开通，", "{thing}价格连续第{n}个月上涨，"),
    ("因为海外需求减弱。", "而{who}曾作出相反的承诺。", "并请求{place}提供帮助。",
     "批评政府的人称之为丑闻。", "与此同时{place}的谈判仍在继续。"),
)  # fmt: skip
_WORDS = {
    EN: {
        "day": ("Monday", "Tuesday", "Friday evening", "the first day of the year"),
        "place": ("Warsaw", "Taipei", "the border province", "Jakarta", "the northern islands"),
        "who": ("the central bank", "Anna Keller", "a group of scientists", "the railway company"),
        "thing": ("steel", "rice and wheat", "electric cars", "spare parts"),
    },
    "zh-Hans": {
        "day": ("周一", "星期二", "周五晚间", "新年第一天"),
        "place": ("华沙", "台北", "边境省份", "雅加达", "北方群岛"),
        "who": ("中央银行", "安娜·凯勒", "一组科学家", "铁路公司"),
        "thing": ("钢铁", "大米和小麦", "电动汽车", "零部件"),
    },
}


def sentences(locale: str, n: int, chance: random.Random) -> list[str]:
    """Different ones, many of them much alike."""
    parts = _ENGLISH if locale == EN else _CHINESE
    found: dict[str, None] = {}
    while len(found) < n:
        words = {name: chance.choice(options) for name, options in _WORDS[locale].items()}
        pieces = (chance.choice(part).format(n=chance.randint(3, 98), **words) for part in parts)
        found[(" " if locale == EN else "").join(pieces)] = None
    return list(found)


def edited(text: str, locale: str, edits: int, chance: random.Random) -> str:
    """With so many words or characters put in, taken out or exchanged."""
    parts = units(text, locale)
    for _ in range(edits):
        at = chance.randrange(len(parts))
        other = chance.choice(("never", "the", "Osaka", "7") if locale == EN else ("不", "的", "省", "7"))
        chance.choice((parts.insert, parts.__setitem__))(at, other) if chance.random() < 0.7 else parts.pop(at)
    return (" " if locale == EN else "").join(parts)


def queries(known: list[str], locale: str, n: int, chance: random.Random) -> Iterator[str]:
    """Known sentences with some edits each, and new ones of the same kind."""
    for _ in range(n // 2):
        text = chance.choice(known)
        yield edited(text, locale, chance.randint(1, max(1, len(units(text, locale)) // 4)), chance)
    yield from sentences(locale, n - n // 2, chance)
