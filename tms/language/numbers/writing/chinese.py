"""Quantities in Chinese news style.

Figures, not characters (三人 is written 3人), as GB/T 15835-2011 and the Central News Agency's style want for counts;
without separators up to 9999 and, where the figure is not round, beyond; 万 and 亿 as soon as at most two decimals say
it all (1.2万, 14亿, 3.85亿). A figure that is not round stays exact: 12345 in Simplified, 1萬2345 in Taiwan (as its
agency writes), 12,345 in Hong Kong. 10¹² is 万亿, in Taiwan 兆.
"""

import re
from decimal import Decimal
from fractions import Fraction

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.numbers.currencies import currencies
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity

_FIGURES, _OF_CHEQUES = "〇一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾"
_SPANS = {
    "a year and a half": "一年半", "a month and a half": "一個半月", "a week and a half": "一週半",
    "a day and a half": "一天半", "an hour and a half": "一個半小時",
}  # fmt: skip
_BASIS = re.compile("basis|bps?$")
_WEEKDAYS = "一二三四五六日"
_SIMPLE = str.maketrans("萬億點時週個數幾紀兩", "万亿点时周个数几纪两")


def write(quantity: Quantity, written: str, locale: str) -> str | None:
    """The quantity in Chinese; None where it cannot be said safely."""
    text = _traditional(quantity, written, locale)
    return text.translate(_SIMPLE) if text is not None and locale == ZH_HANS else text


def _traditional(quantity: Quantity, written: str, locale: str) -> str | None:
    value = quantity.value
    if isinstance(value, PartialDate):
        return _date(value)
    if isinstance(value, ClockTime):
        return _time(value, written, locale)
    if quantity.is_approximate:
        return _with_currency(_about(value, locale), quantity, locale)
    if isinstance(value, Fraction):
        return _fraction(value) if quantity.kind is Kind.NUMBER else None
    if quantity.kind in _COUNTED:
        return _counted(quantity.kind, int(value), locale)
    if quantity.kind is Kind.NUMBER and 0 < value < 1 and not any(letter.isdigit() for letter in written):
        return _fraction(Fraction(value))
    if written.endswith("fold") or (written[:2].lower() == "a " and written.endswith(" half")):
        return _SPANS.get(written.lower())
    return _amount(quantity, value, written, locale)


_COUNTED = frozenset((Kind.ORDINAL, Kind.WEEKDAY, Kind.QUARTER, Kind.DECADE, Kind.CENTURY))


def _amount(quantity: Quantity, value: Decimal, written: str, locale: str) -> str | None:
    if quantity.kind is Kind.PERCENT:
        return f"{plain(value)}%"
    if quantity.kind is Kind.PERCENTAGE_POINTS:
        return f"{plain(value * 100)}個基點" if _BASIS.search(written) else f"{plain(value)}個百分點"
    if quantity.kind is Kind.MULTIPLE:
        return f"{number(value, locale)}倍"
    return _with_currency(number(value, locale), quantity, locale)


def _with_currency(figure: str | None, quantity: Quantity, locale: str) -> str | None:
    if quantity.kind is not Kind.MONEY or figure is None:
        return figure if quantity.kind in (Kind.NUMBER, Kind.MONEY) else None
    currency = currencies().get(quantity.unit or "")
    return None if currency is None else figure + currency.written[{ZH_HANS: 0, ZH_HANT_HK: 2}.get(locale, 1)]


def number(value: Decimal, locale: str) -> str:
    """A figure with 万, 亿 and 兆, in traditional characters unless the locale's are the same."""
    sign, value = ("-" if value < 0 else ""), abs(value)
    scales = [
        (Decimal(10**12), "兆" if locale == ZH_HANT_TW else "萬億"),
        (Decimal(10**8), "億"),
        (Decimal(10**4), "萬"),
    ]
    for scale, word in scales:
        is_in_range = scale <= value and (value < scale * 10**4 or scale == scales[0][0])
        if is_in_range and _decimals(value / scale) <= (2 if value < 10**8 else 4):
            return f"{sign}{plain(value / scale)}{word}"
    if value < 10**4 or value != value.to_integral_value() or locale == ZH_HANS:
        return sign + plain(value)
    if locale == ZH_HANT_HK:
        return f"{sign}{int(value):,}"
    return sign + _in_groups(int(value))


def plain(value: Decimal) -> str:
    """Without exponent and without zeros that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(value: Decimal) -> int:
    _, _, rest = plain(value).partition(".")
    return len(rest)


def _in_groups(value: int) -> str:
    """1億2345萬6789; a group below 1000 would be read as short for more (1萬5 is 15000), so then in figures alone."""
    groups = []
    rest = value
    for word in ("", "萬", "億", "兆"):
        rest, group = divmod(rest, 10**4 if word != "兆" else 10**12)
        if rest and 0 < group < 1000:
            return str(value)
        if group:
            groups.append(f"{group}{word}")
    return "".join(reversed(groups))


def _about(value: Decimal | Fraction, locale: str) -> str | None:
    """數百, 數十萬."""
    text = number(Decimal(value), locale) if isinstance(value, Decimal) else ""
    figure, scale = text.rstrip("萬億兆"), text.lstrip("0123456789")
    words = {"1": "", "10": "十", "100": "百", "1000": "千"}
    return f"數{words[figure]}{scale}" if figure in words and (scale or figure != "1") else None


def _fraction(value: Fraction) -> str | None:
    if value == Fraction(1, 2):
        return "一半"
    if not (0 < value < 1 and value.denominator <= 100):
        return None
    return f"{in_characters(value.denominator)}分之{in_characters(value.numerator)}"


def in_characters(value: int, *, of_cheques: bool = False) -> str:
    """A number up to 99 in characters, 十二; ``of_cheques`` has 壹拾贰, where nothing can be put before or between."""
    figures = _OF_CHEQUES if of_cheques else _FIGURES
    tens, ones = divmod(value, 10)
    if not tens:
        return figures[ones]
    return (figures[tens] if tens > 1 or of_cheques else "") + figures[10] + (figures[ones] if ones else "")


def _counted(kind: Kind, value: int, locale: str) -> str | None:
    if kind is Kind.ORDINAL:
        return f"第{in_characters(value)}" if value <= 10 else f"第{value}"
    if kind is Kind.WEEKDAY:
        return ("星期" if locale == ZH_HANT_HK else "週") + _WEEKDAYS[value - 1]
    if kind is Kind.QUARTER:
        return f"第{in_characters(value)}季" + ("度" if locale != ZH_HANT_TW else "")
    if kind is Kind.CENTURY:
        return f"{value}世紀"
    if locale == ZH_HANS:
        return f"{value // 100 + 1}世紀{value % 100}年代" if value % 100 else None
    return f"{value}年代"


def _date(date: PartialDate) -> str:
    year, month, day = date.year, date.month, date.day
    parts = ((year, "年"), (month, "月"), (day, "日"))
    return "".join(f"{part}{word}" for part, word in parts if part is not None)


def _time(time: ClockTime, written: str, locale: str) -> str | None:
    if "m" not in written.lower():
        return f"{time.hour}:{time.minute:02}" if ":" in written else None
    half = "凌晨" if time.hour < 5 else "上午" if time.hour < 12 else "下午" if time.hour < 18 else "晚上"
    half = "中午" if time.hour == 12 else half
    hour = time.hour if time.hour <= 12 else time.hour - 12
    word = "點" if locale in (ZH_HANS, ZH_HANT_TW) else "時"
    return f"{half}{hour}{word}" + (f"{time.minute}分" if time.minute else "")
