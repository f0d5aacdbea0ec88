"""Reads the sample tables: tab-separated, one header line, no quoting."""

from collections.abc import Iterator
from importlib.resources import files

from tms.services.termbase.terms import ConceptEntry, TermEntry

_LOCALES = ("en", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
_MEMORY_LOCALE = {"en": "en", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant-TW"}


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def sample_concepts() -> list[ConceptEntry]:
    """The sample termbase; further rows of a concept add its admitted and deprecated terms."""
    concepts: dict[str, ConceptEntry] = {}
    for row in _rows("terms.tsv"):
        kind = "section" if row["kind"] == "section" else "term"
        entry = concepts.setdefault(row["concept"], ConceptEntry(row["concept"], row["definition"] or None, kind))
        entry.terms.extend(
            TermEntry(locale, row[locale], row[f"{locale} status"] or "preferred") for locale in _LOCALES if row[locale]
        )
    return list(concepts.values())


def sample_tags(article: str) -> list[dict[str, str]]:
    """The tags of a sample article, each with its names by language; Traditional Chinese is converted."""
    rows = [row for row in _rows("tags.tsv") if row["article"] == article]
    return [{locale: row[locale] for locale in ("en", "zh-Hans")} for row in rows]


def sample_memory() -> list[dict[str, str]]:
    """The sample memory; its Traditional Chinese is Taiwan's."""
    return [{_MEMORY_LOCALE[locale]: text for locale, text in row.items() if text} for row in _rows("memory.tsv")]
