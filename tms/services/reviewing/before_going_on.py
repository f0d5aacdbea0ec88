"""What submitting or approving a version would go past now, and what it would be refused for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tms.db.models import SegmentText, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.reviewing.approve import refuse_unread
from tms.services.reviewing.open_points import OpenPoints, open_points
from tms.services.reviewing.submit import refuse_unfinished
from tms.services.versions.version_texts import present_rows


@dataclass(frozen=True, slots=True)
class BeforeGoingOn:
    """What is open; and the refusal, if there would be one, with the segments that it is about, by their numbers."""

    found: OpenPoints
    refusal: Conflict | None = None
    refused: Sequence[tuple[int, int]] = ()


def before_submitting(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> BeforeGoingOn:
    """What submitting the version would meet now. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.VERSION_SUBMIT, article_id, locale)
    return _before(uow, loaded, version, refuse_unfinished)


def before_approving(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> BeforeGoingOn:
    """What approving the version would meet now. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.VERSION_APPROVE, article_id, locale)
    return _before(uow, loaded, version, refuse_unread)


def _before(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    version: Version,
    refuse: Callable[[UnitOfWork, LoadedArticle, Version, list[SegmentText]], OpenPoints],
) -> BeforeGoingOn:
    try:
        return BeforeGoingOn(refuse(uow, loaded, version, present_rows(uow, version, lock=False)))
    except Conflict as refusal:
        these = refusal.params.get("segments")
        named = set(these) if isinstance(these, list) else set[int]()
        places = enumerate(texts.places(uow.session, version.article_id), 1)
        refused = [(place.segment_id, number) for number, place in places if place.segment_id in named]
        return BeforeGoingOn(open_points(uow, loaded, version), refusal, refused)
