"""The number of a ruler, an event or an index, which a language may leave out: Pope Leo is 教宗良十四世."""

import re

from tms.language.numbers.quantity import OF_A_NAME, Kind, Quantity

_RULERS = (
    r"\b(?:Pope|King|Queen|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Patriarch|Pharaoh|Grand Duke)"
    r" [A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)*(?! [IVXL]+\b)"
    r"|教[宗皇]|[国國]王|女王|皇帝|沙皇|[苏蘇]丹|王后|大公"
)
_RULER = re.compile(_RULERS)
_NUMBERS = (
    (r"\bPope Leo\b|教[宗皇](?:利奥|利奧|良)|(?:利奥|利奧|良)教宗", (14,)),
    (r"\bPope Benedict\b|本笃|本篤", (16,)),
    (r"\bPope John Paul\b|若望保[禄祿]|[约約]翰·?保[罗羅]", (1, 2)),
    (r"\bKing Charles\b|查(?:理|[尔爾]斯)", (1, 2, 3)),
    (r"\b(?:Queen )?Elizabeth\b|伊[丽麗莉]莎[白伯]", (1, 2)),
)
"""The numbers that a name alone can have."""
_KNOWN = tuple((re.compile(name), numbers) for name, numbers in _NUMBERS)
_EVENTS = (
    (r"[届屆]?(?:美[国國])?超[级級][碗杯盃]", r"\bSuper Bowl\b(?! [IVXL]+\b)"),
    (r"[届屆][^，。]{0,4}(?:[奥奧][运運]|[奥奧]林匹克|冬[奥奧])", r"\b(?:Olympics?|Games)\b"),
    (r"[届屆][^，。]{0,6}世界[杯盃]", r"\bWorld Cup\b"),
    (r"[届屆][^，。]{0,6}(?:[奥奧]斯卡|金像[奖獎]|[学學]院[奖獎])", r"\b(?:Oscars?|Academy Awards?)\b"),
    (r"[届屆][^，。]{0,6}(?:影展|[电電]影[节節])", r"\bfilm festival\b"),
    (r"[届屆][^，。]{0,6}[格葛][莱萊林]美", r"\bGrammys?\b"),
    (r"次世界大[战戰]", r"\b[Tt]he war\b"),
)
"""What is told in Chinese by the number behind it, and in English without."""
_EVENT = tuple((re.compile(chinese), re.compile(english, re.IGNORECASE)) for chinese, english in _EVENTS)


_INDEXES = {
    40: r"\b(?:CAC|DAX)",
    50: r"\bStoxx|斯托克",
    100: r"\b(?:FTSE|Footsie|Nasdaq)\b|富[时時]|[纳納那]斯[达達]克",
    225: r"\bNikkei\b|日[经經]",
    300: r"\bCSI\b|[沪滬]深",
    500: r"\bS&P\b|Standard & Poor|[标標]普|[标標][准準]普[尔爾]",
    600: r"\bStoxx|斯托克",
    2000: r"\bRussell\b|[罗羅]素",
}
"""The indexes of exchanges, by how many shares each counts."""
_NAMED_BEFORE = 12
_BYNAMES = (
    (r"\bSun King\b", "路易$", 14),
    (r"\bVirgin Queen\b", "伊[丽麗莉]莎[白伯]$", 1),
    (r"\bIvan the Terrible\b", "伊[凡万萬]$", 4),
    (r"\bPeter the Great\b", "彼得$", 1),
    (r"\bCatherine the Great\b", "[凯凱葉叶][萨薩瑟][琳林]娜?$", 2),
    (r"\bFrederick the Great\b", "腓特烈$", 2),
)
"""Rulers who are called by a name without a number, what stands before the number in Chinese, and the number."""


def is_number_of_a_known_name(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure belongs to a ruler, an event or an index that the other text names without it."""
    if one.kind is Kind.NUMBER and _is_of_a_byname(one, text, other):
        return True
    if one.kind is Kind.NUMBER:
        index = _INDEXES.get(int(one.size or 0))
        its = text[max(0, one.start - _NAMED_BEFORE) : one.start]
        return index is not None and re.search(index, its) is not None and re.search(index, other) is not None
    if one.kind is not Kind.ORDINAL:
        return False
    if one.unit != OF_A_NAME:
        return any(behind.match(text, one.end) and event.search(other) for behind, event in _EVENT)
    named = [numbers for name, numbers in _KNOWN if name.search(other) is not None]
    if named:
        return any(one.size in numbers for numbers in named)
    return _RULER.search(other) is not None


def _is_of_a_byname(one: Quantity, text: str, other: str) -> bool:
    before = text[max(0, one.start - _NAMED_BEFORE) : one.start]
    return any(
        one.size == number and re.search(name, before) is not None and re.search(called, other) is not None
        for called, name, number in _BYNAMES
    )
