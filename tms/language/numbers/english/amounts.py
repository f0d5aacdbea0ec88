"""English numbers with what belongs to them: scale, sign, percent, points, currency, multiples."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tms.language.numbers.currencies import alternatives, codes_of_english_names, codes_of_symbols, currencies
from tms.language.numbers.english.pounds import are_heavy
from tms.language.numbers.english.words import PARTS, SCALES, SHORT_SCALES, and_a_half, fraction_after, words_at
from tms.language.numbers.quantity import Kind, Quantity, simplest

Read = tuple[Quantity | None, int]
"""What was read, and where reading goes on."""

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
_SCALE = re.compile(rf"(?:[ -]?(lakh crore|{'|'.join(SCALES)}|hundred)s?| ?(bn|tn|trn|mn|mln)|(k|m|b))(?![a-z])")
_COUNTED_IN_MILLIONS = re.compile(r" (?!metres|meters|miles)(?:people|[a-z]+s)(?![a-z])")
_NUMBER_OF = re.compile(r"\b(?:number of|population|subscribers|viewers|audience|readers|members|users)\b[^.,;]*$")
_LENGTH = re.compile(
    r"[ -](?:tall|high|long|wide|deep|away|thick|sprint|race|final|hurdles|freestyle|above|below|from)\b"
)
_CLAUSE = 60
_GRAND = re.compile(
    r" grand(?=[.,;?!”\"]|$| (?:for|a|in|to|on|and|or|per|each|from|at|of|out|off|when|that|he|she|they|we)\b)"
)
"""Twenty grand is money; two grand pianos are not."""
_LONGEST_VERB = 24
_SCALE_WORDS = {**SCALES, "hundred": 100, "lakh crore": 10**12}
_PERCENT = re.compile(
    r"(?:[ -]?%|[ -](?:percentage(?= points?))|[ -](?:percent|per[ -]cent|pct)(?!age)|pct?(?![a-z]))"
    r"(?P<points>[ -]points?(?![a-z]))?"
)
_BELOW_ZERO = re.compile(r" (?:degrees? )?(?:celsius |fahrenheit |centigrade |[cf] )?below zero(?![a-z])")
_FOLD = re.compile(
    r"(?:-?fold(?![a-z])|x(?![a-z0-9])"
    r"|[ -]times(?= (?:as|more|the|its|their|his|her|what|that|last|those"
    r"|higher|larger|bigger|greater|faster|smaller|lower|fewer|less)\b))"
)
_TIMES = re.compile(r"[ -]times(?![a-z])")
_BY = re.compile(
    r"\b(?:rose|risen|rises?|grew|grown|grows?|increased?|soared|jumped|surged|climbed|up) by (?:[a-z]+ )?$"
)
"""Rose by 2.5 times: some mean to 2.5 times as much."""
_SMALL_MONEY = re.compile(
    r"(?:[ -](?:(?P<of>u\.?s\.?|american|canadian|australian|new zealand|hong kong|singapore(?:an)?|euro) )?"
    r"(?P<cents>cents?)|¢|(?:[ -](?:pence|penny)|(?P<p>p))(?P<pence>)"
    r"|[ -](?P<fen>fen))(?![a-z])"
)
_WHOSE_CENTS = {"a": "USD", "u": "USD", "c": "CAD", "n": "NZD", "h": "HKD", "s": "SGD", "e": "EUR"}
"""By the first letter of whose they are."""
_PICTURE_LINES = frozenset((144, 240, 360, 480, 720))
"""What stands before the p of a film's resolution."""
_OF_A_DEBT = re.compile(r" (?:on|in|for|to) (?:the|every|each|a) (?:dollar|pound|euro)(?![a-z])")
_BASIS = re.compile(r"[ -](?:basis[ -]points?|bps?|pips)(?![a-z])")
_POWER = re.compile(
    r"[ -]?(?:(?P<sign>[kMGT])W(?P<h>h)?"
    r"|(?P<word>[Kk]ilo|[Mm]ega|[Gg]iga|[Tt]era)watts?(?P<hours>[ -]hours?)?)(?![A-Za-z])"
)
_POWERS = {"k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_MORE = re.compile(r" (?:more|higher|larger|bigger|greater|faster|smaller|lower|fewer|less)\b")
_GLUED = re.compile(
    r"(?:k?m²?|[cm]m|km/h|kph|mph|k?g|lbs?|ft|in|[MGTk]?Wh?|[kMGT]B|[kMG]?Hz|°?[CF]|ml|ppm|nm|sq|pc?t?|x|fold|[mM]n|BN|M|K)(?![A-Za-z0-9])"
)
_CHAIN = re.compile(
    r"\d+[x×]\d+(?!\d)|\d+(?:-\d+){2,}|\d{3,4}-0\d{3}(?!\d)|\d+(?::\d+){2,}|24/7|9/11|9-11(?= (?:attack|terror))"
)
_BEFORE = re.compile(r"(?:[A-Z]{1,2}\.?[A-Z]?\.?\$|[A-Z]{3} ?|Rs\.? ?|RM ?|[$€£¥₩₹₽₺₴₫฿₪₱₦₸] ?)$")
_OFF = re.compile(r" (off)(?![a-z])")
_NAME = re.compile(r"[\w./@-]*[\w/@]")
_LONGEST_ARTICLE = 16
_ARTICLE = re.compile(
    r"(?<!\w)an? (?:(?:cool|whopping|staggering|record|full|good|mere|paltry|further|massive|hefty|solid|round) )?$"
)
_UNIT_AND_A_PART = re.compile(
    r"[ -](?:years|months|weeks|days|hours|minutes|decades|miles|feet|(?:kilo)?met(?:re|er)s)"
    r" and a (?P<part>half|quarter)(?![a-z])"
)


@cache
def _currency() -> re.Pattern[str]:
    names = alternatives(list(codes_of_english_names()))
    codes = "|".join(code.lower() for code in currencies())
    return re.compile(rf"[ -](?:(?P<name>{names})|(?P<code>{codes}))(?![a-z])")


def figures(text: str, lowered: str, start: int) -> Read:
    """The number whose first digit stands at ``start``."""
    found = DIGITS.match(text, start)
    if found is None:
        return None, start + 1
    end = found.end()
    if _PEOPLE.match(text, end) and AGED.search(lowered, max(0, start - 6), start):
        return Quantity(start, end, Kind.NUMBER, Decimal(found[0].replace(",", "")), is_described=True), end + 1
    if (after := _end_of_name(text, lowered, start, end)) is not None:
        return None, after
    whole = Decimal(found[0].replace(",", ""))
    value: Decimal | Fraction = whole
    if text[end : end + 1] in _VULGAR and end < len(text):
        # Grain at $5.87½ costs half a cent more than $5.87.
        last = Fraction(1, 10 ** len(found[0].partition(".")[2]))
        value, end = simplest(Fraction(whole) + Fraction(*_VULGAR[text[end]]) * last), end + 1
    elif part := and_a_half(lowered, end, whole):
        value, end = part
    return _with_tail(text, lowered, (start, end), value)


def vulgar(text: str, lowered: str, start: int) -> Read:
    """½ of something."""
    return _with_tail(text, lowered, (start, start + 1), simplest(Fraction(*_VULGAR[text[start]])))


def spelled(text: str, lowered: str, start: int, word: str) -> Read:
    """The number that begins with a number word (three, twenty-five, hundred after a)."""
    after_a = article_before(lowered, start) if word in _SCALE_WORDS else None
    if word in _SCALE_WORDS and after_a is None:
        return None, start + len(word)
    words = words_at(lowered, start, word, after_a=after_a is not None)
    begin = start if after_a is None else after_a
    if words.is_ordinal:
        return Quantity(begin, words.end, Kind.ORDINAL, words.value), words.end
    value: Decimal | Fraction = words.value
    end, whole = words.end, words.value
    if part := fraction_after(lowered, end, whole) or and_a_half(lowered, end, whole, lowered[start:end]):
        value, end = part
    certain = (lowered[start:end] != "one" and after_a is None) or value != 1
    return _with_tail(text, lowered, (begin, end), value, certain=certain)


def article_before(lowered: str, start: int) -> int | None:
    """Where the a of a hundred stands, or of a cool hundred."""
    found = _ARTICLE.search(lowered, max(0, start - _LONGEST_ARTICLE), start)
    return None if found is None else found.start()


def _end_of_name(text: str, lowered: str, start: int, end: int) -> int | None:
    """Where a name or code with these digits ends (F-16, 5G, 1.2.3, 163.com, 010-555-0147); None of plain numbers."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if chain := _CHAIN.match(text, start):
        return chain.end()
    led = (
        (
            before[-1:].isalpha()
            or (before[-1:] in ("-", ".", "_", "/", "#", "@", ",") and before[:1].isalnum() and len(before) == 2)
        )
        and not _BEFORE.search(text, max(0, start - 5), start)
        and not _PREFIXED.search(text, max(0, start - 12), start)
    )
    if before[-1:] in ("-", "/", ",") and before[:1].isdecimal():
        led = False
    is_unit = _GLUED.match(text, end) or (_SCALE.match(lowered, end) and not _ANY_VERSION.match(after))
    trailing = (after[:1].isalpha() and not is_unit) or (
        after[:1] in (".", "/", "_", "@") and after[1:].isalnum() and not (after[0] == "/" and after[1].isdecimal())
    )
    if not (led or trailing):
        return None
    name = _NAME.match(text, end)
    return name.end() if name else end


AGED = re.compile(r"(?:over|under)[- ]$")
_PEOPLE = re.compile(r"s(?!\w)")
"""The over-65s."""
_ANY_VERSION = re.compile("[a-z]N")
"""The end of 2.0bN, which stands for 2.0b1 and 2.0b2, and is no billion."""

_PREFIXED = re.compile(r"(?<![A-Za-z])(?:[Mm]id|[Pp]re|[Pp]ost|[Ss]ub|[Nn]on|[Ee]x|[Tt]op|[a-z]{4,})-$")
"""What leads a number without making a name of it: mid-2026, magnitude-7.1."""


def _with_tail(
    text: str, lowered: str, place: tuple[int, int], value: Decimal | Fraction, *, certain: bool = True
) -> Read:
    start, end = place
    money = _money_before(text, start)
    if scale := _SCALE.match(lowered, end):
        unsure = scale[3] is not None and money is None
        if not unsure or scale[3] != "m" or _is_in_millions(lowered, start, scale.end()):
            value *= _SCALE_WORDS[scale[1]] if scale[1] else SHORT_SCALES[scale[2] or scale[3]]
            end, certain = scale.end(), certain and not unsure
    start, value = _signed(text, start, value, money)
    if _BELOW_ZERO.match(lowered, end):
        value = min(value, -value)
    if tail := _PERCENT.match(lowered, end):
        points = tail["points"] or tail[0].strip(" -") == "percentage"
        kind = Kind.PERCENTAGE_POINTS if points else Kind.PERCENT
        off = _OFF.match(lowered, tail.end()) if kind is Kind.PERCENT else None
        return Quantity(start, tail.end(), kind, value, off and off[1], is_certain=certain), tail.end()
    grown = _BY.search(lowered, max(0, start - _LONGEST_VERB), start) is not None
    if fold := _FOLD.match(lowered, end) or (_TIMES.match(lowered, end) if grown else None):
        unit = "more" if grown or _MORE.match(lowered, fold.end()) else None
        return Quantity(start, fold.end(), Kind.MULTIPLE, value, unit, is_certain=certain), fold.end()
    if basis := _BASIS.match(lowered, end):
        points = Fraction(value) / 100
        return Quantity(start, basis.end(), Kind.PERCENTAGE_POINTS, simplest(points), is_certain=certain), basis.end()
    if money is None and (
        read := _power(text, (start, end), value) or _small_money(text, lowered, (start, end), value)
    ):
        return read
    if money is not None:
        after = _currency().match(lowered, end)
        return Quantity(
            min(start, money[0]), end, Kind.MONEY, value, money[1] or None, certain and money[1] != ""
        ), after.end() if after and after["code"] else end
    if (after := _currency().match(lowered, end)) and not (after["name"] == "won" and value < 100):
        # A person may weigh 200 pounds, and a bomb is of 2,000.
        is_pound = after["name"] in ("pound", "pounds")
        certain = certain and not (is_pound and (value < 1000 or are_heavy(text, start, after.end())))
        code = codes_of_english_names()[after["name"]] if after["name"] else after["code"].upper()
        return Quantity(start, after.end(), Kind.MONEY, value, code, certain), after.end()
    return _and_a_part(lowered, end, Quantity(start, end, Kind.NUMBER, value, is_certain=certain))


def _is_in_millions(lowered: str, start: int, end: int) -> bool:
    """Whether an m is of millions, and not of metres: 8.9m visitors, and a number of visitors that hit 8.9m."""
    if _COUNTED_IN_MILLIONS.match(lowered, end):
        return True
    before = lowered[max(0, start - _CLAUSE) : start]
    return _NUMBER_OF.search(before) is not None and _LENGTH.match(lowered, end) is None


def _and_a_part(lowered: str, end: int, plain: Quantity) -> Read:
    """The number as it stands, or with what follows its unit: two years and a half."""
    found = _UNIT_AND_A_PART.match(lowered, end)
    if found is None:
        return plain, end
    value = simplest(Fraction(plain.size or 0) + Fraction(1, PARTS[found["part"]]))
    return Quantity(plain.start, found.end(), Kind.NUMBER, value, is_described=True), found.end()


def _power(text: str, place: tuple[int, int], value: Decimal | Fraction) -> Read | None:
    """Megawatts in watts and gigawatt-hours in kilowatt-hours, since Chinese counts in 万千瓦, 兆瓦 or 百萬瓦."""
    found = _POWER.match(text, place[1])
    if found is None:
        return None
    size = _POWERS[(found["sign"] or found["word"][0]).lower()]
    if is_energy := bool(found["h"] or found["hours"]):
        size //= 1000
    unit = "kWh" if is_energy else "W"
    return Quantity(place[0], found.end(), Kind.NUMBER, value * size, unit), found.end()


def _small_money(text: str, lowered: str, place: tuple[int, int], value: Decimal | Fraction) -> Read | None:
    """50p is £0.50; 89 cents and 20 grand are of an unnamed dollar, and on the dollar a share. 50 Cent is a singer."""
    if grand := _GRAND.match(lowered, place[1]):
        return Quantity(place[0], grand.end(), Kind.MONEY, value * 1000), grand.end()
    found = _SMALL_MONEY.match(lowered, place[1])
    if found is None or (found["cents"] and text[found.start("cents")].isupper()):
        return None
    if found["p"] and value in _PICTURE_LINES:
        return None
    if debt := _OF_A_DEBT.match(lowered, found.end()):
        return Quantity(place[0], debt.end(), Kind.PERCENT, value, is_described=True), debt.end()
    unit = None if found["pence"] is None else "GBP"
    if whose := found["of"]:
        unit = "AUD" if whose == "australian" else _WHOSE_CENTS[whose[0]]
    if found["fen"]:
        unit = "CNY"
    return Quantity(place[0], found.end(), Kind.MONEY, simplest(Fraction(value) / 100), unit), found.end()


def has_tail(lowered: str, end: int) -> bool:
    """Whether a scale, percent or currency follows, so that the figure is no year."""
    return any(tail.match(lowered, end) for tail in (_SCALE, _PERCENT, _FOLD, _currency()))


def currency_after(lowered: str, end: int) -> tuple[str, int] | None:
    """The code of the currency that is named after a space here, and where the name ends."""
    after = _currency().match(lowered, end)
    return (codes_of_english_names()[after["name"]], after.end()) if after and after["name"] else None


def _money_before(text: str, start: int) -> tuple[int, str] | None:
    before = _BEFORE.search(text, max(0, start - 6), start)
    symbol = before[0].strip().replace(".", "") if before else ""
    code = codes_of_symbols().get(symbol)
    if before is None or code is None or (symbol.isalpha() and text[before.start() - 1 : before.start()].isalpha()):
        return None
    return before.start(), code


def _signed(
    text: str, start: int, value: Decimal | Fraction, money: tuple[int, str] | None
) -> tuple[int, Decimal | Fraction]:
    at = money[0] if money else start
    if text[max(0, at - 6) : at].lower() == "minus " and text[max(0, at - 9) : at - 6].lower() != "or ":
        return at - 6, -value
    if at and text[at - 1] == "-" and text[max(0, at - 2) : at - 1] in ("", " ", "(", '"', "\n"):
        return at - 1, -value
    return start, value
