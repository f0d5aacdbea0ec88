"""The pictures of an article, for those who may see it, whatever readers have of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tms.db.models import ArticlePicture, PictureRendition
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import PictureDetails, PictureStore
from tms.services.authorize import authorize_article

PAGE, CARD = "page", "card"
"""What a rendition is for: our pages and other readers' sites, or the card that sites show of a shared page."""

SMALLEST = "smallest"
"""Another name for the page's file of the least width, for who knows no more of a picture than its number."""


@dataclass(frozen=True, slots=True)
class KeptRendition:
    """A file of a picture: its ``name`` in addresses is its width, or ``card``."""

    name: str
    kind: str
    width: int
    height: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with what is said of it; ``renditions`` are by width, and a small one has no ``card``."""

    id: int
    details: PictureDetails
    is_first_frame: bool
    added_at: datetime
    renditions: Sequence[KeptRendition]
    card: KeptRendition | None

    @property
    def largest(self) -> KeptRendition:
        return self.renditions[-1]


@dataclass(frozen=True, slots=True)
class PictureFile:
    """What is sent of a picture: a file that we made, with its media type."""

    kind: str
    digest: str
    content: bytes


def pictures_of_article(uow: UnitOfWork, actor: Actor, article_id: int) -> list[PictureView]:
    """The article's pictures in the order in which they came, without those that were taken out. Raises NotFound."""
    authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return read_pictures(uow, article_id)


def picture_of_article(uow: UnitOfWork, actor: Actor, article_id: int, picture_id: int) -> PictureView:
    """One of them. Raises NotFound (``article_not_found``, ``picture_not_found``)."""
    authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return read_picture(uow, article_id, picture_id)


def file_of_picture(
    uow: UnitOfWork, actor: Actor, store: PictureStore, article_id: int, picture_id: int, name: str
) -> PictureFile:
    """The file of one rendition, by its name.

    Raises NotFound (``article_not_found``, ``picture_not_found``, ``picture_not_kept``).
    """
    authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return file_named(store, read_picture(uow, article_id, picture_id), name)


def file_named(store: PictureStore, view: PictureView, name: str) -> PictureFile:
    """The file of a picture that may be seen. Raises NotFound (``picture_not_found``, ``picture_not_kept``)."""
    wanted = view.renditions[0].name if name == SMALLEST else name
    for one in (*view.renditions, view.card):
        if one is not None and one.name == wanted:
            return PictureFile(one.kind, one.digest, store.read(one.digest))
    raise NotFound("picture_not_found")


def read_picture(uow: UnitOfWork, article_id: int, picture_id: int) -> PictureView:
    """One picture, for a use case that has asked whether it may be seen. Raises NotFound (``picture_not_found``)."""
    for view in read_pictures(uow, article_id):
        if view.id == picture_id:
            return view
    raise NotFound("picture_not_found")


def read_pictures(uow: UnitOfWork, article_id: int) -> list[PictureView]:
    """All of them, for a use case that has asked whether they may be seen."""
    rows = uow.session.execute(
        select(ArticlePicture, PictureRendition)
        .join(
            PictureRendition,
            (PictureRendition.article_id == ArticlePicture.article_id)
            & (PictureRendition.picture_id == ArticlePicture.id),
        )
        .where(ArticlePicture.article_id == article_id, ArticlePicture.taken_out_at.is_(None))
        .order_by(ArticlePicture.id, PictureRendition.use, PictureRendition.width)
    )
    renditions: dict[ArticlePicture, dict[str, list[KeptRendition]]] = {}
    for picture, one in rows:
        name = CARD if one.use == CARD else str(one.width)
        kept = KeptRendition(name, one.kind, one.width, one.height, one.bytes, one.digest)
        renditions.setdefault(picture, {PAGE: [], CARD: []})[one.use].append(kept)
    return [_view(picture, by_use) for picture, by_use in renditions.items()]


def _view(picture: ArticlePicture, by_use: Mapping[str, Sequence[KeptRendition]]) -> PictureView:
    return PictureView(
        id=picture.id,
        details=details_of(picture),
        is_first_frame=picture.is_first_frame,
        added_at=picture.added_at,
        renditions=by_use[PAGE],
        card=next(iter(by_use[CARD]), None),
    )


def details_of(picture: ArticlePicture) -> PictureDetails:
    """What is said of a picture, as it stands."""
    return PictureDetails(
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        licence=picture.licence,
        territory=picture.territory,
        expires_on=picture.expires_on,
    )
