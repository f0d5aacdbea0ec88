"""Which language a published article was written in: where readers of no listed language are sent (``x-default``)."""

from sqlalchemy import and_, select

from tms.db.models import Address, Article, Version
from tms.db.unit_of_work import UnitOfWork
from tms.services.create_publication import first_publication


def original_locale(uow: UnitOfWork, locale: str, slug: str) -> str | None:
    """The locale of the source version of the article at an address; None if nothing stands there."""
    publication = first_publication(uow)
    if publication is None:
        return None
    return uow.session.scalar(
        select(Version.locale)
        .join(Article, and_(Article.id == Version.article_id, Article.source_version_id == Version.id))
        .join(Address, Address.article_id == Article.id)
        .where(Address.publication_id == publication.id, Address.locale == locale, Address.slug == slug)
    )
