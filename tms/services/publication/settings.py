"""The publication's own settings: names, clock and working days, region of Traditional Chinese, four eyes, and how
long outside events are kept.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

from sqlalchemy import exists, func, select, update

from tms.db.models import Article, Publication, PublicationLocale, PublicationRoute, PublicationStep
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, Stale
from tms.domain.locales import ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.outside_events import DAYS_TO_KEEP
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.outside_events.keep_events import keep_events_for, kept_days
from tms.services.time_zones import known_zone

LONGEST_NAME = 120
_DAY, _WEEK = 24 * 60, range(1, 8)
_RECORDED = ("time_zone", "region", "four_eyes", "days_off", "ends_at", "events_kept_days")
REGIONS = (ZH_HANT_TW, ZH_HANT_HK)


@dataclass(frozen=True, slots=True)
class PublicationSettings:
    """What stands in the form; ``names`` by locale, empty for a language without a name of its own.

    ``days_off`` of the week (1 is Monday) count for no due date, and what is due in days is due at ``ends_at``, a
    minute of the day. Outside events are kept for ``events_kept_days``.
    """

    name: str
    names: Mapping[str, str]
    time_zone: str
    region: str
    four_eyes: bool
    days_off: tuple[int, ...]
    ends_at: int
    events_kept_days: int


@dataclass(frozen=True, slots=True)
class PublicationStanding:
    """The settings that hold, which state of them that is, the steps of a job, and whether the region is settled."""

    settings: PublicationSettings
    state: str
    steps: list[tuple[str, str]]
    has_articles: bool


def read_publication(uow: UnitOfWork, actor: Actor) -> PublicationStanding:
    """The settings of the actor's publication, for those who may change them. Raises Denied."""
    authorize(actor, Action.PUBLICATION_CHANGE)
    return _standing(uow, uow.session.get_one(Publication, actor.publication_id))


def change_publication(uow: UnitOfWork, actor: Actor, wanted: PublicationSettings, *, based_on: str) -> None:
    """Change the settings. The same ones again are no change. Event ``publication_changed``, with what changed.

    Raises Stale (``publication_stale``), Invalid (``name_missing``, ``publication_name_long``, ``time_zone_unknown``,
    ``region_unknown``, ``days_off_all``, ``ends_at_wrong``, ``events_kept_wrong``), Conflict (``region_settled``).
    """
    authorize_locked_publication(uow, actor, Action.PUBLICATION_CHANGE)
    publication = uow.session.get_one(Publication, actor.publication_id)
    present = _standing(uow, publication)
    if based_on != present.state:
        raise Stale("publication_stale")
    wanted = PublicationSettings(
        name=_name(wanted.name) or _missing(),
        names={locale: _name(wanted.names.get(locale, "")) for locale in present.settings.names},
        time_zone=known_zone(uow, wanted.time_zone),
        region=wanted.region,
        four_eyes=wanted.four_eyes,
        days_off=_days_off(wanted.days_off),
        ends_at=wanted.ends_at if 0 <= wanted.ends_at < _DAY else _no_hour(),
        events_kept_days=wanted.events_kept_days if wanted.events_kept_days in DAYS_TO_KEEP else _no_days(),
    )
    changed = [one.name for one in fields(wanted) if getattr(wanted, one.name) != getattr(present.settings, one.name)]
    if not changed:
        return
    if "region" in changed:
        _change_region(uow, publication, wanted.region, settled=present.has_articles)
    publication.name, publication.time_zone = wanted.name, wanted.time_zone
    publication.four_eyes = wanted.four_eyes
    publication.days_off, publication.ends_at = list(wanted.days_off), wanted.ends_at
    for locale, name in wanted.names.items():
        uow.session.execute(
            update(PublicationLocale)
            .where(PublicationLocale.publication_id == publication.id, PublicationLocale.locale == locale)
            .values(name=name or None)
        )
    uow.session.flush()
    now = {key: getattr(wanted, key) for key in _RECORDED if key in changed}
    record_event(
        uow,
        EventAct.PUBLICATION_CHANGED,
        publication_id=publication.id,
        person_id=actor.person_id,
        data={"changed": changed, "before": {key: getattr(present.settings, key) for key in now}, "now": now},
    )
    if "events_kept_days" in changed:
        keep_events_for(uow, publication.id, wanted.events_kept_days)


def _standing(uow: UnitOfWork, publication: Publication) -> PublicationStanding:
    names = uow.session.execute(
        select(PublicationLocale.locale, func.coalesce(PublicationLocale.name, "").label("name"))
        .where(PublicationLocale.publication_id == publication.id)
        .order_by(PublicationLocale.position)
    )
    settings = PublicationSettings(
        name=publication.name,
        names={row.locale: row.name for row in names},
        time_zone=publication.time_zone,
        region=publication.region,
        four_eyes=publication.four_eyes,
        days_off=tuple(sorted(publication.days_off)),
        ends_at=publication.ends_at,
        events_kept_days=kept_days(uow, publication.id),
    )
    steps = uow.session.execute(
        select(PublicationStep.name, PublicationStep.kind)
        .where(PublicationStep.publication_id == publication.id)
        .order_by(PublicationStep.position)
    )
    return PublicationStanding(
        settings,
        hashlib.sha256(repr(settings).encode()).hexdigest()[:16],
        [(name, kind) for name, kind in steps],
        bool(uow.session.scalar(select(exists().where(Article.publication_id == publication.id)))),
    )


def _change_region(uow: UnitOfWork, publication: Publication, region: str, *, settled: bool) -> None:
    """Write another region's Chinese from the first article on.

    With articles it stays: their texts, the memory and the terms stand under the region's tag, and what was written for
    one region would be offered as the other's.
    """
    if region not in REGIONS:
        raise Invalid("region_unknown")
    if settled:
        raise Conflict("region_settled")
    publication.region = region
    uow.session.execute(
        update(PublicationRoute)
        .where(
            PublicationRoute.publication_id == publication.id,
            PublicationRoute.locale == ZH_HANT,
            PublicationRoute.profile.is_not(None),
        )
        .values(profile=region)
    )


def _name(said: str) -> str:
    name = " ".join(said.split())
    require_storable(name)
    if len(name) > LONGEST_NAME:
        raise Invalid("publication_name_long", length=len(name), most=LONGEST_NAME)
    return name


def _days_off(said: Collection[int]) -> tuple[int, ...]:
    days = tuple(day for day in _WEEK if day in said)
    if len(days) == len(_WEEK):
        raise Invalid("days_off_all")
    return days


def _no_hour() -> int:
    raise Invalid("ends_at_wrong")


def _no_days() -> int:
    raise Invalid("events_kept_wrong", least=DAYS_TO_KEEP[0], most=DAYS_TO_KEEP[-1])


def _missing() -> str:
    raise Invalid("name_missing")
