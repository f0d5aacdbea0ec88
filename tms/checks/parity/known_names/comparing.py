"""Which known names a version has and the others have not, where it names another one of the same kind instead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from tms.checks.parity.known_names.table import COUNTRY, PLACE, known_names, no_names
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.terms import TermIndex, TermPair

_MOST_KEPT = 4096
_NONE = -1
_FEWEST = 1
"""Words that may mean a country: with more, its capital is among them."""

_Places = Mapping[int, tuple[int, int]]
"""The names that a text has, by their number, and where each stands first."""


@dataclass(frozen=True, slots=True)
class _Version:
    """What a version says in one row, and in the whole document."""

    at: int
    text: str
    document: str
    chinese: bool

    @property
    def names(self) -> _Places:
        return _named(self.text, chinese=self.chinese)

    def says(self, number: int, text: str) -> bool:
        """Whether the name may be meant in this text of the version: by a form, by a part, or by its country."""
        name = known_names()[number]
        plain = _simplified(text) if self.chinese else text
        if number in _named(text, chinese=self.chinese) or _hinted(number, chinese=self.chinese).search(plain):
            return True
        if self.chinese and any(_latin(form).search(text) for form in name.english):
            return True
        return _stands_for_its_country(number) and self.says(_of_country()[name.country], text)


def compare_known_names(
    row: int, plains: Sequence[str | None], locales: Sequence[str], documents: Sequence[str]
) -> list[Disagreement]:
    """At most one: a name of one version in whose place another has a different one.

    What both versions have elsewhere in the ``documents`` proves nothing: one says "he" where the other says the name,
    and the other way round beside it.
    """
    versions = [
        _Version(at, text, document, is_chinese(locale))
        for at, (text, locale, document) in enumerate(zip(plains, locales, documents, strict=True))
        if text is not None
    ]
    for one, other in combinations(versions, 2):
        found = _exchanged(one, other)
        if found is not None:
            return [_disagreement(row, plains, versions, found)]
    return []


def _exchanged(one: _Version, other: _Version) -> tuple[int, int] | None:
    """The name that only the first has, and the one that the second has instead."""
    lost = [number for number in one.names if not other.says(number, other.text)]
    if not lost:
        return None
    extra = [number for number in other.names if not one.says(number, one.text)]
    return next(
        (
            (mine, theirs)
            for mine in lost
            for theirs in extra
            if known_names()[mine].kind == known_names()[theirs].kind
            and not (other.says(mine, other.document) and one.says(theirs, one.document))
        ),
        None,
    )


def _disagreement(
    row: int, plains: Sequence[str | None], versions: Sequence[_Version], found: tuple[int, int]
) -> Disagreement:
    sides: list[Side | None] = [None] * len(plains)
    for version in versions:
        for camp, number in enumerate(found):
            if number in version.names:
                start, end = version.names[number]
                sides[version.at] = Side(version.text[start:end], start, end, camp)
                break
    return Disagreement(row, Family.NAMES, "names.differs", tuple(sides))


@lru_cache(maxsize=_MOST_KEPT)
def _named(text: str, *, chinese: bool) -> _Places:
    index, numbers = _index(chinese=chinese)
    folded = _simplified(text) if chinese else text
    found: dict[int, tuple[int, int]] = {}
    for hit in index.find(folded):
        if (number := numbers[hit.term.source]) != _NONE:
            found.setdefault(number, (hit.start, hit.end))
    return found


@lru_cache(maxsize=_MOST_KEPT)
def _simplified(text: str) -> str:
    simplified = run(text, ("t2s",))
    return simplified if len(simplified) == len(text) else text


@cache
def _index(*, chinese: bool) -> tuple[TermIndex, dict[str, int]]:
    """Of one form with two meanings, the first is meant. Longer words that a name stands in by accident are none."""
    numbers: dict[str, int] = {}
    for number, name in enumerate(known_names()):
        for form in name.chinese if chinese else name.english:
            numbers.setdefault(form, number)
    numbers.update(dict.fromkeys(no_names(chinese=chinese), _NONE))
    return TermIndex(TermPair(form, form) for form in numbers), numbers


@cache
def _hinted(number: int, *, chinese: bool) -> re.Pattern[str]:
    hints = known_names()[number].hints[chinese]
    return re.compile("|".join(sorted(hints)) if hints else r"(?!)")


@cache
def _stands_for_its_country(number: int) -> bool:
    """Whether a government may be called by this place: a capital, or where we don't know that it is none."""
    name = known_names()[number]
    if name.kind != PLACE or name.country not in _of_country():
        return False
    country = _of_country()[name.country]
    knows_capital = len(known_names()[country].hints[False]) > _FEWEST
    return not knows_capital or any(_hinted(country, chinese=False).search(form) for form in name.english)


@cache
def _latin(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])")


@cache
def _of_country() -> dict[str, int]:
    return {name.country: number for number, name in enumerate(known_names()) if name.kind == COUNTRY and name.country}
