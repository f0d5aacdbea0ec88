"""Who does it to whom: two names on either side of one act, which each language can turn round.

Of each side the one nearest to the act counts; a country that only tells which firm (the Chinese display maker BOE),
and where something happens, do not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from tms.checks.parity.compared import Ordered, ReadVersion, in_both
from tms.checks.parity.known_names import COUNTRY, known_names
from tms.checks.parity.literals import LiteralIndex
from tms.checks.parity.sounding import named_alike
from tms.checks.parity.tables import table_rows

_TABLE = files(__package__).joinpath("data", "oriented.tsv")
_NEAR_ACT = 60
_FEWEST = 2
_WAY = re.compile(r"\bfrom (?P<from>[^.,;]{2,60}?) (?:in)?to (?P<to>[^.,;]{2,60})", re.IGNORECASE)
_WAY_CHINESE = re.compile(
    "[从由自](?P<from>[^，。；]{2,20}?)(?:到|至|前往|飞往|开往|驶往|运往|飞抵|迁往|迁至|转往)(?P<to>[^，。；]{2,20})"
)
_BREAK = re.compile("[.;,:，。；：“”「」]")
_APPOSITION = re.compile(r"(?<=[a-z]) the [a-z][\w -]{2,40}, (?=[A-Z][\w’'-]+(?: [A-Z]|\W*$))")
"""Beat the world number two, Anna Keller."""
_WHERE = re.compile(r"\b(?:in|near|outside|across) (?:the |an? )?(?:[\w-]+ ){0,2}$")
_WHERE_CHINESE = re.compile("(?<!正)在[^，。；]{0,12}$|于$")
_PASSIVE = re.compile("[被遭]|(?<![接承享感])受|(?<![为理自经缘])由(?!于)")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d)")
_COMMA_BEFORE = re.compile("，(?:[随并又再已就曾遂则于是后来]{0,3}|决定)$")
_BEHIND = re.compile(
    r"(?:[’']s?)?(?: (?!and\b|or\b|of\b|in\b|on\b|at\b|for\b|to\b|from\b|by\b|with\b|over\b|after\b|before\b|when\b"
    r"|that\b|who\b|while\b|as\b|is\b|was\b|were\b|has\b|had\b|have\b)[a-z-]+){0,3} "
)
_MODIFIED = re.compile(r"(?:[’']s?)? (?:[a-z-]+ )?")
_MODIFIED_CHINESE = re.compile(
    "的?(?:[一两几][家名个位所]|前|籍)?[^，。；：、“”的和与跟同及或对向被遭由在从为给把将]{0,2}"
)
_CURRENCY = re.compile(
    r" (?:kron\w+|dollars?|pounds?|francs?|pesos?|rupees?|lira|rubles?|roubles?)\b"
    "|克朗|元|镑|法郎|比索|卢比|里拉|卢布"
)
_BEHIND_CHINESE = re.compile(
    "的?(?:前任?|现任|时任)?[^，。；：、“”的和与跟同及或对向被遭由在从为给把将就因说称要是于]{0,8}"
)

_Place = tuple[int, int]
_Places = tuple[_Place, _Place]
_Mention = tuple[int, _Place]


@dataclass(frozen=True, slots=True)
class _Act:
    """Words for one act: forward, the one named first does it; back, it is done to them."""

    english: re.Pattern[str]
    english_back: re.Pattern[str] | None
    chinese: re.Pattern[str]
    chinese_back: re.Pattern[str] | None


def around_an_act(one: ReadVersion, other: ReadVersion) -> _Places | None:
    """Two names around an act, which each language can turn round, and a way from one to the other."""
    if len(one.names.keys() & other.names.keys()) >= _FEWEST:
        here, there = ((_WAY_CHINESE if its.is_chinese else _WAY).search(its.text) for its in (one, other))
        if here and there:
            ends, theirs_ends = _ends(one, here), _ends(other, there)
            if ends and theirs_ends and ends == theirs_ends[::-1]:
                return here.span(), there.span()
    places: list[dict[int, _Place]] = []
    for number in sorted(_acts_in(one) & _acts_in(other)):
        act = _acts()[number]
        if not all(any(words.search(its.text) for words in _words(its, act)) for its in (one, other)):
            continue
        places = places or named_in_both(one, other)
        for with_modifiers in (True, False):
            mine, theirs = (
                _order(its, act, each, with_modifiers=with_modifiers)
                for its, each in zip((one, other), places, strict=True)
            )
            if mine is not None and theirs is not None and mine[0] == theirs[0][::-1]:
                return mine[1], theirs[1]
            if mine is not None and theirs is not None and mine[0] == theirs[0]:
                break
    return None


def named_in_both(one: ReadVersion, other: ReadVersion) -> list[dict[int, _Place]]:
    """What both name, with people whom nobody listed, numbered behind all that are known."""
    both = _each_once(in_both(one, other))
    if one.is_chinese is not other.is_chinese:
        english = int(one.is_chinese)
        texts = (one.text, other.text)
        alike = named_alike(texts[english], texts[1 - english])
        for number, people in enumerate(alike, start=len(known_names())):
            if not any(_overlaps(place, each) for place in people[:1] for each in both[english].values()):
                both[english][number], both[1 - english][number] = people
    return both


def _each_once(both: list[dict[int, _Place]]) -> list[dict[int, _Place]]:
    """Of words that several rows of the table have, the longest."""
    mine, theirs = both
    once: list[int] = []
    for name in sorted(mine, key=lambda name: (mine[name][0] - mine[name][1], name)):
        if not any(_overlaps(mine[name], mine[each]) and _overlaps(theirs[name], theirs[each]) for each in once):
            once.append(name)
    return [{name: places[name] for name in once} for places in both]


def _overlaps(one: _Place, other: _Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ends(version: ReadVersion, way: re.Match[str]) -> _Place | None:
    spans = way.span("from"), way.span("to")
    found = [
        [name for name, (start, end) in version.names.items() if from_ <= start and end <= to] for from_, to in spans
    ]
    if not all(found):
        return None
    return max(found[0], key=lambda name: version.names[name]), min(found[1], key=lambda name: version.names[name])


def _words(version: ReadVersion, act: _Act) -> list[re.Pattern[str]]:
    both = (act.chinese, act.chinese_back) if version.is_chinese else (act.english, act.english_back)
    return [words for words in both if words is not None]


def _order(version: ReadVersion, act: _Act, places: Mapping[int, _Place], *, with_modifiers: bool) -> Ordered | None:
    """Who does it to whom; without countries that tell which firm, if that told nothing."""
    forward, back = (act.chinese, act.chinese_back) if version.is_chinese else (act.english, act.english_back)
    words = list(back.finditer(version.text)) if back is not None else []
    is_back = bool(words)
    words = words or list(forward.finditer(version.text))
    if len(words) != 1:
        return None
    every = _mentions(version, places)
    return _around(version, words[0], every if with_modifiers else _without_modifiers(version, every), is_back=is_back)


def _around(version: ReadVersion, word: re.Match[str], every: list[_Mention], *, is_back: bool) -> Ordered | None:
    every = _if_two(
        [one for one in every if not _is_where(version, one[1], word)], every
    )  # In California nobody does anything.
    every = _if_two([one for one in every if one[0] >= 0], every)  # In the semifinal nobody does anything.
    before = [one for one in every if one[1][1] <= word.start()]
    after = [one for one in every if one[1][0] >= word.end()]
    if not before:
        return None
    first = before[-1]
    others = [one for one in before if one[0] != first[0]]
    if after:
        second = _head(version, after)
        is_back = is_back or _is_passive(version, first[1][1], word.start())
    elif version.is_chinese and others:
        # 甲对乙…, 甲被乙…: both stand before.
        first, second = others[-1], first
        is_back = is_back or _is_passive(version, first[1][1], second[1][0] + 1)
    else:
        return None
    if first[0] == second[0]:
        return None
    span = min(first[1][0], word.start()), max(second[1][1], word.end())
    behind = _BEHIND_CHINESE if version.is_chinese else _BEHIND
    is_alone = all(behind.fullmatch(version.text, one[1][1], first[1][0]) for one in others)
    if _is_apart(version, span, word, is_alone=is_alone):
        return None
    return ((second[0], first[0]) if is_back else (first[0], second[0])), span


def _is_passive(version: ReadVersion, start: int, end: int) -> bool:
    return version.is_chinese and _PASSIVE.search(version.text, start, end) is not None


def _is_apart(version: ReadVersion, span: _Place, word: re.Match[str], *, is_alone: bool) -> bool:
    """Whether the two are too far from each other, or a mark stands between; 甲因…，起诉乙 has one who does it."""
    within = _APPOSITION.sub(" ", _THOUSANDS.sub("", version.text[slice(*span)]))
    if version.is_chinese and is_alone and (comma := _COMMA_BEFORE.search(version.text, span[0], word.start())):
        within = version.text[span[0] : comma.start()] + version.text[word.start() : span[1]]
    return _BREAK.search(within) is not None or span[1] - span[0] > _NEAR_ACT * (1 if version.is_chinese else 3)


def _if_two(some: list[_Mention], every: list[_Mention]) -> list[_Mention]:
    return some if len({name for name, _ in some}) > 1 else every


def _mentions(version: ReadVersion, places: Mapping[int, _Place]) -> list[_Mention]:
    """Every place of each name in the same words, in order; without those within another, and of currencies."""
    found = [
        (name, (again.start(), again.end()))
        for name, (start, end) in places.items()
        for again in re.finditer(re.escape(version.text[start:end]), version.text)
        if _CURRENCY.match(version.text, again.end()) is None
    ]
    apart = [
        one
        for one in found
        if not any(each[1] != one[1] and each[1][0] <= one[1][0] and one[1][1] <= each[1][1] for each in found)
    ]
    return sorted(apart, key=lambda one: one[1])


def _without_modifiers(version: ReadVersion, every: list[_Mention]) -> list[_Mention]:
    """Without countries that only tell which of a noun."""
    modified = _MODIFIED_CHINESE if version.is_chinese else _MODIFIED
    return [
        (name, (start, end))
        for (name, (start, end)), (behind, its) in zip_longest(every, every[1:], fillvalue=(0, (0, 0)))
        if not _is_country(name)
        or (
            (_CURRENCY.match(version.text, end) is None)
            and not (behind < 0 and modified.fullmatch(version.text, end, max(end, its[0])))
        )
    ]


def _is_country(name: int) -> bool:
    return 0 <= name < len(known_names()) and known_names()[name].kind == COUNTRY


def _head(version: ReadVersion, after: Sequence[_Mention]) -> _Mention:
    """Of the Chinese display maker BOE, the firm; of the company's former director, the director."""
    behind = _BEHIND_CHINESE if version.is_chinese else _BEHIND
    at = 0
    while at + 1 < len(after) and behind.fullmatch(version.text, after[at][1][1], after[at + 1][1][0]):
        at += 1
    return after[at]


def _is_where(version: ReadVersion, place: _Place, word: re.Match[str]) -> bool:
    begin = max(0, place[0] - 16, word.end() if place[0] >= word.end() else 0)
    before = version.text[begin : place[0]]
    return (_WHERE_CHINESE if version.is_chinese else _WHERE).search(before) is not None


def _acts_in(version: ReadVersion) -> set[int]:
    """The acts that the text may name, by number."""
    return _indices()[version.is_chinese].may_match(version.text)


@cache
def _indices() -> tuple[LiteralIndex, LiteralIndex]:
    pairs = [((act.english, act.english_back), (act.chinese, act.chinese_back)) for act in _acts()]
    english, chinese = (
        LiteralIndex(["|".join(words.pattern for words in pair[its] if words is not None) for pair in pairs])
        for its in (0, 1)
    )
    return english, chinese


@cache
def _acts() -> tuple[_Act, ...]:
    return tuple(
        _Act(
            re.compile(rf"\b(?:{row['en']})\b(?! by\b)", re.IGNORECASE),
            re.compile(rf"\b(?:{row['en_back']})\b", re.IGNORECASE) if row["en_back"] else None,
            re.compile(row["zh"]),
            re.compile(row["zh_back"]) if row["zh_back"] else None,
        )
        for row in table_rows(_TABLE)
    )
