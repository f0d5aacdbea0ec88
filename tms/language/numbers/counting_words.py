"""Words that have a number in them: a gross is 144, a bicentennial 200周年, a teenager 不到20岁, 两位数 10% or more.

A figure that such a word of the other text comes to is told there, whichever of the languages has the word. Only the
very figure is: beside a gross, 154 is as wrong as any.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tms.language.numbers.quantity import Kind, Quantity


@dataclass(frozen=True, slots=True)
class _Word:
    """What the words come to; ``unit``: what has to follow the figure, where a bare one may count anything."""

    sizes: frozenset[Fraction]
    words: re.Pattern[str]
    unit: re.Pattern[str] | None


def _word(sizes: str, words: str, unit: str = "") -> _Word:
    called = re.compile(words, re.IGNORECASE)
    return _Word(frozenset(map(Fraction, sizes.split())), called, re.compile(unit, re.IGNORECASE) if unit else None)


_AGE = r"[岁歲]|周[岁歲]|(?:[ -]years?)?[ -]old\b"
_AGE_OR_NEXT = rf"(?:、?[一二三四五六七八九])?(?:{_AGE})"
"""十五、六歲."""
_DEGREES = r"\s?(?:°|℃|℉|[摄攝华華]氏|度|degrees)"
_OF_A_RACE = r"(?:\.\d+)?[ -]?(?:km\b|kilomet|miles?\b|公里|千米|英里|英哩)"
_MONTHS = r"[ -]months?\b|[个個]?月"
_CENTURY = r"(?<!half )(?<!of )\b(?:an?|one|the|this|last|past) century\b|\bcentury-(?:old|long)\b"
_BARE = r"(?<![一二三四五六七八九十两兩几幾数數\d])"
_YEARS = r"(?:st|nd|rd|th)? ?-?(?:birthday|anniversary|years?)\b|(?:th)? wedding|[周週]?[年岁歲]"

_GROUPS = (
    _word("144", r"\bgross of\b|\b(?:per|by the) gross\b"),
    _word("12", r"\bgross of\b|\b(?:per|by the) gross\b", "打"),
    _word("13", r"\bbaker[’']s dozen\b"),
    _word("20", r"\b(?:a|one) score\b"),
    _word("40", r"\btwo score\b"),
    _word("60", r"\bthree ?-?score\b(?! (?:years )?and)"),
    _word("70", r"\bthree ?score(?: years)? and ten\b"),
    _word("80 87", r"\bfour ?-?score\b"),
    _word("2", r"\b(?:twins?|brace|duos?|duets?|bilateral|bipartisan)\b|梅开二度|梅開二度"),
    _word("3", r"\b(?:triplets?|trios?|hat[- ]tricks?|trebles?|threesome|tril\w+|tripart\w+|triath\w+|trilog\w+)\b"),
    _word("3", r"\b(?:triennial\w*|three-?peat|three-way|triple\w*|troika)\b|帽子[戏戲]法"),
    _word("4", r"\b(?:quad\w*|quart(?:et|ette)s?|tetralogy|four-way|foursomes?|big four)\b"),
    _word("5", r"\b(?:quint\w+|pentath\w+|quinquennial\w*|five eyes)\b"),
    _word("6", r"\b(?:sext(?:et|uplet)s?|sextuple|half[- ](?:a )?dozen)\b"),
    _word("7", r"\b(?:sept(?:et|uplet)s?|heptath\w+|g-?7|group of seven)\b"),
    _word("8", r"\b(?:oct(?:et|uplet)s?|ivy league|g-?8)\b"),
    _word("9", r"\b(?:nonets?|nonuplets?)\b"),
    _word("10", r"\b(?:decath\w+|decuplets?)\b"),
)
"""How many they are."""
_FACTORS = (
    _word("1/2", r"\bhal(?:f|ve[sd]?|ving)\b|半|对折|對折|腰[斩斬]"),
    _word("1/4", r"\bquarters?\b"),
    _word("15", r"\bquarters?\b|刻"),
    _word("2", r"\b(?:pairs?|couples?|twice|double[sd]?|doubling|fortnight\w*)\b|[一两兩\d][双雙对對]|翻番|翻倍|倍增"),
    _word("3", r"\b(?:thrice|triple[sd]?|tripling)\b"),
    _word("10", r"\b(?:decades?|dimes?)\b|旬|\d角|[一二三四五六七八九]角|十年"),
    _word("144", r"\bgross of\b"),
    _word("12", r"\bdozens?\b|[一二三四五六七八九十两兩半\d]打"),
    _word("20", r"\b(?:\w+)?scores?\b|廿"),
    _word("30", "卅"),
    _word("100", r"\b(?:century|centuries)\b|世[纪紀]"),
)
"""What a figure beside them is to be multiplied by."""
_AGES_AND_FEASTS = (
    _word(
        "13 19 20",
        r"(?<!mid-)(?<!mid )(?<!early )(?<!late )\bteen(?:s|aged?|agers?)?\b|十几岁|十幾歲|十多[岁歲]",
        _AGE + r"|\s?(?:[-–—~～至到]|to\b|and\b)",
    ),
    _word("12 13 14", r"\bearly teens\b", _AGE_OR_NEXT),
    _word("14 15 16", r"\bmid[- ]?teens\b", _AGE_OR_NEXT),
    _word("17 18 19", r"\blate teens\b", _AGE_OR_NEXT),
    _word("8 9 10 11 12", r"\b(?:pre-?teens?|tweens?)\b", _AGE + r"|\s?(?:[-–—~～至到]|to\b|and\b)"),
    _word("13", "豆蔻"),
    _word("15", "及笄"),
    _word("40", r"\bquadragenarians?\b"),
    _word("50", r"\bquinquagenarians?\b"),
    _word("60", r"\bsexagenarians?\b|甲子"),
    _word("70", r"\bseptuagenarians?\b"),
    _word("80", r"\boctogenarians?\b"),
    _word("90", r"\bnonagenarians?\b"),
    _word("110", r"\bsuper-?centenarians?\b"),
    _word("10", r"\b(?:decennial|tin (?:wedding|anniversary))\b|[锡錫]婚", _YEARS),
    _word("15", r"\bcrystal (?:wedding|jubilee|anniversary)\b|水晶婚", _YEARS),
    _word("20", r"\bchina (?:wedding|anniversary)\b|瓷婚", _YEARS),
    _word("25", r"\bsilver (?:wedding|jubilee|anniversary)\b|\bquarter[- ](?:of a )?century\b|[银銀](?:婚|禧)", _YEARS),
    _word("30", r"\bpearl (?:wedding|jubilee|anniversary)\b|珍珠婚", _YEARS),
    _word("40", r"\bruby (?:wedding|jubilee|anniversary)\b|[红紅][宝寶]石婚", _YEARS),
    _word(
        "50",
        r"\bgolden (?:wedding|jubilee|anniversary)\b|\b(?:semi-?centennial|half[- ](?:a )?century)\b|金婚|金禧",
        _YEARS,
    ),
    _word("60 75", r"\bdiamond (?:wedding|jubilee|anniversary)\b|[钻鑽]石?(?:婚|禧)", _YEARS),
    _word("65", r"\bsapphire jubilee\b|[蓝藍][宝寶]石禧", _YEARS),
    _word("70", r"\bplatinum (?:wedding|jubilee|anniversary)\b|白金(?:婚|禧)|[铂鉑]金(?:婚|禧)", _YEARS),
    _word("100", rf"\bcentenn?(?:ary|aries|ials?)\b|{_CENTURY}|{_BARE}百年|一[个個]?世[纪紀]", _YEARS),
    _word("75", r"\bthree[- ]quarters of a century\b", _YEARS),
    _word("125", r"\b(?:quasquicentennial|century and a quarter)\b"),
    _word("150", r"\bsesquicenten\w+"),
    _word("200", r"\bbicenten\w+"),
    _word("250", r"\b(?:semiquincenten|sestercenten)\w+"),
    _word("300", r"\b(?:ter|tri)centen\w+"),
    _word("400", r"\b(?:quater|quadri)centen\w+"),
    _word("500", r"\bquin(?:gen|cen)ten\w+"),
    _word("600", r"\bsexcenten\w+"),
    _word("700", r"\bsept(?:in)?centen\w+"),
    _word("800", r"\boct(?:in|o)centen\w+"),
    _word("1000", rf"\b(?:millenn?(?:ary|ium|ial)|a thousand years)\b|{_BARE}千年|千禧", _YEARS),
)
"""How old, and how long ago."""
_SIZES = (
    _word("10 1/10 9 9/100", r"\bsingle[- ](?:digit|figure)s?\b|[个個]位[数數]"),
    _word("10 1/10 99", r"\b(?:double|two)[- ](?:digit|figure)s?\b|[两兩双雙二2]位[数數]"),
    _word("100 1", r"\b(?:triple|three)[- ](?:digit|figure)s?\b|[三3]位[数數]"),
    _word("1000", r"\bfour[- ](?:digit|figure)s?\b|[四4]位[数數]"),
    _word("10000", r"\bfive[- ](?:digit|figure)s?\b|[五5]位[数數]"),
    _word("100000", r"\bsix[- ](?:digit|figure)s?\b|[六6]位[数數]"),
    _word("1000000", r"\b(?:seven[- ](?:digit|figure)s?|(?:multi-?)?millionaires?)\b|[七7]位[数數]|百[万萬]富[翁豪]"),
    _word("10000000", r"\beight[- ](?:digit|figure)s?\b|[八8]位[数數]|千[万萬]富[翁豪]"),
    _word("100000000", r"\bnine[- ](?:digit|figure)s?\b|[九9]位[数數]|(?<!十)[亿億](?:[万萬]|元)?富[翁豪]"),
    _word(
        "1000000000",
        r"\b(?:ten[- ](?:digit|figure)s?|billionaires?|unicorns?)\b|[十10]位[数數]|十[亿億]富[翁豪]|独角兽|獨角獸",
    ),
    _word("1000000000000", r"\btrillionaires?\b|[万萬兆][亿億元]?富[翁豪]"),
    _word("42 42.195 42.2 26.2 26", r"(?<!half )(?<!half-)\bmarathon|(?<!半程)(?<!半)[马馬]拉松", _OF_A_RACE),
    _word("21 21.0975 21.1 13.1 13", r"\bhalf[- ]marathon|半程[马馬]拉松|半[马馬]", _OF_A_RACE),
    _word("100 212", r"\bboiling(?: point)?\b|沸[点點]|沸[腾騰]|煮沸|[烧燒][开開]", _DEGREES),
    _word("0 32", r"\b(?:freezing|subzero|sub-zero|melting point)\b|冰[点點]|零下", _DEGREES),
    _word("96 96.5 96.6 97 100", r"\b(?:zero|nought|0)[- ]to[- ](?:60|sixty)\b", r"[ -]?(?:km|kilomet|公里|千米)"),
    _word("273 273.15 -273 -273.15 0 459.67", r"\babsolute zero\b|[绝絕][对對]零度", _DEGREES),
)
"""How much."""
_TURNS = (
    _word(
        "1/2 2",
        r"\b(?:every|each) (?:other|second)\b|\balternate\b|\bbi(?:weekly|monthly|yearly|annual\w*|ennial\w*)\b",
    ),
    _word("1/2", r"隔[天日周週年月]"),
    *(
        _word(f"1/{size} {size}", rf"\bevery {ordinal}\b")
        for size, ordinal in enumerate(("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 3)
    ),
    _word("3", r"\b(?:quarterly|(?:every|each) quarter)\b|按季|每季", _MONTHS),
    _word("6", r"\b(?:half-?yearly|semi-?annual\w*|bi-?annual\w*|twice[- ](?:a year|yearly))\b|每半年", _MONTHS),
    _word("9 5 17", r"\b(?:nine|9)[- ]to[- ](?:five|5)\b|朝九晚五"),
    _word("2", r"\bback-to-back\b", "[连連]"),
    _word("2", r"\brun-?offs?\b", r"[轮輪]| round"),
    _word("2", r"\b(?:penultimate|last but one|next to last)\b|倒[数數]第二"),
    _word("2", r"\bbehind the (?:winner|champion)\b|\bbeaten finalists?\b"),
    _word("2", r"\b(?:silver|runners?-?up)\b|[银銀]牌", r"名| place"),
    _word("3", r"\bbronze\b|[铜銅]牌", r"名| place"),
    _word("16 1/8", r"八分之一[决決][赛賽]|1/8[决決][赛賽]|\b(?:round of|last) (?:16|sixteen)\b|16[强強]|十六[强強]"),
    _word("32 1/16", r"十六分之一[决決][赛賽]|1/16[决決][赛賽]|\b(?:round of|last) 32\b|32[强強]|三十二[强強]"),
    _word("8 1/4", r"四分之一[决決][赛賽]|1/4[决決][赛賽]|\bquarter-?finals?\b|\blast eight\b|[八8][强強]"),
    _word("4", r"半[决決][赛賽]|\bsemi-?finals?\b|\blast four\b|[四4][强強]"),
    _word("2", r"二[战戰]", r" world war"),
    _word("1", r"一[战戰]", r" world war"),
)
"""How often, and which."""
_LUNAR = r"[农農阴陰旧舊][历曆]|[正腊臘]月|月十五|月初[一二三四五六七八九十]"
_ELSEWHERE = (
    _word("113 115 110", r"\bstick of butter\b", r" ?(?:克|公克)"),
    _word("600", "[台臺司]斤", r"[ -]?(?:g|grams?|grammes?)\b"),
    _word("1000", "‰|千分之"),
    _word("0.05", r"\bnickels?\b"),
    _word("0.1", r"\bdimes?\b"),
    *(
        _word(str(grade), f"{school}{year}", r"[- ]grad")
        for grade, school, year in (
            (7, "[国國初]", "一"),
            (8, "[国國初]", "二"),
            (9, "[国國初]", "三"),
            (10, "高", "一"),
            (11, "高", "二"),
            (12, "高", "三"),
        )
    ),
    _word("1/2", r"[一1]斤", r" a kilo(?:gram(?:me)?)?\b"),
    _word("500", r"(?<![二三四五六七八九十百千万萬])一斤(?![一二三四五六七八九半])", r"[ -]?(?:g|grams?|grammes?)\b"),
    _word(
        " ".join(map(str, range(1, 31))), _LUNAR, r" (?:day|month) of the (?:\w+ )?(?:lunar|month)|(?:-| )lunar month"
    ),
    *(
        _word(str(many), rf"(?:[母父祖爷爺][子女孙孫]|一家){more}[人口]", r" (?:\w+ )?(?:daughter|son|child|kid|grand)")
        for many, more in ((2, "三"), (3, "四"), (4, "五"))
    ),
    *(
        _word(str(more), rf"\b(?:mother|father|parent|grand\w+|wom[ae]n|m[ae]n)\b.{{0,24}}\b{many} ", "人|口")
        for many, more in (("two", 3), ("three", 4), ("four", 5))
    ),
)
"""What one language counts in other units, by another calendar, or with the one that is named: 母女三人."""
_WORDS = (*_GROUPS, *_AGES_AND_FEASTS, *_SIZES, *_TURNS, *_ELSEWHERE)
_EVERY = re.compile(r"\b(?:every|each) $", re.IGNORECASE)
_ONE_OF = {
    size: re.compile(f"{numeral}分之一|每{numeral}" + (f"|{1 / size:.0%}" if not 100 % size else ""))
    for size, numeral in enumerate("三四五六七八九十", 3)
}
"""Every third patient is a third of them."""
_KINDS = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.PERCENT, Kind.MONEY))
_OF_ONE_ORDER = 3


def is_told_by_a_word(one: Quantity, text: str, other: str) -> bool:
    """Whether the other text has a word that comes to the figure."""
    if one.kind not in _KINDS or one.size is None:
        return False
    if one.kind is Kind.ORDINAL and one.size in _ONE_OF and _EVERY.search(text, max(0, one.start - 6), one.start):
        return _ONE_OF[int(one.size)].search(other) is not None
    return any(word.search(other) is not None for word in _words_of(one, text))


def is_of_the_size_of_a_word(one: Quantity, other: str) -> bool:
    """Whether the other text has a word for a figure of this order, so that this one may stand for it: trio, 四人组."""
    if one.kind not in _KINDS or not one.size:
        return False
    size = abs(Fraction(one.size))
    sizes = {each for word in _WORDS if word.words.search(other) is not None for each in word.sizes if each > 0}
    return any(1 / _OF_ONE_ORDER < size / each < _OF_ONE_ORDER for each in sizes)


def sizes_of_groups(text: str) -> Iterator[Fraction]:
    """How many the words of a text are that name a group: a baker's dozen, a trio."""
    for word in _GROUPS:
        if word.unit is None and word.words.search(text):
            yield from word.sizes


def factors(text: str) -> Iterator[Fraction]:
    """By how much the words of a text multiply what they count: half of, a dozen of, four score."""
    for word in _FACTORS:
        if word.words.search(text):
            yield from word.sizes


def _words_of(one: Quantity, text: str) -> Iterator[re.Pattern[str]]:
    size = Fraction(one.size or 0)
    for word in _WORDS:
        if size in word.sizes and (word.unit is None or word.unit.match(text, one.end)):
            yield word.words
