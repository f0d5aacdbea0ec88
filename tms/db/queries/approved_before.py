"""Approved texts of other articles that people wrote or accepted for what a parent's text says here, character for
character."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.domain.recorded_acts import BY_MACHINE, SignOffKind


class AskedText(NamedTuple):
    """A segment's parent text with its hash; and the source's, where that is not the parent itself."""

    segment_id: int
    hash: bytes
    text: str
    source: str | None


class ApprovedText(NamedTuple):
    """What was approved, in which article, and who worded it, else who accepted it; higher units are younger."""

    segment_id: int
    unit_id: int
    text: str
    article_id: int
    worded_by: str | None
    accepted_by: str | None


MOST = 20
"""The youngest entries with a text that are looked at: a credit or a signature stands in thousands of articles."""

# Of an article the memory keeps its last approval. What stands beside its parent's text since must be that, else the
# two were approved one after the other and were never a pair.
_FOUND = text(
    "SELECT a.segment_id, c.unit_id, c.text, c.article_id, w.name AS worded_by, k.name AS accepted_by"
    " FROM unnest(CAST(:segments AS bigint[]), CAST(:hashes AS bytea[]), CAST(:texts AS text[]),"
    "  CAST(:sources AS text[])) AS a(segment_id, hash, text, source)"
    " JOIN LATERAL (SELECT m.article_id, m.version_id, m.segment_id FROM memory_variant m"
    "  WHERE m.publication_id = :publication_id AND m.locale = :parent_tag AND m.hash = a.hash AND m.text = a.text"
    "  AND m.article_id <> :article_id ORDER BY m.unit_id DESC LIMIT :most) p ON true"
    " JOIN article o ON o.id = p.article_id AND o.discarded_at IS NULL"
    " JOIN version v ON (v.article_id, v.parent_version_id) = (p.article_id, p.version_id) AND v.locale = :locale"
    " JOIN derivation d ON (d.article_id, d.version_id, d.segment_id) = (v.article_id, v.id, p.segment_id)"
    " JOIN text_history b ON (b.article_id, b.version_id, b.segment_id, b.rev)"
    "  = (d.article_id, d.parent_version_id, d.segment_id, d.parent_rev) AND b.text = a.text"
    " JOIN memory_variant c ON (c.article_id, c.version_id, c.segment_id) = (d.article_id, d.version_id, d.segment_id)"
    "  AND (c.publication_id, c.locale) = (:publication_id, :tag)"
    " JOIN segment_text t ON (t.article_id, t.version_id, t.segment_id, t.rev)"
    "  = (c.article_id, c.version_id, c.segment_id, c.rev)"
    " LEFT JOIN memory_variant s ON (s.publication_id, s.unit_id, s.locale)"
    "  = (c.publication_id, c.unit_id, :source_tag)"
    " LEFT JOIN LATERAL (SELECT n.name FROM text_history h JOIN person n ON n.id = h.person_id"
    "  WHERE (h.article_id, h.version_id, h.segment_id) = (t.article_id, t.version_id, t.segment_id) AND h.rev <= t.rev"
    "  AND d.status <> 'follows' AND h.act <> ALL(CAST(:by_machine AS text[])) ORDER BY h.rev DESC LIMIT 1) w ON true"
    " LEFT JOIN LATERAL (SELECT n.name FROM sign_off g JOIN person n ON n.id = g.person_id"
    "  WHERE (g.article_id, g.version_id, g.segment_id, g.rev) = (t.article_id, t.version_id, t.segment_id, t.rev)"
    "  AND g.kind = :accept ORDER BY g.id DESC LIMIT 1) k ON true"
    " WHERE (a.source IS NULL OR s.text IS NULL OR s.text = a.source) AND coalesce(w.name, k.name) IS NOT NULL"
    " ORDER BY a.segment_id, c.unit_id DESC"
)


def approved_texts(
    session: Session,
    publication_id: int,
    article_id: int,
    locale: str,
    tags: tuple[str, str, str | None],
    asked: Sequence[AskedText],
) -> list[ApprovedText]:
    """What was approved in a version of the locale in other articles, of each text the youngest first; one statement.

    ``tags`` are the memory's locales of the parent, of the version, and of the source if that is another.
    """
    parent_tag, tag, source_tag = tags
    these = {
        "publication_id": publication_id,
        "article_id": article_id,
        "locale": locale,
        "parent_tag": parent_tag,
        "tag": tag,
        "source_tag": source_tag,
        "segments": [one.segment_id for one in asked],
        "hashes": [one.hash for one in asked],
        "texts": [one.text for one in asked],
        "sources": [one.source for one in asked],
        "by_machine": sorted(BY_MACHINE),
        "accept": SignOffKind.ACCEPT,
        "most": MOST,
    }
    return [ApprovedText._make(row) for row in session.connection().execute(_FOUND, these)]
