"""Adding a picture to an article, changing what is said of it, and taking it out: acts of those who edit the source."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import func, select

from tms.db.models import ArticlePicture, PictureRendition
from tms.db.queries.live_pictures import locales_showing_each
from tms.db.queries.picture_choices import is_shown_instead
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import (
    LONGEST_DETAILS,
    MOST_PICTURES,
    KeptPicture,
    MadePicture,
    PictureDetails,
    PictureStore,
    keep_picture,
)
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.authorize_locked import authorize_locked_article
from tms.services.pictures.article_pictures import state_of
from tms.services.pictures.read_pictures import CARD, PAGE, PictureView, details_of, read_picture


@dataclass(frozen=True, slots=True)
class AddedPicture:
    """A picture that stands with its article now; ``is_new``: it was not there before."""

    view: PictureView
    is_new: bool


def may_add_picture(uow: UnitOfWork, actor: Actor, article_id: int) -> None:
    """Ask before anybody reads a large file. Raises NotFound, Denied."""
    authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)


def add_picture(
    uow: UnitOfWork, actor: Actor, store: PictureStore, article_id: int, made: MadePicture, details: PictureDetails
) -> AddedPicture:
    """Add what was made of a file to the article's pictures. Event ``picture_added``.

    One that shows the same as a picture which is there already is that one, and what is said of it stays. The files
    are kept before the article is locked: of one that is refused here they stay, and are nobody's.
    Raises NotFound, Denied, Invalid (``picture_words_too_long``, ``text_not_text``), Conflict (``pictures_too_many``),
    Unavailable (``pictures_not_kept``).
    """
    authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    kept = keep_picture(store, made)
    authorize_locked_article(uow, actor, Action.SOURCE_EDIT, article_id)
    return add_kept_picture(uow, actor, article_id, kept, details)


def add_kept_picture(
    uow: UnitOfWork, actor: Actor, article_id: int, kept: KeptPicture, details: PictureDetails
) -> AddedPicture:
    """Add a picture whose files are kept already, for a use case that has asked for it and locked the article.

    Raises as ``add_picture``.
    """
    details = _written(details)
    largest = kept.renditions[-1].digest
    there = uow.session.execute(
        select(ArticlePicture.id, ArticlePicture.digest).where(
            ArticlePicture.article_id == article_id, ArticlePicture.taken_out_at.is_(None)
        )
    ).all()
    for picture_id, digest in there:
        if digest == largest:
            return AddedPicture(read_picture(uow, article_id, picture_id), is_new=False)
    if len(there) >= MOST_PICTURES:
        raise Conflict("pictures_too_many", most=MOST_PICTURES)
    picture = ArticlePicture(
        article_id=article_id,
        publication_id=actor.publication_id,
        digest=largest,
        is_first_frame=kept.is_first_frame,
        added_by=actor.person_id,
        **asdict(details),
    )
    uow.session.add(picture)
    uow.session.flush()
    uow.session.add_all(_rows(picture, kept))
    uow.session.flush()
    _tell(uow, actor, EventAct.PICTURE_ADDED, picture)
    return AddedPicture(read_picture(uow, article_id, picture.id), is_new=True)


def change_picture(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    picture_id: int,
    said: Mapping[str, Any],
    *,
    based_on: str | None = None,
) -> PictureView:
    """Change what is said of a picture: the fields of ``PictureDetails`` that are in ``said``.

    Readers have what was said of it when their version was released. ``based_on`` is the state that the person was
    shown; None where nobody was shown any. The same again is no change. Event ``picture_changed``, with what changed.
    Raises NotFound, Denied, Stale (``picture_stale``), Invalid (``picture_words_too_long``, ``text_not_text``).
    """
    loaded, picture = _locked(uow, actor, article_id, picture_id)
    present = details_of(picture)
    if based_on is not None and based_on != state_of(present):
        raise Stale("picture_stale")
    before = asdict(present)
    after = asdict(_written(PictureDetails(**{**before, **said})))
    changed = [one.name for one in fields(PictureDetails) if before[one.name] != after[one.name]]
    for name in changed:
        setattr(picture, name, after[name])
    if changed:
        uow.session.flush()
        shown = locales_showing_each(uow.session, article_id).get(picture_id, ())
        for version in loaded.versions:
            version.live_behind = version.live_behind or version.locale in shown
        _tell(uow, actor, EventAct.PICTURE_CHANGED, picture, changed=changed)
    return read_picture(uow, article_id, picture_id)


def take_out_picture(uow: UnitOfWork, actor: Actor, article_id: int, picture_id: int) -> None:
    """Take a picture out of the article: nobody is given it any more. Event ``picture_taken_out``.

    Its row stays, for what was said of it before. Raises NotFound, Denied, and Conflict (``picture_with_readers``,
    ``picture_in_version``) for one that readers have or a version shows instead of another.
    """
    loaded, picture = _locked(uow, actor, article_id, picture_id)
    if picture_id in locales_showing_each(uow.session, article_id):
        raise Conflict("picture_with_readers")
    if is_shown_instead(uow.session, article_id, loaded.article.current_revision_id, picture_id):
        raise Conflict("picture_in_version")
    picture.taken_out_by, picture.taken_out_at = actor.person_id, func.clock_timestamp()
    uow.session.flush()
    _tell(uow, actor, EventAct.PICTURE_TAKEN_OUT, picture)


def _locked(uow: UnitOfWork, actor: Actor, article_id: int, picture_id: int) -> tuple[LoadedArticle, ArticlePicture]:
    loaded = authorize_locked_article(uow, actor, Action.SOURCE_EDIT, article_id)
    picture = uow.session.get(ArticlePicture, (article_id, picture_id))
    if picture is None or picture.taken_out_at is not None:
        raise NotFound("picture_not_found")
    return loaded, picture


def _written(details: PictureDetails) -> PictureDetails:
    """The details in one line each, without spaces around them."""
    words: dict[str, str] = {}
    for name, most in LONGEST_DETAILS.items():
        said: str = getattr(details, name)
        require_storable(said)
        words[name] = " ".join(said.split())
        if len(words[name]) > most:
            raise Invalid("picture_words_too_long", most=most)
    return PictureDetails(**words, expires_on=details.expires_on)


def _rows(picture: ArticlePicture, kept: KeptPicture) -> list[PictureRendition]:
    uses = [(PAGE, one) for one in kept.renditions] + ([(CARD, kept.card)] if kept.card else [])
    return [
        PictureRendition(
            article_id=picture.article_id,
            picture_id=picture.id,
            use=use,
            width=one.width,
            height=one.height,
            kind=one.kind,
            bytes=one.bytes,
            digest=one.digest,
        )
        for use, one in uses
    ]


def _tell(uow: UnitOfWork, actor: Actor, act: EventAct, picture: ArticlePicture, **more: object) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=picture.article_id,
        data={"picture": picture.id, **more},
    )
    uow.article_changed(actor.publication_id, picture.article_id)
