"""Who says a quotation: the police in one version, the railway in another; by a short list of who speaks in news."""

import re
from collections.abc import Iterator, Sequence

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_ROLES = (
    ("police|officers?|constables?|sheriff", "警|公安|治安官", "警方|警察|警员|公安"),
    ("passengers?|travell?ers?", "乘客|旅客", "乘客|旅客"),
    ("pilots?|captain", "飞行员|机长|机师|船长|队长", "飞行员|机长|机师"),
    ("farmers?", "农民|农户|农场主|农夫|村民", "农民|农户"),
    ("teachers?", "教师|老师|教员", "教师|老师"),
    ("doctors?|physicians?|surgeons?", "医", "医生|医师"),
    ("nurses?", "护", "护士"),
    ("lawyers?|solicitors?|barristers?", "律师|法律|辩护|大状", "律师"),
    ("prosecutors?", "检察|检方|检控|控方|公诉", "检察官|检方|检控官"),
    ("judges?|court", "法官|法院|法庭|裁判", "法官|法院"),
    ("mayor", "市长|镇长|区长", "市长"),
    ("governor", "州长|省长|总督|知事|行长|总裁", "州长|省长"),
    ("residents?|neighbou?rs?|villagers?", "居民|邻居|村民|住户|街坊", "居民|邻居|村民"),
    ("drivers?|motorists?", "司机|驾驶|车主", "司机"),
    ("students?|pupils?", "学生", "学生"),
    ("professors?|academics?", "教授|学者", "教授"),
    ("researchers?|scientists?", "研究|科学|学者", "研究人员|科学家"),
    ("analysts?|economists?", "分析|经济学家|专家", "分析师|经济学家"),
    ("dealers?|distributors?", "经销|代理|交易|贩", "经销商"),
    ("shopkeepers?|shop owners?|retailers?|store owners?", "店|商|零售", "店主|店家"),
    ("customers?|shoppers?|consumers?", "顾客|客|消费", "顾客|消费者"),
    ("workers?|employees?|staff", "工|员", "工人|员工"),
    ("railways?|rail operator|train operator", "铁|列车|火车", "铁路"),
    ("airline|carrier", "航空|航司", "航空公司"),
    ("bus operators?|bus company|bus companies", "巴士|公交|客运", "巴士公司|公交公司"),
    ("hospital", "医院|院方", "医院"),
    ("school|headmaster|headmistress|principal", "校", "校方|校长"),
    ("union|unions", "工会|联盟|联合会", "工会"),
    ("army|military|general", "军|将", "军方|将军"),
    ("firefighters?|fire department|fire service", "消防", "消防"),
    ("foreign ministry|foreign minister", "外交|外长|外相", "外交部"),
    ("defen[cs]e ministry|defen[cs]e minister", "国防|防长|防务|防卫", "国防部"),
    ("finance ministry|finance minister|treasury", "财", "财政部"),
    ("transport(?:ation)? (?:secretary|minister|ministry|department)", "交通|运输|运房", "交通部|运输部"),
    ("health (?:secretary|minister|ministry|department)", "卫生|卫健|医务|厚生", "卫生部"),
    ("waiters?|waitress(?:es)?", "服务员|侍者|侍应|服务生", "服务员|侍应"),
    ("chief executive|ceo", "首席执行|总裁|执行长|行政总裁|总经理|ceo|CEO|掌门", "首席执行官|执行长"),
    ("(?:chief )?financ(?:e|ial) (?:director|officer)|cfo", "财务|CFO", "财务总监"),
    ("chairman|chairwoman|chair", "主席|董事长|委员长|会长", "董事长"),
    ("coach|manager", "教练|经理|主帅|领队|总管", "教练"),
    ("tourists?|holidaymakers?", "游客|旅客|观光", "游客"),
    ("soldiers?|troops", "兵|军", "士兵"),
    ("guards?", "保安|警卫|卫|看守", "保安|警卫"),
    ("chefs?|cooks?", "厨", "厨师"),
    ("government|government officials?", "政府|官员|当局|官方", "政府"),
)
"""English, what may mean the same in simplified Chinese, and what says it for certain there."""

_ENGLISH_ROLES = [re.compile(rf"\b(?:{english})\b", re.IGNORECASE) for english, _, _ in _ROLES]
_CHINESE_ROLES = [re.compile(perhaps) for _, perhaps, _ in _ROLES]
_CHINESE_SPEAKERS = [re.compile(surely) for _, _, surely in _ROLES]

_SAID = "said|says|told|added|recalled|explained|warned|replied"
_ENGLISH = re.compile(
    rf"[\"”],? (?P<behind>[^\"“”.;]{{2,70}}?) (?:{_SAID})\b|[\"”],? (?:{_SAID}) (?P<after>[^\"“”.;,]{{2,70}})"
    rf"|(?:^|(?<=[.!?] ))(?P<before>[A-Z][^\"“”.;]{{2,70}}?) (?:{_SAID})[:,]? ?[\"“]"
)
_CHINESE = re.compile("(?P<who>[^“”「」。；！？]{1,28}?)(?:[说称]|表示|指出|透露|回忆|坦言|补充)(?:道)?[：:。，“「]")
_MARK = re.compile('[“”"「」]')


def compare_speakers(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: whom an English version calls the speaker, no word of a Chinese one means, which names another."""
    for one, locale in enumerate(locales):
        english = plains[one]
        if is_chinese(locale) or not english or not _MARK.search(english):
            continue
        for other, its in enumerate(locales):
            plain = plains[other]
            chinese = run(plain, ("t2s",)) if is_chinese(its) and plain else ""
            if not plain or len(chinese) != len(plain) or not _MARK.search(plain):
                continue
            found = _another(english, chinese)
            if found is not None:
                sides: list[Side | None] = [None] * len(plains)
                for at, text, (start, end), camp in ((one, english, found[0], 0), (other, plain, found[1], 1)):
                    sides[at] = Side(text[start:end], start, end, camp)
                yield Disagreement(row, Family.WORDS, "words.speaker", tuple(sides))
                return


def _another(english: str, chinese: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The words for both speakers."""
    theirs = {
        role: (found.start() + word.start(), found.start() + word.end())
        for found in _ENGLISH.finditer(english)
        for role, expression in enumerate(_ENGLISH_ROLES)
        if (word := expression.search(found[0]))
    }
    mine = {
        role: (found.start() + word.start(), found.start() + word.end())
        for found in _CHINESE.finditer(chinese)
        for role, expression in enumerate(_CHINESE_SPEAKERS)
        if (word := expression.search(found["who"]))
    }
    if not theirs or not mine or any(_CHINESE_ROLES[role].search(chinese) for role in theirs):
        return None
    return next(iter(theirs.values())), next(iter(mine.values()))
