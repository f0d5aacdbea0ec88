"""Revoking tokens: from then on they open nothing."""

from sqlalchemy import ColumnElement, func, select, true, update

from tms.db.models import AccessToken
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication


def revoke_own_token(uow: UnitOfWork, actor: Actor, token_id: int) -> None:
    """Revoke a token of the actor's own. Event, but for one that is. Raises Denied, NotFound (``token_not_found``)."""
    authorize(actor, Action.TOKEN_OWN)
    _revoke(uow, actor, token_id, AccessToken.person_id == actor.person_id)


def revoke_any_token(uow: UnitOfWork, actor: Actor, token_id: int) -> None:
    """Revoke a token of the publication, whosever it is. Event. Raises as ``revoke_own_token``."""
    authorize(actor, Action.TOKEN_MANAGE)
    now = authorize_locked_publication(uow, actor, Action.TOKEN_MANAGE)
    _revoke(uow, now, token_id, true())


def revoke_tokens_of(uow: UnitOfWork, publication_id: int, person_id: int, *, by: int | None) -> None:
    """Revoke what works of a person whose access ends; whoever ends it has the permission, and tells of it."""
    uow.session.execute(
        update(AccessToken)
        .where(
            AccessToken.publication_id == publication_id,
            AccessToken.person_id == person_id,
            AccessToken.revoked_at.is_(None),
        )
        .values(revoked_at=func.now(), revoked_by=by)
    )


def _revoke(uow: UnitOfWork, actor: Actor, token_id: int, whose: ColumnElement[bool]) -> None:
    token = uow.session.scalar(
        select(AccessToken)
        .where(AccessToken.publication_id == actor.publication_id, AccessToken.id == token_id, whose)
        .with_for_update()
    )
    if token is None:
        raise NotFound("token_not_found")
    if token.revoked_at is not None:
        return
    token.revoked_at, token.revoked_by = func.now(), actor.person_id
    uow.session.flush()
    record_event(
        uow,
        EventAct.TOKEN_REVOKED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": token.person_id, "token": token.id},
    )
