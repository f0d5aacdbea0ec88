"""More or less than: the words beside a figure that say on which side of it something lies."""

import re
from collections.abc import Hashable, Iterator, Sequence

from tms.checks.parity.leanings import Leaning
from tms.domain.locales import is_chinese
from tms.language.numbers import Quantity
from tms.language.numbers.chinese.shape import shaped

_BEFORE_WORD = 40
_BEFORE_FIGURE = 28
_AFTER_FIGURE = 16
_TO_FIGURE = 12

_COMPARED = r"(?:more|greater|higher|larger|longer|older|better|bigger|wider|heavier|taller|faster|stronger)"
_COMPARED_DOWN = r"(?:less|fewer|lower|smaller|shorter|younger|narrower|lighter|slower|weaker|cheaper|worse)"
_OF_WHAT = r"(?: (?!than\b|likely|often|slowly|cheaply|and\b|or\b|half\b)[a-z’'-]+){1,4}"
"""Less on heating than, more rain this year than; not more likely than."""
_ENGLISH_ALONE = re.compile(
    rf"(?<![\w-])(?:(?P<up>(?:no|not) {_COMPARED_DOWN} than|{_COMPARED} than|at least)"
    rf"|(?P<down>(?:no|not) {_COMPARED} than|{_COMPARED_DOWN} than|at most)"
    rf"|(?P<more>(?<!no )(?<!not )(?<!any )more{_OF_WHAT} than)"
    rf"|(?P<less>(?<!no )(?<!not )(?:less|fewer){_OF_WHAT} than)"
    r"|(?:still|well|far|remain(?:s|ed|ing)?|stay(?:s|ed)?) (?:well |far )?"
    r"(?:(?P<above>above)|(?P<below>below))(?= (?:the|its|their|those|that|last|what)\b))"
    r"(?![\w-])",
    re.IGNORECASE,
)
"""Wherever they stand; over, under and above only before a figure."""
_NOT_BEYOND = re.compile(
    r"(?:\b(?:not|cannot|never|without|(?:barred|banned|prevented|prohibited|forbidden|stopped|kept) from)|n[’']t)"
    r"(?: (?:be|been|allowed|permitted|to|ever|yet|been able|use|fly|stay|last|take)){0,4}? "
    r"(?:(?P<over>exceed(?:s|ed|ing)?|(?:go|going|rise|rising|be|being|climb) (?:over|above|beyond)"
    r"|more than|higher than)"
    r"|(?P<under>(?:fall|falling|drop|dropping|go|going|be|being|dip|sink) (?:below|under)|less than|lower than))"
    r"(?: (?:a|about|the))? ?[$€£]?$",
    re.IGNORECASE,
)
"""What must not exceed a figure is at most that."""
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|cannot|never|nobody|impossible|unable|illegal|few|hardly|scarcely|rarely|seldom)|n[’']t)\b[^.,;]*$",
    re.IGNORECASE,
)
"""What may not be more than something is at most that."""
_ENGLISH_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<up>over|above|exceed(?:s|ed|ing)?|in excess of|upwards? of|a minimum of)"
    r"|(?P<down>under|below|a maximum of|up to|capped at|limited to|an? (?:cap|upper limit|ceiling) of"
    r"|short of(?: (?:its|their|the|a) (?:target|goal)s? of)?))(?: (?:a|the age of|the|about|some))? ?[$€£]?$",
    re.IGNORECASE,
)
_ENGLISH_AFTER = re.compile(
    r"\s?(?:(?P<up>\+|or (?:more|over|above|older))|(?P<down>or (?:less|fewer|under|younger)))(?!\w)"
)

_DENIED = "(?:不(?:[得能可应会许准允]|允许|准许|应该|可以|能够)?|从?未(?:曾|能)?|没有?|切?勿)"
_DENIED_BEFORE = re.compile("(?:不[得能可应会许准]|不允许|没有|并未|从未|尚未|未能|无法)[^，。；]{1,14}$")
"""Of 不允许任何人停留超过一小时 nobody can tell with certainty what is denied."""
_CHINESE_ALONE = re.compile(
    rf"(?P<up>{_DENIED}(?:少于|低于|小于|不到|不足)|超过|多于|大于|高于|强于|优于|好于|至少|起码|远不止|不止|不仅仅?)"
    rf"|(?P<down>{_DENIED}(?:超[过出]|多于|大于|高于)|少于|小于|低于|弱于|差于|逊于|至多|(?<![想料做达得看找])(?:不到|不足)(?=[\d一两二三四五六七八九十百千半]))"
    r"|(?<![百相无\d])比(?![赛例率如较方喻利])[^，。；！？、]{1,14}?(?:(?P<higher>[高多大长快宽重贵强])|(?P<lower>[低少小短慢窄轻弱差]))"
)
_COMPARES = re.compile("than$", re.IGNORECASE)
_A_UNIT = re.compile(r" an? (?:minute|hour|day|week|month|year|decade|mile|kilomet|tonne|dollar)")
"""Not less than a month is as much as a figure."""
_CHINESE_BEFORE = re.compile(
    r"(?:(?P<up>逾|超|(?<!跌)破|突破|下限[为是]?|最少)|(?P<down>跌破|上限[为是]?|不到|不足|未满|未达|最多|不及))[了约其有近]?(?:[美欧港]元|新台币)?\s?$"
    r"|(?:(?P<least>最少)|(?P<most>最多))[^，。；、的是为\d]{1,4}$"
)
_CHINESE_WITHIN = re.compile(r"[\d十百千万亿][多余]")
_CHINESE_AFTER = re.compile(
    r"(?:(?P<more>[多余](?!数|數)|个多(?=[小月世星]))|\s?[^\d，。；、,.\s]{0,3}?(?:或)?(?:(?P<up>以上)|(?P<down>以下)))"
)
_NEARLY = (
    re.compile(r"\b(?:nearly|almost|close to|just under|just short of|approaching)(?: an?)? ?[$€£]?$", re.IGNORECASE),
    re.compile(r"(?:将近|接近|近|差不多)(?:[美欧港]元)?$"),
)
_BREAKS = re.compile(r"[，。；！？、,;:.!?\d一二三四五六七八九十百千]")
_BEHIND_FIGURE = 4
_DOWN = frozenset(("down", "lower", "less", "most", "below"))
_SHAPES = str.maketrans("過於滿達約間碼遠僅應許準沒從嚴會", "过于满达约间码远仅应许准没从严会")


def limits(plain: str, quantities: Sequence[Quantity], locale: str) -> list[Leaning]:
    """Each word that says so, in order."""
    found = _chinese(plain, quantities) if is_chinese(locale) else _english(plain, quantities)
    return sorted({one.start: one for one in found}.values(), key=lambda one: one.start)


def of_each_figure(
    plain: str, quantities: Sequence[Quantity], found: Sequence[Leaning], locale: str
) -> dict[Hashable, set[int]]:
    """For each figure, what it means and on which sides of it something is said to lie; nearly 2,000 are fewer."""
    sides: dict[Hashable, set[int]] = {}
    text = shaped(plain).translate(_SHAPES) if is_chinese(locale) else plain
    nearly = _NEARLY[is_chinese(locale)]
    for one in quantities:
        if one.size is None:
            continue
        its = {each.sign for each in found if _is_beside(each, one, text)}
        if nearly.search(text, max(0, one.start - _BEFORE_FIGURE), one.start):
            its.add(-1)
        if its:
            sides.setdefault(one.size, set()).update(its)
    return sides


def _is_beside(word: Leaning, one: Quantity, text: str) -> bool:
    """Whether nothing but words of the same clause stands between them, and no other figure."""
    if word.end <= one.start:
        between = text[word.end : one.start]
        return len(between) <= _TO_FIGURE and _BREAKS.search(between) is None
    if word.start >= one.end:
        between = text[one.end : word.start]
        return len(between) <= _BEHIND_FIGURE and _BREAKS.search(between) is None
    return True


def of_figures(found: Sequence[Leaning], plain: str, quantities: Sequence[Quantity]) -> list[Leaning]:
    """Without those that compare two things."""
    return [
        one
        for one in found
        if not _COMPARES.search(plain, one.start, one.end)
        or _is_before(quantities, one.end)
        or _A_UNIT.match(plain, one.end)
    ]


def _is_before(quantities: Sequence[Quantity], end: int) -> bool:
    return any(end <= one.start <= end + _TO_FIGURE and one.size != 1 for one in quantities)


def _english(plain: str, quantities: Sequence[Quantity]) -> Iterator[Leaning]:
    for word in _ENGLISH_ALONE.finditer(plain):
        if not _NOT_BEFORE.search(plain, max(0, word.start() - _BEFORE_WORD), word.start()):
            yield _leaning(word)
    for one in quantities:
        start = max(0, one.start - _BEFORE_FIGURE)
        before = _ENGLISH_BEFORE.search(plain[start : one.start])
        if before and not _NOT_BEFORE.search(plain[max(0, start - _BEFORE_WORD) : start + before.start()]):
            yield _leaning(before, start)
        elif beyond := _NOT_BEYOND.search(plain, max(0, one.start - _BEFORE_WORD), one.start):
            yield Leaning(*beyond.span(), -1 if beyond["over"] else 1)
        if after := _ENGLISH_AFTER.match(plain, one.end, one.end + _AFTER_FIGURE):
            yield _leaning(after)


def _chinese(plain: str, quantities: Sequence[Quantity]) -> Iterator[Leaning]:
    text = shaped(plain).translate(_SHAPES)
    for word in _CHINESE_ALONE.finditer(text):
        if not _DENIED_BEFORE.search(text, max(0, word.start() - _BEFORE_FIGURE), word.start()):
            yield _leaning(word)
    for one in quantities:
        start = max(0, one.start - _BEFORE_FIGURE)
        if before := _CHINESE_BEFORE.search(text[start : one.start]):
            yield _leaning(before, start)
        if within := _CHINESE_WITHIN.search(text, one.start, one.end):
            yield Leaning(within.end() - 1, within.end(), 1)
        elif after := _CHINESE_AFTER.match(text, one.end, one.end + _AFTER_FIGURE):
            yield _leaning(after)


def _leaning(word: re.Match[str], offset: int = 0) -> Leaning:
    name = word.lastgroup or ""
    start, end = word.span(name)
    return Leaning(start + offset, end + offset, -1 if name in _DOWN else 1)
