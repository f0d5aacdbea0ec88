"""Which versions show a picture to readers now."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, and_, cast, func, select
from sqlalchemy.orm import Session

from tms.db.models import Address, Article, ArticlePicture, Snapshot, Version
from tms.domain.states import VersionStatus


def locales_showing_each(session: Session, article_id: int) -> dict[int, list[str]]:
    """By a picture's number the locales of the versions whose live snapshot has it, in the order of the versions."""
    live = and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id)
    number = func.jsonb_object_keys(Snapshot.content["pictures"]).label("number")
    rows = session.execute(
        select(Version.locale, number).join(Snapshot, live).where(Version.article_id == article_id).order_by(Version.id)
    )
    found: dict[int, list[str]] = {}
    for locale, key in rows:
        found.setdefault(int(key), []).append(locale)
    return found


def shown_to_readers() -> ColumnElement[bool]:
    """The condition on ``ArticlePicture`` that a version shows it which readers have."""
    live = and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id)
    return (
        select(Version.id)
        .join(Snapshot, live)
        .where(
            Version.article_id == ArticlePicture.article_id,
            Version.status != VersionStatus.WITHDRAWN,
            Snapshot.content["pictures"].op("?")(cast(ArticlePicture.id, String)),
        )
        .correlate(ArticlePicture)
        .exists()
    )


class PictureInLive(NamedTuple):
    """A picture in a version that readers have, with the last day on which they may see it."""

    article_id: int
    picture_id: int
    alt: str
    credit: str
    expires_on: date
    locale: str
    slug: str
    title: str


def shown_past_their_day(
    session: Session, publication_id: int, today: date, *conditions: ColumnElement[bool]
) -> list[PictureInLive]:
    """What readers of a publication see of pictures whose last day is over, of articles that meet the conditions."""
    statement = (
        select(
            ArticlePicture.article_id,
            ArticlePicture.id,
            ArticlePicture.alt,
            ArticlePicture.credit,
            ArticlePicture.expires_on,
            Version.locale,
            Address.slug,
            Snapshot.content["title"].astext,
        )
        .join(Article, Article.id == ArticlePicture.article_id)
        .join(Version, Version.article_id == ArticlePicture.article_id)
        .join(Snapshot, and_(Snapshot.article_id == Version.article_id, Snapshot.id == Version.live_snapshot_id))
        .join(
            Address,
            and_(
                Address.article_id == Version.article_id,
                Address.version_id == Version.id,
                Address.status == "current",
            ),
        )
        .where(
            ArticlePicture.publication_id == publication_id,
            ArticlePicture.taken_out_at.is_(None),
            ArticlePicture.expires_on < today,
            Version.status != VersionStatus.WITHDRAWN,
            Snapshot.content["pictures"].op("?")(cast(ArticlePicture.id, String)),
            *conditions,
        )
        .order_by(ArticlePicture.expires_on, ArticlePicture.article_id, ArticlePicture.id, Version.id)
    )
    return [PictureInLive(*row) for row in session.execute(statement)]
