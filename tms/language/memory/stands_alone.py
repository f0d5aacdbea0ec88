"""Whether a term stands by itself where it stands, and is no part of a longer name or word.

中国银行 is one bank, which no exchange of countries makes 日本银行; 大学生 names no university, 发展中国家 no China.
Where it cannot be told it is not by itself.
"""

import re

from tms.domain.locales import EN

_JOINS = frozenset({"of", "for", "the", "de", "la"})
_SMALL_WORDS = (
    "a about after against although an and as at because before between both but by despite did does during even for"
    " from had has he her here his how however if in into is it its last like many meanwhile more most my next no not"
    " of on once one only or our out over she since so some still that the their then there these they this those"
    " though three to today two under unlike until was were what when where which while who why will with within"
    " without yesterday yet"
)
_STARTS_A_SENTENCE = frozenset(_SMALL_WORDS.split())
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)\s+$")
_WORD_AFTER = re.compile(r"\s+(?:(?:of|for|de|la)\s+(?:the\s+)?)?[^\W\d_a-z]")

# What makes another word of the one before it; and what a longer name ends with.
_ENDINGS = frozenset(
    "人员者界社队党军籍裔语文史学性化式型系业城市省县区州镇村路街山河湖江海岛湾港站台网报通银厂店馆院校部局厅署司"
    "处委法权制内外方式派系族话家生长"
    "員隊黨軍語學業縣區鎮灣島臺網報銀廠館廳處權內長話"
)
_NAMES = re.compile(
    r"[\u3400-\u9fff]{0,6}?(?:银行|公司|集团|大学|学院|协会|联合会|委员会|理事会|基金|法院|时报|日报|电视|通讯|研究|科学"
    r"|博物|航空|航天|电信|移动|联通|石油|石化|建筑|人寿|保险|证券|交易所|部|委|局|署|银监|足协|联盟|同盟|共和国|王国|联邦"
    r"|銀行|集團|大學|學院|協會|聯合會|委員會|理事會|時報|日報|電視|通訊|研究|科學|電信|移動|聯通|建築|人壽|保險|證券"
    r"|聯盟|同盟|共和國|王國|聯邦)"
)
_BEGINNINGS = frozenset("南北东西新旧老大小前后原总副非亚欧驻東總後亞歐駐舊")
_MIDDLE = frozenset("其当空手途年高初集心市家展当當")
"""Before 中 they make a word with it (其中, 集中, 发展中)."""


def stands_alone(text: str, start: int, end: int, locale: str) -> bool:
    """Whether the term at that place of a plain text stands by itself."""
    return _in_english(text, start, end) if locale == EN else _in_chinese(text, start, end)


def _in_english(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if before[-1:] in tuple("-–/&") or after[:1] in tuple("-–/&"):
        return False
    if not any(character.isupper() for character in text[start:end]):
        return True
    if _WORD_AFTER.match(after):
        return False
    while found := _WORD_BEFORE.search(before):
        word = found[1]
        before = before[: found.start()]
        if word[0].isupper():
            return word.casefold() in _STARTS_A_SENTENCE and (not before.strip() or before.rstrip()[-1] in '.!?:"“')
        if word not in _JOINS:
            return True
    return True


def _in_chinese(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start == 1:
        return not (_is_han(before) or _is_han(after))
    if after in _ENDINGS or _NAMES.match(text, end):
        return False
    return before not in _BEGINNINGS and not (text[start] == "中" and before in _MIDDLE)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
