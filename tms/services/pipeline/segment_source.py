"""The first stage: the source revision's blocks become segments with stable ids and their texts."""

from sqlalchemy import func, select

from tms.db.models import RevisionSegment, SegmentText, Version
from tms.db.queries import revisions, work_items
from tms.db.queries.revisions import RevisionPlace
from tms.db.queries.work_items import Claimed
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.recorded_acts import Act
from tms.domain.states import Origin, SegmentState
from tms.domain.work_kinds import WorkKind
from tms.services.guidance.segmentation_rules import own_rules
from tms.services.pipeline.stage import article_and_version, done, next_stages, still_mine
from tms.services.source.source_blocks import as_new
from tms.services.source.source_pieces import SourcePiece, pieces_of


def run(begin: Begin, item: Claimed) -> None:
    """Segment the article's current revision; queues ``draft`` and ``derive`` of the versions that come from it."""
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        rules = own_rules(uow, publication.id)
        blocks = as_new(revisions.blocks(uow.session, article.id, int(article.current_revision_id or 0)))
    pieces = [piece for number, block in enumerate(blocks) for piece in pieces_of(number, block, version.locale, rules)]
    with begin() as uow:
        still_mine(uow, item)
        if not _is_segmented(uow, article.id, article.current_revision_id):
            _store(uow, item, version, int(article.current_revision_id or 0), pieces)
        work_items.set_progress(uow.session, item, len(pieces), len(pieces))
        done(uow, item, publication.id, then=next_stages(uow, WorkKind.SEGMENT, version))


def _is_segmented(uow: UnitOfWork, article_id: int, revision_id: int | None) -> bool:
    """Whether an earlier attempt did the work and only its end was lost."""
    found = uow.session.scalar(
        select(func.count()).where(RevisionSegment.article_id == article_id, RevisionSegment.revision_id == revision_id)
    )
    return bool(found)


def _store(uow: UnitOfWork, item: Claimed, version: Version, revision_id: int, pieces: list[SourcePiece]) -> None:
    ids = revisions.new_segments(uow.session, version.article_id, [piece.kind for piece in pieces])
    numbered = list(zip(ids, pieces, strict=True))
    if not numbered:
        return
    key = {"article_id": version.article_id}
    insert_rows(
        uow.session,
        SegmentText,
        [
            key
            | {
                "version_id": version.id,
                "segment_id": segment_id,
                "text": piece.text,
                "codes": piece.codes,
                "state": SegmentState.FINAL,
                "origin": Origin.IMPORTED,
                "act": Act.IMPORT,
                "work_item_id": item.id,
            }
            for segment_id, piece in numbered
        ],
    )
    revisions.add_places(
        uow.session,
        version.article_id,
        revision_id,
        [
            RevisionPlace(segment_id, position, piece.block, version.id, 1, piece.space_before)
            for position, (segment_id, piece) in enumerate(numbered)
        ],
    )
