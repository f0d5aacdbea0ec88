"""What a publication is called in each of its languages."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, SQLColumnExpression, func, select
from sqlalchemy.dialects.postgresql import JSONB

from tms.db.models import Publication, PublicationLocale
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import base_language


class NameAndZone(NamedTuple):
    """What a publication is called in one language, and the zone of its days."""

    name: str
    time_zone: str


def names_and_zone_column(publication_id: SQLColumnExpression[int]) -> ScalarSelect[Any]:
    """A column for a statement that reads more: what ``name_and_zone`` reads."""
    own = (
        select(func.jsonb_object_agg(PublicationLocale.locale, PublicationLocale.name))
        .where(PublicationLocale.publication_id == Publication.id, PublicationLocale.name.is_not(None))
        .scalar_subquery()
    )
    return (
        select(func.jsonb_build_array(Publication.name, Publication.time_zone, own, type_=JSONB))
        .where(Publication.id == publication_id)
        .scalar_subquery()
    )


def name_and_zone(read: Sequence[Any], language: str) -> NameAndZone:
    """Both, as a statement with ``names_and_zone_column`` has read them."""
    first, time_zone, own = read
    return NameAndZone(
        _called({locale: name for locale, name in (own or {}).items() if name}, first, language), time_zone
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
