"""One error in one version of a clean document: what was changed, where, to what.

Nothing here is shared with what finds the errors: the expressions below are small, miss most of what a text can say,
and touch only what is sure to be a figure, a date or a currency, so that each change is a change of meaning.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.parity.documents import Document, Piece

Change = Callable[[re.Match[str], random.Random], str | None]

ENGLISH, CHINESE = (0,), (1, 2)


@dataclass(frozen=True, slots=True)
class Seed:
    """An error: in which document, row and version, what stood there, what stands there now, and the new text."""

    document: Document
    row: int
    version: int
    kind: str
    start: int
    before: str
    after: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    versions: tuple[int, ...]
    place: re.Pattern[str]
    change: Change


def seeds(documents: Sequence[Document], *, most: int, number: int = 20_26) -> list[Seed]:
    """At most ``most`` errors of each kind and half, drawn the same way every time."""
    chance = random.Random(number)  # noqa: S311 (an experiment that can be repeated, no secret)
    found: dict[tuple[str, bool], list[Seed]] = {}
    for document in documents:
        for seed in _of_document(document, chance):
            found.setdefault((seed.kind, document.is_development), []).append(seed)
    return [seed for many in found.values() for seed in chance.sample(many, min(most, len(many)))]


def _of_document(document: Document, chance: random.Random) -> Iterator[Seed]:
    for row_number, row in enumerate(document.rows):
        for version, piece in enumerate(row.pieces):
            for kind in _KINDS:
                if version not in kind.versions:
                    continue
                for place in kind.place.finditer(piece.text):
                    after = kind.change(place, chance)
                    if after is None or after == place[0]:
                        continue
                    text = piece.text[: place.start()] + after + piece.text[place.end() :]
                    changed = replace(piece, text=text)
                    yield Seed(document, row_number, version, kind.name, place.start(), place[0], after, changed)


# --- figures

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_FIGURE = re.compile(
    rf"(?<![\w.,:/#⟦⟧&=_+-])(?<!{'(?<!'.join(f'{month} )' for month in _MONTHS)}"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?![\d⟧/:%]|[.,]\d|\.[a-z]|-\d|th\b|st\b|nd\b|rd\b|[A-Z])"
    rf"(?!\s*(?:{_MONTH}|a\.m|p\.m|\d))"
)
_FIGURE_ZH = re.compile(
    r"(?<![A-Za-z\d.,，:/#⟦⟧&=_+第-])(?<!第 )(?<!\d )"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?!\s*[年月日号號时時分点點/:：⟧\d%％~-]|[.,，]\d|\.[a-z]|\s*[A-Za-z])"
)


def _grouped(value: str, like: str) -> str:
    whole, _, fraction = value.partition(".")
    whole = f"{int(whole or 0):,}" if "," in like else str(int(whole or 0))
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _shift(figure: str, places: int) -> str | None:
    """The figure times ten, or divided by it; None for what may be a year and for nought."""
    digits = figure.replace(",", "")
    if float(digits) == 0 or ("," not in figure and re.fullmatch(r"(?:19|20)\d\d", digits)):
        return None
    whole, _, fraction = digits.partition(".")
    if places > 0:
        fraction = fraction or "0"
        return _grouped(f"{whole}{fraction[0]}.{fraction[1:]}", figure)
    return _grouped(f"{whole[:-1] or '0'}.{whole[-1]}{fraction}", figure)


def _times_ten(place: re.Match[str], chance: random.Random) -> str | None:
    del chance
    return _shift(place["n"], 1)


def _by_ten(place: re.Match[str], chance: random.Random) -> str | None:
    del chance
    return _shift(place["n"], -1)


def _dropped(word: str) -> Change:
    def drop(place: re.Match[str], chance: random.Random) -> str | None:
        del chance
        return word if _shift(place["n"], 1) is not None and len(place["n"]) > 1 else None

    return drop


def _swapped(table: dict[str, str]) -> Change:
    """The other word, in the same case."""

    def swap(place: re.Match[str], chance: random.Random) -> str | None:
        del chance
        word = place["w"]
        other = table.get(word) or table.get(word.lower(), word).capitalize()
        return place[0].replace(word, other, 1)

    return swap


def _words(table: dict[str, str], before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    return re.compile(f"{before}(?P<w>{'|'.join(table)}){after}")


_SPELLED = {
    "three": "four", "four": "five", "five": "six", "six": "seven", "seven": "eight", "eight": "nine", "nine": "ten",
    "ten": "eleven", "eleven": "twelve", "twelve": "thirteen", "fourteen": "fifteen",
}  # fmt: skip
_SPELLED |= {word.capitalize(): other.capitalize() for word, other in _SPELLED.items()}
_DIGITS = "一二三四五六七八九十"
_COUNTED = "名位个個艘座家岁歲架"
_SPELLED_ZH = re.compile(rf"(?<![第{_DIGITS}百千万萬亿億零〇两兩几幾数數])[三四五六七八九](?=[{_COUNTED}])")


def _next_digit(place: re.Match[str], chance: random.Random) -> str:
    del chance
    return _DIGITS[_DIGITS.index(place[0]) + 1]


def _to(after: str) -> Change:
    def to(place: re.Match[str], chance: random.Random) -> str:
        del chance
        return place.expand(after)

    return to


_LARGE = {"million": "billion", "billion": "million"}
_LARGE_ZH = {"万": "亿", "萬": "億", "亿": "万", "億": "萬"}
_AFTER_FIGURE = r"(?<=[\d百千几幾数數十])(?P<s>\s?)"

# --- dates


def _next_month(place: re.Match[str], chance: random.Random) -> str:
    name = place["w"]
    others = [month for month in _MONTHS if month not in {name, "May"}]
    return place[0].replace(name, chance.choice(others), 1)


def _other_number(highest: int) -> Change:
    """The day or month one further, or one back at the end."""

    def moved(place: re.Match[str], chance: random.Random) -> str:
        del chance
        value = int(place["d"])
        other = value + 1 if value < highest else value - 1
        return place[0][: place.start("d") - place.start()] + str(other) + place[0][place.end("d") - place.start() :]

    return moved


def _next_numeral(place: re.Match[str], chance: random.Random) -> str | None:
    """The Chinese numeral from one to nine that follows, or the figure."""
    del chance
    number = place["o"]
    if number.isdigit():
        other = str(int(number) + 1)
    elif number in _DIGITS[:9]:
        other = _DIGITS[_DIGITS.index(number) + 1]
    else:
        return None
    return place[0].replace(number, other, 1)


def _english_ordinal(place: re.Match[str], chance: random.Random) -> str:
    del chance
    value = int(place["d"]) + 1
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _next_year(place: re.Match[str], chance: random.Random) -> str:
    step = chance.choice([-1, 1, 10])
    return place[0].replace(place["d"], str(int(place["d"]) + step), 1)


_WEEKDAYS = {"Monday": "Thursday", "Tuesday": "Friday", "Wednesday": "Sunday", "Thursday": "Saturday",
             "Friday": "Monday", "Saturday": "Tuesday", "Sunday": "Wednesday"}  # fmt: skip
_WEEKDAYS_ZH = dict(zip("一二三四五六日", "四五日六一二三", strict=True))
_ORDINALS = {"second": "third", "third": "fourth", "fourth": "fifth", "fifth": "sixth", "sixth": "seventh",
             "eighth": "ninth", "tenth": "eleventh", "first": "second"}  # fmt: skip

# --- money and shares

_HALVES = {"first": "second", "second": "first"}
_SIGNS = {"NT$": "US$", "HK$": "NT$", "US$": "€", "$": "€", "€": "£", "£": "$", "¥": "$"}
_MONEY = {"dollars": "euros", "euros": "pounds", "pounds": "dollars", "yuan": "yen", "yen": "yuan"}
_MONEY_ZH = {
    "美元": "欧元", "欧元": "英镑", "歐元": "英鎊", "英镑": "美元", "英鎊": "美元", "日元": "韩元", "日圓": "韓元",
    "港元": "美元", "美金": "歐元", "新台币": "港元", "新台幣": "港幣",
}  # fmt: skip

_KINDS = (
    _Kind("×10", ENGLISH, _FIGURE, _times_ten),
    _Kind("×10", CHINESE, _FIGURE_ZH, _times_ten),
    _Kind("÷10", ENGLISH, _FIGURE, _by_ten),
    _Kind("÷10", CHINESE, _FIGURE_ZH, _by_ten),
    _Kind("spelled number", ENGLISH, _words(_SPELLED), _swapped(_SPELLED)),
    _Kind("spelled number", CHINESE, _SPELLED_ZH, _next_digit),
    _Kind("万↔亿", ENGLISH, _words(_LARGE, r"(?<=\d )"), _swapped(_LARGE)),
    _Kind("万↔亿", CHINESE, _words(_LARGE_ZH, _AFTER_FIGURE, "(?![亿億])"), _swapped(_LARGE_ZH)),
    _Kind("兆", ENGLISH, re.compile(r"(?<=\d )trillion"), _to("billion")),
    _Kind("兆", CHINESE, re.compile(r"(?<=\d)万亿"), _to("亿")),
    _Kind("兆", CHINESE, re.compile(r"(?<=\d)兆(?=[美歐日元])"), _to("億")),
    _Kind("半", ENGLISH, re.compile(r"\b(two|a year) and a half"), _to(r"\1")),
    _Kind("半", ENGLISH, re.compile(r"\b(?:H|h)alf(?: of)?(?= the )"), _to("a third of")),
    _Kind("半", CHINESE, re.compile(r"(?<=[年个個])半(?=[之，内內])"), _to("")),
    _Kind("半", CHINESE, re.compile(r"一半(?=的|在|停|，)"), _to("三分之一")),
    _Kind("半", CHINESE, re.compile(r"半(?=[年天小][^轻]?)"), _to("一")),
    _Kind("半", CHINESE, re.compile(r"半(?=个世纪|個世紀)"), _to("两")),
    _Kind("两", ENGLISH, re.compile(r"\btwo (?=[a-z]+s\b)"), _to("three ")),
    _Kind(
        "两",
        CHINESE,
        re.compile(r"(?<![一二三四五六七八九十百千第这這那])[两兩](?=[名位个個艘家座岁歲天年英封])"),
        _to("三"),
    ),
    _Kind("percent", ENGLISH, re.compile(r"(?<=\d)(?:%| per ?cent\b(?!age))"), _to(" percentage points")),
    _Kind("percent", (1,), re.compile(r"(?<=\d)\s?[%％]"), _to("个百分点")),
    _Kind("percent", (2,), re.compile(r"(?<=\d)\s?[%％]"), _to("個百分點")),
    _Kind("percentage point", ENGLISH, re.compile(r"(?<=\d) percentage points?"), _to(" percent")),
    _Kind("percentage point", CHINESE, re.compile(r"(?<=\d)[个個]百分[点點]"), _to("%")),
    _Kind("basis point", ENGLISH, re.compile(r"(?<=\d )basis(?= points)"), _to("percentage")),
    _Kind("basis point", CHINESE, re.compile(r"(?<=\d[个個])基[点點]"), _to("百分点")),
    _Kind("half of a year", ENGLISH, _words(_HALVES, after=" half"), _swapped(_HALVES)),
    _Kind("half of a year", CHINESE, re.compile(r"(?P<w>[上下])半年"), _swapped({"上": "下", "下": "上"})),
    _Kind("cents", ENGLISH, re.compile(r"(?<=\d )cents"), _to("dollars")),
    _Kind("cents", CHINESE, re.compile(r"(?<=\d美)分"), _to("元")),
    _Kind("ordinal", ENGLISH, re.compile(r"\b(?P<d>\d{1,3})(?:st|nd|rd|th)\b(?! century)"), _english_ordinal),
    _Kind(
        "ordinal",
        ENGLISH,
        _words(_ORDINALS, r"(?<!in )\b(?:the|a|his|her|its|their) ", r"\b(?! of|-)"),
        _swapped(_ORDINALS),
    ),
    _Kind(
        "ordinal", CHINESE, re.compile(rf"第\s?(?P<o>\d+|[{_DIGITS}]+)(?=[次届屆个個张張任轮輪座季名])"), _next_numeral
    ),
    _Kind("day moved", ENGLISH, re.compile(rf"(?:{_MONTH}) (?P<d>\d{{1,2}})\b(?!\d|:)"), _other_number(28)),
    _Kind("day moved", ENGLISH, re.compile(rf"\b(?P<d>\d{{1,2}}) (?:{_MONTH})\b"), _other_number(28)),
    _Kind("day moved", CHINESE, re.compile(r"月\s?(?P<d>\d{1,2})(?=\s?[日号號])"), _other_number(28)),
    _Kind(
        "month moved", ENGLISH, re.compile(rf"\b(?P<w>{_MONTH.replace('May|', '')})\b(?! (?:Davis|[A-Z]))"), _next_month
    ),
    _Kind("month moved", CHINESE, re.compile(r"(?<!\d)(?P<d>\d{1,2})(?=\s?月(?![供付亮球]))"), _other_number(12)),
    _Kind("year", ENGLISH, re.compile(r"(?<![\w.,:/$€£#-])(?P<d>(?:19|20)\d\d)(?![\w/:-]|[.,]\d)"), _next_year),
    _Kind("year", CHINESE, re.compile(r"(?<!\d)(?P<d>(?:19|20)\d\d)(?=\s?年)"), _next_year),
    _Kind("weekday", ENGLISH, _words(_WEEKDAYS, after=r"\b(?! Night)"), _swapped(_WEEKDAYS)),
    _Kind("weekday", CHINESE, _words(_WEEKDAYS_ZH, "(?:周|週|星期|禮拜)", "(?![岁夜])"), _swapped(_WEEKDAYS_ZH)),
    _Kind("currency", ENGLISH, re.compile(r"(?P<w>NT\$|HK\$|US\$|(?<![A-Z])\$|€|£|¥)(?=\d)"), _swapped(_SIGNS)),
    _Kind("currency", ENGLISH, _words(_MONEY, r"(?:\d|million|billion|thousand) "), _swapped(_MONEY)),
    _Kind("currency", CHINESE, _words(_MONEY_ZH, after=""), _swapped(_MONEY_ZH)),
    _Kind("dropped number", ENGLISH, _FIGURE, _dropped("some")),
    _Kind("dropped number", CHINESE, _FIGURE_ZH, _dropped("一些")),
)
NUMBER_KINDS = tuple(dict.fromkeys(kind.name for kind in _KINDS))
