"""Chinese numbers with what belongs to them: scale, sign, percent, points, currency, multiples."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tms.language.numbers.chinese.counting import counts
from tms.language.numbers.chinese.growth import grown_by
from tms.language.numbers.chinese.numerals import HAN, RUN, decimals_of, run_at, value_of
from tms.language.numbers.currencies import alternatives, codes_of_chinese_names, codes_of_symbols
from tms.language.numbers.quantity import OF_A_NAME, OFF, Kind, Quantity, simplest

Read = tuple[Quantity | None, int]
"""What was read, and where reading goes on."""

_FIGURES = "[零〇一二三四五六七八九]+"
_POINT = re.compile(rf"点({_FIGURES})(万亿|[万亿兆]|(?=[%倍成个美欧]|千?[米克]|公[里尺斤顷]|英[里尺寸]))?")
_MORE = re.compile(r"[多余几来]([十百千]?(?:万亿|[万亿兆])|百|千(?!米|公尺))")
_SHARE = re.compile(rf"(百|千|万|[{HAN}]+|\d+)分之({RUN.pattern})(?:点({_FIGURES}))?")
_PARTS = {"百": 100, "千": 1000, "万": 10000}
_TAIL = re.compile(
    r"\s?(?:(?P<points>个?百分点)|(?P<basis>个?基点|bps?(?![a-z]))|(?P<percent>%)|(?P<multiple>倍)"
    r"|(?P<tenths>成(?:(?![为立功就果长本分品交都语因形败]|年(?![轻輕青])|员(?!工)|人(?![不仍每称说认预表觉希支反主会能有只把将曾已因没])|不(?![到足满及支赞同]))|(?<=[近逾超约占][一二三四五六七八九两]成)(?=人?为|因))(?:[1-9一二三四五六七八九半](?![0-9.,年月个]))?))"
)
_HALF = re.compile(r"(?:[个年天周倍里米成岁]|分(?=半钟)|公里|小时)?半(?![导岛球径夜路数场决价價票])")
_GLUED = re.compile(
    r"(?:k?m²?|[cm]m|km/h|k?g|[MGTk]?Wh?|[KMGT]B|[kMG]?Hz|°?C|ml|ppm|nm|mph|AM|PM|am|pm|万|USD|RMB|HKD|NT)(?![A-Za-z0-9])"
    r"|[Kk](?=[金白玫铂鉑纯純])"
)
_BEFORE = re.compile(r"(?:[A-Z]{0,3}\$|[A-Z]{2,3}|[€£¥₩₹₽₺₴₫฿₪₱₦₸]|人民币|新台币|台币|港币|美金|日币|欧元|美元) ?$")
_NAME_BEFORE = re.compile(r"[A-Za-z][-./_#@]|\d[./_#@]")
_POINTS = re.compile("个?百分点")
_SECONDS = re.compile(r"(?:秒(\d{1,2})|(?:米|公尺)(\d{2}))(?!\d)")
_METRES = re.compile(
    r"(?:米|公尺)([一二三四五六七八九]{1,2}|(?<=\d米)[1-9]|(?<=\d公尺)[1-9])"
    r"(?![\d一二三四五六七八九十百千万个名人.点]|[.,]\d)"
)
"""一米八五, 1米8."""
_DISCOUNT = re.compile(
    r"([1-9一二三四五六七八九])(\.?[1-9]|点?[一二三四五六七八九])?折(?![磨断斷叠疊合腾騰扣损損射返戟])"
)
_NOTCH = re.compile(r"[码碼](?!头|頭)")
_RATE = re.compile(r"[息率升降调調]\S?$")
_POWER = re.compile(
    r"\s?(?:(?P<thousand>千瓦|瓩|kW)|(?P<million>兆瓦|MW)|(?P<billion>吉瓦|GW)|(?P<one>瓦(?!斯|解|砾|片)))(?P<hours>小?时|h)?"
)
_POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "one": 1}
POWER_UNITS = frozenset(("W", "kWh"))
"""What is read with its unit, 兆瓦 among them."""
_ELECTRICITY = re.compile("度(?=[电電])")
_OLDEST = 9
_LAST_OF_A_CUP = (4, 8, 16, 32)
_UNIT_SCALE = re.compile(
    r"百(?=帕)|[千兆](?=[瓦克赫帕卡伏焦]|字节|比特|宽带|光纤|流量|网)"
    r"|(?:(?<=[0-9十百千万亿])|(?<=[十百][一二三四五六七八九])|(?<=[百千]零[一二三四五六七八九]))千(?=米|公尺)"
)
"""Of 二十四千米 the 千 is no thousand, for nobody counts so: of 三千米 and 二万四千米 it may be."""
_SMALL_MONEY = re.compile(r"(?:(?P<currency>[美欧澳])分|(?P<pence>便士))(?![析校])")
_TENTHS_OF_YUAN = re.compile(r"([1-9一二三四五六七八九])角(?:([1-9一二三四五六七八九])分)?")
_OF_A_JIN = re.compile(r"[\d一二三四五六七八九十百]两$")
_TWO_OR_THREE = frozenset("天个名人句好杯下年日步口瓶周月次种位家件场百千万亿样家篇")
"""What 三两 counts without a weight: 三两个 are two or three."""
_PER_UNIT = re.compile(r"\s?[兑兌]")
_CHAIN = re.compile(
    r"\d+[x×]\d+(?!\d)|\d{1,2}·\d{1,2}(?!\d)|911(?=事件|恐|袭)|\d+(?:-\d+){2,}|\d{3,4}-0\d{3}(?!\d)|\d+(?::\d+){2,}"
)
_NAMED_BY_NUMBER = re.compile("[\u4e00-\u9fff]-$")
_OF_DEGREES = re.compile(r"[\d.]+\s?(?:[%度℃°点個个万亿倍元]|摄氏|攝氏)")
"""-20度 is below zero; 歼-20 and 东风-41 are names."""
_BEFORE_MINUS = ("", " ", "(", '"', "\n")
_MONEY_SIGNS = frozenset("$€£¥₩₹₽₺₴₫฿₪₱₦₸币金元DRYPB ")


@cache
def _currency() -> re.Pattern[str]:
    names = alternatives(list(codes_of_chinese_names()))
    # 3块金条 is no money.
    piece = "块(?![金银铜铁石木肉糖布地牌表屏电玻钢煤砖面饼巧芯太空])"
    return re.compile(rf"\s?(?:(?P<name>{names})|(?:[元圆]|块钱|{piece})(?![首旦老帅素宝凶勋石]))")


def number(text: str, start: int, home: str | None) -> Read:
    """The number whose first numeral stands at ``start``. ``home`` is the currency that 元 alone means."""
    run = _run(text, start)
    if run is None:
        return None, start + 1
    if run[0][0] == "零" and run[0][1:2].isdecimal():
        return None, start + 1
    if (off := _DISCOUNT.match(text, start)) and text[start - 1 : start] not in (".", "点"):
        paid = (value_of(off[1]) or 0) * 10 + (value_of(off[2].lstrip(".点")) or 0 if off[2] else 0)
        # Whoever pays 八折 gets 20 per cent off.
        return Quantity(start, off.end(), Kind.PERCENT, Decimal(100 - paid), OFF, is_certain=False), off.end()
    if (after_name := _end_of_name(text, start, run.end())) is not None:
        return None, after_name
    value, end = _value(text, run)
    if value is not None and (rate := _rate(text, (start, end), value)):
        return rate
    certain: bool | None = True
    if end == run.end():
        certain = counts(text, start, end, has_money=_currency().match(text, end) is not None)
    if value is None or certain is None:
        return None, end
    begin = _sign(text, start)
    read = _with_tail(text, (begin, end), -value if begin < start else value, certain, home)
    if read[0] is not None and end > run.end() and text[run.end()] in "几来":
        # 十几万 is anything up to twenty.
        return replace(read[0], is_certain=False, is_approximate=True), read[1]
    return read


def _run(text: str, start: int) -> re.Match[str] | None:
    """The numerals without what is counted: the 千 of 500千瓦, the 两 of 三斤六两."""
    run = run_at(text, start)
    if run is None:
        return None
    is_weight = _OF_A_JIN.search(run[0]) and text[run.end() : run.end() + 1] not in _TWO_OR_THREE
    return RUN.match(text, start, run.end() - 1) if is_weight or _UNIT_SCALE.match(text, run.end() - 1) else run


def share(text: str, start: int) -> Read:
    """百分之十五, 千分之三, 三分之二; nothing elsewhere."""
    found = _SHARE.match(text, start)
    if found is None:
        return None, start
    top = value_of(found[2])
    bottom = Decimal(_PARTS[found[1]]) if found[1] in _PARTS else value_of(found[1])
    if top is None or not bottom:
        return None, found.end()
    top += decimals_of(found[3] or "")
    begin = _sign(text, start)
    top = -top if begin < start else top
    if points := _POINTS.match(text, found.end()):
        value = simplest(Fraction(top) / Fraction(bottom))
        return Quantity(begin, points.end(), Kind.PERCENTAGE_POINTS, value), points.end()
    if found[1] == "百":
        return Quantity(begin, found.end(), Kind.PERCENT, top), found.end()
    return Quantity(begin, found.end(), Kind.NUMBER, simplest(Fraction(top) / Fraction(bottom))), found.end()


def _end_of_name(text: str, start: int, end: int) -> int | None:
    """Where a name or code with these digits ends (C919, 5G, F-16, 1.2.3, 163.com); None of plain numbers."""
    if not text[start].isdecimal():
        return None
    before = text[start - 2 : start] if start > 1 else text[:start]
    if chain := _CHAIN.match(text, start):
        return chain.end()
    led = (before[-1:].isascii() and before[-1:].isalpha()) or _NAME_BEFORE.fullmatch(before) is not None
    led = led or (_NAMED_BY_NUMBER.search(before) is not None and not _OF_DEGREES.match(text, start))
    led = led and _code_before(text, start) is None
    after = text[end : end + 2]
    tail = after[:1].isascii() and (
        (after[:1].isalpha() and not _GLUED.match(text, end))
        or (after[:1] in "./_@" and after[1:].isascii() and after[1:].isalnum())
    )
    if not (led or tail):
        return None
    while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in "-._/@"):
        end += 1
    return end


def _value(text: str, run: re.Match[str]) -> tuple[Decimal | None, int]:
    """The number with its spoken decimals (八点三亿), what follows 多 (30多亿) and its half (两个半)."""
    value, end = value_of(run[0]), run.end()
    if value is None:
        return None, end
    if (point := _POINT.match(text, end)) and not run[0][-1].isdecimal() and point[2] is not None:
        return (value + decimals_of(point[1])) * (value_of(point[2]) or 1 if point[2] else 1), point.end()
    if (more := _MORE.match(text, end)) and (unit := value_of(more[1])):
        return value * unit, more.end()
    if value < 10 and (metres := _METRES.match(text, end)):
        return value + decimals_of(metres[1]), metres.end()
    if run[0].isdecimal() and (seconds := _SECONDS.match(text, end)):
        return value + Decimal(f"0.{seconds[1] or seconds[2]}"), seconds.end()
    if half := _HALF.match(text, end):
        return value + Decimal("0.5"), half.end()
    return value, end


def _sign(text: str, start: int) -> int:
    """Where the number begins with its minus, which stands after no letter or number; else ``start``."""
    before = text[max(0, start - 2) : start]
    if before in ("零下", "正负"):
        return start - 2 if before == "零下" else start
    if before[-1:] == "负" or (before[-1:] == "-" and (before[:-1] in _BEFORE_MINUS or not before[:-1].isascii())):
        return start if _NAMED_BY_NUMBER.search(before) and not _OF_DEGREES.match(text, start) else start - 1
    return start


_KINDS = {
    "points": Kind.PERCENTAGE_POINTS,
    "basis": Kind.PERCENTAGE_POINTS,
    "percent": Kind.PERCENT,
    "multiple": Kind.MULTIPLE,
}


def _rate(text: str, place: tuple[int, int], value: Decimal) -> Read | None:
    """升息1碼 is by a quarter of a percentage point, as Taiwan's press counts; 300碼 is a distance."""
    start, end = place
    found = _NOTCH.match(text, end)
    if found is None or value > 8 or not _RATE.search(text, max(0, start - 3), start):
        return None
    return Quantity(start, found.end(), Kind.PERCENTAGE_POINTS, value / 4), found.end()


def _power(text: str, place: tuple[int, int], value: Decimal) -> Read | None:
    """60万千瓦, 600兆瓦 and 六億瓦 in watts; 1.2亿度电 and 120吉瓦时 in kilowatt-hours."""
    start, end = place
    if found := _ELECTRICITY.match(text, end):
        return Quantity(start, found.end(), Kind.NUMBER, value, "kWh"), found.end()
    found = _POWER.match(text, end)
    if found is None:
        return None
    size = next(size for name, size in _POWERS.items() if found[name])
    if found["hours"]:
        return Quantity(start, found.end(), Kind.NUMBER, value * size / 1000, "kWh"), found.end()
    return Quantity(start, found.end(), Kind.NUMBER, value * size, "W"), found.end()


def _with_tail(text: str, place: tuple[int, int], value: Decimal, certain: bool, home: str | None) -> Read:
    start, end = place
    if read := _power(text, place, value):
        return read
    if text[end : end + 1] == "旬" and 1 < value <= _OLDEST:
        # A woman of 九旬 is about ninety.
        is_age = text[start - 1 : start] in ("过", "過", "逾", "近", "届", "屆")
        return Quantity(start, end + 1, Kind.NUMBER, value * 10, is_certain=is_age), end + 1
    if text[end : end + 1] == "世" and text[end + 1 : end + 2] not in ("纪", "代", "界") and value > 1:
        # Whoever says 利奥十四世 may say Leo in English.
        return Quantity(start, end, Kind.ORDINAL, value, OF_A_NAME, is_certain=False), end
    tail = _TAIL.match(text, end)
    if tail and tail.lastgroup:
        kind, amount = Kind.NUMBER, value
        if tail.lastgroup == "tenths":
            kind, amount = Kind.PERCENT, value * 10 + _tenths(tail["tenths"][1:])
        else:
            if tail.lastgroup == "multiple" and (grown := grown_by(text, start, tail.end(), value)):
                return grown, tail.end()
            amount = amount / 100 if tail.lastgroup == "basis" else amount
            kind = _KINDS[tail.lastgroup]
        return Quantity(start, tail.end(), kind, amount, is_certain=certain), tail.end()
    odd = text[end : end + 1] if text[end : end + 1] in ("多", "余", "几", "来") else ""
    end += len(odd)
    # 九折 is ten per cent off, and the last eight of a cup are those of the quarter-finals.
    certain = certain and odd not in ("几", "来") and text[end : end + 1] != "折"
    certain = certain and not (text[end : end + 1] in ("强", "強") and value in _LAST_OF_A_CUP)
    return _money(text, Quantity(start, end, Kind.NUMBER, value, is_certain=certain), home)


def _code_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the currency before a number stands, and its code: NT$500, 人民币100万."""
    if not start or text[start - 1] not in _MONEY_SIGNS:
        return None
    before = _BEFORE.search(text, max(0, start - 6), start)
    name = before[0].strip() if before else ""
    code = codes_of_symbols().get(name, codes_of_chinese_names().get(name))
    return None if before is None or code is None else (before.start(), code)


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """The code of the currency that is named here, and where the name ends; None also for 元 alone."""
    after = _currency().match(text, end)
    return (codes_of_chinese_names()[after["name"]], after.end()) if after and after["name"] else None


def _tenths(rest: str) -> Decimal:
    return Decimal(5) if rest == "半" else value_of(rest) or Decimal(0) if rest else Decimal(0)


def _money(text: str, plain: Quantity, home: str | None) -> Read:
    """The number as an amount of money if a currency stands before or after it."""
    end = plain.end
    if small := _SMALL_MONEY.match(text, end):
        unit = "GBP" if small["pence"] else {"美": "USD", "欧": "EUR", "澳": "AUD"}[small["currency"]]
        return replace(plain, end=small.end(), kind=Kind.MONEY, value=_size(plain) / 100, unit=unit), small.end()
    start, code = _code_before(text, plain.start) or (plain.start, None)
    after = _currency().match(text, end)
    if after is None and code is None:
        return plain, end
    if code == "USD" and home in ("HKD", "TWD") and text.startswith("$", start):
        # $ alone is the dollar of the place.
        code = None
    if after is not None:
        end = after.end()
        code = code or (codes_of_chinese_names()[after["name"]] if after["name"] else None)
    value = _size(plain)
    if after is not None and (tenths := _TENTHS_OF_YUAN.match(text, end)):
        value += (value_of(tenths[1]) or 0) / Decimal(10) + (value_of(tenths[2] or "零") or 0) / Decimal(100)
        end = tenths.end()
    # 1美元兑7.3元 says what one of them costs.
    certain = plain.is_certain and bool(code) and not (value == 1 and _PER_UNIT.match(text, end))
    return Quantity(start, end, Kind.MONEY, value, code or home, certain), end


def _size(plain: Quantity) -> Decimal:
    return plain.value if isinstance(plain.value, Decimal) else Decimal(0)
