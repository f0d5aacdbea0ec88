"""Words of which only one can be right: spring or autumn, morning or evening, north or south, wife or husband.

A version that has one of them where another has none of its translation, but another one of the same sort, says
something else. What stands there in other words (夫妇, 北京) may mean the first, and then proves nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from tms.checks.parity.literals import LiteralIndex
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.opposites import Alternative, Sort, opposites
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_Said = list[tuple[Alternative, re.Match[str]]]

_LEAD = "(?:in|this|last|next|of|early|late|by|until|since|every|each)(?: (?:the|early|late))? "


def _season(name: str, character: str) -> Alternative:
    words = "(?:autumn|fall)" if name == "autumn" else name
    return Alternative(
        _LEAD + words, f"{character}(?:天|季|末|初)|[初早晚今明去仲深]{character}(?![节运晚联])", words, character
    )


_WHEN = "(?:in the|this|that|yesterday|tomorrow|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"

_TIMES_AND_SIDES: tuple[tuple[Alternative, ...], ...] = (
    tuple(_season(*one) for one in (("spring", "春"), ("summer", "夏"), ("autumn", "秋"), ("winter", "冬"))),
    (
        Alternative(
            f"{_WHEN} morning", "上午|早上|早晨|清晨|凌晨|今早", "morning|dawn|a\\.?m\\b|early|overnight",
            "[早晨]|上午",
        ),
        Alternative(
            f"{_WHEN} afternoon", "下午|午后", "afternoon|p\\.?m\\b|midday|noon", "下午|午后|中午|傍晚"
        ),
        Alternative(
            f"{_WHEN} (?:evening|night)|at night|tonight", "晚上|傍晚|当晚|晚间|夜间|今晚",
            "evening|night|p\\.?m\\b|dusk|late", "[晚夜暮]|凌晨|傍晚",
        ),
    ),
    tuple(
        Alternative(
            f"{word}ern|{word} (?:of|coast|shore|side|bank)", f"{character}[部侧岸]|以{character}", word, character
        )
        for word, character in (("north", "北"), ("south", "南"), ("east", "东"), ("west", "西"))
    ),
)  # fmt: skip


_FIGURE = r"\d[\d,.]*(?: (?:million|billion|trillion|percent))?"
_CHINESE_FIGURE = r"了?约?\d[\d.]*[万亿]?"
_CHANGES = (
    Alternative(
        rf"{_FIGURE} more",
        f"(?:增加|新增|增长|多){_CHINESE_FIGURE}",
        r"more|increas|rise|rose|add|grew|up\b|extra|new",
        "[增多加涨升新]",
    ),
    Alternative(
        rf"{_FIGURE} (?:fewer|less)",
        f"(?:减少|下降|少){_CHINESE_FIGURE}",
        r"fewer|less|decreas|reduc|fell|fall|drop|declin|cut|lost|lose|down\b|shr|lower",
        "[减少降跌低失]",
    ),
)
"""300 more workers, 减少了300名."""


@cache
def _sorts() -> tuple[Sort, ...]:
    return (*(Sort(its) for its in (*_TIMES_AND_SIDES, _CHANGES)), *opposites())


def compare_alternatives(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one of each sort."""
    chinese = [is_chinese(locale) for locale in locales]
    texts = [run(text, ("t2s",)) if text and its else text or "" for text, its in zip(plains, chinese, strict=True)]
    if not any(chinese) or any(len(text) != len(plain or "") for text, plain in zip(texts, plains, strict=True)):
        return
    for number in _said_twice(texts, chinese):
        sort = _sorts()[number]
        if not _is_said_twice(sort, texts, chinese):
            continue
        said = [_said(sort, text, chinese=its) for text, its in zip(texts, chinese, strict=True)]
        if not any(said):
            # Not pessimistic is not 并不乐观.
            said = [_said(sort, text, chinese=its, denied=True) for text, its in zip(texts, chinese, strict=True)]
        sides = _sides(sort, said, texts, plains, chinese)
        if sides is not None:
            is_sure = _is_sure(sides, said, texts)
            family, code = (Family.OPPOSITES, "opposites.turned") if is_sure else (Family.WORDS, "words.otherwise")
            yield Disagreement(row, family, code, sides)


def _said(sort: Sort, text: str, *, chinese: bool, denied: bool = False) -> _Said:
    """What the text says of the sort, or what it denies."""
    return [
        (one, place)
        for one in sort.alternatives
        if (place := one.said[chinese].search(text)) and _is_negated(text, place.start(), chinese=chinese) is denied
    ]


def _is_sure(sides: Sequence[Side | None], said: Sequence[_Said], texts: Sequence[str]) -> bool:
    """Whether no word of either version may be of a third thing: each has one of the sort, and compares nothing."""
    apart = [at for at, side in enumerate(sides) if side is not None]
    return all(len(said[at]) == 1 and _COMPARES.search(texts[at]) is None for at in apart)


def _said_twice(texts: Sequence[str], chinese: Sequence[bool]) -> list[int]:
    """The sorts that two versions may say, one of them in English if any is."""
    by_language = [
        [_indices()[its].may_match(text) for text, of in zip(texts, chinese, strict=True) if of is its and text]
        for its in (False, True)
    ]
    if all(chinese):
        counted = Counter(number for its in by_language[True] for number in its)
        return sorted(number for number, count in counted.items() if count >= _FEWEST)
    english, theirs = (set[int]().union(*its) for its in by_language)
    return sorted(english & theirs)


@cache
def _indices() -> tuple[LiteralIndex, LiteralIndex]:
    english, chinese = ([sort.said[its].pattern for sort in _sorts()] for its in (False, True))
    return LiteralIndex(english), LiteralIndex(chinese)


def _is_said_twice(sort: Sort, texts: Sequence[str], chinese: Sequence[bool]) -> bool:
    """Whether two versions say any of the sort; as soon as too few are left, nobody is asked."""
    is_said: dict[str, bool] = {}
    silent = 0
    for text, its in zip(texts, chinese, strict=True):
        # What follows another version often is the same in simplified characters.
        if text not in is_said:
            is_said[text] = sort.said[its].search(text) is not None
        silent += not is_said[text]
        if len(texts) - silent < _FEWEST:
            return False
    return True


_FEWEST = 2
_NEGATED = (
    re.compile(
        r"(?:\b(?:not|never|no|without|hardly|yet|failed|refus\w+|unable)|n[’']t)(?: \w+)? $"
        r"|\b(?:nor|neither|nobody|no one|none|nothing)(?: \w+){0,4} $",
        re.IGNORECASE,
    ),
    re.compile("[未不没无非莫勿别难免][得能可会想愿曾予获有]?$"),
)
"""Before a word that then says the opposite: 未开放 is closed."""
_BEFORE = 40

_COMPARES = re.compile(r"\bthan\b|比(?![赛例率如较方喻利分])|不如", re.IGNORECASE)
"""A has more than B, B has less than A."""


def _sides(
    sort: Sort,
    said: Sequence[_Said],
    texts: Sequence[str],
    plains: Sequence[str | None],
    chinese: Sequence[bool],
) -> tuple[Side | None, ...] | None:
    """The sides of the first two versions that each say one that the other can't mean."""
    for one, other in combinations(range(len(said)), 2):
        its, others = said[one], said[other]
        if (
            not its
            or not others
            or not (chinese[one] or chinese[other])
            or chinese[one] is chinese[other] is not all(chinese)
        ):
            continue
        mine = [place for each, place in its if not each.perhaps[chinese[other]].search(texts[other])]
        theirs = [place for each, place in others if not each.perhaps[chinese[one]].search(texts[one])]
        is_all = len(mine) == len(its) and len(theirs) == len(others)
        if mine and theirs and (sort.are_nouns or is_all):
            places = {one: (mine[0], 0), other: (theirs[0], 1)}
            for at, third in enumerate(said):
                for camp, words in enumerate((its, others)):
                    if at not in places and len(third) == 1 and third[0][0] in [each for each, _ in words]:
                        places[at] = third[0][1], camp
            return tuple(_side(plains[at], *places[at]) if at in places else None for at in range(len(said)))
    return None


def _is_negated(text: str, start: int, *, chinese: bool) -> bool:
    return _NEGATED[chinese].search(text[max(0, start - _BEFORE) : start]) is not None


def _side(plain: str | None, place: re.Match[str], camp: int) -> Side:
    start, end = place.span()
    return Side((plain or "")[start:end], start, end, camp)
