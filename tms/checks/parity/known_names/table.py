"""The names that are known, each with all its forms in English and Chinese (in simplified characters)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from tms.checks.parity.tables import table_rows
from tms.language.conversion.engine import run
from tms.language.glossary import concepts

DATA = files(__package__).joinpath("data")

COUNTRY, PLACE, PERSON, ORGANISATION = "country", "place", "person", "organisation"
_KINDS = frozenset((COUNTRY, PLACE, PERSON, ORGANISATION))
_SURNAME = re.compile(r" \(surname\)$")
_IN_BRACKETS = re.compile(r" \([^)]*\)$")
_SHORTEST = 2
_SHORTEST_WORD = 4
_NO_NAMES = frozenset(("Bush administration",))
_SIDES = "方军媒企资籍裔语文女男式股债总"
_TO = "访驻对留赴援抗反亲涉旅返抵离"


@dataclass(slots=True)
class KnownName:
    """A name; ``hints`` are words that may mean it too: French, 法方, a surname. Not every mention is by a form."""

    kind: str
    country: str = ""
    english: set[str] = field(default_factory=set)
    chinese: set[str] = field(default_factory=set)
    hints: dict[bool, set[str]] = field(default_factory=lambda: {True: set(), False: set()})
    """By whether they are Chinese; expressions."""


@cache
def known_names() -> tuple[KnownName, ...]:
    """All. What has a form in common with another of its kind is that one."""
    by_form: dict[tuple[str, str], KnownName] = {}
    rows = sorted((*_countries(), *_by_hand(), *_glossary(), *_cldr(), *_cities()), key=lambda row: row[0] != COUNTRY)
    for kind, country, english, chinese, hints in rows:
        is_country_too = kind == PLACE and any((COUNTRY, form) in by_form for form in english)  # Singapore
        if is_country_too or not english or not chinese:
            continue
        known = (by_form.get((kind, form)) for form in (*english, *chinese))
        name = next(filter(None, known), None) or KnownName(kind)
        name.country = name.country or country
        # A form that two names have is the first one's.
        name.english.update(form for form in english if by_form.setdefault((kind, form), name) is name)
        name.chinese.update(form for form in chinese if by_form.setdefault((kind, form), name) is name)
        if kind == COUNTRY and name.hints[False]:
            continue  # What is written by hand tells Niger from Nigeria.
        for is_chinese in (True, False):
            name.hints[is_chinese].update(hints[is_chinese])
    for row in _rows("described"):
        by_form[ORGANISATION, row["en"]].hints[False].add(rf"(?i:\b(?:{row['words']})\b)")
    return tuple({id(name): name for name in by_form.values()}.values())


_Row = tuple[str, str, list[str], list[str], dict[bool, list[str]]]


def _countries() -> Iterator[_Row]:
    """Those that are called in more than one way, by hand."""
    rows = list(_rows("countries"))
    shorts = "".join({row["short"] for row in rows if len(row["short"]) == 1})
    for row in rows:
        short = row["short"]
        around = f"{short}[{_SIDES}{shorts}]|[{_TO}{shorts}]{short}" if len(short) == 1 else short
        adjectives = [rf"\b{word}" for word in row["adjectives"].split("|")]
        english = [*row["en"].split("|"), *filter(None, row["people"].split("|"))]
        yield COUNTRY, row["code"], english, row["zh"].split("|"), {True: [around], False: adjectives}


def _by_hand() -> Iterator[_Row]:
    for row in _rows("names"):
        yield _row(row["kind"], row["country"], row["en"].split("|"), row["zh"].split("|"))


def _cldr() -> Iterator[_Row]:
    people = {row["code"]: row["people"].split("|") for row in _rows("demonyms")}
    for row in _rows("cldr"):
        its = people.get(row["country"], []) if row["kind"] == COUNTRY else []
        yield _row(row["kind"], row["country"], [*row["en"].split("|"), *its], row["zh"].split("|"))


def _cities() -> Iterator[_Row]:
    for row in _rows("cities"):
        yield _row(row["kind"], row["country"], row["en"].split("|"), row["zh"].split("|"))


def _glossary() -> Iterator[_Row]:
    for concept in concepts():
        if concept.is_of_lists and not concept.source.startswith("editors:"):
            continue  # written as lists sort: "Phoenix, Joaquin"; and surnames that are words
        english = _IN_BRACKETS.sub("", concept.en)
        if concept.kind not in _KINDS or not english[:1].isupper() or english in _NO_NAMES:
            continue
        forms = [english]
        if concept.kind == PERSON and _SURNAME.search(concept.en):
            forms.append(english.rpartition(" ")[2])
        yield _row(concept.kind, "", forms, [run(form, ("t2s",)) for form in concept.forms.values()])


def _row(kind: str, country: str, english: Iterable[str], chinese: Iterable[str]) -> _Row:
    """With what else may stand for it: of a person each part of the name, of a place what is made of it."""
    english = [form for form in english if len(form) >= _SHORTEST]
    chinese = [form for form in chinese if len(form) >= _SHORTEST]
    hints: dict[bool, list[str]] = {True: [], False: []}
    for form in english:
        word = form.rpartition(" ")[2] if kind == PERSON else form
        stem = word if kind == PERSON else word[: max(_SHORTEST_WORD, len(word) - 3)]
        hints[False].append(rf"\b{re.escape(stem)}")
    if kind == PERSON:
        hints[True] += [re.escape(part) for form in chinese for part in _family_names(form) if len(part) >= _SHORTEST]
    return kind, country, english, chinese, hints


def _family_names(form: str) -> list[str]:
    """Of 鲍勃·迪伦 迪伦 alone: 鲍勃 is others too."""
    return form.split("·")[1:] or [form]


def no_names(*, chinese: bool) -> list[str]:
    """Words that a name stands in by accident, or as part of another name: 印度洋, New England."""
    words = {row["language"]: row["words"] for row in _rows("no_names")}
    return words["zh"].split() if chinese else words["en"].split("|")


def _rows(table: str) -> Iterator[dict[str, str]]:
    return table_rows(DATA.joinpath(f"{table}.tsv"))
