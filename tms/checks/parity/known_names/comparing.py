"""Which known names a version has and the others have not, where it names another one of the same kind instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, product

from tms.checks.parity.known_names.table import COUNTRY, ORGANISATION, PERSON, PLACE, known_names, no_names
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run
from tms.language.terms import TermIndex, TermPair

_NONE = -1
_WORD = re.compile(r"\w+")
MOST_NAMES = 40
"""The most names of one piece that are looked at: each is sought in the other, and put beside each of its names."""
_TWO_NAMES = 2
_FEWEST = 1
"""Words that may mean a country: with more, its capital is among them."""

_Places = Mapping[int, tuple[int, int]]
"""The names that a text has, by their number, and where each stands first."""


class NamedText:
    """A text of a version, and the names in it, which are found when somebody asks."""

    def __init__(self, text: str, *, chinese: bool) -> None:
        self.text, self._is_chinese = text, chinese

    @cached_property
    def names(self) -> _Places:
        """The names by their number, with the place of the first mention."""
        return _named(self.text, chinese=self._is_chinese)

    @cached_property
    def forms(self) -> Mapping[int, set[str]]:
        """By which forms each name is called."""
        found: dict[int, set[str]] = {}
        for number, form, _ in _mentions(self.text, chinese=self._is_chinese):
            found.setdefault(number, set()).add(form)
        return found

    @cached_property
    def _plain(self) -> str:
        return _simplified(self.text) if self._is_chinese else self.text

    def says(self, number: int, asked: "NamedText | None" = None) -> bool:
        """Whether the name may be meant in the text: by a form, by a part, or by its country.

        Where the text that is ``asked`` about names the country too, the country stands for itself.
        """
        name = known_names()[number]
        if number in self.names or self._hints_at(number):
            return True
        if name.kind == COUNTRY and any(_is_of_a_country(each, name.country) for each in self.names):
            return True  # The Bank of Japan is Japan's.
        if self._is_chinese and any(_latin(form).search(self.text) for form in name.english):
            return True
        if not _stands_for_its_country(number):
            return False
        country = _of_country()[name.country]
        return (asked is None or country not in asked.names) and self.says(country)

    def places(self, number: int) -> list[tuple[int, int]]:
        """Where parts of the name and words made of it stand."""
        return [found.span() for found in _hinted(number, chinese=self._is_chinese).finditer(self._plain)]

    def _hints_at(self, number: int) -> bool:
        """Whether a part of the name or a word made of it stands there, and is no other name: Slovenia is no Slovak."""
        found = _hinted(number, chinese=self._is_chinese).finditer(self._plain)
        if self._is_chinese:
            return any(found)
        words = (None if " " in one[0] else _WORD.match(self._plain, one.start()) for one in found)
        return any(word is None or not _is_another(word[0], number) for word in words)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that only the first of two versions has in a row, one that only the second has, and what to say of it."""

    versions: tuple[int, int]
    names: tuple[int, int]
    told: Disagreement


def renamed_in_row(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Renamed]:
    """The names of one version in whose place another has a different one, as far as the row itself tells."""
    texts = {
        at: NamedText(text, chinese=is_chinese(locale))
        for at, (text, locale) in enumerate(zip(plains, locales, strict=True))
        if text is not None
    }
    for one, other in combinations(texts, 2):
        mine, theirs = (list(texts[at].names)[:MOST_NAMES] for at in (one, other))
        lost = [number for number in mine if not texts[other].says(number, texts[one])]
        lost += _called_twice(texts[one], texts[other]) if locales[one] != locales[other] else []
        extra = [number for number in theirs if not texts[one].says(number, texts[other])] if lost else []
        for pair in product(lost, extra):
            if _are_alike(*pair):
                yield Renamed((one, other), pair, _disagreement(row, len(plains), texts, pair))


def _called_twice(one: NamedText, other: NamedText) -> list[int]:
    """Places that only one text calls by two names: Scarborough Shoal, which China calls Huangyan Island."""
    return [
        number
        for number, forms in one.forms.items()
        if known_names()[number].kind not in (PERSON, ORGANISATION, COUNTRY)
        and len(forms) > len(other.forms.get(number, ()))
        and not any(mine != theirs and mine in theirs for mine, theirs in product(forms, repeat=2))
        and len(forms) == _TWO_NAMES
    ]


def documents_of(texts: Sequence[str], locales: Sequence[str]) -> list[NamedText]:
    """Whole versions, which are asked for what a row renames."""
    return [NamedText(text, chinese=is_chinese(locale)) for text, locale in zip(texts, locales, strict=True)]


def first_renamed(found: Sequence[Renamed], documents: Sequence[NamedText]) -> list[Disagreement]:
    """At most one of a row.

    What both versions have elsewhere in the ``documents`` proves nothing: one says "he" where the other says the name,
    and the other way round beside it.
    """
    for each in found:
        (one, other), (mine, theirs) = each.versions, each.names
        if not (documents[other].says(mine) and documents[one].says(theirs)):
            return [each.told]
    return []


def _disagreement(row: int, count: int, texts: Mapping[int, NamedText], found: tuple[int, int]) -> Disagreement:
    sides: list[Side | None] = [None] * count
    for at, text in texts.items():
        for camp, number in enumerate(found):
            if number in text.names:
                start, end = text.names[number]
                sides[at] = Side(text.text[start:end], start, end, camp)
                break
    return Disagreement(row, Family.NAMES, "names.differs", tuple(sides))


def _named(text: str, *, chinese: bool) -> _Places:
    found: dict[int, tuple[int, int]] = {}
    for number, _, place in _mentions(text, chinese=chinese):
        found.setdefault(number, place)
    return found


@lru_cache(maxsize=64)
def _mentions(text: str, *, chinese: bool) -> Sequence[tuple[int, str, tuple[int, int]]]:
    """Each name that the text has, by which form, and where."""
    index, numbers = _index(chinese=chinese)
    hits = index.find(_simplified(text) if chinese else text)
    return [
        (number, hit.term.source, (hit.start, hit.end)) for hit in hits if (number := numbers[hit.term.source]) != _NONE
    ]


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
    if name.country not in _of_country() or name.kind not in (PLACE, ORGANISATION):
        return False
    if name.kind == ORGANISATION:
        return True
    country = _of_country()[name.country]
    knows_capital = len(known_names()[country].hints[False]) > _FEWEST
    return not knows_capital or any(_hinted(country, chinese=False).search(form) for form in name.english)


def _is_of_a_country(number: int, country: str) -> bool:
    name = known_names()[number]
    return name.kind == ORGANISATION and bool(country) and name.country == country


def _are_alike(one: int, other: int) -> bool:
    """Whether the two names may stand for each other: 巴西央行 is no known bank, and yet not the Bank of Canada."""
    names = known_names()[one], known_names()[other]
    if names[0].kind == names[1].kind:
        return True
    return {each.kind for each in names} == {COUNTRY, ORGANISATION} and bool(names[0].country and names[1].country)


def _is_another(word: str, number: int) -> bool:
    """Whether an English word is another name of the same kind."""
    meant = _index(chinese=False)[1].get(word, _NONE)
    return meant not in (number, _NONE) and known_names()[meant].kind == known_names()[number].kind


@cache
def _latin(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])")


@cache
def _of_country() -> dict[str, int]:
    return {name.country: number for number, name in enumerate(known_names()) if name.kind == COUNTRY and name.country}
