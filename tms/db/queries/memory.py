"""Memory units, stored and taken back many at a time, each in one statement."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import BigInteger, cast, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from tms.db.models import MemoryVariant
from tms.db.queries.memory_sources import add_sources, drop_sources

Name = tuple[str, bytes]
"""The locale and hash of a text."""


@dataclass(frozen=True, slots=True)
class CameFrom:
    """The text that a variant was learned from."""

    article_id: int
    version_id: int
    segment_id: int
    rev: int


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A unit's text in one locale; ``unit`` counts the new units from 0."""

    unit: int
    locale: str
    text: str
    hash: bytes
    previous_hash: bytes | None = None
    next_hash: bytes | None = None
    came_from: CameFrom | None = None


def add_units(
    session: Session, publication_id: int, n: int, variants: Sequence[NewVariant], *, instead_of: Sequence[int] = ()
) -> None:
    """Store ``n`` units with their variants. The sequence gives the numbers, so that later ones are higher.

    ``instead_of`` are units that are taken back: their texts are held together with the new ones.
    """
    leaving = hold_units(session, publication_id, instead_of)
    if n:
        _add_units(session, publication_id, n, variants, leaving)
    forget_units(session, publication_id, instead_of)


def _add_units(
    session: Session, publication_id: int, n: int, variants: Sequence[NewVariant], leaving: Collection[Name]
) -> None:
    ids = sorted(
        session.scalars(
            text("SELECT nextval(pg_get_serial_sequence('memory_unit', 'id')) FROM generate_series(1, :n)"), {"n": n}
        )
    )
    session.execute(
        text(
            "INSERT INTO memory_unit (publication_id, id) OVERRIDING SYSTEM VALUE"
            " SELECT :publication_id, i FROM unnest(CAST(:ids AS bigint[])) AS i"
        ),
        {"publication_id": publication_id, "ids": ids},
    )
    texts = ((variant.locale, variant.hash, variant.text) for variant in variants)
    add_sources(session, publication_id, texts, leaving=leaving)
    froms = [variant.came_from for variant in variants]
    session.execute(
        text(
            "INSERT INTO memory_variant (publication_id, unit_id, locale, text, hash, previous_hash, next_hash,"
            " article_id, version_id, segment_id, rev)"
            " SELECT :publication_id, v.* FROM unnest(CAST(:units AS bigint[]), CAST(:locales AS text[]),"
            " CAST(:texts AS text[]), CAST(:hashes AS bytea[]), CAST(:previous AS bytea[]), CAST(:next AS bytea[]),"
            " CAST(:articles AS bigint[]), CAST(:versions AS bigint[]), CAST(:segments AS bigint[]),"
            " CAST(:revs AS int[])) AS v"
        ),
        {
            "publication_id": publication_id,
            "units": [ids[variant.unit] for variant in variants],
            "locales": [variant.locale for variant in variants],
            "texts": [variant.text for variant in variants],
            "hashes": [variant.hash for variant in variants],
            "previous": [variant.previous_hash for variant in variants],
            "next": [variant.next_hash for variant in variants],
            "articles": [one.article_id if one else None for one in froms],
            "versions": [one.version_id if one else None for one in froms],
            "segments": [one.segment_id if one else None for one in froms],
            "revs": [one.rev if one else None for one in froms],
        },
    )


def learned_of_pair(
    session: Session, publication_id: int, article_id: int, version_ids: tuple[int, int], segment_ids: Sequence[int]
) -> list[int]:
    """The units that were learned of these segments from this pair of versions."""
    one, other = aliased(MemoryVariant), aliased(MemoryVariant)
    return list(
        session.scalars(
            select(one.unit_id)
            .join(other, (other.publication_id == one.publication_id) & (other.unit_id == one.unit_id))
            .where(
                one.publication_id == publication_id,
                one.article_id == article_id,
                one.version_id == version_ids[0],
                one.segment_id == func.any(cast(list(segment_ids), ARRAY(BigInteger))),
                other.version_id == version_ids[1],
            )
        )
    )


def hold_units(session: Session, publication_id: int, units: Sequence[int]) -> list[Name]:
    """Lock the units until this transaction ends, in one order; locale and hash of each of their texts."""
    if not units:
        return []
    these = {"publication_id": publication_id, "units": list(units)}
    session.execute(_HOLD_UNITS, these)
    return [(row.locale, row.hash) for row in session.execute(_NAMES, these)]


def forget_units(session: Session, publication_id: int, units: Sequence[int]) -> None:
    """Delete units, and the texts that no other unit has."""
    if not units:
        return
    these = {"publication_id": publication_id, "units": list(units)}
    session.execute(_HOLD_UNITS, these)
    gone = session.execute(_FORGET_VARIANTS, these).all()
    session.execute(_FORGET_UNITS, these)
    drop_sources(session, publication_id, [(row.locale, row.hash) for row in gone])


_HOLD_UNITS = text(
    "SELECT id FROM memory_unit WHERE publication_id = :publication_id AND id = ANY(CAST(:units AS bigint[]))"
    " ORDER BY id FOR UPDATE"
)
_NAMES = text(
    "SELECT locale, hash FROM memory_variant WHERE publication_id = :publication_id"
    " AND unit_id = ANY(CAST(:units AS bigint[]))"
)
_FORGET_VARIANTS = text(
    "DELETE FROM memory_variant WHERE publication_id = :publication_id AND unit_id = ANY(CAST(:units AS bigint[]))"
    " RETURNING locale, hash"
)
_FORGET_UNITS = text(
    "DELETE FROM memory_unit WHERE publication_id = :publication_id AND id = ANY(CAST(:units AS bigint[]))"
)


_KNOWN = text(
    "SELECT v.unit_id, v.locale, v.text FROM memory_variant v WHERE v.publication_id = :publication_id"
    " AND v.unit_id IN (SELECT w.unit_id FROM memory_variant w WHERE w.publication_id = :publication_id"
    " AND w.locale = ANY(CAST(:locales AS text[])) AND w.hash = ANY(CAST(:hashes AS bytea[])))"
    " ORDER BY v.unit_id, v.locale"
)
_ALL = text(
    "SELECT v.unit_id, v.locale, v.text FROM memory_variant v WHERE v.publication_id = :publication_id"
    " AND NOT EXISTS (SELECT FROM memory_variant d JOIN article a ON a.id = d.article_id"
    " WHERE d.publication_id = v.publication_id AND d.unit_id = v.unit_id AND a.discarded_at IS NOT NULL)"
    " ORDER BY v.unit_id, v.locale"
)

Texts = Mapping[str, str]
"""A unit's texts by locale."""


def known_units(
    session: Session, publication_id: int, names: Iterable[tuple[str, bytes]]
) -> dict[tuple[str, str], list[Texts]]:
    """The units that have one of these texts, given as (locale, hash), under each (locale, text) of theirs."""
    pairs = set(names)
    these = {"locales": sorted({locale for locale, _ in pairs}), "hashes": [of for _, of in pairs]}
    rows = session.execute(_KNOWN, {"publication_id": publication_id, **these})
    found: dict[tuple[str, str], list[Texts]] = {}
    for _, of_unit in groupby(rows, lambda row: row.unit_id):
        texts = {row.locale: row.text for row in of_unit}
        for one in texts.items():
            found.setdefault(one, []).append(texts)
    return found


def all_variants(session: Session, publication_id: int) -> Iterator[tuple[int, str, str]]:
    """Unit, locale and text of the whole memory, unit by unit and read in portions; none of a discarded article."""
    # For this statement: an option of the connection would hold for everything that the transaction does after it.
    read = {"publication_id": publication_id}
    rows = session.connection().execute(_ALL, read, execution_options={"yield_per": 5_000})
    return ((row.unit_id, row.locale, row.text) for row in rows)


class ExactTranslation(NamedTuple):
    """What a text with this hash was translated to; higher units are younger."""

    hash: bytes
    unit_id: int
    text: str


_EXACT = text(
    "SELECT s.hash, s.unit_id, t.text FROM memory_variant s JOIN memory_variant t"
    " ON (t.publication_id, t.unit_id, t.locale) = (s.publication_id, s.unit_id, :to_locale)"
    " WHERE s.publication_id = :publication_id AND s.locale = :from_locale AND s.hash = ANY(CAST(:hashes AS bytea[]))"
    " ORDER BY s.unit_id DESC LIMIT 100"
)


def exact_translations(
    session: Session, publication_id: int, from_locale: str, to_locale: str, hashes: Sequence[bytes]
) -> list[ExactTranslation]:
    """The translations of these texts, the youngest first."""
    these = {"publication_id": publication_id, "from_locale": from_locale, "to_locale": to_locale}
    rows = session.connection().execute(_EXACT, these | {"hashes": list(hashes)})
    return [ExactTranslation._make(row) for row in rows]


MANY = 1_000
"""So many new units at once change what the planner should know."""


def tell_planner(session: Session, added: int) -> None:
    """Renew the planner's statistics after many units came in: else it would read them all for each one looked up."""
    if added >= MANY:
        session.execute(text("ANALYZE memory_unit, memory_variant, memory_source, memory_key"))


_MOVE = text(
    "UPDATE memory_variant SET unit_id = :to WHERE publication_id = :publication_id AND unit_id = :unit_id"
    " AND locale = :locale"
)


def move_variant(session: Session, publication_id: int, locale: str, unit_id: int, to: int) -> None:
    """Move the text to another unit, with the article that it was learned of."""
    session.execute(_MOVE, {"publication_id": publication_id, "unit_id": unit_id, "locale": locale, "to": to})


_CHANGE = text(
    "UPDATE memory_variant SET text = :text, hash = :hash"
    " WHERE publication_id = :publication_id AND unit_id = :unit_id AND locale = :locale"
)


def change_text(
    session: Session, publication_id: int, unit_id: int, locale: str, words: str, hashes: tuple[bytes, bytes]
) -> None:
    """Give a unit another text in one locale; ``hashes`` are of the old and of the new one."""
    before, after = hashes
    add_sources(session, publication_id, [(locale, after, words)], leaving=[(locale, before)])
    these = {"publication_id": publication_id, "unit_id": unit_id, "locale": locale, "text": words, "hash": after}
    session.execute(_CHANGE, these)
    if before != after:
        drop_sources(session, publication_id, [(locale, before)])
