"""The memory's texts with their keys: what is stored of each, and what is looked for."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.language.memory import SIGNATURE_BITS, grams, indexed, probe

_INSERT = text(
    "INSERT INTO memory_source (publication_id, locale, hash, text, length, signature, keys, grams)"
    " SELECT :publication_id, s.locale, s.hash, s.text, s.length, CAST(s.signature AS bit(256)),"
    " CAST(s.keys AS int[]), CAST(s.grams AS int[])"
    " FROM unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[]), CAST(:texts AS text[]), CAST(:lengths AS int[]),"
    " CAST(:signatures AS text[]), CAST(:keys AS text[]), CAST(:grams AS text[]))"
    " AS s(locale, hash, text, length, signature, keys, grams)"
    " ON CONFLICT DO NOTHING"
)
_THESE = (
    " FROM memory_source s, unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[])) AS w(locale, hash)"
    " WHERE s.publication_id = :publication_id AND s.locale = w.locale AND s.hash = w.hash"
)
_KEEP = text(f"SELECT s.locale, s.hash{_THESE} ORDER BY s.locale, s.hash FOR SHARE OF s")
_HOLD = text(f"SELECT s.hash{_THESE} ORDER BY s.locale, s.hash FOR UPDATE OF s")
_DROP = text(
    "DELETE FROM memory_source s USING unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[])) AS w(locale, hash)"
    " WHERE s.publication_id = :publication_id AND s.locale = w.locale AND s.hash = w.hash AND NOT EXISTS ("
    "SELECT FROM memory_variant v WHERE v.publication_id = s.publication_id AND v.locale = s.locale"
    " AND v.hash = s.hash)"
)

Source = tuple[str, bytes, str]
"""Locale, hash and text."""


def _parameters(publication_id: int, sources: Sequence[Source]) -> dict[str, Any]:
    """Of ``_INSERT``, in one fixed order."""
    rows = sorted(sources)
    made = [indexed(text, str(publication_id), locale) for locale, _, text in rows]
    return {
        "publication_id": publication_id,
        "locales": [locale for locale, _, _ in rows],
        "hashes": [of for _, of, _ in rows],
        "texts": [text for _, _, text in rows],
        "lengths": [one.length for one in made],
        "signatures": [_bits(one.signature) for one in made],
        "keys": [_array(one.keys) for one in made],
        "grams": [_array(grams(text, str(publication_id), locale)) for locale, _, text in rows],
    }


def add_sources(session: Session, publication_id: int, sources: Iterable[Source]) -> None:
    """Those that are not there yet. What is there stays until this transaction ends, whoever forgets it meanwhile."""
    distinct = {(locale, of): (locale, of, text) for locale, of, text in sources}
    known = _names(publication_id, distinct)
    there = {(row.locale, row.hash) for row in session.execute(_KEEP, known)}
    new = [source for name, source in distinct.items() if name not in there]
    if new:
        session.execute(_INSERT, _parameters(publication_id, new))


def drop_sources(session: Session, publication_id: int, names: Iterable[tuple[str, bytes]]) -> None:
    """Those of which the memory has no variant any more; asked after everybody who was adding one has finished."""
    known = _names(publication_id, names)
    if known["hashes"]:
        session.execute(_HOLD, known)
        session.execute(_DROP, known)


def _names(publication_id: int, names: Iterable[tuple[str, bytes]]) -> dict[str, Any]:
    pairs = sorted(set(names))
    return {
        "publication_id": publication_id,
        "locales": [locale for locale, _ in pairs],
        "hashes": [of for _, of in pairs],
    }


class Near(NamedTuple):
    """A remembered text that may be like the n-th one that was asked for (from 1), with one of its translations.

    ``is_own``: the translation was learned from the very segment that is asked for.
    """

    place: int
    source: str
    source_hash: bytes
    unit_id: int
    previous_hash: bytes | None
    next_hash: bytes | None
    target: str
    is_own: bool = False


_NEAR = text(
    "SELECT * FROM memory_near(:publication_id, :locale, :target, CAST(:hashes AS bytea[]), CAST(:lengths AS int[]),"
    " CAST(:lows AS int[]), CAST(:highs AS int[]), CAST(:signatures AS text[]), CAST(:keys AS text[]))"
)

_NEAR_AND_WHOSE = text(
    "SELECT near.*, EXISTS (SELECT FROM memory_variant v WHERE v.publication_id = :publication_id"  # noqa: S608  a constant
    " AND v.unit_id = near.unit_id AND v.locale = :target AND v.article_id = :article_id"
    f" AND v.segment_id = :segment_id) FROM ({_NEAR.text}) near"
)


def near(
    session: Session,
    publication_id: int,
    locale: str,
    target: str,
    texts: Sequence[tuple[str, bytes]],
    segment: tuple[int, int] | None = None,
) -> list[Near]:
    """Of each (text, hash) the same and what may be at least 75 % like it, the youngest of each first.

    With the (article, segment) that asks, also whether it is where they come from.
    """
    if not texts:
        return []
    own = {} if segment is None else dict(zip(("article_id", "segment_id"), segment, strict=True))
    probes = [probe(text, str(publication_id), locale) for text, _ in texts]
    rows = session.connection().execute(
        _NEAR_AND_WHOSE if own else _NEAR,
        own
        | {
            "publication_id": publication_id,
            "locale": locale,
            "target": target,
            "hashes": [of for _, of in texts],
            "lengths": [len(one.units) for one in probes],
            "lows": [one.low for one in probes],
            "highs": [one.high for one in probes],
            "signatures": [_bits(one.signature) for one in probes],
            "keys": [_array(one.keys) for one in probes],
        },
    )
    return [Near(*row) for row in rows]


def _bits(signature: int) -> str:
    return f"{signature:0{SIGNATURE_BITS}b}"


def _array(keys: Sequence[int]) -> str:
    return f"{{{','.join(map(str, keys))}}}"
