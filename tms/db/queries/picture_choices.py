"""What versions show where their article has a picture."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.orm import Session

from tms.db.models import PictureChoice, SignOff, SourceBlock, Version
from tms.db.queries.accepted_texts import APPROVAL
from tms.domain.picture_choices import PictureChoices, articles_pictures
from tms.domain.recorded_acts import SignOffKind


class ChosenPicture(NamedTuple):
    """A choice: by the article's picture what is shown instead, and who chose that."""

    picture_id: int
    shown_id: int | None
    chosen_by: int


_IN_VERSION = (
    select(PictureChoice.picture_id, PictureChoice.shown_id, PictureChoice.chosen_by)
    .where(
        PictureChoice.article_id == bindparam("article_id", type_=BigInteger),
        PictureChoice.version_id == bindparam("version_id", type_=BigInteger),
        PictureChoice.shown_id.is_distinct_from(PictureChoice.picture_id),
    )
    .order_by(PictureChoice.picture_id)
)


def chosen_in(session: Session, article_id: int, version_id: int) -> list[ChosenPicture]:
    """The pictures of the article that the version doesn't show as they are."""
    key = {"article_id": article_id, "version_id": version_id}
    return [ChosenPicture._make(row) for row in session.connection().execute(_IN_VERSION, key)]


def choices_in(session: Session, article_id: int, version_id: int) -> PictureChoices:
    """The same as one mapping."""
    return {one.picture_id: one.shown_id for one in chosen_in(session, article_id, version_id)}


def pictures_in_source(session: Session, article_id: int, revision_id: int | None) -> list[int]:
    """The numbers of the article's pictures that its text names, each once, in their order."""
    blocks = session.scalars(
        select(SourceBlock.codes)
        .where(
            SourceBlock.article_id == article_id,
            SourceBlock.revision_id == revision_id,
            SourceBlock.codes.is_not(None),
        )
        .order_by(SourceBlock.position)
    )
    return list(dict.fromkeys(number for codes in blocks for number in articles_pictures(codes).values()))


def versions_choosing(session: Session, article_id: int) -> dict[int, list[str]]:
    """By a picture's number the locales of the versions that show it instead of another, in their order."""
    rows = session.execute(
        select(PictureChoice.shown_id, Version.locale)
        .join(Version, (Version.article_id == PictureChoice.article_id) & (Version.id == PictureChoice.version_id))
        .where(PictureChoice.article_id == article_id, PictureChoice.shown_id != PictureChoice.picture_id)
        .order_by(Version.id)
    )
    found: dict[int, list[str]] = {}
    for number, locale in rows:
        if number is not None:
            found.setdefault(number, []).append(locale)
    return found


def is_shown_instead(session: Session, article_id: int, revision_id: int | None, picture_id: int) -> bool:
    """Whether a version shows it where the article's text has another picture."""
    instead_of = session.scalars(
        select(PictureChoice.picture_id).where(
            PictureChoice.article_id == article_id,
            PictureChoice.shown_id == picture_id,
            PictureChoice.picture_id != picture_id,
        )
    ).all()
    return bool(instead_of) and not set(instead_of).isdisjoint(pictures_in_source(session, article_id, revision_id))


_LAST_APPROVED = (
    select(SignOff.pictures)
    .where(
        SignOff.article_id == bindparam("article_id", type_=BigInteger),
        SignOff.version_id == bindparam("version_id", type_=BigInteger),
        (SignOff.kind == SignOffKind.APPROVE) | (SignOff.waives == APPROVAL),
    )
    .order_by(SignOff.id.desc())
    .limit(1)
)


def approved_choices(session: Session, article_id: int, version_id: int) -> PictureChoices:
    """What the version showed of others when it was last approved, or let pass without that."""
    key = {"article_id": article_id, "version_id": version_id}
    return dict(session.connection().scalar(_LAST_APPROVED, key) or [])
