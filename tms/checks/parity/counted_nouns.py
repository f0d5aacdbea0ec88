"""What a figure counts, by a short list of what news counts: people, the dead, hours, miles, votes."""

import re

from tms.domain.locales import is_chinese

_NOT_NAMED = "(?<!last )(?<!this )(?<!next )(?<!the )(?<!that )(?<!previous )"
"""By the end of last year nothing is counted."""
_COUNTED = (
    (r"people|persons?|residents|men and women", "人"),
    (rf"years(?! old)|{_NOT_NAMED}year(?!-old)", r"\A.?(?:年)"),
    (rf"months|{_NOT_NAMED}month", r"\A.?(?:月)"),
    (rf"weeks|{_NOT_NAMED}week", "周|星期"),
    (r"days?", r"\A.?(?:天|日)"),
    (r"hours?", "小时|钟头"),
    (r"minutes?", "分钟"),
    (r"seconds?", r"\A.?(?:秒)"),
    (r"miles?", "英里|英哩"),
    (r"kilomet\w+|km", "公里|千米"),
    (r"met(?:re|er)s?", "米|公尺"),
    (r"feet|foot", "英尺|英呎"),
    (r"tons?|tonnes?", "吨"),
    (r"barrels?", "桶"),
    (r"votes?|voted", "票"),
    (r"seats?", "席|座位"),
    (r"points?", r"\A.?(?:点|分)"),
    (r"goals?", "球"),
    (r"games?|matches|match", "场|比赛"),
    (r"women|woman|female|girls?|daughters?", "女"),
    (r"men|man|male|boys?|sons?", "男|儿子"),
    (r"child|children|kids?|pupils", "儿童|孩|小学生|小朋友"),
    (r"students?", "学生"),
    (r"workers?|employees?|staff|jobs?", "员工|工人|职|雇"),
    (r"soldiers?|troops|officers?", "兵|军|官"),
    (r"police", "警"),
    (r"passengers?", "乘客|旅客"),
    (r"patients?|cases?", "病|例"),
    (r"homes?|houses?|households?|families", "房|(?<![客用账])户|家庭|住宅"),
    (r"schools?", "学校"),
    (r"shops?|stores?|outlets", "店|门市"),
    (r"companies|firms?", "公司|企业"),
    (r"countries|nations", r"\A.?(?:国)"),
    (r"cars?|vehicles?", "车"),
    (r"ships?|boats?|vessels?", "船|舰|艇"),
    (r"planes?|aircraft|flights?|jets?", "机|航班"),
)
"""What follows the figure."""
_SAID = (
    (r"kill\w*|dead|deaths?|died|dying|lives", "死|遇难|罹难|丧生|身亡|遇害"),
    (r"injur\w*|wounded|hurt", "伤"),
    (r"homeless|displaced", "无家|流离"),
    (r"missing", "失踪|下落不明"),
    (r"arrest\w*|detain\w*", "逮捕|被捕|拘"),
    (r"year-old|years? old|aged?", "岁|年龄"),
    (r"depth|deep", "深"),
    (r"high|height|tall", "高"),
    (r"magnitude", "级|规模|震级"),
    (r"against|opposed", "反对"),
    (r"in favou?r", "赞成|支持"),
    (r"minus|below zero", "零下"),
    (r"gold", "金"),
    (r"silver", "银"),
    (r"bronze|copper", "铜"),
    (r"wheat", "小麦"),
    (r"corn|maize", "玉米"),
    (r"oil|crude|brent", "油"),
    (r"profits?|earnings", "利润|获利|盈利"),
    (r"revenues?|sales", "营收|销售|收入"),
    (r"exports?", "出口"),
    (r"imports?", "进口"),
)
"""What may as well stand before it: killed 46, aged 34, a depth of 12."""
_ENGLISH = re.compile(
    "|".join(rf"(?P<c{at}>\b(?:{english})\b)" for at, (english, _) in enumerate((*_COUNTED, *_SAID))), re.IGNORECASE
)
_CHINESE = re.compile("|".join(f"(?P<c{at}>{chinese})" for at, (_, chinese) in enumerate((*_COUNTED, *_SAID))))
_LEADS = re.compile(r"(?:(?P<from>\bfrom\b|[从自由])|(?P<to>\bto\b|[到至]))\s?[$€£]?$", re.IGNORECASE)
_FROM, _TO = 1001, 1002


def counted(text: str, locale: str) -> frozenset[int]:
    """The things of the list that a piece of text names, English or simplified Chinese, by their numbers."""
    names = _CHINESE if is_chinese(locale) else _ENGLISH
    return frozenset(int((found.lastgroup or "c0")[1:]) for found in names.finditer(text))


def said(text: str, locale: str) -> frozenset[int]:
    """Those that the text before a figure may name, "from" and "to" at its end among them."""
    found = _LEADS.search(text)
    leads = {_FROM if found["from"] else _TO} if found else set()
    return frozenset({one for one in counted(text, locale) if one >= len(_COUNTED)} | leads)
