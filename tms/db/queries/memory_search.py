"""Entries of the memory that contain some words, and single ones."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.language.memory import grams_of_words

_UNITS_OF = (
    "SELECT v.unit_id, v.locale, v.text, u.created_at, v.article_id FROM memory_variant v"
    " JOIN memory_unit u ON u.publication_id = v.publication_id AND u.id = v.unit_id"
    " WHERE v.publication_id = :publication_id AND v.unit_id IN ({})"
    " AND NOT EXISTS (SELECT FROM memory_variant d JOIN article a ON a.id = d.article_id"
    " WHERE d.publication_id = v.publication_id AND d.unit_id = v.unit_id AND a.discarded_at IS NOT NULL)"
    " ORDER BY v.unit_id DESC, v.locale"
)
# One value, since to hand over a row costs more than to find it.
_CONTAINING = text(
    "SELECT json_agg(json_build_array(unit_id, texts, created_at, article_id)) FROM memory_containing("
    ":publication_id, :locale, CAST(:grams AS int[]), :like, CAST(:most AS int))"
)
_NEWEST = text(
    _UNITS_OF.format("SELECT id FROM memory_unit WHERE publication_id = :publication_id ORDER BY id DESC LIMIT :most")
)
_ONE = text(_UNITS_OF.format("SELECT CAST(:unit_id AS bigint)"))
_ALIKE = text(
    _UNITS_OF.format(
        "SELECT w.unit_id FROM memory_variant v2 JOIN memory_variant w ON w.publication_id = v2.publication_id"
        " AND w.locale = v2.locale AND w.hash = v2.hash"
        " WHERE v2.publication_id = :publication_id AND v2.unit_id = :unit_id"
    )
)


class Entry(NamedTuple):
    """A unit: its texts by locale, when it came in, and the article that it was learned from."""

    unit_id: int
    texts: dict[str, str]
    created_at: datetime
    article_id: int | None


def containing(session: Session, publication_id: int, locale: str, words: str, most: int) -> list[Entry]:
    """The youngest entries whose text in this locale contains the words, in whatever case.

    By when the text came first: an entry that repeats an old text is found as late as that.
    """
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    pieces = f"{{{','.join(map(str, grams_of_words(words, str(publication_id), locale)))}}}"
    given = {"publication_id": publication_id, "locale": locale, "grams": pieces, "like": like, "most": most}
    return [
        Entry(unit_id, texts, datetime.fromisoformat(created_at), article_id)
        for unit_id, texts, created_at, article_id in session.scalar(_CONTAINING, given) or ()
    ]


def newest(session: Session, publication_id: int, most: int) -> list[Entry]:
    return _entries(session.execute(_NEWEST, {"publication_id": publication_id, "most": most}))


def entry(session: Session, publication_id: int, unit_id: int) -> Entry | None:
    """One entry; None if there is none, or if its article is discarded."""
    found = _entries(session.execute(_ONE, {"publication_id": publication_id, "unit_id": unit_id}))
    return found[0] if found else None


def sharing(session: Session, publication_id: int, unit_id: int) -> Sequence[Entry]:
    """The entries that have a text in common with this one, itself among them; the youngest first."""
    return _entries(session.execute(_ALIKE, {"publication_id": publication_id, "unit_id": unit_id}))


def _entries(rows: Iterable[Any]) -> list[Entry]:
    found = []
    for unit_id, of_unit in groupby(rows, lambda row: row.unit_id):
        variants = list(of_unit)
        texts = {row.locale: row.text for row in variants}
        article_id = next((row.article_id for row in variants if row.article_id), None)
        found.append(Entry(unit_id, texts, variants[0].created_at, article_id))
    return found
