"""The concepts of the starter glossary, read from the tables that come with the program.

A table is tab-separated text with a head line; ``data/sources.tsv`` says what the first word of a source stands for.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW

LOCALES = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
APPLIED = "applied"
UNSOURCED = "unsourced"
PROPOSED = "proposed"
GENERATED = "cldr"
"""The table that ``tools/glossary_from_cldr.py`` makes, and the key of what it is made from."""
TERMS = "terms"
"""The table of everyday terms that ``tools/regional_terms.py`` makes."""
DESK = "desk"
"""The table of words and names that ``tools/desk_terms.py`` makes, with what confirms each."""
NAMES, TITLES = "names", "titles"
"""The tables of foreign names and of titles of works that ``tools/foreign_names.py`` makes."""
_OF_LISTS = ("name-", "title-")
"""How the ids of these begin."""
_TABLES = (
    "countries", "places", "people", "organisations", "military", "economy", "science", "society", GENERATED,
    TERMS, DESK, NAMES, TITLES, "proposed",
)  # fmt: skip
CONTESTED = re.compile(
    "朝鲜|韩国|巴勒斯坦|希伯伦|西撒哈拉|科索沃|普里什蒂纳|奥塞梯|蒂拉斯波尔|索马里兰|辛菲罗波尔|塞瓦斯托波尔|克里米亚|"
    "福克兰|马尔维纳斯|南乔治亚|查戈斯|马约特|萨哈林|海参崴|南海|钓鱼岛|台湾|台北|香港|澳门|新台币|人民币|中国大陆|内地|两岸|"
    "一国两制|一带一路|国民党|抗日|波斯湾|日本海|缅甸|定居点|西藏|新疆|南沙|西沙|耶路撒冷|戈兰|纳戈尔诺|阿布哈兹|马其顿"
)
"""Words of names that design leaves to an editor: Taiwan and China, disputed places, institutions, wars and events."""


class Forms(Mapping[str, str]):
    """A concept's form in each locale, in less than half the memory of a dictionary: a worker holds thousands."""

    __slots__ = ("_hong_kong", "_simplified", "_taiwan")

    def __init__(self, simplified: str, taiwan: str, hong_kong: str) -> None:
        self._simplified = simplified
        self._taiwan = taiwan
        self._hong_kong = taiwan if hong_kong == taiwan else hong_kong  # one text for both

    def __getitem__(self, locale: str) -> str:
        if locale == ZH_HANS:
            return self._simplified
        if locale == ZH_HANT_TW:
            return self._taiwan
        if locale == ZH_HANT_HK:
            return self._hong_kong
        raise KeyError(locale)

    def __iter__(self) -> Iterator[str]:
        return iter(LOCALES)

    def __len__(self) -> int:
        return len(LOCALES)


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

    @property
    def is_of_lists(self) -> bool:
        """Whether it is one of the many names and titles that were taken from lists."""
        return self.id.startswith(_OF_LISTS)


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


def generated_from() -> str:
    """The release that the generated names are of, and the day on which they were taken."""
    return next(row["version"] for row in rows("sources") if row["key"] == GENERATED)


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
        kind=intern(row["kind"]),
        en=row["en"],
        forms=Forms(*(row[locale] for locale in LOCALES)),
        status=intern(row["status"]),
        found_in=_found_in(row["found_in"]),
        source=intern(row["source"]),
        note=intern(row["note"]),
    )


@cache
def _found_in(locales: str) -> frozenset[str]:
    """One for all rows that say the same: a worker holds every row."""
    return frozenset(locales.split())
