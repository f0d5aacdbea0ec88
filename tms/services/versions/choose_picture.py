"""What a version shows where its article has a picture: another one, nothing, or the article's again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from tms.db.models import Person, PictureChoice, Version
from tms.db.queries.picture_choices import pictures_in_source
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import MadePicture, PictureDetails, PictureStore, keep_picture
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.authorize_locked import authorize_locked_version
from tms.services.pictures.change_pictures import add_kept_picture
from tms.services.pictures.read_pictures import read_picture
from tms.services.versions.public_content import compare_with_live


@dataclass(frozen=True, slots=True)
class PictureInVersion:
    """A picture of the article's text, and what a version shows there: ``shown``, or None where it is left out.

    ``by`` and ``at``: who chose that last, and when; None where nobody ever did.
    """

    picture: int
    shown: int | None
    by: str | None = None
    at: datetime | None = None


def pictures_in_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> list[PictureInVersion]:
    """The pictures of the article's text, each once in reading order, with what the version shows there.

    Raises NotFound.
    """
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    return _pictures_in(uow, loaded, version)


def may_choose_picture(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """Ask before anybody reads a large file. Raises NotFound, Denied."""
    authorize_version(uow, actor, Action.PICTURE_CHOOSE, article_id, locale)


def show_new_picture(
    uow: UnitOfWork,
    actor: Actor,
    store: PictureStore,
    article_id: int,
    locale: str,
    picture_id: int,
    made: MadePicture,
    details: PictureDetails,
) -> PictureInVersion:
    """Add what was made of a file to the article's pictures, and let the version show that instead of this one.

    Raises as ``show_picture``, and Invalid (``picture_words_too_long``, ``text_not_text``), Conflict
    (``pictures_too_many``), Unavailable (``pictures_not_kept``).
    """
    authorize_version(uow, actor, Action.PICTURE_CHOOSE, article_id, locale)
    kept = keep_picture(store, made)
    loaded, version = _locked(uow, actor, article_id, locale, picture_id)
    added = add_kept_picture(uow, actor, article_id, kept, details).view
    return _choose(uow, actor, loaded, version, picture_id, _another(picture_id, added.id))


def show_picture(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, picture_id: int, another_id: int
) -> PictureInVersion:
    """Let the version show another picture of the article instead of this one. Event ``picture_chosen``.

    Raises NotFound (``picture_not_found``), Denied, Conflict (``picture_not_in_text``, of one that the article's text
    does not show; ``picture_of_person``, to a machine), Invalid (``picture_is_the_articles``).
    """
    loaded, version = _locked(uow, actor, article_id, locale, picture_id)
    another = read_picture(uow, article_id, another_id)
    return _choose(uow, actor, loaded, version, picture_id, _another(picture_id, another.id))


def leave_out_picture(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, picture_id: int) -> PictureInVersion:
    """Let the version show nothing there: its readers have neither the picture nor its words and caption.

    These stay as segments, so that it can be shown again, and what follows this version still has them. Event
    ``picture_left_out``. Raises as ``show_picture``.
    """
    loaded, version = _locked(uow, actor, article_id, locale, picture_id)
    return _choose(uow, actor, loaded, version, picture_id, None)


def show_articles_picture(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, picture_id: int
) -> PictureInVersion:
    """Let the version show the article's picture again. Event ``picture_shown_again``. Raises as ``show_picture``."""
    loaded, version = _locked(uow, actor, article_id, locale, picture_id)
    return _choose(uow, actor, loaded, version, picture_id, picture_id)


def _locked(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, picture_id: int
) -> tuple[LoadedArticle, Version]:
    """The version, with its article locked: what is approved or released from here on is seen, or has been."""
    loaded, version = authorize_locked_version(uow, actor, Action.PICTURE_CHOOSE, article_id, locale)
    if picture_id not in _in_source(uow, loaded):
        raise Conflict("picture_not_in_text")
    return loaded, version


def _another(picture_id: int, another_id: int) -> int:
    if another_id == picture_id:
        raise Invalid("picture_is_the_articles")
    return another_id


def _choose(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, picture_id: int, shown: int | None
) -> PictureInVersion:
    choice = uow.session.get(PictureChoice, (version.article_id, version.id, picture_id))
    before = choice.shown_id if choice else picture_id
    if actor.is_machine and choice is not None and not _is_machine(uow, choice.chosen_by):
        raise Conflict("picture_of_person")
    if before != shown:
        if choice is None:
            choice = PictureChoice(
                article_id=version.article_id,
                version_id=version.id,
                picture_id=picture_id,
                publication_id=version.publication_id,
            )
            uow.session.add(choice)
        choice.shown_id, choice.chosen_by, choice.chosen_at = shown, actor.person_id, func.clock_timestamp()
        uow.session.flush()
        _tell(uow, actor, loaded, version, picture_id, shown)
    return next(one for one in _pictures_in(uow, loaded, version) if one.picture == picture_id)


def _tell(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, picture_id: int, shown: int | None
) -> None:
    if version.live_snapshot_id is not None:
        compare_with_live(uow, loaded, ())
    data = {"picture": picture_id}
    if shown is None:
        act = EventAct.PICTURE_LEFT_OUT
    elif shown == picture_id:
        act = EventAct.PICTURE_SHOWN_AGAIN
    else:
        act, data["shown"] = EventAct.PICTURE_CHOSEN, shown
    record_event(
        uow,
        act,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
        data=data,
    )
    uow.article_changed(loaded.publication.id, version.article_id)


def _pictures_in(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> list[PictureInVersion]:
    rows = uow.session.execute(
        select(PictureChoice.picture_id, PictureChoice.shown_id, Person.name, PictureChoice.chosen_at)
        .join(Person, Person.id == PictureChoice.chosen_by)
        .where(PictureChoice.article_id == version.article_id, PictureChoice.version_id == version.id)
    )
    chosen = {row.picture_id: PictureInVersion(*row) for row in rows}
    return [chosen.get(number, PictureInVersion(number, number)) for number in _in_source(uow, loaded)]


def _in_source(uow: UnitOfWork, loaded: LoadedArticle) -> list[int]:
    return pictures_in_source(uow.session, loaded.article.id, loaded.article.current_revision_id)


def _is_machine(uow: UnitOfWork, person_id: int) -> bool:
    return uow.session.scalar(select(Person.kind).where(Person.id == person_id)) == "machine"
