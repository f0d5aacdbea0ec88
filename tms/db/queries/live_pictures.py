"""Which of an article's versions show a picture to readers now."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from tms.db.models import Snapshot, Version


def locales_showing(session: Session, article_id: int, picture_id: int) -> frozenset[str]:
    """The locales of the versions whose live snapshot has the picture."""
    live = and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id)
    shows = Snapshot.content["pictures"].op("?")(str(picture_id))
    found = select(Version.locale).join(Snapshot, live).where(Version.article_id == article_id, shows)
    return frozenset(session.scalars(found))
