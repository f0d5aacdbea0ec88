"""What a paper of the other region says beside a figure: 100米 is 100公尺 in Taiwan, and 年增5% is 同比增长5%.

    measures("高100米，同比增长5%", "zh-Hans", "zh-Hant-TW")   → 公尺 for 米, 年增 for 同比增长

Only beside a figure, since 米 is rice and 年增 begins in 去年|增 too. Hong Kong keeps 米 and 厘米. Years of the
Republic are written as the mainland counts them; an era (民國初年, 民國60年代) is none.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.engine import run

Told = tuple[int, int, str]
_Says = str | Callable[[re.Match[str]], str]

_HAN = "〇○零一二三四五六七八九十百千万亿萬億两兩"
_SOME = "几数幾數多余餘来來半"
_AFTER = rf"(?<=[0-9０-９]) ?|(?<=[一二三四五六七八九十两兩半])|(?<=[{_HAN}{_SOME}近约約上逾0-9０-９][{_HAN}{_SOME}])"
"""Behind a figure: digits, one numeral that is no bare 百 (百米飞人), or several."""

_PER = r"(?<=[每/／])|(?<=[每/／][1百千])|(?<=[每/／]一)"
"""Behind what is reckoned by it: 每平方米, 元/升."""

_BEFORE_KILO = (
    rf"(?<=[0-9０-９]) ?|(?<=[0-9０-９][多余])|(?<=[十百千万亿])|(?<=[十百][一二三四五六七八九几多余])"
    rf"|(?<=[百千]零[一二三四五六七八九])|(?<=[点\.][〇零一二三四五六七八九])|(?<=[点\.].[〇零一二三四五六七八九])|{_PER}"
)
"""Behind what is no thousand with 千: 二十四千米 are kilometres, 三千米 as many metres."""

_FIGURE = rf"(?:[約约近逾超達达]|超过|超過)?[0-9０-９{_HAN}]"
_NO_RICE = (
    "(?![粒饭飯粥粉线線酒面麵糊汤湯糠价價商市农農兰蘭老黄黃勒歇哈德尔爾莱萊拉利契什沃奇特罗羅修其阳陽"
    "一二三四五六七八九0-9])"
)
_GRAM_ENDS = "(?=[，。、；：）)的重左以含/／ ]|$|黄金|盐|糖|蛋白|脂肪|海洛因|冰毒|大麻|可卡因|毒品)"
_LITRE_ENDS = (
    "(?=[，。、；：）)的重左以内裝装/／ ]|$|汽|柴|原油|[水油酒奶血牛啤饮燃容液氧]"
    "|(?![级降至到格为学温旗息职任值高空起上涨幅势])[\u4e00-\u9fff]{1,3}[油水酒奶汁液])"
)
_NO_MORE = "(?![0-9０-９一二三四五六七八九十百千万亿点.．年月日号楼])"
"""Ends what is counted in a smaller unit: 两米一, 1米75."""

_NO_SPAN = "(?<![0-9０-９一二三四五六七八九十百千去今明前每逐當本上全近同次隔兩数數幾多])"
_DEGREES = rf"(?:零下|零上)?[0-9０-９{_HAN}几]+(?:[.．点][0-9０-９{_HAN}]+)?[多余]?"
_UNITS_OF_HEAT = {"摄": "攝氏", "華": "華氏", "华": "華氏"}
_MORE = "(?P<more>(?:[一二三四五六七八九两]千[一二三四五六七八九两百十零]*[多余]?|[1-9][0-9]{3})亿)"
_LISTED = "股票|个股|股(?![东民份市权票价息指])|基金|ETF|债券|期货|可转债|国债|信托|银行股|概念股|新股|成分股|权重股"
_LISTED_THERE = "股票|個股|基金|ETF|債券|新股|成分股|概念股|權值股"
_ONE_OF = rf"(?<=[{_HAN}几数多余两0-9０-９这那每某哪首])"
_HOME = (
    "[^，。；！？、套]{0,6}?(?:房子|二手房|新房|旧房|住房|公寓|商品房|房产|学区房|保障房|安置房|公租房|廉租房|别墅|住宅|[一二两三四]居室|"
    "房(?=[，。；、！？”]|$))(?![^，。；！？]{0,8}(?:家具|设备|系统|装修|图纸|方案|办法|计划|制度|政策|税|体系|机制|管理|交易|信息|数据|"
    "规则|规定|规划|改革|改造|标准|模式|理论|公积金|条例|流程|手续|材料))"
)
_QUAKE = "(?=的?(?:地震|强震|強震|余震|餘震|浅层地震|淺層地震))"
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_NO_ERA = "(?![代間前])"
_BACK = 60
_GREW = {"增": "增长", "減": "下降"}
_FELL = "下降|下滑|减少|下跌|回落|降低|萎缩"


def measures(plain: str, source: str, target: str) -> Iterator[Told]:
    """What a paper of the target's region says otherwise beside a figure, and where, in order; none over another."""
    at = 0
    found = [
        one
        for word, pattern, says in _patterns(source, target)
        if word in plain
        for one in _found(plain, pattern, says)
    ]
    for start, end, said in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= at:
            yield start, end, said
            at = end


def _found(plain: str, pattern: re.Pattern[str], says: _Says) -> Iterator[Told]:
    for match in pattern.finditer(plain):
        said = says if isinstance(says, str) else says(match)
        if said:
            yield *match.span("word"), said


@cache
def _patterns(source: str, target: str) -> tuple[tuple[str, re.Pattern[str], _Says], ...]:
    rows = _ROWS.get((source, target), ())
    return tuple((word, re.compile(pattern), says) for word, pattern, says in rows)


def _beside(word: str, but: str = "") -> str:
    return rf"(?:{_AFTER}|{_PER})(?P<word>{word}){but}"


def _magnitude(match: re.Match[str]) -> str:
    return f"芮氏規模{match['n']}" if match["scale"] else f"規模{match['n']}"


def _heat(match: re.Match[str]) -> str:
    """攝氏零下十五度: the scale stands first; the figure is written as everywhere."""
    figure = run(match["n"], ("s2tw",))
    return f"{_UNITS_OF_HEAT[match['scale']]}{figure}度"


def _of_trillions(match: re.Match[str]) -> str:
    """三万多亿 are 三兆多, and 三万五千亿 三兆五千億: what stands behind 万 counts 億."""
    return f"兆{run(match['some'] or match['more'], ('s2tw',))}"


def _month_or_quarter(match: re.Match[str]) -> str:
    """What 环比 compares with, as the words before it tell; nothing where they don't."""
    told = re.findall(
        "季度|季|半年|国内生产总值|GDP|月份|月",
        re.split("[。；！？\n]", match.string[max(0, match.start() - _BACK) : match.start()])[-1],
    )
    period = {"季": "季", "半": "季", "国": "季", "G": "季", "月": "月"}.get(told[-1][0]) if told else None
    return f"{period}{'減' if match['fell'] else '增'}" if period else ""


def _common_era(match: re.Match[str]) -> str:
    """民國113年 is 2024年; what is written in Chinese numerals before 1950 is history, and stays."""
    figure = match["n"]
    if figure.isdecimal():
        return f"{1911 + int(figure)}年"
    value = _value(figure)
    return f"{1911 + value}年" if 38 < value < 200 else ""


def _second_year(match: re.Match[str]) -> str:
    """The later year of a range in the Republic's years."""
    first, second = int(match["first"]), int(match["n"])
    return f"{1911 + second}年" if first <= second <= first + 50 else ""


def _value(figure: str) -> int:
    digits = {one: n for n, one in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
    if not re.search("[十百]", figure):
        return int("".join(str(digits.get(one, 0)) for one in figure))
    total, digit = 0, 0
    for one in figure:
        if one in "十百":
            total, digit = total + (digit or 1) * (10 if one == "十" else 100), 0
        else:
            digit = digits.get(one, 0)
    return total + digit


_KILOMETRES: tuple[tuple[str, str, _Says], ...] = (
    ("千米", r"(?P<word>平方千米)", "平方公里"),
    ("千米", r"(?P<word>立方千米)", "立方公里"),
    ("千米", r"(?:单位|以|用)[^，。；]{0,3}(?P<word>千米)(?=[为计和、，。作来表]|$)", "公里"),
    ("千米", rf"(?:{_BEFORE_KILO})(?P<word>千米){_NO_RICE}", "公里"),
    ("千米", r"(?P<word>千米)(?=[每/／]小?时)", "公里"),
    ("千克", _beside("千克", "(?!拉)"), "公斤"),
)
_DEGREES_AND_TRILLIONS: tuple[tuple[str, str, _Says], ...] = (
    ("氏度", rf"(?P<word>(?P<n>{_DEGREES}(?:[至到~～–—-]{_DEGREES})?) ?(?P<scale>[摄华])氏度)", _heat),
    ("亿", rf"(?<=[0-9０-９一二三四五六七八九十百千几数两])(?P<word>万(?:(?P<some>[多余])亿|{_MORE}))", _of_trillions),
)
_TO_TAIWAN: tuple[tuple[str, str, _Says], ...] = (
    *_KILOMETRES,
    *_DEGREES_AND_TRILLIONS,
    ("只", rf"{_ONE_OF}(?P<word>只)(?=(?:[\u4e00-\u9fffA-Z]{{0,4}}?)(?:{_LISTED}))", "檔"),
    ("套", rf"(?<=[一两三四五六七几这那])(?P<word>套)(?={_HOME})", "間"),
    ("套", rf"(?:(?<=[0-9０-９〇零三四五六七八九十百千万亿几数多余])|(?<=[十百千]二))(?P<word>套)(?={_HOME})", "戶"),
    ("平方米", "(?P<word>平方米)", "平方公尺"),
    ("平米", _beside("平米"), "平方公尺"),
    ("立方米", "(?P<word>立方米)", "立方公尺"),
    ("厘米", _beside("厘米"), "公分"),
    ("方厘米", _beside("平方厘米"), "平方公分"),
    ("方厘米", _beside("立方厘米"), "立方公分"),
    ("纳米", _beside("纳米"), "奈米"),
    ("升", r"(?<![周期拜第连初][一二三四五六日])" + _beside("升", _LITRE_ENDS), "公升"),
    ("每升", rf"(?<=每)(?P<word>升)(?=(?:含|约)?{_FIGURE}[0-9.．{_HAN}]*(?:毫|微|纳)?(?:摩尔|克|国际单位))", "公升"),
    ("克", _beside("克", _GRAM_ENDS), "公克"),
    ("米", _beside("米", _NO_RICE), "公尺"),
    ("米", r"(?<=[几数])(?P<word>米)(?=[高长宽深远外厚])", "公尺"),
    (
        "米",
        r"(?<=[百千])(?P<word>米)(?=(?:[之开以]外|外(?![国交籍围环卡语])|[之以]内|之遥|左右|高空|深井|深处))",
        "公尺",
    ),
    ("米", r"(?:相距|地下|不到|不足)[百千](?P<word>米)(?![赛短跑飞冠接自栏])", "公尺"),
    (
        "米",
        rf"(?<=[一二两三四五六七八九十百])(?P<word>米)(?=[一二三四五六七八九][一二三四五六七八九几]?{_NO_MORE})",
        "公尺",
    ),
    ("米", rf"(?<=[0-9０-９])(?P<word>米)(?=[0-9０-９]{{1,2}}{_NO_MORE})", "公尺"),
    ("米", r"(?P<word>米)(?=[每/／]秒|/分)", "公尺"),
    ("里氏", r"(?P<word>(?P<scale>里氏)(?:震级|规模)? ?(?P<n>\d+(?:\.\d+)?) ?级)", _magnitude),
    ("级", rf"(?<![\d.])(?P<word>(?P<scale>)(?P<n>\d(?:\.\d+)?)级){_QUAKE}", _magnitude),
    ("同比", rf"(?P<word>同比(?:增长|增加|上升|上涨|增))(?=了?{_FIGURE})", "年增"),
    ("同比", rf"(?P<word>同比(?:{_FELL}|降|减))(?=了?{_FIGURE})", "年減"),
    ("环比", rf"(?P<word>环比(?:增长|增加|上升|上涨|增|(?P<fell>{_FELL}|降|减)))(?=了?{_FIGURE})", _month_or_quarter),
    ("同比", r"(?P<word>同比)(?=[大小]幅|[大暴猛锐骤]?[增降上下减持涨跌多少扩收翻略微])", "較去年同期"),
)
_TO_HONG_KONG: tuple[tuple[str, str, _Says], ...] = (
    *_KILOMETRES,
    *_DEGREES_AND_TRILLIONS,
    ("只", rf"{_ONE_OF}(?P<word>只)(?=(?:[\u4e00-\u9fffA-Z]{{0,4}}?)(?:{_LISTED}))", "隻"),
    ("厘米", _beside("厘米"), "厘米"),
    ("英尺", _beside("平方英尺"), "平方呎"),
    ("英尺", _beside("英尺"), "呎"),
    ("英寸", _beside("英寸"), "吋"),
    ("同比", r"(?P<word>同比)(?=[大小]幅|[增降上下减持涨跌多少扩收翻略微])", "按年"),
)
_TO_MAINLAND: tuple[tuple[str, str, _Says], ...] = (
    ("平方公尺", r"(?P<word>平方公尺)", "平方米"),
    ("立方公尺", r"(?P<word>立方公尺)", "立方米"),
    ("公尺", r"(?P<word>公尺)", "米"),
    ("公", r"(?P<word>公釐|公厘)", "毫米"),
    ("公噸", r"(?P<word>公噸)", "吨"),
    ("公升", _beside("公升"), "升"),
    ("方公分", _beside("平方公分"), "平方厘米"),
    ("方公分", _beside("立方公分"), "立方厘米"),
    ("公克", r"(?P<word>公克)(?!拉)", "克"),
    ("公分", _beside("公分", "(?!母)"), "厘米"),
    ("民國", r"(?P<word>(?:中華)?民國 ?(?P<n>\d{1,3}|[一二三四五六七八九十百〇零○]{1,6}) ?年)" + _NO_ERA, _common_era),
    (
        "民國",
        rf"民國 ?(?P<first>\d{{1,3}}) ?年{_DAY}[至到及和與、~～–—-](?P<word>(?P<n>\d{{1,3}})年){_NO_ERA}",
        _second_year,
    ),
)
_FROM_TAIWAN: tuple[tuple[str, str, _Says], ...] = (
    *_TO_MAINLAND,
    ("檔", rf"(?<=[{_HAN}{_SOME}0-9這那每某哪])(?P<word>檔)(?=(?:\w{{0,4}}?)(?:{_LISTED_THERE}))", "只"),
    ("芮氏", r"(?P<word>芮氏(?:地震)?規模 ?(?P<n>\d+(?:\.\d+)?))", lambda match: f"里氏{match['n']}级"),
    ("規模", rf"(?P<word>(?:地震)?規模 ?(?P<n>\d+(?:\.\d+)?)){_QUAKE}", lambda match: f"{match['n']}级"),
    ("年", rf"{_NO_SPAN}(?P<word>年(?P<way>[增減]))(?={_FIGURE})", lambda match: "同比" + _GREW[match["way"]]),
    ("", rf"{_NO_SPAN}(?P<word>[月季](?P<way>[增減]))(?={_FIGURE})", lambda match: "环比" + _GREW[match["way"]]),
)
_FROM_HONG_KONG: tuple[tuple[str, str, _Says], ...] = (
    *_TO_MAINLAND,
    ("呎", r"(?:面積|單位|實用|建築)[^，。；]{0,8}?[0-9,]+(?P<word>呎)(?!價)", "平方英尺"),
    ("按年", r"(?P<word>按年)(?=[大輕]幅|[增升跌減上下微回])", "同比"),
    ("按", r"(?P<word>按[月季])(?=[大輕]幅|[增升跌減上下微回])", "环比"),
)
_ROWS = {
    (ZH_HANS, ZH_HANT_TW): _TO_TAIWAN,
    (ZH_HANS, ZH_HANT_HK): _TO_HONG_KONG,
    (ZH_HANT_TW, ZH_HANS): _FROM_TAIWAN,
    (ZH_HANT_HK, ZH_HANS): _FROM_HONG_KONG,
}
