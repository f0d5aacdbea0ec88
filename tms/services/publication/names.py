"""What a publication is called in each of its languages."""

from sqlalchemy import select

from tms.db.models import Publication, PublicationLocale
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import base_language


def name_in(uow: UnitOfWork, publication: Publication, language: str | None) -> str:
    """What the publication is called in the language; its first name where it has no other one there."""
    own = own_names(uow, publication.id)
    return own.get(language or "") or own.get(base_language(language) if language else "") or publication.name


def own_names(uow: UnitOfWork, publication_id: int) -> dict[str, str]:
    """The names that were given for single languages, by locale."""
    rows = uow.session.execute(
        select(PublicationLocale.locale, PublicationLocale.name).where(
            PublicationLocale.publication_id == publication_id, PublicationLocale.name.is_not(None)
        )
    )
    return {locale: name for locale, name in rows if name}
