"""Making an article confidential: it must not leave the house, so only engines that were set up as local may see it."""

from collections.abc import Sequence

from sqlalchemy import select

from tms.db.models import EngineUsage, TranslationEngine
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_article


def set_confidential(uow: UnitOfWork, actor: Actor, article_id: int, *, confidential: bool) -> Sequence[str]:
    """Make the article confidential from now on, or no longer.

    Returns the names of the outside engines that were given some of it before, which nobody can call back; none if it
    is no longer confidential. A drafting that is going on sends no more. The same again is no change. Event
    ``article_confidential``.
    """
    article = authorize_locked_article(uow, actor, Action.ARTICLE_CONFIDENTIAL, article_id).article
    if article.confidential is not confidential:
        article.confidential = confidential
        record_event(
            uow,
            EventAct.ARTICLE_CONFIDENTIAL,
            publication_id=actor.publication_id,
            person_id=actor.person_id,
            article_id=article_id,
            data={"confidential": confidential},
        )
        uow.article_changed(actor.publication_id, article_id)
    return engines_that_saw(uow, actor, article_id) if confidential else ()


def engines_that_saw(uow: UnitOfWork, actor: Actor, article_id: int) -> Sequence[str]:
    """The names of the engines outside the house that were called with the article."""
    return uow.session.scalars(
        select(TranslationEngine.name)
        .join(
            EngineUsage,
            (EngineUsage.publication_id == TranslationEngine.publication_id)
            & (EngineUsage.engine_id == TranslationEngine.id),
        )
        .where(
            EngineUsage.publication_id == actor.publication_id,
            EngineUsage.article_id == article_id,
            TranslationEngine.local.is_(False),
        )
        .distinct()
        .order_by(TranslationEngine.name)
    ).all()
