"""Conditions and denials that became their opposite: unless they pay, 若付款就不; not impossible, 不可能.

Read only where English has one such word, and the Chinese version none that may say as much.
"""

import re
from collections.abc import Iterator

_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_IF = re.compile("若|如果|倘若?|只要|一旦|假如|即使|即便|哪怕|就算")
_IF_AT_ALL = re.compile(r"\b(?:if|once|as long as|provided)\b", re.IGNORECASE)
_UNLESS_CHINESE = re.compile("除非|否则|不然|要不|才|方能|方可|之前|以前|前(?=[，。不])|直到")
_UNLESS_ONLY = re.compile("除非")
_IF_NOT = re.compile(
    r"\b(?:no|not|never|nor|none|only|until|without|cannot|refus\w+|fail\w*|un\w+|even)\b|n[’']t\b", re.IGNORECASE
)
_IF_NOT_CHINESE = re.compile("否则|不然|[不没未无才否拒]")
_NOT = re.compile("[不没未无非拒别莫缺失]")
_CLAUSE = re.compile("[，。；：]")
_IF_WOULD = re.compile(r"\b(?:would|will)\b[^.;]{1,60}\bif\b|\bif\b[^.;]{1,80}\b(?:would|will)\b", re.IGNORECASE)
_THEN_NOT = re.compile(
    "(?:若|如果|倘若|只要|一旦|假如)[^。；]{1,30}，[^，。；]{0,8}(?:就|便|则|将|也)(?:不会|不能|不再|不|无法)"
)
_EVEN_IF = re.compile(r"\beven if\b|\bwhether\b|\bonly\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|nothing|cannot|without|unable|oppos\w+|against|withdr\w+|refus\w+|reject\w+"
    r"|stop\w*|cancel\w*|drop\w*|fail\w*|abandon\w*|scrap\w*|avoid\w*|spare\w*|veto\w*|block\w*|quit|leave|lose"
    r"|forgo|skip|rather|instead|un(?!der|it|til)\w+)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOT_UN = (
    (re.compile(r"\bnot impossible\b", re.IGNORECASE), re.compile("(?<!并非)(?<!不是)(?<!也非)(?<!绝非)不可能(?!性)")),
    (re.compile(r"\bnot inevitable\b", re.IGNORECASE), re.compile("不可避免|在所难免|势所难免|必然")),
    (re.compile(r"\bnot unlikely\b", re.IGNORECASE), re.compile("不太可能|不大可能|不可能")),
    (re.compile(r"\bnot un(?:usual|common)\b", re.IGNORECASE), re.compile("(?<![不非])(?:罕见|少见)|不常见|不寻常")),
)
_UNDONE = re.compile("并非|不是|也不无|不无|未必|并不是|不见得|可以避免|未尝")
_NO_LONGER = re.compile(r"\bno longer\b", re.IGNORECASE)
_STILL = re.compile("仍然?|依然|依旧|继续|今后|日后|须|需|要|会")
_ENDED = re.compile("[不没未无停止免废取消非终失去改告卸退离弃了]")
_STILL_SO = re.compile("仍(?:然|旧|属|是|为|在|须|需|要|会)")
_AT_MOST_AS_OLD = re.compile(r"\b(?:no|not|be) older than\b", re.IGNORECASE)
_AT_LEAST_AS_OLD = re.compile("(?<![未不])年?满(?=[0-9一二三四五六七八九十])")
_AT_MOST = re.compile("未满|不满|不超过|以下|不大于|不得超|不高于|至多|最多|方可|才|上限|以内|为限")

_LESS = "less|fewer|lower|smaller|shorter|slower|cheaper|weaker|colder|lighter|worse|younger"
_MORE = "more|greater|higher|larger|bigger|longer|faster|stronger|hotter|heavier|better|older|richer"
_THAN_ANY = r"\b[^.;,]{0,48}?\bthan (?:(?:in|at|on|for|with|by|during|to) )?any\b"
_EXTREMES = (
    (re.compile(rf"\b(?:{_LESS}){_THAN_ANY}", re.IGNORECASE), re.compile("最[多高大长快贵强重热久好]")),
    (re.compile(rf"\b(?:{_MORE}){_THAN_ANY}", re.IGNORECASE), re.compile("最[少低小短慢便轻冷弱差]")),
)
_NO_EXTREME = (
    re.compile("最[少低小短慢便轻冷弱差]|[低少小短慢弱]于|不[如及到比]|比任何|新低"),
    re.compile("最[多高大长快贵强重热久好]|[高多大长快强]于|超[过出]|胜|比任何|新高"),
)
_OTHER_EXTREMES = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|most|least|best|worst|[a-z]{3,}est|fell|down|lost|los[est]\w*|cut\w*"
    r"|(?:fall|drop|declin|decreas|shr[iau]nk|sl[iu]d|plung|tumbl|slump|sank|sink|reduc)\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:at the latest|(?:no|not) later than)\b", re.IGNORECASE)
_AT_LEAST = re.compile("至少|起码|不早于|最早")
_MAY_BE_LEAST = re.compile(
    r"\b(?:at least|minimum|earliest|no (?:less|fewer|earlier|sooner)|not (?:less|before)|more|over|above|any|even"
    r"|if nothing else|as (?:early|soon) as|plus)\b",
    re.IGNORECASE,
)
_PLANNED = r"than (?:\w+ ){0,3}?(?:promis|plann|schedul|expect|intend|forecast|hop|due|announc|target|agreed)\w*"
_LATER, _EARLIER = (re.compile(rf"\b{word} {_PLANNED}", re.IGNORECASE) for word in ("later", "(?:earlier|sooner)"))
_AMOUNT = "[^，。；]{0,3}?[0-9一二两三四五六七八九十几数半][^，。；]{0,3}?[年月周天日时]"
_EARLY_CHINESE = re.compile(
    f"提[前早](?:了?{_AMOUNT}|(?=[，。]))|比[^，。；]{{1,16}}早(?:了?{_AMOUNT}|(?=[，。]))|早了?{_AMOUNT}"
)
_LATE_CHINESE = re.compile(
    f"推迟(?:了?{_AMOUNT})|比[^，。；]{{1,16}}[晚迟](?:了?{_AMOUNT}|(?=[，。]))|[晚迟]了?{_AMOUNT}"
)
_LATE = re.compile("[晚迟延误拖逾]|推后|押后")
_EARLY = re.compile("早|提前|抢先|先于")
_LATE_ENGLISH = re.compile(r"\b(?:late\w*|delay\w*|postpon\w*|behind)\b", re.IGNORECASE)
_EARLY_ENGLISH = re.compile(r"\b(?:earl\w+|sooner|ahead|before|advance\w*|brought forward)\b", re.IGNORECASE)

Places = tuple[tuple[int, int], tuple[int, int]]


def turned_conditions(english: str, chinese: str) -> Iterator[Places]:
    """Where English and (simplified) Chinese say the opposite of each other."""
    yield from _unless(english, chinese)
    yield from _not_un(english, chinese)
    gone, still = list(_NO_LONGER.finditer(english)), _STILL.search(chinese)
    is_so = len(gone) == 1 and still is not None
    if is_so and still is not None and (_ENDED.search(chinese) is None or _is_still_so(chinese)):
        yield gone[0].span(), still.span()
    young, old = _AT_MOST_AS_OLD.search(english), _AT_LEAST_AS_OLD.search(chinese)
    if young and old and _AT_MOST.search(chinese) is None:
        yield young.span(), old.span()

    yield from _extremes(english, chinese)
    yield from _times(english, chinese)


def _extremes(english: str, chinese: str) -> Iterator[Places]:
    """Less than in any other year is the least."""
    for (words, wrong), right in zip(_EXTREMES, _NO_EXTREME, strict=True):
        said, told = list(words.finditer(english)), list(wrong.finditer(chinese))
        if len(said) != 1 or len(told) != 1 or right.search(chinese):
            continue
        if not _OTHER_EXTREMES.search(english):
            yield said[0].span(), told[0].span()


def _times(english: str, chinese: str) -> Iterator[Places]:
    """At the latest is no 至少, and later than planned not 提前."""
    latest, least = _LATEST.search(english), _AT_LEAST.search(chinese)
    if latest and least and not _MAY_BE_LEAST.search(english):
        yield latest.span(), least.span()
    for words, wrong, right, others in (
        (_LATER, _EARLY_CHINESE, _LATE, _EARLY_ENGLISH),
        (_EARLIER, _LATE_CHINESE, _EARLY, _LATE_ENGLISH),
    ):
        said, told = words.search(english), wrong.search(chinese)
        if said and told and not right.search(chinese) and not others.search(english):
            yield said.span(), told.span()


def _is_still_so(chinese: str) -> bool:
    return _STILL_SO.search(chinese) is not None and re.search("[不没未无停止免废取消]", chinese) is None


def _unless(english: str, chinese: str) -> Iterator[Places]:
    unless, condition = list(_UNLESS.finditer(english)), _IF.search(chinese)
    if len(unless) == 1 and condition and not _IF_AT_ALL.search(english) and not _UNLESS_CHINESE.search(chinese):
        clause = _CLAUSE.split(chinese[condition.start() :])[0]
        if _NOT.search(clause) is None:
            yield unless[0].span(), condition.span()
    if_, unless_chinese = list(_IF_AT_ALL.finditer(english)), _UNLESS_ONLY.search(chinese)
    is_plain = len(if_) == 1 and not unless and not _IF_NOT.search(english)
    if is_plain and unless_chinese and not _IF_NOT_CHINESE.search(chinese):
        yield if_[0].span(), unless_chinese.span()
    would, never = _IF_WOULD.search(english), _THEN_NOT.search(chinese)
    if would and never and not unless and not _EVEN_IF.search(english) and not _DENIES.search(english):
        yield would.span(), never.span()


def _not_un(english: str, chinese: str) -> Iterator[Places]:
    for words, its in _NOT_UN:
        said, told = words.search(english), its.search(chinese)
        if said and told and not _UNDONE.search(chinese):
            yield said.span(), told.span()
