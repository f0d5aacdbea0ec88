"""What a denial denies, and whether another version says it: had not received, 已收到.

Who denies a thing in other words (has not paid, 拖欠) does not say it; who lost the denial does.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from tms.checks.parity.tables import table_rows

_TABLE = files(__package__).joinpath("data", "denied_words.tsv")
_WORD = re.compile(r"[A-Za-z]+")
_DENIAL = re.compile(r"^.*\bno\b|^(?!.*\bno\b).*", re.IGNORECASE)
_REACH = 6
_REACH_CHINESE = 6
"""Of so many words behind a denial one is denied: no one on board the ferry was hurt."""
_LOSS = (
    "漏(?!洞)|低于|留[在任住]|三缄其口|守口如瓶|[缺欠罢戒忘瞒匿哑裸罄逊]|断[电水网粮交供货联绝]|空[荡无置缺]|关[闭停门]|退(?!休|役|伍)|停(?![车火泊留战])|脱离|逃[离过]|隐瞒|独自|独居|单独|单身|[爆客]满|除[外此]"
    "|失[联踪灵控去效业]|遇难|丧生|身亡|沉默|一直|继续|持续|维持|保持|持平|依旧|坚持|立即|立刻|马上|尽快|随即|突然|完全|始终|史上|历来|犹豫|质疑|怀疑|讨厌|反感|附近"
    "|每[^，。]{1,8}都|清白|平安|安然|误[伤杀将把认当]|原地|务必|记得|太[小少]|三心二意|优柔|举棋|搁置|保密|首[次度]|第一次|头一|最晚|生病|瘫|弃|例外|一概|一律|迟迟|迟到|高兴极|极了"
)
"""What Chinese says where English says that something is not: 断电, 缺席, 匿名, 首次, 一直."""
_TOLD = re.compile(
    "断[电水网粮交供货联]|停[电水]|三心二意|优柔|举棋|匿名|缺席|空无一|空荡|失[联踪灵控]|遇难|丧生|身亡|独自|独居|单身|[爆客]满|座无虚席"
    "|场场|全勤|终审|终局|隐瞒|悄悄|哑口|三缄其口|守口如瓶|保持沉默|放弃(?:竞|参|连|角)"
)
"""Of these, what says it for certain: cannot be appealed, 终审裁决."""
_ANYHOW = (
    re.compile(
        r"\b(?:before|under|already|mere\w*|instead|quiet\w*|alone|still|same|unchanged|stop\w*|quit|lapse\w*|miss\w*"
        r"|collapse\w*|stall\w*|idle|barely|only)\b",
        re.IGNORECASE,
    ),
    re.compile(_LOSS),
)
_IDIOM = re.compile(
    r" (?:\w+ )?(?:make up|miss|forget|wait|help|stop|take (?:his|her|their|your|my) eyes|look back|mind|matter|leave"
    r"|change|rest|sleep|sit|stand|last|get enough|come (?:cheap|easy)|hold back|hurt to|take long|go unnoticed"
    r"|surviv\w+|seen)\b"
    r"| (?:as|so|too|far|long|only|just|all|yet|every\w*|always|necessarily|entirely|fully|until|till|if)\b",
    re.IGNORECASE,
)
"""Behind a denial that Chinese tells by what is: didn't survive, 遇难; cannot make up his mind, 三心二意."""
_ASSENT = {
    "v1": re.compile("接受|同意|批准|通过|采纳|受理|答应"),
    "v2": re.compile("证实|承认|确认|坦承"),
    "v4": re.compile("允许|合法|准许|可以"),
    "v8": re.compile("确定|认定"),
    "no longer": re.compile("继续|仍|依然|依旧"),
}
"""By the kind of a word that denies a thing, not an act, what says the opposite: rejected the offer, 接受."""


def is_said_by_what_is(text: str, *, chinese: bool) -> bool:
    """Whether the text may say by what is that something is not."""
    return _ANYHOW[chinese].search(text) is not None


def is_told_by_what_is(chinese: str) -> bool:
    """Whether the (simplified) Chinese text says with such a word, and no denial, that something is not."""
    return _TOLD.search(chinese) is not None


def is_idiom(english: str, denial: re.Match[str]) -> bool:
    """Whether English denies where Chinese says what is."""
    return _IDIOM.match(english, denial.end()) is not None


def has_assent(kind: str, word: str) -> bool:
    """Whether such a word denies a thing, which only the opposite word contradicts; refused to do denies an act."""
    return kind in _ASSENT and not word.endswith(" to")


def is_assented(kind: str, chinese: str) -> bool:
    """Whether the (simplified) Chinese text has the opposite of such a word."""
    return _ASSENT[kind].search(chinese) is not None


def is_denied_thing_said(english: str, denial: re.Match[str], chinese: str) -> bool | None:
    """Whether the (simplified) Chinese text says the first known word behind an English denial; None of none."""
    inside = _DENIAL.match(denial[0])
    begin = denial.start() + (inside.end() if inside else 0)
    clause = re.split(r"[,;:.?!“”\"]", english[begin:], maxsplit=1)[0]
    words = _WORD.findall(clause)[:_REACH]
    said = next(filter(None, (_said_as(word.lower()) for word in words)), None)
    return any(each.search(chinese) for each in said) if said else None


def is_denied_in_chinese_said(chinese: str, denial: re.Match[str], english: str) -> bool:
    """Whether the English text says a word that stands behind a Chinese denial: 仍不可安全飲用, safe to drink."""
    behind = re.split("[，。；：]", chinese[denial.end() : denial.end() + _REACH_CHINESE], maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(english)]
    return any(said.search(behind) and any(map(word.match, words)) for word, said in _table())


@cache
def denied_words() -> tuple[tuple[str, str], ...]:
    """The rows of the table: what begins an English word, and what names it in simplified Chinese."""
    return tuple((row["en"], row["zh"]) for row in table_rows(_TABLE))


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(f"(?:{english})"), re.compile(chinese)) for english, chinese in denied_words())


@lru_cache(maxsize=4096)
def _said_as(word: str) -> list[re.Pattern[str]]:
    return [chinese for english, chinese in _table() if english.match(word)]
