"""Notices of many steps at once, as ``assign_step`` sends for one: two statements, however many steps there are."""

from collections.abc import Sequence

from sqlalchemy import delete

from tms.db.models import Notification
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.services.notifications.notify import tell_together


def about_step(version_id: int, position: int) -> str:
    """The cause of a notice that is about a step."""
    return f"step {version_id} {position}"


def tell_of_steps(uow: UnitOfWork, actor: Actor, steps: Sequence[tuple[int, int, int]], person_id: int | None) -> None:
    """Tell a person that these steps, as (article, version, position), are theirs now.

    They may be nobody's, too. People who had them need no longer read of it.
    """
    gone = uow.session.scalars(
        delete(Notification)
        .where(
            Notification.publication_id == actor.publication_id,
            Notification.kind == Notice.ASSIGNED,
            Notification.about.in_([about_step(version_id, position) for _, version_id, position in steps]),
            Notification.read_at.is_(None),
            Notification.person_id != (person_id or 0),
        )
        .returning(Notification.person_id)
        .execution_options(synchronize_session=False)
    )
    for told in set(gone):
        uow.person_told(actor.publication_id, told)
    if person_id is None or person_id == actor.person_id:
        return
    rows = [
        {"about": about_step(version_id, position), "article_id": article_id, "version_id": version_id}
        for article_id, version_id, position in steps
    ]
    tell_together(uow, Notice.ASSIGNED, person_id, rows, publication_id=actor.publication_id, by=actor.person_id)
