"""The memory's texts with their keys: what is stored of each, and what is looked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.db.queries.memory_rarity import Current, count_if_grown, current, known_rarities, reread
from tms.language.memory import SIGNATURE_BITS, Rarity, grams, indexed, probe

_INSERT = text(
    "WITH new AS (INSERT INTO memory_source (publication_id, locale, hash, text, grams, nr) OVERRIDING SYSTEM VALUE"
    " SELECT :publication_id, s.locale, s.hash, s.text, memory_salted(CAST(s.grams AS int[]), s.nr), s.nr"
    " FROM (SELECT t.*, nextval(pg_get_serial_sequence('memory_source', 'nr')) AS nr"
    " FROM unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[]), CAST(:texts AS text[]), CAST(:grams AS text[]))"
    " AS t(locale, hash, text, grams)) AS s ON CONFLICT DO NOTHING RETURNING locale, hash),"
    " keyed AS (INSERT INTO memory_key (publication_id, locale, hash, rarity_id, length, signature, keys)"
    " SELECT :publication_id, k.locale, k.hash, k.rarity_id, k.length, CAST(k.signature AS bit(256)),"
    " CAST(k.keys AS int[])"
    " FROM unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[]), CAST(:rarities AS bigint[]),"
    " CAST(:lengths AS int[]), CAST(:signatures AS text[]), CAST(:keys AS text[]))"
    " AS k(locale, hash, rarity_id, length, signature, keys) JOIN new USING (locale, hash) WHERE k.keys <> '{}')"
    " SELECT count(*) FROM new"
)
_THESE = (
    " FROM memory_source s, unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[])) AS w(locale, hash)"
    " WHERE s.publication_id = :publication_id AND s.locale = w.locale AND s.hash = w.hash"
)
_KEEP = text(f"SELECT s.locale, s.hash{_THESE} ORDER BY s.locale, s.hash FOR SHARE OF s")
_HOLD = text(f"SELECT s.locale, s.hash{_THESE} ORDER BY s.locale, s.hash FOR UPDATE OF s")
_DROP = text(
    "DELETE FROM memory_source s USING unnest(CAST(:locales AS text[]), CAST(:hashes AS bytea[])) AS w(locale, hash)"
    " WHERE s.publication_id = :publication_id AND s.locale = w.locale AND s.hash = w.hash AND NOT EXISTS ("
    "SELECT FROM memory_variant v WHERE v.publication_id = s.publication_id AND v.locale = s.locale"
    " AND v.hash = s.hash)"
)

Source = tuple[str, bytes, str]
"""A text with its locale and hash."""


def _parameters(publication_id: int, sources: Sequence[Source], made_by: Mapping[str, Current]) -> dict[str, Any]:
    """The parameters of ``_INSERT``, in one fixed order."""
    rows = sorted(sources)
    made = [indexed(text, str(publication_id), locale, made_by[locale].rarity) for locale, _, text in rows]
    return {
        "publication_id": publication_id,
        "locales": [locale for locale, _, _ in rows],
        "hashes": [of for _, of, _ in rows],
        "texts": [text for _, _, text in rows],
        "rarities": [made_by[locale].id for locale, _, _ in rows],
        "lengths": [one.length for one in made],
        "signatures": [bits_of(one.signature) for one in made],
        "keys": [array_of(one.keys) for one in made],
        "grams": [array_of(grams(text, str(publication_id), locale)) for locale, _, text in rows],
    }


MANY = 1_000
"""So many new texts at once that the memory may have grown much since its rarity was counted."""


def add_sources(
    session: Session, publication_id: int, sources: Iterable[Source], *, leaving: Collection[tuple[str, bytes]] = ()
) -> None:
    """Add the texts that are not there yet. None of them goes until this transaction ends, whoever forgets it.

    ``leaving`` are (locale, hash) of those that it forgets afterwards: everybody holds all that they touch in one
    order, and then adds in that order, so that nobody waits for each other.
    """
    distinct = {(locale, of): (locale, of, text) for locale, of, text in sources}
    held = _names(publication_id, {*distinct, *leaving})
    while True:
        there = {(row.locale, row.hash) for row in session.execute(_HOLD if leaving else _KEEP, held)}
        new = [source for name, source in distinct.items() if name not in there]
        if not new or _added(session, publication_id, new) == len(new):
            return
        # Somebody else has added one since, and may forget it again: it is held like the others.


def _added(session: Session, publication_id: int, new: Sequence[Source]) -> int:
    """How many of them were added, because nobody else had added them since."""
    locales = {locale for locale, _, _ in new}
    if len(new) >= MANY:
        for locale in sorted(locales):
            count_if_grown(session, publication_id, locale)
    rows = _parameters(publication_id, new, current(session, publication_id, locales))
    return int(session.scalars(_INSERT, rows).one())


def drop_sources(session: Session, publication_id: int, names: Iterable[tuple[str, bytes]]) -> None:
    """Delete texts that the memory has no variant of any more; it waits first for everybody who is adding one."""
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
    unit_id: int
    previous_hash: bytes | None
    next_hash: bytes | None
    target: str
    is_own: bool = False


_NEAR = text(
    "SELECT * FROM memory_near(:publication_id, :locale, :target, CAST(:rarities AS text[]), CAST(:hashes AS bytea[]),"
    " CAST(:lengths AS int[]), CAST(:lows AS int[]), CAST(:highs AS int[]),"
    " CAST(CAST(:signatures AS text[]) AS bit(256)[]), CAST(:keys AS text[]))"
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
    """For each (text, hash), equal texts and those at least 75 % like it, the youngest of each first.

    With the (article, segment) that asks, also whether it is where they come from.
    """
    if not texts:
        return []
    rarities = known_rarities(session, publication_id, locale)
    while (found := _asked(session, publication_id, (locale, target), texts, segment, rarities)) is None:
        rarities = reread(session, publication_id, locale)
    return found


def _asked(
    session: Session,
    publication_id: int,
    way: tuple[str, str],
    texts: Sequence[tuple[str, bytes]],
    segment: tuple[int, int] | None,
    rarities: Sequence[Rarity],
) -> list[Near] | None:
    """The texts that are found by keys of these rarities; None if the keys that are there are made by others."""
    locale, target = way
    own = {} if segment is None else dict(zip(("article_id", "segment_id"), segment, strict=True))
    probes = [probe(text, str(publication_id), locale, rarities) for text, _ in texts]
    rows = session.connection().execute(
        _NEAR_AND_WHOSE if own else _NEAR,
        own
        | {
            "publication_id": publication_id,
            "locale": locale,
            "target": target,
            "rarities": [one.name for one in rarities],
            "hashes": [of for _, of in texts],
            "lengths": [len(one.units) for one in probes],
            "lows": [one.low for one in probes],
            "highs": [one.high for one in probes],
            "signatures": [bits_of(one.signature) for one in probes],
            "keys": [array_of(one.keys) for one in probes],
        },
    )
    found = [Near(*row) for row in rows.all()]
    return None if found and found[0].place == 0 else found


def bits_of(signature: int) -> str:
    return f"{signature:0{SIGNATURE_BITS}b}"


def array_of(keys: Sequence[int]) -> str:
    return f"{{{','.join(map(str, keys))}}}"
