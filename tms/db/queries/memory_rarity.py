"""The rarities by which the keys of a memory are made: those in use, and a new one when the memory has grown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.language.memory import GENERAL, Rarity, counted, packed, unpacked

FIRST, TIMES = 5_000, 4
"""Texts of a locale when the memory's own rarity is counted for the first time; how much it grows before the next."""

SAMPLE = 100_000
"""The most texts that are counted: what isn't among them is rare enough."""

_MOST_KEPT = 64
"""The most tables that a process keeps, of 256 kilobytes; those of large memories have a megabyte."""

_tables: dict[str, Rarity] = {"": GENERAL}
_of_memory: dict[tuple[int, str], tuple[Rarity, ...]] = {}

_THESE = " FROM memory_rarity r WHERE r.publication_id = :publication_id AND r.locale = :locale"
_NAMES = text(f"SELECT r.name{_THESE} ORDER BY r.id")
_TABLES = text(f"SELECT r.name, r.counts{_THESE} AND r.name = ANY(CAST(:names AS text[]))")
_YOUNGEST = text(
    "SELECT r.locale, r.id, r.name FROM memory_rarity r WHERE r.publication_id = :publication_id AND r.id IN ("
    "SELECT max(y.id) FROM memory_rarity y WHERE y.publication_id = :publication_id"
    " AND y.locale = ANY(CAST(:locales AS text[])) GROUP BY y.locale) FOR KEY SHARE OF r"
)
_ADD = text(
    "INSERT INTO memory_rarity (publication_id, locale, name, counts, entries)"
    " VALUES (:publication_id, :locale, :name, :counts, :entries)"
    " ON CONFLICT (publication_id, locale, name) DO UPDATE SET entries = excluded.entries"
)


class Current(NamedTuple):
    """The rarity by which new keys are made, and its row."""

    id: int
    rarity: Rarity


def known_rarities(session: Session, publication_id: int, locale: str) -> tuple[Rarity, ...]:
    """The rarities of all keys, as this process read them last; ``reread`` if the database says that it has others."""
    found = _of_memory.get((publication_id, locale))
    return reread(session, publication_id, locale) if found is None else found


def reread(session: Session, publication_id: int, locale: str) -> tuple[Rarity, ...]:
    names = session.scalars(_NAMES, {"publication_id": publication_id, "locale": locale}).all()
    tables = _read(session, publication_id, locale, names)
    if len(_of_memory) >= _MOST_KEPT:
        _of_memory.clear()
    found = _of_memory[publication_id, locale] = tuple(tables[name] for name in names)
    return found


def _read(session: Session, publication_id: int, locale: str, names: Iterable[str]) -> Mapping[str, Rarity]:
    """Rarities by name. The name tells what the table holds: read once, it is good for ever, in whichever database."""
    wanted = list(names)
    found = {name: _tables[name] for name in wanted if name in _tables}
    missing = [name for name in wanted if name not in found]
    if missing:
        these = {"publication_id": publication_id, "locale": locale, "names": missing}
        read = {row.name: unpacked(row.name, row.counts) for row in session.execute(_TABLES, these)}
        if len(_tables) + len(read) > _MOST_KEPT:
            _tables.clear()
            _tables[""] = GENERAL
        _tables.update(read)
        found |= read
    return found


def current(session: Session, publication_id: int, locales: Iterable[str]) -> dict[str, Current]:
    """The rarity for each locale's new keys, locked until this transaction ends; it begins with a general one."""
    wanted = sorted(set(locales))
    found = _youngest(session, publication_id, wanted)
    missing = [locale for locale in wanted if locale not in found]
    for locale in missing:
        _add(session, publication_id, locale, GENERAL, 0)
    return found | _youngest(session, publication_id, missing) if missing else found


def _youngest(session: Session, publication_id: int, locales: Sequence[str]) -> dict[str, Current]:
    rows = session.execute(_YOUNGEST, {"publication_id": publication_id, "locales": locales}).all()
    return {
        row.locale: Current(row.id, _read(session, publication_id, row.locale, [row.name])[row.name]) for row in rows
    }


def _add(session: Session, publication_id: int, locale: str, rarity: Rarity, entries: int) -> None:
    session.execute(
        _ADD,
        {
            "publication_id": publication_id,
            "locale": locale,
            "name": rarity.name,
            "counts": packed(rarity),
            "entries": entries,
        },
    )


# Hashes are spread evenly: those of one 64th tell how many there are.
_GROWN = text(
    "SELECT 64 * count(*), (SELECT max(r.entries) FROM memory_rarity r"
    " WHERE r.publication_id = :publication_id AND r.locale = :locale)"
    " FROM memory_source s WHERE s.publication_id = :publication_id AND s.locale = :locale AND s.hash < '\\x04'"
)
_TEXTS = text(
    "SELECT s.text FROM memory_source s WHERE s.publication_id = :publication_id AND s.locale = :locale"
    " ORDER BY s.hash LIMIT :most"
)


def count_if_grown(session: Session, publication_id: int, locale: str, first: int = FIRST) -> bool:
    """Count a rarity of the memory's own texts, for keys made from now on, if the memory has grown enough."""
    these = {"publication_id": publication_id, "locale": locale}
    entries, before = session.execute(_GROWN, these).one()
    if entries < max(first, TIMES * (before or 0)):
        return False
    read = {"yield_per": 5_000}
    rows = session.connection().execute(_TEXTS, {**these, "most": SAMPLE}, execution_options=read).scalars()
    _add(session, publication_id, locale, counted(rows, locale), entries)
    return True
