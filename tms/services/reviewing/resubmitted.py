"""A version comes to its reviewers once more: whoever returned it in this job is told."""

from sqlalchemy import bindparam, select

from tms.db.models import SignOff
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import SignOffKind
from tms.services.authorize import LoadedArticle
from tms.services.notifications.notify import tell

_RETURNED = (
    select(SignOff.person_id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.job_id == bindparam("job_id"),
        SignOff.kind == inline_literal(SignOffKind.RETURN),
    )
    .order_by(SignOff.id.desc())
    .limit(1)
)


def tell_of_another_round(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, locale: str) -> None:
    """Tell who returned the version last, and who has its review now; nobody where it comes for the first time."""
    version = loaded.version(locale)
    step = loaded.active_step(version)
    if step is None or step.kind != "review":
        return
    key = {"article_id": version.article_id, "version_id": version.id, "job_id": step.job_id}
    by = uow.session.scalar(_RETURNED, key)
    if by is None:
        return
    tell(
        uow,
        Notice.RESUBMITTED,
        [by, step.assignee_id],
        about=f"version {version.id}",
        publication_id=loaded.publication.id,
        article_id=version.article_id,
        by=actor.person_id,
        version_id=version.id,
    )
