"""What the engine that made a segment's draft was told, for those who read the draft."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from tms.db.models import MachineDraft, SegmentText, TranslationEngine
from tms.db.queries.article_context import OneVersion
from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.guidance.told_to_engines import Guidance, guidance_as_told


@dataclass(frozen=True, slots=True)
class EngineTold:
    """The engine by its name, the model as it calls itself, and what it was told besides terms and sentences."""

    engine: str
    model: str
    guidance: Guidance


_NEWEST = (
    select(TranslationEngine.name, MachineDraft.model, MachineDraft.guide_number, MachineDraft.brief_number)
    .join(
        SegmentText,
        (SegmentText.article_id == MachineDraft.article_id)
        & (SegmentText.version_id == MachineDraft.version_id)
        & (SegmentText.segment_id == MachineDraft.segment_id)
        & (SegmentText.origin == Origin.MT),
    )
    .join(
        TranslationEngine,
        (TranslationEngine.publication_id == MachineDraft.publication_id)
        & (TranslationEngine.id == MachineDraft.engine_id),
    )
    .where(
        MachineDraft.article_id == bindparam("article_id"),
        MachineDraft.version_id == bindparam("version_id"),
        MachineDraft.segment_id == bindparam("segment_id"),
    )
    .order_by(MachineDraft.rev.desc())
    .limit(1)
)


def what_was_told(uow: UnitOfWork, publication_id: int, version: OneVersion, segment_id: int) -> EngineTold | None:
    """What was told for the draft that stands there; None if no engine made it.

    For a caller that has asked whether the person may see the article.
    """
    key = {"article_id": version.article_id, "version_id": version.id, "segment_id": segment_id}
    row = uow.session.execute(_NEWEST, key).one_or_none()
    if row is None:
        return None
    guidance = guidance_as_told(
        uow.session,
        publication_id,
        version.article_id,
        version.locale,
        guide_number=row.guide_number,
        brief_number=row.brief_number,
    )
    return EngineTold(row.name, row.model, guidance)
