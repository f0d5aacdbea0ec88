"""Whether an animal or a thing is counted or spoken of: 一只落满灰尘的碗 has no 隻, and the dog of before is 牠.

    beings("几只能下蛋的母鸡")   → 隻 for 只

只 is told by the noun behind it, which may stand at the end of a relative clause; 它 by what was named before it, in
its sentence or the one before. Where neither tells, people are asked as before.
"""

import re
from collections.abc import Iterator
from functools import cache

from tms.language.conversion.context.hint import Hint, own_rows

_ANIMAL, _PAIR, _THING = "animal", "pair", "thing"

_NUMBER = "0-9０-９一两二三四五六七八九十百千万亿几数"
_COUNTS = re.compile(
    rf"(?:[{_NUMBER}][多余来]?|[这那每某另半首]|[了养买抓捏有](?=只[^能会有是要可想需应]))只(?=[\u4e00-\u9fff])"
)
_ONE = "一只"
"""What the dictionary has as 一隻, whatever is counted."""

_NO_COUNT = frozenset("周期拜唯统专万单归们他她你我从到自")
"""What a number stands behind that is none, or whose 只 is only: 唯一只有."""

_ONLY_HAVE_TO = "好"
"""那只好 is rather what is left to do."""

_ONLY = re.compile("可(?![乐可爱颂])|[能会有是要想需应肯敢怕够剩差许顾]")
_PLAIN_WORDS = (
    "[大小老幼母公雌雄白黑黄花灰红绿蓝金银新旧破空胖瘦肥死活野流浪家土真假木铁铜皮纸玻璃塑料搪瓷陶青紫砂"
    "珍稀制色斑]{0,6}"
)
_CLAUSE = re.compile("[^，。；！？、：“”\n]{0,20}")

_SENTENCES = re.compile("[。！？\n]")
_BEFORE, _AFTER = 60, 14
_ITS = re.compile("(?<![其吉])它们?(?!山之石|乡)")
_DOES_AS_ANIMALS = re.compile(
    "它们?(?:的(?:尾巴|[皮羽绒]?毛|舌头|爪|翅膀|妈妈|爸爸|母亲|父亲|主人|饲主|幼崽|孩子|宝宝|叫声|巢|窝|蹄|耳朵|鼻子|眼睛|嘴|牙|背上|脖子|"
    "肚子|食量|天敌|猎物|体温|伙伴|同伴|兄弟|姐妹|尸体|骨骼)|[们]?[^，。；的]{0,5}(?:咬|叼|舔|嗅|趴|蹲|扑|啄|飞走|飞来|吃|睡|喵|汪|吠|嚎|捕食|觅食|"
    "产卵|栖息|冬眠|繁殖|孵|怀孕|洗澡|梳毛|喂食|绝育|剪指甲|取名|打过疫苗|受了?伤|生病|饿|绝食|摇尾|撒娇|跳|跑|逃|爬|游过|活|死|喝|听懂|害怕|自己回))"
)
_IS_AN_ANIMAL = re.compile("它们?[^，。；]{0,3}是[^，。；]{0,2}[一这那]?[只头匹条](?!件)")
_IS_OF_THINGS = re.compile(
    "它们?(?:的(?:电池|招牌|价格|屏幕|首都|作者|作用|意义|成本|销量|股价|产品|总部|功能|设计|内容|主题|外形|结构|成分|含义|名称|市值|用户|导演|"
    "主角|前身|包装|面积|历史|影响|背后)|[^，。；]{0,4}(?:意味着|标志着|象征着?|代表着?|取决于|售价|上市|发布|成立|位于|占地|规定|"
    "采用|搭载|支持|适用)|[^，。；]{0,5}是[^，。；]{0,8}(?:节目|公司|项目|产品|计划|品牌|作品|电影|小说|歌|游戏|软件|系统|问题|制度|工具|城市|国家))"
)
_RIVAL = re.compile(
    "[一这那该此每两][个部座辆台家种项件块本篇艘架款幢栋份套把张首幅片场枚棵株朵](?!月|人|小时|星期)|公司|节目|项目|机构|品牌|游戏|软件|法律|计划|制度|玩具|照片|动画|电影|故事|雕[像塑]|图案|餐厅|博物馆|药|病毒|疫苗"
)
_MAY_BE_ANIMALS = re.compile(
    "动物|物种|品种|幼体|[雌雄]性|栖息|捕食|猎物|羽毛|产卵|[崽兽禽虫鸟鱼兔犬猫狗猪羊牛鸡鸭鹅狼豹狮蛇龟蜂蚁蝶鲸鲨鹰鹿猴驴象]|老虎|仙人掌|坐骑"
)
"""What 它 may stand for an animal beside, though none was named before it."""

_IS_LIKE = re.compile(
    "(?:机器|机械|电子|玩具|玩偶|毛绒|仿生|石雕|石|木雕|铜|纸|陶瓷?|卡通|吉祥物|标志|[像如似同]|好比|叫做|名为|雕刻?着?|画了?着?|绣着|印着)"
    "[^，。；]{0,4}$"
)
"""What stands before an animal that is none: 机器狗, 像一头老牛."""

_MAY_BE_ALL_OF_IT = re.compile(
    "它[^，。；]{0,3}(?:证明|表明|说明|成为|让|使|令|导致|引发|反映|体现|揭示|提醒|告诉|带来|造成|改变)"
)
"""What is said of an event as well as of an animal."""

_NO_BEING = re.compile("的(?!时候|话)|[队形型牌奖展片图标模肉皮]|一样|似的|般|那样")
"""What follows an animal that is not spoken of itself: 猫的玩具, 老虎队."""


@cache
def _nouns() -> re.Pattern[str]:
    kinds: dict[str, list[str]] = {}
    for kind, words in own_rows("beings.tsv", 2):
        kinds.setdefault(kind, []).extend(words.split(" "))
    longest = {kind: "|".join(sorted(words, key=len, reverse=True)) for kind, words in kinds.items()}
    return re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in longest.items()))


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(f"{_PLAIN_WORDS}?(?P<noun>{re.sub('[?]P<[a-z]+>', '?:', _nouns().pattern)})")


def beings(plain: str) -> Iterator[Hint]:
    """What counts an animal or a thing, and what stands for an animal."""
    if "只" in plain:
        yield from _counting(plain)
    if "它" in plain:
        yield from _standing_for(plain)


def _counting(plain: str) -> Iterator[Hint]:
    for match in _COUNTS.finditer(plain):
        start, end = match.span()
        is_only = bool(_ONLY.match(plain, end)) and start > 0 and plain[start - 1] in _NO_COUNT
        if is_only or (plain[start] in "这那" and plain.startswith(_ONLY_HAVE_TO, end)):
            continue
        # 一只只企鹅: each of them is counted.
        after = end + plain.startswith("只", end)
        kind = _kind_counted(plain, after)
        if kind is None and plain[start:end] == _ONE and not _ONLY.match(plain, after):
            yield Hint(end - 1, end, "隻", True, True, end, False, otherwise="只")
        elif kind is not None:
            value = ("只" if kind == _THING else "隻") * (after - end + 1)
            yield Hint(end - 1, after, value, True, False, after, False, is_told=True)


def _kind_counted(plain: str, start: int) -> str | None:
    """What kind of noun is counted; None where no noun of the table is."""
    clause = _CLAUSE.match(plain, start)
    rest = clause[0] if clause else ""
    direct = None if _ONLY.match(rest) else _direct().match(rest)
    if direct is not None:
        return _head(rest, direct.start("noun"))
    relative = re.match("[^的]{1,12}的", rest)
    if relative is not None:
        return _head(rest, relative.end())
    return None if _ONLY.match(rest) else _head(rest, 0)


def _head(rest: str, start: int) -> str | None:
    """The kind of the first noun within a few characters, or of the one that follows it at once: 狗|碗 is a bowl."""
    noun = _nouns().search(rest[: start + 8], start)
    while noun is not None:
        after = _nouns().match(rest, noun.end())
        if after is None:
            return noun.lastgroup
        noun = after
    return None


def _standing_for(plain: str) -> Iterator[Hint]:
    for match in _ITS.finditer(plain):
        value = _its_form(plain, match.start())
        if value is not None:
            at = match.start()
            yield Hint(at, at + 1, value, True, False, at + 1, False, is_told=True)


def _its_form(plain: str, at: int) -> str | None:
    """牠 for an animal, 它 for a thing; None where nothing tells."""
    after = plain[at : at + _AFTER]
    if _IS_OF_THINGS.match(after):
        return "它"
    if _IS_AN_ANIMAL.match(after):
        return "牠"
    before = _before(plain, at)
    animals = [
        one
        for one in _nouns().finditer(before)
        if one.lastgroup == _ANIMAL and not _IS_LIKE.search(before, 0, one.start())
    ]
    if not animals:
        return None if _MAY_BE_ANIMALS.search(plain, max(0, at - _BEFORE), at + _BEFORE // 2) else "它"
    last = animals[-1].end()
    if _DOES_AS_ANIMALS.match(after):
        return "牠"
    if _MAY_BE_ALL_OF_IT.match(after):
        return None
    spoken_of = not _NO_BEING.match(before, last) and not _RIVAL.search(before, last)
    return "牠" if spoken_of else None


def _before(plain: str, at: int) -> str:
    """The sentence up to a place, and the one before it, on the same line."""
    text = plain[max(0, at - _BEFORE) : at].rpartition("\n")[2]
    ends = [one.end() for one in _SENTENCES.finditer(text)]
    return text[ends[-2] :] if len(ends) > 1 else text
