"""Two things that a text compares, and which of the two is more: names, and the nouns of the table of opposites."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tms.checks.parity.known_names import ORGANISATION, PERSON, NamedText, known_names
from tms.checks.parity.literals import LiteralIndex
from tms.checks.parity.model import Disagreement, Side
from tms.checks.parity.opposites import Alternative, opposites
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.numbers import Quantity

_COMPARED = re.compile(
    r"\b(?:(?P<up>more(?! slowly| cheaply)|faster|higher|larger|greater|better|longer|older"
    r"|bigger|stronger|richer|hotter|taller|heavier|wider|warmer|deeper)"
    r"|(?P<down>more slowly|more cheaply|less|fewer|slower|lower|smaller|worse|shorter|younger"
    r"|weaker|poorer|colder|cheaper|narrower|lighter|cooler|shallower))\b"
    r"[^.;,]{0,40}?\bthan\b"
    r"|\b(?P<over>exceed(?:s|ed)?|outnumber(?:s|ed)?|outstrip(?:s|ped)?|outpac(?:es|ed)|surpass(?:es|ed)?)\b",
    re.IGNORECASE,
)
_COMPARED_CHINESE = re.compile(
    r"(?P<up>(?:高|多|大|快|长|优|强|重|好)于|超过|超出)|(?P<down>(?:低|少|小|慢|短|差|弱|轻)于)"
    r"|比(?![赛例率如较方喻分利])[^，。；]{1,16}?(?:(?P<higher>[高多大快长好强富热重贵宽])|(?P<lower>[低少小慢短差弱穷冷轻便窄]))"
)


_AHEAD = re.compile("领先|領先|落后|落後")
_BOTH = 2
_NEAR, _NEAR_CHINESE = 48, 16
_CLAUSE_END = re.compile("[.,;，。；]")
_YARDSTICK = (
    re.compile(
        r"\b(?:earlier|before|ago|did|had|used to|last|previous\w*|prior|old|older|other years|average|normal|usual"
        r"|neighbou?r\w*|rivals?|peers?|predecessors?|competitors?|expect\w*"
        r"|forecast|feared|hoped|anticipated|was|were|in (?:19|20)\d\d"
        r"|index|benchmark|market|national|elsewhere|the rest)\b",
        re.IGNORECASE,
    ),
    re.compile(
        "去年|上年|同期|前|往|旧|老|过去|预期|预计|担[忧心]|平均|上个?月|上周|昨|常年|正常|邻|对手|同行|同类|前任|前作|前辈|上一?代|前一?代|旧款|老款|指数|大盘|市场|全国|其他|(?:19|20)[0-9]{2}年"
    ),
)
"""What was, was to be or is elsewhere, in English and in Chinese: what nobody tells the other way round."""


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A version as hints read it: its text in simplified characters, and the places of its names."""

    plain: str
    text: str
    is_chinese: bool
    names: Mapping[int, tuple[int, int]]
    figures: Sequence[Quantity]
    locale: str


def read_version(plain: str, said: Sequence[Quantity], locale: str) -> ReadVersion:
    """The version as it is read."""
    chinese = is_chinese(locale)
    named = NamedText(plain, chinese=chinese)
    return ReadVersion(plain, run(plain, ("t2s",)) if chinese else plain, chinese, named.names, said, locale)


Ordered = tuple[tuple[int, int], tuple[int, int]]
"""Who does it and to whom, and from where to where the words stand."""


def are_compared_the_other_way(plains: Sequence[str], locales: Sequence[str]) -> bool:
    """Whether two versions say the same, one of this and one of that: Oslo has fewer than Rome, 罗马比奥斯陆多."""
    versions = [read_version(plain, (), locale) for plain, locale in zip(plains, locales, strict=True) if plain]
    for one, other in combinations(versions, 2):
        ordered = [compared_in(its, places) for its, places in zip((one, other), in_both(one, other), strict=True)]
        if ordered[0] and ordered[1] and ordered[0][0] == ordered[1][0]:
            return True
    return False


def is_told_from_the_other_side(lead: Disagreement, plains: Sequence[str | None], locales: Sequence[str]) -> bool:
    """Whether who is behind in one version and ahead in another are two names, the other way round: 甲领先乙."""
    at = [version for version, side in enumerate(lead.sides) if side is not None and side.words]
    if len(at) != _BOTH or not any(_AHEAD.fullmatch(side.words) for side in lead.sides if side is not None):
        return False
    one, other = (read_version(plains[version] or "", (), locales[version]) for version in at)
    sides = []
    for version, places in zip(at, in_both(one, other), strict=True):
        side = lead.sides[version] or Side()
        before = [name for name, (_, end) in places.items() if end <= side.start]
        after = [name for name, (start, _) in places.items() if start >= side.end]
        if not before or not after:
            return False
        sides.append((max(before, key=lambda name: places[name]), min(after, key=lambda name: places[name])))
    return sides[0] == sides[1][::-1]


def are_compared_with_the_same(plains: Sequence[str], locales: Sequence[str]) -> bool:
    """Whether two versions compare with one thing: with what was or is usual, or with a name or noun of both."""
    versions = [read_version(plain, (), locale) for plain, locale in zip(plains, locales, strict=True) if plain]
    for one, other in combinations(versions, 2):
        places = [_compared_with(its) for its in (one, other)]
        if not all(places):
            continue
        if all(
            _YARDSTICK[its.is_chinese].search(its.text, *place)
            for its, each in zip((one, other), places, strict=True)
            for place in each[:1]
        ):
            return True
        named = [
            {noun for noun, (start, end) in its_nouns.items() if any(s <= start and end <= e for s, e in each)}
            for its_nouns, each in zip(in_both(one, other), places, strict=True)
        ]
        if named[0] & named[1] or _is_of_one_subject(one, other):
            return True
    return False


def _is_of_one_subject(one: ReadVersion, other: ReadVersion) -> bool:
    """Whether one party, firm or person stands directly before both comparisons, and nobody whom both name behind."""
    words = compares_once(one), compares_once(other)
    subjects = set()
    for its, word, places in zip((one, other), words, in_both(one, other), strict=True):
        if word is None or any(start >= word.start() for start, _ in places.values()):
            return False
        nearest = max(places, key=lambda noun: places[noun], default=None)
        if nearest is None or (nearest >= 0 and known_names()[nearest].kind not in (PERSON, ORGANISATION)):
            return False
        if word.start() - places[nearest][1] > (_NEAR_CHINESE if its.is_chinese else _NEAR):
            return False
        subjects.add(nearest)
    return len(subjects) == 1


def _compared_with(version: ReadVersion) -> list[tuple[int, int]]:
    """Where what something is compared with stands, of each comparison."""
    places = []
    for found in (_COMPARED_CHINESE if version.is_chinese else _COMPARED).finditer(version.text):
        within = version.is_chinese and found[0][0] == "比"
        end = _CLAUSE_END.search(version.text, found.end())
        rest = end.start() if end else len(version.text)
        places.append(found.span() if within else (found.end(), rest))
    return places


def compares_once(version: ReadVersion) -> re.Match[str] | None:
    """The words that compare, if the text compares two once: asked first, since most texts don't."""
    words = list((_COMPARED_CHINESE if version.is_chinese else _COMPARED).finditer(version.text))
    return words[0] if len(words) == 1 else None


def compared_in(version: ReadVersion, places: Mapping[int, tuple[int, int]]) -> Ordered | None:
    """Which of two is more, if the text compares two once."""
    word = compares_once(version)
    if word is None:
        return None
    named = {name: place for name, place in places.items() if name >= 0}
    places = named if len(named) > 1 else places
    is_up = word.lastgroup in ("up", "higher", "over")
    split = word.end() if not version.is_chinese or word[0][0] != "比" else word.start()
    before = [name for name, (_, end) in places.items() if end <= split]
    after = [name for name, (start, _) in places.items() if start >= split]
    if not before or not after:
        return None
    first, second = max(before, key=lambda name: places[name]), min(after, key=lambda name: places[name])
    span = min(places[first][0], word.start()), max(places[second][1], word.end())
    return ((first, second) if is_up else (second, first)), span


def in_both(one: ReadVersion, other: ReadVersion) -> list[dict[int, tuple[int, int]]]:
    """What both name, and where in each."""
    mine, theirs = nouns(one), nouns(other)
    both = mine.keys() & theirs.keys()
    return [{noun: places[noun] for noun in both} for places in (mine, theirs)]


def nouns(version: ReadVersion) -> dict[int, tuple[int, int]]:
    """Names, and nouns of the table of opposites, by number, those of nouns below 0."""
    places = dict(version.names)
    for at in sorted(_indices()[version.is_chinese].may_match(version.text)):
        number, noun = at + 1, _every_noun()[at]
        if found := noun.said[version.is_chinese].search(version.text):
            places[-number] = found.span()
    return places


@cache
def _indices() -> tuple[LiteralIndex, LiteralIndex]:
    english, chinese = (LiteralIndex([one.said[its].pattern for one in _every_noun()]) for its in (False, True))
    return english, chinese


@cache
def _every_noun() -> tuple[Alternative, ...]:
    sorts = [*(sort for sort in opposites() if sort.are_nouns and not sort.are_acts), *opposites(ordered=True)]
    return tuple(one for sort in sorts for one in sort.alternatives)
