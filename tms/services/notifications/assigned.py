"""Notices of many steps at once, as ``assign_step`` sends for one: two statements, however many steps there are."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, select, update

from tms.db.models import Job, JobStep, Notification
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.services.notifications.notify import tell_together

_DEFAULTS = "defaults"


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


def tell_of_default_steps(uow: UnitOfWork, actor: Actor, steps: Mapping[int, Sequence[tuple[int, int]]]) -> None:
    """Tell each person of the steps, as (article, version), that are theirs by default; not of one's own import.

    What a person has not read yet is one notice, however many steps and articles it is about: it leads to the last.
    """
    for person_id, given in sorted(steps.items()):
        if person_id == actor.person_id:
            continue
        article_id, version_id = given[-1]
        row = {"about": _DEFAULTS, "article_id": article_id, "version_id": version_id, "times": len(given)}
        tell_together(uow, Notice.BY_DEFAULT, person_id, [row], publication_id=actor.publication_id, by=actor.person_id)


_OPEN_BY_DEFAULT = (
    select(JobStep.article_id, Job.version_id)
    .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
    .where(
        JobStep.publication_id == bindparam("publication_id"),
        JobStep.assignee_id == bindparam("person_id"),
        JobStep.by_default,
        JobStep.state.in_([inline_literal("waiting"), inline_literal("active")]),
        JobStep.job_state == inline_literal("open"),
    )
    .order_by(Job.id.desc(), JobStep.position.desc())
)


def recount_default_steps(uow: UnitOfWork, publication_id: int, person_id: int) -> None:
    """Let an unread notice of steps by default tell of no more than the person still has; of none, it goes."""
    uow.session.flush()
    unread = [
        Notification.publication_id == publication_id,
        Notification.person_id == person_id,
        Notification.kind == Notice.BY_DEFAULT,
        Notification.read_at.is_(None),
    ]
    told = uow.session.scalars(select(Notification.times).where(*unread).with_for_update(key_share=True)).one_or_none()
    if told is None:
        return
    theirs = uow.session.execute(
        _OPEN_BY_DEFAULT.limit(told), {"publication_id": publication_id, "person_id": person_id}
    ).all()
    if theirs:
        last = theirs[0]
        uow.session.execute(
            update(Notification)
            .where(*unread)
            .values(times=len(theirs), article_id=last.article_id, version_id=last.version_id)
        )
    else:
        uow.session.execute(delete(Notification).where(*unread))
    uow.person_told(publication_id, person_id)
