"""The concepts of the starter glossary, read from the tables that come with the program.

A table is tab-separated text with a head line; ``data/sources.tsv`` says what the first word of a source stands for.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW

LOCALES = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
APPLIED = "applied"
UNSOURCED = "unsourced"
PROPOSED = "proposed"
_TABLES = (
    "countries", "places", "people", "organisations", "military", "economy", "science", "society", "proposed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GlossaryConcept:
    """A name or word with its form in each locale.

    ``found_in`` are the locales whose form is safe to look for as a bare phrase: 悉尼 is always Sydney, but a text from
    Taiwan that says 雪梨 may mean the pear. ``source`` is ``document:place`` (several
    with ``; `` between), and empty only where ``applied`` is false.
    """

    id: str
    kind: str
    en: str
    forms: Mapping[str, str]
    status: str
    found_in: frozenset[str]
    source: str
    note: str

    @property
    def applied(self) -> bool:
        """Whether it is a rule by default."""
        return self.status == APPLIED

    @property
    def unsourced(self) -> bool:
        """Whether people are asked at its first place in an article."""
        return self.status == UNSOURCED


@dataclass(frozen=True, slots=True)
class Guard:
    """A phrase of one locale in which a form of a concept stands by accident: 四川普 in 四川普遍 is no 川普."""

    locale: str
    phrase: str
    note: str


@cache
def concepts() -> tuple[GlossaryConcept, ...]:
    """Every concept, in the order of the tables."""
    return tuple(_concept(row) for table in _TABLES for row in rows(table))


@cache
def guards() -> tuple[Guard, ...]:
    """Every guard, in the order of the table."""
    return tuple(Guard(row["locale"], row["phrase"], row["note"]) for row in rows("guards"))


def rows(table: str) -> Iterator[dict[str, str]]:
    """The lines of a table, by the names in its head line. Raises ValueError if one has more or fewer cells."""
    text = files(__package__).joinpath("data", f"{table}.tsv").read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = next(reader)
    for row in reader:
        yield dict(zip(head, row, strict=True))


def _concept(row: dict[str, str]) -> GlossaryConcept:
    return GlossaryConcept(
        id=row["id"],
        kind=row["kind"],
        en=row["en"],
        forms={locale: row[locale] for locale in LOCALES},
        status=row["status"],
        found_in=frozenset(row["found_in"].split()),
        source=row["source"],
        note=row["note"],
    )
