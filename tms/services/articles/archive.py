"""Archiving an article: it leaves the board and people's work and can still be found; readers notice nothing."""

from sqlalchemy import func

from tms.db.models import Article
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_article
from tms.services.given_reason import given_reason
from tms.services.outside_events.tell_outside import tell_outside


def archive_article(uow: UnitOfWork, actor: Actor, article_id: int, *, reason: str) -> None:
    """Archive an article: nobody works on it until it is brought back; its jobs keep their people and wait.

    Event ``article_archived``. Raises Invalid (``reason_missing``), Conflict (``article_archived``).
    """
    why = given_reason(reason)
    article = _locked(uow, actor, article_id)
    if article.archived_at is not None:
        raise Conflict("article_archived")
    article.archived_at = func.now()
    _tell(uow, actor, EventAct.ARTICLE_ARCHIVED, article_id, {"reason": why})
    tell_outside(uow, OutsideKind.ARTICLE_ARCHIVED, article, by=actor.person_id)


def unarchive_article(uow: UnitOfWork, actor: Actor, article_id: int) -> None:
    """Put an archived article back on the board, as it was. Event ``article_unarchived``.

    Raises Conflict (``article_not_archived``).
    """
    article = _locked(uow, actor, article_id)
    if article.archived_at is None:
        raise Conflict("article_not_archived")
    article.archived_at = None
    _tell(uow, actor, EventAct.ARTICLE_UNARCHIVED, article_id, None)
    tell_outside(uow, OutsideKind.ARTICLE_UNARCHIVED, article, by=actor.person_id)


def _locked(uow: UnitOfWork, actor: Actor, article_id: int) -> Article:
    return authorize_locked_article(uow, actor, Action.ARTICLE_ARCHIVE, article_id).article


def _tell(uow: UnitOfWork, actor: Actor, act: EventAct, article_id: int, data: dict[str, str] | None) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data=data,
    )
    uow.article_changed(actor.publication_id, article_id)
