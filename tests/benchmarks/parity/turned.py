"""Errors that leave every word a word of the text: figures change places, a number goes, more is less, a rise a fall.

Like the other kinds, nothing is shared with what finds them, and every place that the expressions meet is tried:
"more than happy" is made "less than happy", which no comparison of figures can find.
"""

import random
import re

from tests.benchmarks.parity.kind import CHINESE, ENGLISH, Kind, swapped, words

# --- two figures exchanged


def _pair(figure: str, between: str) -> re.Pattern[str]:
    return re.compile(figure.replace("<n>", "<a>") + f"(?P<m>{between})" + figure.replace("<n>", "<b>"))


_FIGURE = (
    r"(?<![\w.,:/#⟦⟧&=_+-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?![\d⟧/:]|[.,]\d|\.[a-z]|-\d|th\b|st\b|nd\b|rd\b|[A-Z])"
)
_FIGURE_ZH = (
    r"(?<![A-Za-z\d.,，:/#⟦⟧&=_+-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?![/:：⟧\d~-]|[.,，]\d|\.[a-z]|[A-Za-z])"
)
_BETWEEN = r"(?:(?![.!?;]\s)[^\n\d])+?"
_BETWEEN_ZH = r"[^\n\d。！？；]+?"
_SIGN_BEFORE = re.compile(r"(?:[$€£¥]|第)$")
_SIGN_AFTER = re.compile(
    r"\s?(?:%|per ?cent|percentage|basis|million|billion|trillion|dollars|euros|yuan|cents|[年月日万萬亿億兆]"
    r"|[美欧歐英日港]?[元圆圓镑鎊]|百分|[个個](?:基|百分))"
)
_LISTED = re.compile(r"\s*(?:,|and|or|、|和|与|與|及|或)*\s*")


def _exchanged(place: re.Match[str], chance: random.Random) -> str | None:
    """None where both count the same in a list (chapters 2 and 3), and where it is plain that they are of two kinds."""
    del chance
    one, other = place["a"], place["b"]
    if float(one.replace(",", "")) == float(other.replace(",", "")) or _LISTED.fullmatch(place["m"]):
        return None
    signs = [
        (_SIGN_BEFORE.search(place.string[: place.start(name)]), _SIGN_AFTER.match(place.string, place.end(name)))
        for name in "ab"
    ]
    if len({tuple(found[0].strip() if found else "" for found in sign) for sign in signs}) > 1:
        return None
    return f"{other}{place['m']}{one}"


# --- a spelled number left out

_ENGLISH_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a dozen|two dozen|a hundred"
)
_SPELLED = re.compile(
    rf"(?<![\w-])(?P<w>{_ENGLISH_WORDS}) (?!(?:hundred|thousand|mil|bil|or|to|and|per|times|of)\b)(?=[a-z])"
)
_DIGITS = "一二三四五六七八九十"
_SPELLED_ZH = re.compile(
    rf"(?<![第\d{_DIGITS}百千万萬亿億零〇两兩几幾数數多])"
    r"(?P<w>[两兩三四五六七八九十]|十[几幾二三四五六七八九]|[二三四五六七八九]十)"
    r"(?P<m>[名位个個艘座家岁歲种種项項次天年条條张張])"
)
_LEFT_OUT = frozenset("名位个個艘座家种種项項条條张張")


def _spelled_dropped(place: re.Match[str], chance: random.Random) -> str:
    return "" if chance.random() < 0.5 else "several "


def _spelled_dropped_zh(place: re.Match[str], chance: random.Random) -> str:
    """A measure word can't stand alone; years and ages need one."""
    few = "幾" if place["m"] in "個歲種項條張" else "几"
    return "" if place["m"] in _LEFT_OUT and chance.random() < 0.5 else few + place["m"]


# --- more and less, up and down


def _both_ways(*pairs: tuple[str, str]) -> dict[str, str]:
    """The first of what is said more than once is what it becomes."""
    table: dict[str, str] = {}
    for one, other in pairs:
        table.setdefault(one, other)
        table.setdefault(other, one)
    return table


def _capitalized(table: dict[str, str]) -> dict[str, str]:
    return table | {word.capitalize(): other.capitalize() for word, other in table.items()}


_MORE = _capitalized(_both_ways(("more than", "less than"), ("more than", "fewer than"), ("at least", "at most")))
_OVER = _capitalized(_both_ways(("over", "under"), ("above", "below")))
_MORE_ZH = _both_ways(
    ("超过", "不到"), ("超過", "不到"), ("超过", "不足"), ("超過", "不足"), ("至少", "最多"), ("多于", "少于"),
    ("多於", "少於"), ("高于", "低于"), ("高於", "低於"), ("逾", "不足"),
)  # fmt: skip
_ROSE = _capitalized(
    _both_ways(
        ("rose", "fell"), ("risen", "fallen"), ("rise", "fall"), ("rises", "falls"), ("rising", "falling"),
        ("increased", "decreased"), ("increase", "decrease"), ("increases", "decreases"),
        ("increasing", "decreasing"), ("increased", "declined"), ("increase", "decline"), ("grew", "shrank"),
        ("grown", "shrunk"), ("growing", "shrinking"), ("climbed", "dropped"), ("rose", "plunged"),
    )
)  # fmt: skip
_ROSE_ZH = _both_ways(
    ("上升", "下降"), ("上涨", "下跌"), ("上漲", "下跌"), ("增加", "减少"), ("增加", "減少"), ("增长", "下降"),
    ("增長", "下降"), ("成長", "衰退"), ("上调", "下调"), ("上調", "下調"), ("升至", "降至"), ("提高", "降低"),
    ("上升", "下滑"), ("激增", "骤减"), ("大增", "大减"),
)  # fmt: skip

TURNED = (
    Kind("two figures exchanged", ENGLISH, _pair(_FIGURE, _BETWEEN), _exchanged),
    Kind("two figures exchanged", CHINESE, _pair(_FIGURE_ZH, _BETWEEN_ZH), _exchanged),
    Kind("spelled number left out", ENGLISH, _SPELLED, _spelled_dropped),
    Kind("spelled number left out", CHINESE, _SPELLED_ZH, _spelled_dropped_zh),
    Kind("more ↔ less than", ENGLISH, words(_MORE), swapped(_MORE)),
    Kind("more ↔ less than", ENGLISH, words(_OVER, after=r"(?= [$€£]?\d)"), swapped(_OVER)),
    Kind(
        "more ↔ less than", CHINESE, words(_MORE_ZH, "", rf"(?=[了约約其]?[\d{_DIGITS}半百千数數])"), swapped(_MORE_ZH)
    ),
    Kind(
        "more ↔ less than",
        CHINESE,
        words({"以上": "以下", "以下": "以上"}, rf"(?<=[\d%％{_DIGITS}人名个個元岁歲年])", ""),
        swapped({"以上": "以下", "以下": "以上"}),
    ),
    Kind("rose ↔ fell", ENGLISH, words(_ROSE), swapped(_ROSE)),
    Kind("rose ↔ fell", CHINESE, words(_ROSE_ZH, "", ""), swapped(_ROSE_ZH)),
)
