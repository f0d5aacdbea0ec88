"""Words of which only one can be right: spring or autumn, morning or evening, north or south, wife or husband.

A version that has one of them where another has none of its translation, but another one of the same sort, says
something else. What stands there in other words (夫妇, 北京) may mean the first, and then proves nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run


@dataclass(frozen=True)
class _Alternative:
    """One of a sort: what says it in English and in simplified Chinese, and what may mean it there."""

    english: str
    chinese: str
    perhaps_english: str
    perhaps_chinese: str

    @cached_property
    def said(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """In English, in Chinese."""
        return re.compile(rf"\b(?:{self.english})\b", re.IGNORECASE), re.compile(self.chinese)

    @cached_property
    def perhaps(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """In English, in Chinese."""
        return re.compile(self.perhaps_english, re.IGNORECASE), re.compile(self.perhaps_chinese)


_LEAD = "(?:in|this|last|next|of|early|late|by|until|since|every|each)(?: (?:the|early|late))? "


def _season(name: str, character: str) -> _Alternative:
    words = "(?:autumn|fall)" if name == "autumn" else name
    return _Alternative(
        _LEAD + words, f"{character}(?:天|季|末|初)|[初早晚今明去仲深]{character}(?![节运晚联])", words, character
    )


def _opposites(*two: tuple[str, str, str, str]) -> tuple[_Alternative, ...]:
    return tuple(_Alternative(*each) for each in two)


_OPPOSITES = (
    _opposites(
        (
            r"accepted|approved|agreed to",
            "接受|批准|同意",
            "accept|approv|agree|back|pass|endors|adopt",
            "[受批准同通过应允采]",
        ),
        (
            r"rejected|turned down|vetoed",
            "否决|驳回|拒绝|回绝",
            "reject|turn|veto|refus|den|oppos|dismiss",
            "[否驳拒反回推辞谢不没未]",
        ),
    ),
    _opposites(
        ("banned|prohibited|forbidden", "禁止|严禁|禁用", "ban|prohibit|forb|not|illegal|bar", "[禁不违非封停]"),
        ("allowed|permitted", "允许|准许|获准", "allow|permit|may|can|let|legal|right", "[允许准可能让合]"),
    ),
    _opposites(
        ("(?:a|the) failure|failed", "失败|未成功", "fail|not|without|lost|collaps", "[失败不未没破垮输崩]"),
        ("(?:a|the) success|succeeded|successful", "成功|胜利", "succe|won|win|victor|achiev", "[成胜赢功利]"),
    ),
    _opposites(
        ("guilty", "有罪|罪名成立", "guilty|convict|plead|not", "[罪不]"),
        ("acquitted|innocent|not guilty", "无罪|清白", "acquit|innocen|not|clear", "无罪|清白|不成立|开释"),
    ),
    _opposites(
        ("supports?|supported|in favou?r of", "支持|赞成", "support|favo|back|for|endors", "[支赞挺拥帮助援]"),
        (
            "opposes?|opposed|is against|are against",
            "反对|抵制",
            "oppos|against|anti|object|resist|reject",
            "[反抵对抗拒不]",
        ),
    ),
    _opposites(
        ("bought|buys?|acquired", "买下|收购|购入|买入", "buy|bought|acqui|purchas|take|took", "[买购收入]"),
        ("sold|sells?", "出售|卖掉|售出|卖出|抛售", "sell|sold|sale|dispos|divest|shed|off", "[售卖抛出脱]"),
    ),
    _opposites(
        (
            "(?:the|its|her|his|their|world’s|world's) (?:largest|biggest)",
            "最大",
            "larg|bigg|most|main|great",
            "[最大]",
        ),
        ("(?:the|its|her|his|their|world’s|world's) smallest", "最小", "small|least|tin", "[最小]"),
    ),
    _opposites(
        ("(?:the|its|on record|the year’s) hottest|warmest", "最热|最暖", "hot|warm|heat|high", "[热暖温高]"),
        ("(?:the|its|on record|the year’s) coldest|coolest", "最冷|最凉", "cold|cool|chill|low|froz", "[冷凉寒低冻]"),
    ),
    _opposites(
        ("warmer|hotter", "比[^，。]{1,10}(?:热|暖)", "warm|hot|heat|high", "[热暖温高]"),
        ("colder|cooler", "比[^，。]{1,10}(?:冷|凉)", "cold|cool|chill|low|froz", "[冷凉寒低]"),
    ),
)
"""What is done or said, and its opposite."""


_SORTS: tuple[tuple[_Alternative, ...], ...] = (
    tuple(_season(*one) for one in (("spring", "春"), ("summer", "夏"), ("autumn", "秋"), ("winter", "冬"))),
    (
        _Alternative(
            "(?:in the|this) morning", "上午|早上|早晨|清晨|凌晨|今早", "morning|dawn|a\\.?m\\b|early|overnight",
            "[早晨]|上午",
        ),
        _Alternative(
            "(?:in the|this) afternoon", "下午|午后", "afternoon|p\\.?m\\b|midday|noon", "下午|午后|中午|傍晚"
        ),
        _Alternative(
            "(?:in the|this) evening|at night|tonight", "晚上|傍晚|当晚|晚间|夜间|今晚",
            "evening|night|p\\.?m\\b|dusk|late", "[晚夜暮]|凌晨|傍晚",
        ),
    ),
    tuple(
        _Alternative(f"{word}ern|{word} of", f"{character}[部侧]|以{character}", word, character)
        for word, character in (("north", "北"), ("south", "南"), ("east", "东"), ("west", "西"))
    ),
    *_OPPOSITES,
    (
        _Alternative("wife", "妻子|太太", "wife|spouse|couple|married|wed", "[妻婚嫂]|(?<!丈)夫|太太|老婆|配偶|伴侣"),
        _Alternative("husband", "丈夫", "husband|spouse|couple|married|wed", "[夫婚]|先生|老公|配偶|伴侣"),
    ),
    (
        _Alternative("father", "父亲|爸爸", "father|parent|dad", "[父爸爹]|家长|双亲"),
        _Alternative("mother", "母亲|妈妈", "mother|parent|mom|mum", "[母妈娘]|家长|双亲"),
    ),
    (
        _Alternative("sons?", "儿子", "\\bsons?\\b|child|boy|grandson", "[子儿]"),
        _Alternative("daughters?", "女儿", "daughter|child|girl", "[女子]"),
    ),
)  # fmt: skip


_FIGURE = r"\d[\d,.]*(?: (?:million|billion|trillion|percent))?"
_CHINESE_FIGURE = r"了?约?\d[\d.]*[万亿]?"
_CHANGES = (
    _Alternative(
        rf"{_FIGURE} more",
        f"(?:增加|新增|增长|多){_CHINESE_FIGURE}",
        r"more|increas|rise|rose|add|grew|up\b|extra|new",
        "[增多加涨升新]",
    ),
    _Alternative(
        rf"{_FIGURE} (?:fewer|less)",
        f"(?:减少|下降|少){_CHINESE_FIGURE}",
        r"fewer|less|decreas|reduc|fell|fall|drop|declin|cut|lost|lose|down\b|shr|lower",
        "[减少降跌低失]",
    ),
)
"""300 more workers, 减少了300名."""


def compare_alternatives(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one of each sort."""
    chinese = [is_chinese(locale) for locale in locales]
    texts = [run(text, ("t2s",)) if text and its else text or "" for text, its in zip(plains, chinese, strict=True)]
    if len(set(chinese)) < 2 or any(len(text) != len(plain or "") for text, plain in zip(texts, plains, strict=True)):
        return
    for sort in (*_SORTS, _CHANGES):
        said = [
            [(one, place) for one in sort if (place := one.said[its].search(text))]
            for text, its in zip(texts, chinese, strict=True)
        ]
        sides = _sides(said, texts, plains, chinese)
        if sides is not None:
            yield Disagreement(row, Family.WORDS, "words.otherwise", sides)


_Said = list[tuple[_Alternative, re.Match[str]]]


def _sides(
    said: Sequence[_Said], texts: Sequence[str], plains: Sequence[str | None], chinese: Sequence[bool]
) -> tuple[Side | None, ...] | None:
    """The sides of the first English and the first Chinese version that each say one that the other can't mean."""
    for one, its in enumerate(said):
        for other, others in enumerate(said):
            if chinese[one] or not chinese[other] or not its or not others:
                continue
            mine = [place for each, place in its if not each.perhaps[True].search(texts[other])]
            theirs = [place for each, place in others if not each.perhaps[False].search(texts[one])]
            if len(mine) == len(its) and len(theirs) == len(others):
                places = {one: (mine[0], 0), other: (theirs[0], 1)}
                return tuple(_side(plains[at], *places[at]) if at in places else None for at in range(len(said)))
    return None


def _side(plain: str | None, place: re.Match[str], camp: int) -> Side:
    start, end = place.span()
    return Side((plain or "")[start:end], start, end, camp)
