"""The answer to a person whose text is based on an older one: base, yours and theirs, so that nothing is lost."""

from sqlalchemy import select

from tms.db.models import Person, SegmentText
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Stale


def stale(uow: UnitOfWork, row: SegmentText, *, rev: int, yours: str | None) -> Stale:
    """The error ``text_stale`` with the text at ``rev``, the person's own and the present one, and its author."""
    key = (row.article_id, row.version_id, row.segment_id)
    base = texts.history(uow.session, *key, rev)
    latest = texts.history(uow.session, *key, row.rev)[0]
    name = uow.session.scalar(select(Person.name).where(Person.id == latest.person_id))
    return Stale(
        "text_stale",
        base=base[0].text if base else "",
        yours=yours,
        theirs=row.text,
        rev=row.rev,
        who=name or "Sanwen",
        by=latest.person_id,
        when=latest.at.isoformat(),
    )
