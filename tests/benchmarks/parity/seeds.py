"""One error in one version of a clean document: what was changed, where, to what.

Nothing here is shared with what finds the errors: the expressions below are small, miss most of what a text can say,
and touch only what is sure to be a figure, a date or a currency, so that each change is a change of meaning.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.parity.documents import Document, Piece
from tests.benchmarks.parity.kind import CHINESE, ENGLISH, Change, Kind, swapped, words
from tests.benchmarks.parity.turned import TURNED


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


def seeds(
    documents: Sequence[Document], *, most: int, number: int = 20_26, kinds: Sequence[Kind] | None = None
) -> list[Seed]:
    """At most ``most`` errors of each kind and half, drawn the same way every time."""
    chance = random.Random(number)  # noqa: S311 (an experiment that can be repeated, no secret)
    found: dict[tuple[str, bool], list[Seed]] = {}
    for document in documents:
        for seed in _of_document(document, kinds or (*_FIGURE_KINDS, *TURNED), chance):
            found.setdefault((seed.kind, document.is_development), []).append(seed)
    return [seed for many in found.values() for seed in chance.sample(many, min(most, len(many)))]


def _of_document(document: Document, kinds: Sequence[Kind], chance: random.Random) -> Iterator[Seed]:
    for row_number, row in enumerate(document.rows):
        for version, piece in enumerate(row.pieces):
            for kind in kinds:
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

_FIGURE_KINDS = (
    Kind("×10", ENGLISH, _FIGURE, _times_ten),
    Kind("×10", CHINESE, _FIGURE_ZH, _times_ten),
    Kind("÷10", ENGLISH, _FIGURE, _by_ten),
    Kind("÷10", CHINESE, _FIGURE_ZH, _by_ten),
    Kind("spelled number", ENGLISH, words(_SPELLED), swapped(_SPELLED)),
    Kind("spelled number", CHINESE, _SPELLED_ZH, _next_digit),
    Kind("万↔亿", ENGLISH, words(_LARGE, r"(?<=\d )"), swapped(_LARGE)),
    Kind("万↔亿", CHINESE, words(_LARGE_ZH, _AFTER_FIGURE, "(?![亿億])"), swapped(_LARGE_ZH)),
    Kind("兆", ENGLISH, re.compile(r"(?<=\d )trillion"), _to("billion")),
    Kind("兆", CHINESE, re.compile(r"(?<=\d)万亿"), _to("亿")),
    Kind("兆", CHINESE, re.compile(r"(?<=\d)兆(?=[美歐日元])"), _to("億")),
    Kind("半", ENGLISH, re.compile(r"\b(two|a year) and a half"), _to(r"\1")),
    Kind("半", ENGLISH, re.compile(r"\b(?:H|h)alf(?: of)?(?= the )"), _to("a third of")),
    Kind("半", CHINESE, re.compile(r"(?<=[年个個])半(?=[之，内內])"), _to("")),
    Kind("半", CHINESE, re.compile(r"一半(?=的|在|停|，)"), _to("三分之一")),
    Kind("半", CHINESE, re.compile(r"半(?=[年天小][^轻]?)"), _to("一")),
    Kind("半", CHINESE, re.compile(r"半(?=个世纪|個世紀)"), _to("两")),
    Kind("两", ENGLISH, re.compile(r"\btwo (?=[a-z]+s\b)"), _to("three ")),
    Kind(
        "两",
        CHINESE,
        re.compile(r"(?<![一二三四五六七八九十百千第这這那])[两兩](?=[名位个個艘家座岁歲天年英封])"),
        _to("三"),
    ),
    Kind("percent", ENGLISH, re.compile(r"(?<=\d)(?:%| per ?cent\b(?!age))"), _to(" percentage points")),
    Kind("percent", (1,), re.compile(r"(?<=\d)\s?[%％]"), _to("个百分点")),
    Kind("percent", (2,), re.compile(r"(?<=\d)\s?[%％]"), _to("個百分點")),
    Kind("percentage point", ENGLISH, re.compile(r"(?<=\d) percentage points?"), _to(" percent")),
    Kind("percentage point", CHINESE, re.compile(r"(?<=\d)[个個]百分[点點]"), _to("%")),
    Kind("basis point", ENGLISH, re.compile(r"(?<=\d )basis(?= points)"), _to("percentage")),
    Kind("basis point", CHINESE, re.compile(r"(?<=\d[个個])基[点點]"), _to("百分点")),
    Kind("half of a year", ENGLISH, words(_HALVES, after=" half"), swapped(_HALVES)),
    Kind("half of a year", CHINESE, re.compile(r"(?P<w>[上下])半年"), swapped({"上": "下", "下": "上"})),
    Kind("cents", ENGLISH, re.compile(r"(?<=\d )cents"), _to("dollars")),
    Kind("cents", CHINESE, re.compile(r"(?<=\d美)分"), _to("元")),
    Kind("ordinal", ENGLISH, re.compile(r"\b(?P<d>\d{1,3})(?:st|nd|rd|th)\b(?! century)"), _english_ordinal),
    Kind(
        "ordinal",
        ENGLISH,
        words(_ORDINALS, r"(?<!in )\b(?:the|a|his|her|its|their) ", r"\b(?! of|-)"),
        swapped(_ORDINALS),
    ),
    Kind(
        "ordinal", CHINESE, re.compile(rf"第\s?(?P<o>\d+|[{_DIGITS}]+)(?=[次届屆个個张張任轮輪座季名])"), _next_numeral
    ),
    Kind("day moved", ENGLISH, re.compile(rf"(?:{_MONTH}) (?P<d>\d{{1,2}})\b(?!\d|:)"), _other_number(28)),
    Kind("day moved", ENGLISH, re.compile(rf"\b(?P<d>\d{{1,2}}) (?:{_MONTH})\b"), _other_number(28)),
    Kind("day moved", CHINESE, re.compile(r"月\s?(?P<d>\d{1,2})(?=\s?[日号號])"), _other_number(28)),
    Kind(
        "month moved", ENGLISH, re.compile(rf"\b(?P<w>{_MONTH.replace('May|', '')})\b(?! (?:Davis|[A-Z]))"), _next_month
    ),
    Kind("month moved", CHINESE, re.compile(r"(?<!\d)(?P<d>\d{1,2})(?=\s?月(?![供付亮球]))"), _other_number(12)),
    Kind("year", ENGLISH, re.compile(r"(?<![\w.,:/$€£#-])(?P<d>(?:19|20)\d\d)(?![\w/:-]|[.,]\d)"), _next_year),
    Kind("year", CHINESE, re.compile(r"(?<!\d)(?P<d>(?:19|20)\d\d)(?=\s?年)"), _next_year),
    Kind("weekday", ENGLISH, words(_WEEKDAYS, after=r"\b(?! Night)"), swapped(_WEEKDAYS)),
    Kind("weekday", CHINESE, words(_WEEKDAYS_ZH, "(?:周|週|星期|禮拜)", "(?![岁夜])"), swapped(_WEEKDAYS_ZH)),
    Kind("currency", ENGLISH, re.compile(r"(?P<w>NT\$|HK\$|US\$|(?<![A-Z])\$|€|£|¥)(?=\d)"), swapped(_SIGNS)),
    Kind("currency", ENGLISH, words(_MONEY, r"(?:\d|million|billion|thousand) "), swapped(_MONEY)),
    Kind("currency", CHINESE, words(_MONEY_ZH, after=""), swapped(_MONEY_ZH)),
    Kind("dropped number", ENGLISH, _FIGURE, _dropped("some")),
    Kind("dropped number", CHINESE, _FIGURE_ZH, _dropped("一些")),
)
NUMBER_KINDS = tuple(dict.fromkeys(kind.name for kind in _FIGURE_KINDS))
TURNED_KINDS = tuple(dict.fromkeys(kind.name for kind in TURNED))
