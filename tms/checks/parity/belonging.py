"""What belongs to whom: France has 16 medals and Britain 14, who beat whom, from where to where.

Names and figures are all there, and two of them have changed places. Told only where both versions are of one shape:
names and figures (or what rose and fell) in turn, or one act between two names, which each language can turn round.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from tms.checks.parity.directions import directions
from tms.checks.parity.known_names import NamedText
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.opposites import Alternative, opposites
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Kind, Quantity

_TABLE = files(__package__).joinpath("data", "oriented.tsv")
_FIGURES = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.ORDINAL})
_FEWEST, _MOST = 2, 8
_NEAR_ACT = 60
_MORE = re.compile(r"\b(?:(?P<more>more)|(?P<less>fewer|less))\b(?! than\b)", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:(?P<up>more|faster|higher|larger|greater|better|longer|older|bigger|stronger|richer|hotter|taller|heavier)"
    r"|(?P<down>less|fewer|slower|lower|smaller|worse|shorter|younger|weaker|poorer|colder|cheaper))\b[^.;,]{0,40}?\bthan\b",
    re.IGNORECASE,
)
_COMPARED_CHINESE = re.compile(
    r"(?P<up>(?:高|多|大|快|长|优|强|重|好)于)|(?P<down>(?:低|少|小|慢|短|差|弱|轻)于)"
    r"|比(?![赛例率如较方喻分])[^，。；]{1,16}?(?:(?P<higher>[高多大快长好强富热重贵])|(?P<lower>[低少小慢短差弱穷冷轻便]))"
)
_WAY = re.compile(r"\bfrom (?P<from>[^.,;]{2,60}?) (?:in)?to (?P<to>[^.,;]{2,60})", re.IGNORECASE)
_WAY_CHINESE = re.compile(
    "[从由自](?P<from>[^，。；]{2,20}?)(?:到|至|前往|飞往|开往|驶往|运往|飞抵|迁往|迁至|转往)(?P<to>[^，。；]{2,20})"
)
_BREAK = re.compile("[.;,:，。；：“”「」]")
_PASSIVE = re.compile("[被遭受由]")


@dataclass(frozen=True, slots=True)
class _Act:
    """Words for one act: forward, the one named first does it; back, it is done to them."""

    english: re.Pattern[str]
    english_back: re.Pattern[str] | None
    chinese: re.Pattern[str]
    chinese_back: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Version:
    """A version as this module reads it: its text in simplified characters, and the places of its names."""

    plain: str
    text: str
    is_chinese: bool
    names: Mapping[int, tuple[int, int]]
    figures: Sequence[Quantity]
    locale: str


def compare_belonging(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> Iterator[Disagreement]:
    """At most one: a figure that stands by another name, or two names that changed places around an act."""
    versions = {
        at: _version(plain, its, locale)
        for at, (plain, its, locale) in enumerate(zip(plains, said, locales, strict=True))
        if plain
    }
    for one, other in combinations(versions, 2):
        mine, theirs = versions[one], versions[other]
        if not (mine.is_chinese or theirs.is_chinese) or len(mine.text) != len(mine.plain):
            continue
        for look in (_in_turn, _around_an_act, _compared):
            if (places := look(mine, theirs)) is not None:
                sides: list[Side | None] = [None] * len(plains)
                for camp, (at, (start, end)) in enumerate(zip((one, other), places, strict=True)):
                    sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
                yield Disagreement(row, Family.WORDS, "words.belongs", tuple(sides))
                return


def _version(plain: str, said: Sequence[Quantity], locale: str) -> _Version:
    chinese = is_chinese(locale)
    named = NamedText(plain, chinese=chinese)
    return _Version(plain, run(plain, ("t2s",)) if chinese else plain, chinese, named.names, said, locale)


_Places = tuple[tuple[int, int], tuple[int, int]]


def _in_turn(one: _Version, other: _Version) -> _Places | None:
    """Names and figures in turn: each name has its figure."""
    names = one.names.keys() & other.names.keys()
    if not _FEWEST <= len(names) <= _MOST:
        return None
    for marks in (_by_figure, _by_direction):
        here, there = marks(one), marks(other)
        both = here.keys() & there.keys()
        if len(both) < _FEWEST:
            continue
        if len(names) == len(both) + 1:
            # Who does it all stands first in both.
            leads = {min(names, key=lambda name: its.names[name]) for its in (one, other)}
            names = names - leads if len(leads) == 1 else names
        mine, theirs = (
            _pairs({name: its.names[name] for name in names}, {mark: each[mark] for mark in both})
            for its, each in ((one, here), (other, there))
        )
        if mine is None or theirs is None or mine.keys() != theirs.keys():
            continue
        apart = [name for name in mine if mine[name] != theirs[name]]
        if apart:
            return _span(one, [apart[0]], here[mine[apart[0]]]), _span(other, [apart[0]], there[theirs[apart[0]]])
    return None


def _span(version: _Version, names: Sequence[int], place: tuple[int, int]) -> tuple[int, int]:
    places = [*(version.names[name] for name in names), place]
    return min(start for start, _ in places), max(end for _, end in places)


def _by_figure(version: _Version) -> dict[object, tuple[int, int]]:
    """Where each figure stands, of those that a text has once."""
    found: dict[object, list[tuple[int, int]]] = {}
    for one in version.figures:
        if one.kind in _FIGURES and one.is_certain:
            found.setdefault((one.kind, one.value), []).append((one.start, one.end))
    return {meaning: places[0] for meaning, places in found.items() if len(places) == 1}


def _by_direction(version: _Version) -> dict[object, tuple[int, int]]:
    """Where it says up and where down, if it says each once."""
    found = [(one.sign, (one.start, one.end)) for one in directions(version.plain, version.locale)]
    if not version.is_chinese:
        found += [(1 if word["more"] else -1, word.span()) for word in _MORE.finditer(version.text)]
    signs: dict[object, tuple[int, int]] = dict(found)
    return signs if len(found) == len(signs) == _FEWEST else {}


def _pairs(names: Mapping[int, tuple[int, int]], marks: Mapping[object, tuple[int, int]]) -> dict[int, object] | None:
    """Each name with the mark beside it; None if they don't stand in turn."""
    if len(names) != len(marks):
        return None
    every: list[tuple[int, int | None, object]] = [(place[0], name, None) for name, place in names.items()]
    every += [(place[0], None, mark) for mark, place in marks.items()]
    every.sort(key=lambda one: one[0])
    found: dict[int, object] = {}
    leads = every[0][1] is not None
    for at in range(0, len(every), 2):
        first, second = every[at : at + 2]
        name, mark = (first, second) if leads else (second, first)
        if name[1] is None or mark[1] is not None:
            return None
        found[name[1]] = mark[2]
    return found


def _around_an_act(one: _Version, other: _Version) -> _Places | None:
    """Two names around an act, which each language can turn round, and a way from one to the other."""
    if len(one.names.keys() & other.names.keys()) >= _FEWEST:
        here, there = ((_WAY_CHINESE if its.is_chinese else _WAY).search(its.text) for its in (one, other))
        if here and there:
            ends, theirs_ends = _ends(one, here), _ends(other, there)
            if ends and theirs_ends and ends == theirs_ends[::-1]:
                return here.span(), there.span()
    places: list[dict[int, tuple[int, int]]] = []
    for act in _acts():
        if not all(any(words.search(its.text) for words in _words(its, act)) for its in (one, other)):
            continue
        places = places or _in_both(one, other)
        mine, theirs = _order(one, act, places[0]), _order(other, act, places[1])
        if mine is not None and theirs is not None and mine[0] == theirs[0][::-1]:
            return mine[1], theirs[1]
    return None


def _ends(version: _Version, way: re.Match[str]) -> tuple[int, int] | None:
    spans = way.span("from"), way.span("to")
    found = [
        [name for name, (start, end) in version.names.items() if from_ <= start and end <= to] for from_, to in spans
    ]
    return (found[0][0], found[1][0]) if all(len(its) == 1 for its in found) else None


_Ordered = tuple[tuple[int, int], tuple[int, int]]
"""Who does it and to whom, and from where to where the words stand."""


def _words(version: _Version, act: _Act) -> list[re.Pattern[str]]:
    both = (act.chinese, act.chinese_back) if version.is_chinese else (act.english, act.english_back)
    return [words for words in both if words is not None]


def _in_both(one: _Version, other: _Version) -> list[dict[int, tuple[int, int]]]:
    """What both name, and where in each."""
    mine, theirs = _nouns(one), _nouns(other)
    both = mine.keys() & theirs.keys()
    return [{noun: places[noun] for noun in both} for places in (mine, theirs)]


def _order(version: _Version, act: _Act, places: Mapping[int, tuple[int, int]]) -> _Ordered | None:
    forward, back = (act.chinese, act.chinese_back) if version.is_chinese else (act.english, act.english_back)
    words = list(back.finditer(version.text)) if back is not None else []
    is_back = bool(words)
    words = words or list(forward.finditer(version.text))
    if len(words) != 1:
        return None
    return _around(version, words[0], places, is_back=is_back)


def _around(
    version: _Version, word: re.Match[str], places: Mapping[int, tuple[int, int]], *, is_back: bool
) -> _Ordered | None:
    before = [name for name, (_, end) in places.items() if end <= word.start()]
    after = [name for name, (start, _) in places.items() if start >= word.end()]
    if not before:
        return None
    first = max(before, key=lambda name: places[name])
    if version.is_chinese and not after and len(before) > 1:
        # 甲对乙…, 甲被乙…: both stand before.
        second = first
        first = max((name for name in before if name != second), key=lambda name: places[name])
        is_back = is_back or _PASSIVE.search(version.text, places[first][1], places[second][0] + 1) is not None
    elif after:
        second = min(after, key=lambda name: places[name])
        is_back = is_back or (
            version.is_chinese and _PASSIVE.search(version.text, places[first][1], word.start()) is not None
        )
    else:
        return None
    span = min(places[first][0], word.start()), max(places[second][1], word.end())
    if _BREAK.search(version.text, *span):
        return None
    if span[1] - span[0] > _NEAR_ACT * (1 if version.is_chinese else 3):
        return None
    return ((second, first) if is_back else (first, second)), span


def _compared(one: _Version, other: _Version) -> _Places | None:
    """More than: which is more, and than what."""
    found: list[_Ordered] = []
    compared = [list((_COMPARED_CHINESE if its.is_chinese else _COMPARED).finditer(its.text)) for its in (one, other)]
    if any(len(words) != 1 for words in compared):
        return None
    for its, words, places in zip((one, other), compared, _in_both(one, other), strict=True):
        is_up = words[0].lastgroup in ("up", "higher")
        split = words[0].end() if not its.is_chinese or words[0][0][0] != "比" else words[0].start()
        before = [name for name, (_, end) in places.items() if end <= split]
        after = [name for name, (start, _) in places.items() if start >= split]
        if not before or not after:
            return None
        first, second = max(before, key=lambda name: places[name]), min(after, key=lambda name: places[name])
        span = min(places[first][0], words[0].start()), max(places[second][1], words[0].end())
        found.append(((first, second) if is_up else (second, first), span))
    return (found[0][1], found[1][1]) if found[0][0] == found[1][0][::-1] else None


def _nouns(version: _Version) -> dict[int, tuple[int, int]]:
    """Names, and nouns of the table of opposites, by number, those of nouns below 0."""
    places = dict(version.names)
    for number, noun in enumerate(_every_noun(), 1):
        if found := noun.said[version.is_chinese].search(version.text):
            places[-number] = found.span()
    return places


@cache
def _every_noun() -> tuple[Alternative, ...]:
    sorts = [*(sort for sort in opposites() if sort.are_nouns), *opposites(ordered=True)]
    return tuple(one for sort in sorts for one in sort.alternatives)


@cache
def _acts() -> tuple[_Act, ...]:
    rows = csv.DictReader(_TABLE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        _Act(
            re.compile(rf"\b(?:{row['en']})\b(?! by\b)", re.IGNORECASE),
            re.compile(rf"\b(?:{row['en_back']})\b", re.IGNORECASE) if row["en_back"] else None,
            re.compile(row["zh"]),
            re.compile(row["zh_back"]) if row["zh_back"] else None,
        )
        for row in rows
    )
