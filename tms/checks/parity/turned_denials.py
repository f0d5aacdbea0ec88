"""A denial whose loss other denying words of the same text hide.

Who does not violate a law breaks none, and 违反 looks as if it denied; of "none of the twelve" 并非全都 has a denial
too, and says that some did. Of who has no plans, or has not ruled a thing out, 计划 and 排除 without a denial say the
opposite. And who denies, opposes or rules out does not 不否认, 不反对, 不排除.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.denied_words import is_denied_thing_said, is_said_by_what_is
from tms.checks.parity.denying_words import CHINESE, ENGLISH, NOT_AT_ALL
from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.model import Disagreement, Family, Side
from tms.language.conversion.engine import run

_NOT_BROKEN = re.compile(
    r"\b(?P<not>(?:do|does|did|has|have|had|was|were|would|will|could)(?:n[’']t| not)|never) (?:\w+ly |been )?"
    r"(?:violat|breach|infring|contraven|break|broken?\b)\w*",
    re.IGNORECASE,
)
_BROKEN = re.compile("违[反背犯法规宪约例纪]|触犯|侵[犯害权]|抵触")
_MISTAKES = re.compile("犯了?错|出了?错|做错|过错|差错")
"""Whoever made mistakes denies nothing."""
_BAN = re.compile(r"\b(?:the|a|that|this) ban\b|禁令|禁止令", re.IGNORECASE)
"""What both name."""
_NONE = re.compile(r"\b(?:none of|no one|nobody|not one of|neither of)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:not (?:all|every\w*|both|always)|some|few|most|many|half|only|but|or)\b", re.IGNORECASE)
_NOT_ALL = re.compile("(?:并非|不是|未必|并不)(?:全都?|都|所有|每|人人|个个)")
_NO_PLANS = re.compile(r"\bno (?:current |immediate |further )?(?:plans?|intention)\b(?! [bB]\b)", re.IGNORECASE)
_INTENDS = re.compile(r"\b(?:plans?|plann\w+|intend\w*|intention|will|hope[sd]?|aim\w*|want\w*)\b", re.IGNORECASE)
_PLANS = re.compile("计划|打算|拟(?=[在于将再])|有意")
_NO_PLAN = re.compile("[不没无未非否拒难留]|取消|搁置|放弃|维持|继续|排除|仍")
_NOT_RULED_OUT = re.compile(r"(?:\b(?:not|never|cannot)|n[’']t) (?:yet )?(?:rule[sd]?|ruling) out\b", re.IGNORECASE)
_RULED_OUT = re.compile("(?:^|[，。；：])[^，。；：不没无未非否拒难]{0,30}?(?P<word>排除)(?!障碍|故障|险情|隐患)")
_WILL_NOT = re.compile("不会|不再|绝不|决不|不打算|无意(?!中)|无须|将不")
_STAYS_OPEN = re.compile(
    "排除|可能|或|也许|未必|一定|保留|余地|难说|选项|考虑|否认|敢|保证|承诺|放弃|忽视|低估|拒绝|关上"
)
"""Who can't rule a thing out leaves it open, in whatever words; 不会 and no such word says that it is out."""
_NO_THINGS = tuple(
    (
        re.compile(rf"\bno (?:\w+ )?(?:{english})\b", re.IGNORECASE),
        re.compile(f"(?:有|发现了?|检出了?|查出了?)(?:(?:[^，。；不没未无]|无[视辜人]){{0,14}}的)?(?:{chinese})"),
    )
    for english, chinese in (
        ("evidence|proof", "证据"),
        ("signs?|indications?", "迹象"),
        ("reason", "理由"),
        ("right", "权(?!威|利人)"),
        ("interest", "兴趣"),
        ("trace", "痕迹|残留"),
    )
)
"""Who found no evidence has none: what English says is not there, and what Chinese says is."""
_NOT_THERE = re.compile(
    "(?:没(?!收)|未(?!来|成年|婚)|无(?!视|辜|人机|线|论|数)|缺|尚|难(?!民)|毫|不(?!断|少|同|久|仅|法|明)|何)[^，。；]{0,14}$"
)
_THINGS_IN_DOUBT = re.compile(
    r"\bno (?:longer|less|fewer|doubt|question)\b|\b(?:but|not|never|only|any)\b|n[’']t\b", re.IGNORECASE
)
_WHETHER = re.compile(r"\b(?:if|unless|whether)\b|是否|如果|若|倘|除非", re.IGNORECASE)
_UNDENIED = r"(?:[不没未非无难]|没有|并未|并没有|并不|并非|从未|不会|不能|无法|难以|不再|尚未)"
_DENYING_VERBS = tuple(
    (re.compile(rf"\b(?:{english})\b", re.IGNORECASE), re.compile(rf"{_UNDENIED}(?:予以)?(?:{chinese})"), chinese)
    for english, chinese in (
        ("rule[sd]? out|ruling out", "排除"),
        ("den(?:y|ies|ied|ying)", "否认"),
        ("oppos(?:e[sd]?|ing)|object(?:s|ed)? to", "反对"),
        ("refus(?:e[sd]?|ing|al)|declin(?:e[sd]?|ing) to|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down", "拒绝|否决|驳回"),
        ("bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|outlaw(?:s|ed)?|forb(?:ids?|ade|idden)", "禁止|取缔|明令禁止"),
        ("cancell?(?:s|ed|ing)?|call(?:s|ed)? off|scrap(?:s|ped)?", "取消"),
        ("suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?", "停止|暂停|中止|叫停"),
        ("abandon(?:s|ed|ing)?|g[ia]ve up|gives up|given up", "放弃"),
        ("withdr(?:aw|ew|awn|awing)|pull(?:s|ed|ing)? out", "撤回|撤出|退出|撤军"),
        ("condemn(?:s|ed|ing)?", "谴责"),
        ("criticiz(?:e[sd]?|ing)|criticis(?:e[sd]?|ing)", "批评"),
        ("exclud(?:e[sd]?|ing)", "排除"),
        ("safe(?:ly)?", "安全"),
        ("legal(?:ly)?|lawful(?:ly)?", "合法"),
        ("successful(?:ly)?|succeeded", "成功"),
        ("necessary|needed", "必要|需要"),
        ("effective(?:ly)?", "有效"),
        ("sufficient|enough", "足够|充分|充足"),
        ("willing(?:ly)?", "愿意?"),
        ("satisfied|happy with", "满意"),
        ("reliable|reliably", "可靠"),
        ("fair(?:ly)?", "公平|公正"),
        ("stable", "稳定"),
        ("accurate(?:ly)?", "准确"),
        ("available", "可用|供应|提供"),
        ("agree(?:s|d)?", "同意|认同"),
        ("trust(?:s|ed)?", "信任|相信"),
        ("guarantee(?:s|d)?", "保证"),
    )
)
"""Verbs and adjectives of which a denial says the opposite: in English, denied in Chinese, and the Chinese word."""
_UNDECIDED = re.compile(
    r"(?:\bnot|n[’']t|\bnever) (?:yet |still )?decided\b|\byet to decide\b|\b(?:is|are|remains?|was|were) undecided\b",
    re.IGNORECASE,
)
_DECIDED, _NOT_DECIDED = re.compile("已经?(?:作出)?决定|决定不"), re.compile("[尚还没未]|是否|犹豫|考虑")
_WILLING = re.compile(r"\b(?:is|are|was|were|be) (?:willing|ready|prepared) to\b", re.IGNORECASE)
_NOT_WILLING = re.compile("(?:仍然?|还|却|也|都|并)?不(?:愿意?|肯|打算|准备)(?!意)")
_RECOMMENDED = re.compile(r"\b(?:is|are|was|were) (?:also |still )?recommended\b(?! against)", re.IGNORECASE)
_NOT_RECOMMENDED = re.compile("不(?:建议|推荐)")
_MAY_DENY = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|nothing|neither|without|cannot|hardly|scarcely|barely|rarely|seldom|fail\w*"
    r"|unable|unlikely|stop\w* short|short of|far from|only|if|unless|whether|until|any|yet|but|un(?!der|it|til)\w+ed"
    r"|impossible|lack\w*|avoid\w*|denials?|few|fewer|little|less|refrain\w*|instead)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(r"\bunlikely\b(?! to (?:stop|change|end|fade|last|cease|fail|lose|miss))", re.IGNORECASE)
_LIKELY = re.compile("很可能|极可能|可能|料将|有望|很有希望")
_NOT_LIKELY = re.compile("[难低小微渺少罕悬]|机会不|未必|恐怕|怀疑")
_NONE_WERE = re.compile(
    r"\bnone of [^.,;:]{3,60}? (?:was|were|is|are|had(?: been)?|has(?: been)?|have(?: been)?|will|would)\b",
    re.IGNORECASE,
)
_ALL = re.compile("均|都|皆|全部|悉数")
_HARDLY_ANY = re.compile(r"\b(?:hardly|scarcely|barely) any\b", re.IGNORECASE)
_NEARLY_ALL = re.compile("几乎(?:全都?|全部|都|所有|人人|每)(?![^，。；]{0,14}[不没未无非难])")
_ALMOST_ALL = re.compile(
    r"\b(?:almost|nearly|virtually) (?:all|every)|\b(?:doubt|disput|den[iy]|object|fail|miss|escap|without|spare"
    r"|avoid|lack|un(?!it|der|til)\w+ed\b)",
    re.IGNORECASE,
)
"""Who hardly anyone doubts nearly all believe."""
_STILL = re.compile(r"\b(?:was|were|is|are|has|have|had) still \w+(?:ing|ed)\b", re.IGNORECASE)
_NO_MORE = re.compile("已经?不(?![止足到少])|不再")
_IS_STILL = re.compile("仍|还|依然|依旧|尚|继续")
_NOT_ANY_MORE = re.compile(r"\b(?:no longer|not|never|stopp?\w*|ceas\w+|any ?more)\b|n[’']t\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout (?!\w+ing\b)", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|carr\w+|bring\w*|brought|took|tak\w+|wear\w*|wore|hold\w*|held|led|lead\w*)\b", re.IGNORECASE
)
_HAS_IT = re.compile("(?:带|携|戴|穿|系|拿|持|凭|打)着|携带|持有|备有|配有|装有")

_Place = tuple[int, int]


def compare_turned_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other in language_pairs(plains, locales):
        mine, theirs = plains[one] or "", run(plains[other] or "", ("t2s",)).replace(",", "，")
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
    yield from _ruled_out(english, chinese)
    yield from _settled(english, chinese)
    if _WHETHER.search(english) or _WHETHER.search(chinese):
        return
    yield from _there(english, chinese)
    yield from _undone(english, chinese)
    yield from _told_as_so(english, chinese)
    unbroken, broken = _NOT_BROKEN.search(english), _BROKEN.search(chinese)
    if unbroken and broken and sum(1 for _ in ENGLISH.surely.finditer(_BAN.sub("", english))) == 1:
        rest = NOT_AT_ALL.sub("", _BROKEN.sub("", _MISTAKES.sub("", chinese)))
        if not CHINESE.perhaps.search(_BAN.sub("", rest)):
            yield unbroken.span(), broken.span()
    fit, unfit = _RECOMMENDED.search(english), _NOT_RECOMMENDED.search(chinese)
    if fit and unfit and not _MAY_DENY.search(_clause(english, fit)):
        yield fit.span(), unfit.span()
    still, no_more = _STILL.search(english), _NO_MORE.search(chinese)
    if still and no_more and not _IS_STILL.search(chinese) and not _NOT_ANY_MORE.search(english):
        yield still.span(), no_more.span()
    few, nearly_all = _HARDLY_ANY.search(english), _NEARLY_ALL.search(chinese)
    if few and nearly_all and not _ALMOST_ALL.search(english):
        yield few.span(), nearly_all.span()
    none, some = _NONE.search(english), _NOT_ALL.search(chinese)
    if none and some and not _SOME.search(english):
        yield none.span(), some.span()


def _settled(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """What English has not decided and Chinese has, and what people are ready for in one of them only."""
    open_still, decided = _UNDECIDED.search(english), _DECIDED.search(chinese)
    if open_still and decided and not _NOT_DECIDED.search(chinese):
        yield open_still.span(), decided.span()
    willing, unwilling = _WILLING.search(english), _NOT_WILLING.search(chinese)
    if willing and unwilling and not _MAY_DENY.search(_WHETHER.sub("", english)):
        yield willing.span(), unwilling.span()


def _ruled_out(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """What English can't rule out, and Chinese rules out or says won't be."""
    open_still = _NOT_RULED_OUT.search(english)
    if open_still is None:
        return
    excluded, ends = _RULED_OUT.search(chinese), _WILL_NOT.search(chinese)
    if excluded and chinese.count("排除") == 1:
        yield open_still.span(), excluded.span("word")
    if ends and not _STAYS_OPEN.search(chinese):
        yield open_still.span(), ends.span()


def _clause(text: str, found: re.Match[str]) -> str:
    """What stands around it between two marks."""
    before, after = re.split("[,;:.]", text[: found.start()])[-1], re.split("[,;:.]", text[found.end() :])[0]
    return f"{before} {after}"


def _there(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """Where English says once that there is no such thing, and Chinese that there is."""
    for none, some in _NO_THINGS:
        said, told = list(none.finditer(english)), list(some.finditer(chinese))
        if len(said) != 1 or len(told) != 1 or _THINGS_IN_DOUBT.search(_clause(english, said[0])):
            continue
        if _NOT_THERE.search(chinese, max(0, told[0].start() - 16), told[0].start()) is None:
            yield said[0].span(), told[0].span()


def _undone(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """Where English has one verb that denies, and nothing else that may, and Chinese denies that verb."""
    for verb, undone, its in _DENYING_VERBS:
        said, denied = list(verb.finditer(english)), undone.search(chinese)
        if len(said) != 1 or denied is None or len(re.findall(its, chinese)) != 1:
            continue
        if not _MAY_DENY.search(english[: said[0].start()] + english[said[0].end() :]):
            yield said[0].span(), denied.span()


def _told_as_so(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """Where Chinese has no word that may deny: what English calls unlikely is 可能, and what none did, all did."""
    words = [_UNLIKELY.search(english), _NONE_WERE.search(english), _WITHOUT.search(english)]
    if not any(words) or sum(1 for _ in ENGLISH.surely.finditer(english)) != 1:
        return
    if CHINESE.perhaps.search(NOT_AT_ALL.sub("", chinese)) or is_said_by_what_is(chinese, chinese=True):
        return
    unlikely, none, without = words
    likely, every, has_it = _LIKELY.search(chinese), _ALL.search(chinese), _HAS_IT.search(chinese)
    if unlikely and likely and not _NOT_LIKELY.search(chinese):
        yield unlikely.span(), likely.span()
    if none and every and is_denied_thing_said(english, none, chinese):
        yield none.span(), every.span()
    if without and has_it and not _WITH.search(english):
        yield without.span(), has_it.span()
