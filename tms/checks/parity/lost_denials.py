"""An act that English denies once and a Chinese version tells without a denial: does not accuse, 指控.

Other denying words of a long text may hide the loss; here only the clause of the act is read. Only acts are looked
for that have one plain name in Chinese, told once in each version.
"""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.denials import compare_denials
from tms.checks.parity.denying_words import NOT_AT_ALL
from tms.checks.parity.language_pairs import language_pairs
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.turned_denials import compare_turned_denials
from tms.language.conversion.engine import run

_ACTS = {
    "accus": "指控|指责|控告",
    "know": "知道|知情|知晓|清楚",
    "see": "看到|看见",
    "receiv": "收到",
    "pay": "支付|付款",
    "vote": "投票",
    "blam": "归咎|责怪|怪罪",
    "support": "支持(?!率|者)",
    "criti[cs]i[sz]": "批评|抨击",
    "prais": "赞扬|称赞|赞赏",
    "apologi[sz]": "道歉|致歉",
    "protect": "保护",
    "includ": "包括|包含|涵盖",
    "cover": "涵盖|承保|覆盖",
    "suspect": "怀疑",
    "expect": "预计|预期|料将",
    "order": "下令|命令",
    "require": "要求|规定",
    "recommend": "建议",
    "mention": "提到|提及",
    "name": "点名|指名",
    "identif": "确认身份|指明",
    "warn": "警告|示警",
    "explain": "解释|说明",
    "apply": "适用",
    "affect": "影响",
    "chang": "改变",
    "approv": "批准|核准",
    "authori[sz]": "授权",
    "guarantee": "保证|保障",
    "promis": "承诺|答应",
    "recogni[sz]": "承认",
    "disclos|reveal": "透露|披露",
    "consult": "咨询|征求",
    "inform|notif": "告知|通知",
    "invit": "邀请",
    "regret": "后悔|遗憾",
    "trust": "信任",
    "believ": "相信",
    "intend": "打算",
    "plan": "计划|打算",
    "want": "想要|希望",
    "own": "拥有",
    "carr(?:y|ied)": "携带",
    "belong": "属于",
    "exist": "存在",
    "comply|compli": "遵守",
    "reduc": "减少|降低",
    "increas": "增加|提高",
    "prove": "证明",
    "show": "显示|表明",
    "meet": "会见|会晤",
    "attend": "出席|参加",
    "return": "返回|归还",
    "resign": "辞职|请辞",
}
"""What begins an English word, and what names it in simplified Chinese."""
_ACTS_AGAINST = {
    "refus|declin": "拒绝",
    "reject": "拒绝|否决|驳回",
    "den(?:y|ied|ies)": "否认",
    "rul(?:ed?|ing) out": "排除",
    "oppos|object": "反对",
    "abandon": "放弃",
    "cancel": "取消",
    "suspend": "暂停|中止",
    "withdr": "撤回|撤出|撤军",
    "condemn": "谴责",
    "threaten": "威胁",
    "break|violat": "违反|违背",
    "disrupt": "干扰|扰乱",
    "delay|postpon": "推迟|延后",
    "ban": "禁止",
}
"""What is against something: what is not there, behind the word, is what it is about (拒绝没有保险的病人)."""
_EVERY = {**_ACTS, **_ACTS_AGAINST}
_NOT = (
    r"\b(?:(?:do|does|did|has|have|had|is|was|were|will|would)(?: not|n[’']t)|won[’']t|never)"
    r"(?: (?!be\b|been\b)[a-z]+ly)? "
)
_DENIED = re.compile(
    _NOT + "(?P<act>" + "|".join(f"(?P<a{at}>{act})" for at, act in enumerate(_EVERY)) + r")[a-z]*", re.IGNORECASE
)
_NAMES = tuple(re.compile(name) for name in _EVERY.values())
_AGAIN = tuple(re.compile(rf"\b(?:{act})[a-z]*", re.IGNORECASE) for act in _EVERY)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|until|till|only|just|merely|simply|even|enough|because|nor|either|always|all|every"
    r"|necessarily|without|more|anymore|any more|yet|long|much|but also)\b",
    re.IGNORECASE,
)
_OPEN_CHINESE = re.compile(
    "如果|若|倘|除非|是否|才|直到|只|仅|而是|反而|尚|仍|依然|还|难|拒|禁|停止|避免|放弃|取消|回避|[谁岂]"
)
_DENIES = re.compile("[不没无未非否莫勿别拒免难毫缺漏排避停]")
_NO_DENIAL = re.compile(f"{NOT_AT_ALL.pattern}|停[电水火战车靠]|排[名放]|漏[油水]|未来|不符|不实|不明|无线|无人机")
"""Words with such a character that deny no act: 停电将影响医院."""
_ABOUT_IT = re.compile(r"\bwithout\b", re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_ALL_THE_SAME = re.compile("(?:仍然?|依然|还是|照样)(?:[会将要]|还会|都会)?$")
_CLAUSE = re.compile("[，。；：！？]")
_BEHIND, _DIRECTLY_BEHIND = 16, 1


def compare_all_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """What is denied in one version and not in another, the surest first; hints are of ``Family.WORDS``."""
    turned = compare_turned_denials(row, plains, locales)
    if turned:
        return turned
    denied = list(compare_denials(row, plains, locales))
    if any(one.family is not Family.WORDS for one in denied):
        return denied
    return compare_lost_denials(row, plains, locales) or denied


def compare_lost_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other in language_pairs(plains, locales):
        for place, its in _lost(plains[one] or "", plains[other] or ""):
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, (start, end)) in enumerate(((one, place), (other, its))):
                sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
            return [Disagreement(row, Family.DENIALS, "denials.missing", tuple(sides))]
    return []


def _lost(english: str, chinese: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where English denies an act, and where Chinese tells it."""
    denied = list(_DENIED.finditer(english))
    if len(denied) != 1:
        return
    act = next(int(name[1:]) for name, word in denied[0].groupdict().items() if word and name != "act")
    is_against = act >= len(_ACTS)
    if _OPEN.search(_ABOUT_IT.sub("", english) if is_against else _UNLESS.sub("", english, count=1)):
        return
    simple = run(chinese, ("t2s",))
    told = list(_NAMES[act].finditer(simple))
    if len(told) != 1 or len(simple) != len(chinese) or len(_AGAIN[act].findall(english)) != 1:
        return
    start, end = told[0].span()
    if _UNLESS.search(english):
        # Unless they agree they will not, and 即使不同意仍会.
        is_open = _ALL_THE_SAME.search(simple, max(0, start - _BEHIND), start) is None
    else:
        is_open = _OPEN_CHINESE.search(simple[:start] + "，" + simple[end:]) is not None
    if not is_open and not _is_denied(simple, told[0], _DIRECTLY_BEHIND if is_against else _BEHIND):
        yield denied[0].span(), (start, end)


def _is_denied(chinese: str, told: re.Match[str], reach: int) -> bool:
    """Whether its clause denies it, before or behind."""
    before = _NO_DENIAL.sub("", _CLAUSE.split(chinese[: told.start()])[-1])
    behind = _NO_DENIAL.sub("", _CLAUSE.split(chinese[told.end() : told.end() + reach])[0])
    return _DENIES.search(before) is not None or _DENIES.search(behind) is not None
