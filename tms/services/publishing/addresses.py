"""Where readers find a version: under its slug, and still under each that it had before."""

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Address, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict


def put_at_slug(uow: UnitOfWork, version: Version) -> None:
    """Let readers find a version under its present slug; the address before leads there.

    Raises Conflict (``slug_taken``).
    """
    ours = (Address.article_id == version.article_id, Address.version_id == version.id)
    current = uow.session.scalar(select(Address.slug).where(*ours, Address.status == "current"))
    if current == version.slug:
        return
    # The old address goes on, as a redirect, before the new one becomes the current one.
    uow.session.execute(update(Address).where(*ours).values(status="redirect"))
    new = insert(Address).values(
        publication_id=version.publication_id,
        locale=version.locale,
        slug=version.slug,
        article_id=version.article_id,
        version_id=version.id,
    )
    again = {"status": "current", "since": func.now()}
    # An address that was this version's before becomes the current one again; another's stays another's.
    placed = uow.session.execute(
        new.on_conflict_do_update(
            index_elements=["publication_id", "locale", "slug"], set_=again, where=ours[0] & ours[1]
        ).returning(Address.slug)
    )
    if placed.one_or_none() is None:
        raise Conflict("slug_taken", slug=version.slug)
