"""What a publication is called in each of its languages."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select

from tms.db.models import Publication, PublicationLocale
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import base_language

_NAME_AND_ZONE = made_once(
    select(Publication.name, Publication.time_zone, PublicationLocale.locale, PublicationLocale.name.label("own"))
    .outerjoin(
        PublicationLocale,
        and_(PublicationLocale.publication_id == Publication.id, PublicationLocale.name.is_not(None)),
    )
    .where(Publication.id == bindparam("publication_id"))
)


class NameAndZone(NamedTuple):
    """What a publication is called in one language, and the zone of its days."""

    name: str
    time_zone: str


def name_and_zone(uow: UnitOfWork, publication_id: int, language: str) -> NameAndZone:
    """Both in one statement, for whoever pulls single articles."""
    rows = uow.session.execute(_NAME_AND_ZONE, {"publication_id": publication_id}).all()
    return NameAndZone(
        _called({row.locale: row.own for row in rows if row.own}, rows[0].name, language), rows[0].time_zone
    )


def name_in(uow: UnitOfWork, publication: Publication, language: str | None) -> str:
    """What the publication is called in the language; its first name where it has no other one there."""
    return _called(own_names(uow, publication.id), publication.name, language)


def own_names(uow: UnitOfWork, publication_id: int) -> dict[str, str]:
    """The names that were given for single languages, by locale."""
    rows = uow.session.execute(
        select(PublicationLocale.locale, PublicationLocale.name).where(
            PublicationLocale.publication_id == publication_id, PublicationLocale.name.is_not(None)
        )
    )
    return {locale: name for locale, name in rows if name}


def _called(own: Mapping[str, str], first: str, language: str | None) -> str:
    return own.get(language or "") or own.get(base_language(language) if language else "") or first
