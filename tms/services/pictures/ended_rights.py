"""Pictures that readers see although the last day of their right is over: for who can take them away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tms.db.models import Publication
from tms.db.queries.live_pictures import PictureInLive, shown_past_their_day
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize


@dataclass(frozen=True, slots=True)
class EndedRight:
    """A picture with the last day on which readers may see it, and the published pages on which they do."""

    article_id: int
    picture_id: int
    alt: str
    credit: str
    until: date
    pages: list[PictureInLive] = field(default_factory=list)


def ended_rights(uow: UnitOfWork, actor: Actor) -> Sequence[EndedRight]:
    """Those of the publication's articles that the actor may see, the longest ended first. Raises Denied."""
    authorize(actor, Action.ARTICLE_PUBLISH)
    zone = ZoneInfo(uow.session.get_one(Publication, actor.publication_id).time_zone)
    today = datetime.now(zone).date()
    found: dict[tuple[int, int], EndedRight] = {}
    for one in shown_past_their_day(uow.session, actor.publication_id, today, visible_to(actor)):
        ended = EndedRight(one.article_id, one.picture_id, one.alt, one.credit, one.expires_on)
        found.setdefault((one.article_id, one.picture_id), ended).pages.append(one)
    return list(found.values())
