"""The first stage: the source revision's blocks become segments with stable ids and their texts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy import text as sql

from tms.db.models import RevisionSegment, SourceBlock, Version
from tms.db.queries import texts, work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import Act
from tms.domain.inline import MARKER
from tms.domain.states import Origin, SegmentState
from tms.domain.work import WorkKind
from tms.language.segmentation import cut
from tms.services.stage import Begin, article_and_version, done, still_mine


@dataclass(frozen=True, slots=True)
class _Piece:
    block: int
    kind: str
    space_before: str
    text: str
    codes: dict[str, Any] | None


def run(begin: Begin, item: Claimed) -> None:
    """Segment the article's current revision; queues ``draft`` and ``derive`` of the versions that come from it."""
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        blocks = uow.session.scalars(
            select(SourceBlock)
            .where(SourceBlock.article_id == article.id, SourceBlock.revision_id == article.current_revision_id)
            .order_by(SourceBlock.position)
        ).all()
    pieces = [piece for block in blocks for piece in _pieces(block, version.locale)]
    with begin() as uow:
        still_mine(uow, item)
        if not _is_segmented(uow, article.id, article.current_revision_id):
            _store(uow, item, version, int(article.current_revision_id or 0), pieces)
        work_items.set_progress(uow.session, item, len(pieces), len(pieces))
        done(uow, item, publication.id, then=_next_stages(uow, version))


def _pieces(block: SourceBlock, locale: str) -> list[_Piece]:
    segmentation = cut(block.text, locale)
    pieces = []
    for piece in segmentation.pieces:
        numbers = {match[2] for match in MARKER.finditer(piece.text)}
        codes = {n: code for n, code in (block.codes or {}).items() if n in numbers}
        pieces.append(_Piece(block.position, block.kind, piece.space_before, piece.text, codes or None))
    return pieces


def _is_segmented(uow: UnitOfWork, article_id: int, revision_id: int | None) -> bool:
    """Whether an earlier attempt got here and only its end was lost."""
    found = uow.session.scalar(
        select(func.count()).where(RevisionSegment.article_id == article_id, RevisionSegment.revision_id == revision_id)
    )
    return bool(found)


def _store(uow: UnitOfWork, item: Claimed, version: Version, revision_id: int, pieces: list[_Piece]) -> None:
    ids = uow.session.scalars(
        sql("SELECT nextval(pg_get_serial_sequence('segment', 'id')) FROM generate_series(1, :n)"), {"n": len(pieces)}
    ).all()
    numbered = list(zip(sorted(ids), pieces, strict=True))
    if not numbered:
        return
    key = {"article_id": version.article_id}
    # The sequence gave the numbers, so that one statement stores all segments and the next can name them.
    uow.session.execute(
        sql(
            "INSERT INTO segment (article_id, id, kind) OVERRIDING SYSTEM VALUE"
            " SELECT :article_id, s.id, s.kind"
            " FROM unnest(CAST(:ids AS bigint[]), CAST(:kinds AS text[])) AS s(id, kind)"
        ),
        key | {"ids": [i for i, _ in numbered], "kinds": [p.kind for _, p in numbered]},
    )
    texts.insert_texts(
        uow.session,
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
    uow.session.execute(
        insert(RevisionSegment),
        [
            key
            | {
                "revision_id": revision_id,
                "segment_id": segment_id,
                "position": position,
                "block": piece.block,
                "version_id": version.id,
                "rev": 1,
                "space_before": piece.space_before,
            }
            for position, (segment_id, piece) in enumerate(numbered)
        ],
    )


def _next_stages(uow: UnitOfWork, source: Version) -> list[tuple[WorkKind, int]]:
    others = uow.session.scalars(
        select(Version).where(Version.article_id == source.article_id, Version.id != source.id)
    )
    return [
        (WorkKind.DERIVE if v.parent_version_id == source.id else WorkKind.DRAFT, v.id)
        for v in others
        if v.role == "direct" or v.parent_version_id == source.id
    ]
