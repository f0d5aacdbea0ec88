"""What belongs to whom: France has 16 medals and Britain 14, who beat whom, from where to where.

Names and figures are all there, and two of them have changed places. Told only where both versions are of one shape:
names and figures (or what rose and fell) in turn, or one act between two names, which each language can turn round.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from tms.checks.parity.compared import Ordered, ReadVersion, compared_in, compares_once, in_both, read_version
from tms.checks.parity.directions import directions
from tms.checks.parity.known_names import known_names
from tms.checks.parity.literals import LiteralIndex
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.sounding import named_alike
from tms.checks.parity.tables import table_rows
from tms.language.numbers import Kind, Quantity

_TABLE = files(__package__).joinpath("data", "oriented.tsv")
_FIGURES = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.ORDINAL})
_FEWEST, _MOST = 2, 8
_NEAR_ACT = 60
_MORE = re.compile(r"\b(?:(?P<more>more)|(?P<less>fewer|less))\b(?! than\b)", re.IGNORECASE)
_WAY = re.compile(r"\bfrom (?P<from>[^.,;]{2,60}?) (?:in)?to (?P<to>[^.,;]{2,60})", re.IGNORECASE)
_WAY_CHINESE = re.compile(
    "[从由自](?P<from>[^，。；]{2,20}?)(?:到|至|前往|飞往|开往|驶往|运往|飞抵|迁往|迁至|转往)(?P<to>[^，。；]{2,20})"
)
_BREAK = re.compile("[.;,:，。；：“”「」]")
_APPOSITION = re.compile(r"(?<=[a-z]) the [a-z][\w -]{2,40}, (?=[A-Z][\w’'-]+(?: [A-Z]|\W*$))")
"""Beat the world number two, Anna Keller."""
_WHERE = re.compile(r"\b(?:in|near|outside|across) (?:the )?(?:[a-z]+ )?$")
_WHERE_CHINESE = re.compile("[在于]$")
_PASSIVE = re.compile("[被遭受由]")


@dataclass(frozen=True, slots=True)
class _Act:
    """Words for one act: forward, the one named first does it; back, it is done to them."""

    english: re.Pattern[str]
    english_back: re.Pattern[str] | None
    chinese: re.Pattern[str]
    chinese_back: re.Pattern[str] | None


def compare_belonging(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> Iterator[Disagreement]:
    """At most one: a figure that stands by another name, or two names that changed places around an act."""
    versions = {
        at: read_version(plain, its, locale)
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
                yield Disagreement(row, Family.OPPOSITES, "opposites.belongs", tuple(sides))
                return


_Places = tuple[tuple[int, int], tuple[int, int]]


def _in_turn(one: ReadVersion, other: ReadVersion) -> _Places | None:
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


def _span(version: ReadVersion, names: Sequence[int], place: tuple[int, int]) -> tuple[int, int]:
    places = [*(version.names[name] for name in names), place]
    return min(start for start, _ in places), max(end for _, end in places)


def _by_figure(version: ReadVersion) -> dict[object, tuple[int, int]]:
    """Where each figure stands, of those that a text has once."""
    found: dict[object, list[tuple[int, int]]] = {}
    for one in version.figures:
        if one.kind in _FIGURES and one.is_certain:
            found.setdefault((one.kind, one.value), []).append((one.start, one.end))
    return {meaning: places[0] for meaning, places in found.items() if len(places) == 1}


def _by_direction(version: ReadVersion) -> dict[object, tuple[int, int]]:
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


def _around_an_act(one: ReadVersion, other: ReadVersion) -> _Places | None:
    """Two names around an act, which each language can turn round, and a way from one to the other."""
    if len(one.names.keys() & other.names.keys()) >= _FEWEST:
        here, there = ((_WAY_CHINESE if its.is_chinese else _WAY).search(its.text) for its in (one, other))
        if here and there:
            ends, theirs_ends = _ends(one, here), _ends(other, there)
            if ends and theirs_ends and ends == theirs_ends[::-1]:
                return here.span(), there.span()
    places: list[dict[int, tuple[int, int]]] = []
    for number in sorted(_acts_in(one) & _acts_in(other)):
        act = _acts()[number]
        if not all(any(words.search(its.text) for words in _words(its, act)) for its in (one, other)):
            continue
        places = places or _named_in_both(one, other)
        mine, theirs = _order(one, act, places[0]), _order(other, act, places[1])
        if mine is not None and theirs is not None and mine[0] == theirs[0][::-1]:
            return mine[1], theirs[1]
    return None


def _named_in_both(one: ReadVersion, other: ReadVersion) -> list[dict[int, tuple[int, int]]]:
    """What both name, with people whom nobody listed, numbered behind all that are known."""
    both = in_both(one, other)
    if one.is_chinese is not other.is_chinese:
        english = int(one.is_chinese)
        texts = (one.text, other.text)
        alike = named_alike(texts[english], texts[1 - english])
        for number, people in enumerate(alike, start=len(known_names())):
            if not any(_overlaps(place, each) for place in people[:1] for each in both[english].values()):
                both[english][number], both[1 - english][number] = people
    return both


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ends(version: ReadVersion, way: re.Match[str]) -> tuple[int, int] | None:
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


def _order(version: ReadVersion, act: _Act, places: Mapping[int, tuple[int, int]]) -> Ordered | None:
    forward, back = (act.chinese, act.chinese_back) if version.is_chinese else (act.english, act.english_back)
    words = list(back.finditer(version.text)) if back is not None else []
    is_back = bool(words)
    words = words or list(forward.finditer(version.text))
    if len(words) != 1:
        return None
    return _around(version, words[0], places, is_back=is_back)


def _around(
    version: ReadVersion, word: re.Match[str], places: Mapping[int, tuple[int, int]], *, is_back: bool
) -> Ordered | None:
    apart = {name: place for name, place in places.items() if not _is_where(version, place)}
    places = apart if len(apart) > 1 else places  # In California nobody does anything.
    named = {name: place for name, place in places.items() if name >= 0}
    places = named if len(named) > 1 else places  # In the semifinal nobody does anything.
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
    if _BREAK.search(_APPOSITION.sub(" ", version.text[slice(*span)])):
        return None
    if span[1] - span[0] > _NEAR_ACT * (1 if version.is_chinese else 3):
        return None
    return ((second, first) if is_back else (first, second)), span


def _is_where(version: ReadVersion, place: tuple[int, int]) -> bool:
    before = version.text[max(0, place[0] - 12) : place[0]]
    return (_WHERE_CHINESE if version.is_chinese else _WHERE).search(before) is not None


def _compared(one: ReadVersion, other: ReadVersion) -> _Places | None:
    """More than: which is more, and than what."""
    if compares_once(one) is None or compares_once(other) is None:
        return None
    here, there = (compared_in(its, places) for its, places in zip((one, other), in_both(one, other), strict=True))
    return (here[1], there[1]) if here and there and here[0] == there[0][::-1] else None


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
