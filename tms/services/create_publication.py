"""Creating a publication: three versions, how each comes from the others, and two steps."""

from sqlalchemy import select

from tms.db.models import Publication, PublicationLocale, PublicationRoute, PublicationStep
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales

_ROUTES = (
    # source, version, derived from: the Chinese version that is not translated follows the other one.
    (locales.EN, locales.ZH_HANS, None),
    (locales.EN, locales.ZH_HANT, locales.ZH_HANS),
    (locales.ZH_HANS, locales.EN, None),
    (locales.ZH_HANS, locales.ZH_HANT, locales.ZH_HANS),
    (locales.ZH_HANT, locales.EN, None),
    (locales.ZH_HANT, locales.ZH_HANS, locales.ZH_HANT),
)


def create_publication(uow: UnitOfWork, name: str, *, region: str = locales.ZH_HANT_TW) -> int:
    """A publication in English, zh-Hans and zh-Hant with the steps Translation and Review; its id."""
    publication = Publication(name=name, region=region)
    uow.session.add(publication)
    uow.session.flush()
    for position, locale in enumerate(locales.SOURCE_LANGUAGES):
        uow.session.add(PublicationLocale(publication_id=publication.id, locale=locale, position=position))
    uow.session.flush()
    for source, locale, parent in _ROUTES:
        target_profile = region if locale == locales.ZH_HANT else locale
        uow.session.add(
            PublicationRoute(
                publication_id=publication.id,
                source_locale=source,
                locale=locale,
                derived_from=parent,
                profile=target_profile if parent else None,
            )
        )
    for position, (step, kind) in enumerate((("Translation", "translate"), ("Review", "review"))):
        uow.session.add(PublicationStep(publication_id=publication.id, position=position, name=step, kind=kind))
    uow.session.flush()
    return publication.id


def first_publication(uow: UnitOfWork) -> Publication | None:
    """The publication that a deployment starts with, and whose articles its reading site shows."""
    return uow.session.scalars(select(Publication).order_by(Publication.id).limit(1)).one_or_none()
