"""Segments that a version has no text for yet."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def add_empty_texts(session: Session, *, article_id: int, version_id: int | None, work_item_id: int) -> None:
    """Add an empty row for each segment that the version lacks and that what it is made from has.

    Then there is something to claim and to fence. The query works on sets, since a join of an article that has just
    come in may be planned as one of a few rows.
    """
    session.execute(
        text(
            "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, work_item_id)"
            " SELECT :article_id, :version_id, lacking.segment_id, '', 'draft', :work_item_id FROM ("
            "  (SELECT segment_id FROM revision_segment WHERE article_id = :article_id"
            "    AND revision_id = (SELECT current_revision_id FROM article WHERE id = :article_id)"
            "   INTERSECT"
            "   SELECT segment_id FROM segment_text WHERE article_id = :article_id AND version_id ="
            "    (SELECT coalesce(v.parent_version_id, a.source_version_id) FROM version AS v"
            "     JOIN article AS a ON a.id = v.article_id WHERE v.article_id = :article_id AND v.id = :version_id))"
            "  EXCEPT SELECT segment_id FROM segment_text WHERE article_id = :article_id AND version_id = :version_id"
            " ) AS lacking ORDER BY lacking.segment_id ON CONFLICT DO NOTHING"
        ),
        {
            "article_id": article_id,
            "version_id": version_id,
            "work_item_id": work_item_id,
        },
    )
