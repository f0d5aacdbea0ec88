"""What rose and what fell: the words of a text that say so."""

import re
from collections.abc import Hashable, Iterator, Sequence

from tms.checks.parity.leanings import Leaning
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity
from tms.language.numbers.chinese.shape import shaped

_BY_SO_MUCH = (
    r"(?= (?:slightly|sharply|marginally|modestly|for an? \w+ (?:\w+ )?(?:day|week|month|quarter|session|year))\b"
    r"|,? (?:(?:slightly|sharply|steadily|further|back|again|just|marginally|modestly|gradually) )?"
    r"(?:by |to |from )?"
    r"(?:(?:about|around|nearly|almost|roughly|just|only|as (?:low|high|much|little) as|below|above|under|over|a) )?"
    r"[A-Z]{0,3}[$€£¥]?\d)"
)
"""Beside a figure, such a verb tells where it went; elsewhere people slip and advance too."""
_CREPT = r"(?:edg|inch|creep|tick|nudg|drift|mov|head|go|went|crept|push|c[oa]m)(?:e|es|s|ed|ing)?"
_ENGLISH = re.compile(
    r"(?<![\w-])(?:(?P<up>"
    r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing|owth)|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|up(?= (?:by |from |about |more than |nearly )?[$€£]?\d)"
    rf"|(?:{_CREPT}|sho(?:oting|ots?|t)) (?:up|higher|upwards?){_BY_SO_MUCH}"
    rf"|(?:advanc(?:e|es|ed|ing)|spik(?:e|es|ed|ing)|rall(?:y|ies|ied|ying)|rebound(?:s|ed|ing)?|quicken(?:s|ed|ing)?"
    rf"|accelerat(?:e|es|ed|ing)|swell(?:s|ed|ing)?|swelled|balloon(?:s|ed|ing)?|leap(?:s|ed|t|ing)?){_BY_SO_MUCH}"
    r"|rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|gain(?:s|ed|ing)?(?= [$€£]?\d)"
    r")|(?P<down>"
    r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|reduc(?:e|es|ed|ing|tion|tions)|shr(?:ink|inks|ank|unk|inking)|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)"
    r"|cut(?:s|ting)?(?= (?:(?:its|the|their|key|main|benchmark|policy|deposit|interest|lending|base) ){0,4}rates?\b"
    r"| (?!(?:back|off|short|out)\b)(?:[\w’'-]+ ){1,6}by (?:about |nearly |up to )?(?:[$€£]?\d|an? |half|two))"
    r"|lost(?= [^.;]{0,20}(?:%|percent|of (?:its|their) value))"
    rf"|{_CREPT} (?:down|lower|downwards?){_BY_SO_MUCH}"
    rf"|(?:eas(?:e|es|ed|ing)|slip(?:s|ped|ping)?|slid(?:e|es|ing)?|dip(?:s|ped|ping)?|s[ai]nks?|sunk|sinking|shed(?:s|ding)?"
    rf"|retreat(?:s|ed|ing)?|sag(?:s|ged)?|skid(?:s|ded)?|crash(?:es|ed|ing)?|dwindl(?:e|es|ed|ing)"
    rf"|weaken(?:s|ed)?|contract(?:s|ed|ing)?){_BY_SO_MUCH}"
    r"|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)"
    r"|lower(?:s|ed|ing)|diminish(?:es|ed|ing)?"
    r"|down(?= (?:by |from |about |more than |nearly )?[$€£]?\d)"
    r"))(?![\w-])",
    re.IGNORECASE,
)
_NO_DIRECTION = re.compile(
    r" (?:into|under|within|between|back|apart|short|victim|asleep|ill|in love|on|through|out|behind|prey|off|over"
    r"|for(?! (?:the \w+|an? \w+|\w+) (?:consecutive|straight|day|week|month|quarter|year|session)s?\b))\b"
)
"""After a fall or a rise that is none: fell into, dropped out, fall under."""
_AUTUMN = re.compile(r"\b(?:in the|this|last|next|every|give|gives|gave|given|giving) $", re.IGNORECASE)
"""Before one that is none: in the fall, gave rise."""

_CHINESE = re.compile(
    "(?P<slower>(?:涨幅|增幅|升幅|增速|增长率?|成长率?)[^，。；]{0,5}?(?:放缓|收窄|趋缓|减缓|放慢|缩小|回落))"
    r"|(?P<up>上升|上涨|上扬|增长|增加|增多|增至|增到|增幅|大增|激增|剧增|猛增|递增|倍增|成长|攀升|攀至|升值|跃升|骤升|陡增|走扬|飙升|急升|回升|飙涨|涨|提高|提升"
    r"|上调|调升|调涨|调高|走高|加息|升至|升到|升息|升幅|升(?=了|约|逾|\d)|增(?=了|约|逾|\d))"
    r"|(?P<down>下降|下跌|下滑|滑落|下探|走跌|下调|调降|调低|减少|减低|减弱|减至|减到|减产|缩减|削减|裁减|骤减|锐减|大减|递减|降低|降至|降到|降幅"
    r"|降息|减息|暴跌|急跌|骤降|锐降|跌|萎缩|缩小|衰退|回落|走低|下挫|贬值|降(?=了|约|逾|\d)|减(?=了|约|逾|\d))"
)
_SHAPES = str.maketrans("揚漲長劇遞飆調減縮裁驟銳貶過約躍緩", "扬涨长剧递飙调减缩裁骤锐贬过约跃缓")


def directions(plain: str, locale: str) -> Iterator[Leaning]:
    """Each word that says so, in order."""
    if is_chinese(locale):
        for word in _CHINESE.finditer(shaped(plain).translate(_SHAPES)):
            if not word["slower"]:  # It still rises: languages call that a rise or a fall.
                yield Leaning(*word.span(), 1 if word["up"] else -1)
        return
    for word in _ENGLISH.finditer(plain):
        if _NO_DIRECTION.match(plain, word.end()) or _AUTUMN.search(plain, max(0, word.start() - 8), word.start()):
            continue
        yield Leaning(*word.span(), 1 if word["up"] else -1)


_TO_ITS_FIGURE = (
    re.compile(
        r"(?: (?:by|about|around|nearly|almost|roughly|just|only|an?|some|over|more than|less than|further|another"
        r"|[a-z]+ly))* ?(?:[A-Z]{0,3}[$€£¥])?"
    ),
    re.compile(r"[了约近逾超过达大幅\s]{0,3}(?:[美欧港日]元|新[台臺]币|[A-Z]{0,3}[$€£¥])?"),
)
"""What stands between a change and how much it was, in English and in Chinese; to how much may be said of either."""
_CHANGING = frozenset((Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.PERCENTAGE_POINTS))


def of_each_change(
    plain: str, quantities: Sequence[Quantity], moved: Sequence[Leaning], locale: str
) -> dict[Hashable, set[int]]:
    """By how much something rose or fell, told directly: fell 0.3%, 上升0.3%."""
    chinese = is_chinese(locale)
    text = shaped(plain).translate(_SHAPES) if chinese else plain
    ways: dict[Hashable, set[int]] = {}
    for one in quantities:
        before = [each for each in moved if each.end <= one.start]
        is_told = before and _TO_ITS_FIGURE[chinese].fullmatch(text, before[-1].end, one.start)
        if is_told and one.size is not None and one.kind in _CHANGING:
            ways.setdefault(one.size, set()).add(before[-1].sign)
    return ways
