"""The pictures of an article with their rights and where each is shown, for those who may change that."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tms.db.queries.live_pictures import locales_showing_each
from tms.db.queries.picture_choices import pictures_in_source, versions_choosing
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import PictureDetails
from tms.services.authorize import authorize_article
from tms.services.pictures.read_pictures import PictureView, read_pictures


@dataclass(frozen=True, slots=True)
class PictureInArticle:
    """A picture, and who shows it.

    ``in_text``: the article's text does, and so each version that shows no other. ``chosen_in`` are the locales of the
    versions that show it instead of another, ``live_in`` those of the versions in which readers have it now.
    """

    view: PictureView
    in_text: bool
    chosen_in: Sequence[str]
    live_in: Sequence[str]

    @property
    def is_unused(self) -> bool:
        """Whether nothing shows it, and no reader has it."""
        return not (self.in_text or self.chosen_in or self.live_in)

    @property
    def state(self) -> str:
        """Equal as long as nobody changed what is said of it."""
        return state_of(self.view.details)


@dataclass(frozen=True, slots=True)
class ArticlePictures:
    """The pictures of an article in the order in which they came; ``language`` is its title's."""

    article_id: int
    title: str
    language: str
    pictures: Sequence[PictureInArticle]


def state_of(details: PictureDetails) -> str:
    """Sixteen hexadecimal digits that are the same as long as the same is said of a picture."""
    return hashlib.sha256(repr(details).encode()).hexdigest()[:16]


def pictures_with_rights(uow: UnitOfWork, actor: Actor, article_id: int) -> ArticlePictures:
    """The article's pictures, without those that were taken out. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    in_text = set(pictures_in_source(uow.session, article_id, loaded.article.current_revision_id))
    chosen, live = versions_choosing(uow.session, article_id), locales_showing_each(uow.session, article_id)
    found = [
        PictureInArticle(one, one.id in in_text, chosen.get(one.id, ()), live.get(one.id, ()))
        for one in read_pictures(uow, article_id)
    ]
    return ArticlePictures(article_id, loaded.article.title or "", loaded.source.locale, found)
