"""Segments of an article that the checks compare: they share a source, or their text in a version."""

from collections.abc import Collection, Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.db.queries.changed_segments import SHORTEST_SHARED

_OF = "SELECT text FROM segment_text WHERE article_id = :article_id AND version_id = {} AND segment_id = ANY(:segments)"
_ALIKE = text(
    "SELECT segment_id FROM segment_text WHERE article_id = :article_id AND NOT retired AND ("  # noqa: S608  constants
    f" version_id = :version_id AND char_length(text) >= {SHORTEST_SHARED} AND text IN ({_OF.format(':version_id')})"
    f" OR version_id = :source_version_id AND text IN ({_OF.format(':source_version_id')}))"
)


def alike_segments(
    session: Session, article_id: int, *, source_version_id: int, version_id: int, segment_ids: Collection[int]
) -> Sequence[int]:
    """These segments, and those that share a source or a text with one of them."""
    key = {"article_id": article_id, "source_version_id": source_version_id, "version_id": version_id}
    return session.scalars(_ALIKE, {**key, "segments": list(segment_ids)}).all()
