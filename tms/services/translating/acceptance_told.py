"""Telling a reviewer that a text which they accepted was changed since, so that their acceptance is gone."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from tms.db.models import SegmentText, SignOff
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import ACCEPTED
from tms.services.notifications.notify import tell

_WHO = (
    select(SignOff.person_id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.segment_id == bindparam("segment_id"),
        SignOff.rev == bindparam("rev"),
        SignOff.kind == inline_literal(SignOffKind.ACCEPT),
    )
    .order_by(SignOff.id.desc())
    .limit(1)
)


def tell_of_lost_acceptance(
    uow: UnitOfWork, actor: Actor, texts: Mapping[int, SegmentText], accepted: Mapping[int, int]
) -> None:
    """Tell who accepted one of the locked texts that says something else now; ``accepted`` are the revs from before."""
    for version_id, rev in sorted(accepted.items()):
        row = texts[version_id]
        if row.state in ACCEPTED or row.rev == rev:
            continue
        key = {"article_id": row.article_id, "version_id": version_id, "segment_id": row.segment_id, "rev": rev}
        tell(
            uow,
            Notice.ACCEPTANCE_GONE,
            [uow.session.scalar(_WHO, key)],
            about=f"version {version_id}",
            publication_id=actor.publication_id,
            article_id=row.article_id,
            by=actor.person_id,
            version_id=version_id,
            segment_id=row.segment_id,
        )
