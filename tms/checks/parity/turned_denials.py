"""A denial whose loss other denying words of the same text hide.

Who does not violate a law breaks none, and 违反 looks as if it denied; of "none of the twelve" 并非全都 has a denial
too, and says that some did. Of who has no plans, or has not ruled a thing out, 计划 and 排除 without a denial say the
opposite.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from tms.checks.parity.denying_words import CHINESE, ENGLISH, NOT_AT_ALL
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_NOT_BROKEN = re.compile(
    r"\b(?P<not>(?:do|does|did|has|have|had|was|were|would|will|could)(?:n[’']t| not)|never) (?:\w+ly |been )?"
    r"(?:violat|breach|infring|contraven|break|broken?\b)\w*",
    re.IGNORECASE,
)
_BROKEN = re.compile("违[反背犯法规宪约例纪]|触犯|侵[犯害权]|抵触")
_BAN = re.compile(r"\b(?:the|a|that|this) ban\b|禁令|禁止令", re.IGNORECASE)
"""What both name."""
_NONE = re.compile(r"\b(?:none of|no one|nobody|not one of|neither of)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:not (?:all|every\w*|both|always)|some|few|most|many|half|only|but|or)\b", re.IGNORECASE)
_NOT_ALL = re.compile("(?:并非|不是|未必|并不)(?:全都?|都|所有|每|人人|个个)")
_NO_PLANS = re.compile(r"\bno (?:current |immediate |further )?(?:plans?|intention)\b(?! [bB]\b)", re.IGNORECASE)
_INTENDS = re.compile(r"\b(?:plans?|plann\w+|intend\w*|intention|will|hope[sd]?|aim\w*|want\w*)\b", re.IGNORECASE)
_PLANS = re.compile("计划|打算|拟(?=[在于将再])|有意")
_NO_PLAN = re.compile("[不没无未非否拒难留]|取消|搁置|放弃|维持|继续|排除|仍")
_NOT_RULED_OUT = re.compile(r"\b(?:not|never|n[’']t) (?:yet )?(?:rule[sd]?|ruling) out\b", re.IGNORECASE)
_RULED_OUT = re.compile("(?:^|[，。；：])[^，。；：不没无未非否拒难]{0,30}?(?P<word>排除)(?!障碍|故障|险情|隐患)")
_WHETHER = re.compile(r"\b(?:if|unless|whether)\b|是否|如果|若|倘|除非", re.IGNORECASE)

_Place = tuple[int, int]


def compare_turned_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one, of an English and a Chinese version."""
    english = [at for at, locale in enumerate(locales) if plains[at] and not is_chinese(locale)]
    chinese = [at for at, locale in enumerate(locales) if plains[at] and is_chinese(locale)]
    for one, other in product(english, chinese):
        mine, theirs = plains[one] or "", run(plains[other] or "", ("t2s",))
        for place, its in _turned(mine, theirs):
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, (start, end)) in enumerate(((one, place), (other, its))):
                sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
            return [Disagreement(row, Family.DENIALS, "denials.missing", tuple(sides))]
    return []


def _turned(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """Where English denies, and where Chinese does not, or only of some."""
    unplanned, planned = _NO_PLANS.search(english), _PLANS.search(chinese)
    if unplanned and planned and len(_INTENDS.findall(english)) == 1 and not _NO_PLAN.search(chinese):
        yield unplanned.span(), planned.span()
    open_still, excluded = _NOT_RULED_OUT.search(english), _RULED_OUT.search(chinese)
    if open_still and excluded and chinese.count("排除") == 1:
        yield open_still.span(), excluded.span("word")
    if _WHETHER.search(english) or _WHETHER.search(chinese):
        return
    unbroken, broken = _NOT_BROKEN.search(english), _BROKEN.search(chinese)
    if unbroken and broken and sum(1 for _ in ENGLISH.surely.finditer(_BAN.sub("", english))) == 1:
        rest = NOT_AT_ALL.sub("", _BROKEN.sub("", chinese))
        if not CHINESE.perhaps.search(_BAN.sub("", rest)):
            yield unbroken.span(), broken.span()
    none, some = _NONE.search(english), _NOT_ALL.search(chinese)
    if none and some and not _SOME.search(english):
        yield none.span(), some.span()
