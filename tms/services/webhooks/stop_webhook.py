"""A webhook that is switched off by itself: recorded, and told to the publication's administrators."""

from sqlalchemy import select

from tms.db.models import Membership, Webhook
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import PERMISSIONS, Action
from tms.domain.recorded_acts import EventAct
from tms.domain.web_address import host_of
from tms.services.audit import record_event
from tms.services.notifications.notify import take_back, tell


def stop_webhook(uow: UnitOfWork, hook: Webhook, why: str) -> None:
    """Switch a locked webhook off: its receiver is ``gone``, or ``failing`` for days, or its ``secret`` can't be read.

    What waits stays, and goes out when somebody switches it on again. Event.
    """
    hook.active, hook.stopped_why = False, why
    hook.number += 1
    record_event(
        uow,
        EventAct.WEBHOOK_SWITCHED,
        publication_id=hook.publication_id,
        data={"webhook": hook.id, "host": host_of(hook.address), "active": False, "why": why},
    )
    administrators = uow.session.scalars(
        select(Membership.person_id).where(
            Membership.publication_id == hook.publication_id,
            Membership.roles.overlap(sorted(PERMISSIONS[Action.WEBHOOKS_MANAGE].roles)),
            Membership.ended_at.is_(None),
        )
    )
    tell(
        uow,
        Notice.WEBHOOK_STOPPED,
        administrators.all(),
        about=cause_of(hook.id),
        publication_id=hook.publication_id,
        article_id=None,
        by=None,
    )


def no_longer_stopped(uow: UnitOfWork, publication_id: int, webhook_id: int) -> None:
    """Tell nobody any more who has not read of it yet: somebody has switched it on, or deleted it."""
    take_back(uow, Notice.WEBHOOK_STOPPED, about=cause_of(webhook_id), publication_id=publication_id)


def cause_of(webhook_id: int) -> str:
    """What a notice of this webhook is about."""
    return f"webhook:{webhook_id}"
