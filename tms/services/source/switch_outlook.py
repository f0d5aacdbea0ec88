"""What would happen if another version became the source, for the page that asks the editor."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from tms.db.models import PublicationRoute, RevisionSegment, SegmentText, SourceRevision, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look, SegmentState
from tms.services.authorize import LoadedArticle, authorize_article


@dataclass(frozen=True, slots=True)
class Outlook:
    """The other versions: ``locale`` is translated from the new source, or derived from the version ``parent``."""

    locale: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class SwitchOutlook:
    """The source ``old`` gives way to ``new``, as revision ``number``.

    ``missing`` segments of the new one have no text that somebody confirmed, ``conflicts`` wait for a choice; both
    stop the switch.
    """

    old: str
    new: str
    number: int
    others: Sequence[Outlook]
    missing: int
    conflicts: int

    @property
    def is_possible(self) -> bool:
        return self.old != self.new and not self.missing and not self.conflicts


def switch_outlook(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> SwitchOutlook:
    """What ``switch_source`` to the locale would do. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.SOURCE_SWITCH, article_id)
    new = loaded.version(locale)
    revision = uow.session.get_one(SourceRevision, (article_id, loaded.article.current_revision_id))
    listed, texts, conflicts = _standing(uow, loaded, new)
    return SwitchOutlook(
        old=loaded.source.locale,
        new=locale,
        number=revision.number + 1,
        others=_others(uow, loaded, new),
        missing=listed - texts,
        conflicts=conflicts,
    )


def _standing(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> tuple[int, int, int]:
    """The numbers of segments of the source, of those confirmed in the version, and of those in conflict."""
    counts = uow.session.execute(
        select(
            func.count(),
            func.count().filter(SegmentText.text != "", SegmentText.state != SegmentState.INITIAL),
            func.count().filter(SegmentText.look == Look.CONFLICT),
        )
        .select_from(RevisionSegment)
        .outerjoin(
            SegmentText,
            (SegmentText.article_id == RevisionSegment.article_id)
            & (SegmentText.segment_id == RevisionSegment.segment_id)
            & (SegmentText.version_id == version.id),
        )
        .where(
            RevisionSegment.article_id == loaded.article.id,
            RevisionSegment.revision_id == loaded.article.current_revision_id,
        )
    ).one()
    listed, texts, conflicts = counts
    return listed, texts, conflicts


def _others(uow: UnitOfWork, loaded: LoadedArticle, new: Version) -> list[Outlook]:
    routes = uow.session.scalars(
        select(PublicationRoute).where(
            PublicationRoute.publication_id == loaded.publication.id, PublicationRoute.source_locale == new.locale
        )
    )
    parents = {route.locale: route.derived_from for route in routes}
    return [Outlook(v.locale, parents.get(v.locale)) for v in loaded.versions if v.id != new.id]
