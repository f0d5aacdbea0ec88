"""What is known of an article beside its text, as an editor sets it also after it came in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from zoneinfo import ZoneInfo

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Stale
from tms.domain.locales import NAMES
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.authorize_locked import authorize_locked_article
from tms.services.publishing.listings import Teaser, teasers


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in the form. ``published_on``: the day on which the article first appeared, here or elsewhere."""

    published_on: date | None


@dataclass(frozen=True, slots=True)
class ReleasedVersion:
    """What readers have of a version: since which day, and when it was last corrected; None if they don't have it."""

    locale: str
    released_on: date | None = None
    corrected_on: date | None = None
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class MetadataStanding:
    """The article's metadata that hold, which state of them that is, and what readers have of its versions."""

    article_id: int
    title: str
    language: str
    metadata: Metadata
    state: str
    released: Sequence[ReleasedVersion]


def read_metadata(uow: UnitOfWork, actor: Actor, article_id: int) -> MetadataStanding:
    """The metadata of an article, for those who may change them. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.ARTICLE_METADATA, article_id)
    public = {teaser.locale: teaser for teaser in teasers(uow, Listing.article_id == article_id, limit=10)}
    present = _metadata(loaded)
    zone = ZoneInfo(loaded.publication.time_zone)
    released = [_released(locale, public.get(locale), zone) for locale in _locales(loaded)]
    title = loaded.article.title or ""
    return MetadataStanding(article_id, title, loaded.source.locale, present, _state(present), released)


def change_metadata(uow: UnitOfWork, actor: Actor, article_id: int, wanted: Metadata, *, based_on: str) -> None:
    """Change what an editor set. The same again is no change. Event ``metadata_changed``, with what changed.

    Readers see another day once the article is published again, with the text that goes out then.
    Raises NotFound, Denied, Stale (``metadata_stale``).
    """
    loaded = authorize_locked_article(uow, actor, Action.ARTICLE_METADATA, article_id)
    present = _metadata(loaded)
    if based_on != _state(present):
        raise Stale("metadata_stale")
    changed = [one.name for one in fields(wanted) if getattr(wanted, one.name) != getattr(present, one.name)]
    if not changed:
        return
    if "published_on" in changed:
        loaded.article.published_on = wanted.published_on
        for version in loaded.versions:
            version.live_behind = version.live_snapshot_id is not None
    uow.session.flush()
    record_event(
        uow,
        EventAct.METADATA_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data={"before": _as_json(present, changed), "now": _as_json(wanted, changed)},
    )
    uow.article_changed(actor.publication_id, article_id)


def _metadata(loaded: LoadedArticle) -> Metadata:
    return Metadata(published_on=loaded.article.published_on)


def _state(metadata: Metadata) -> str:
    return hashlib.sha256(repr(metadata).encode()).hexdigest()[:16]


def _as_json(metadata: Metadata, names: Sequence[str]) -> dict[str, str | None]:
    values = {name: getattr(metadata, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _locales(loaded: LoadedArticle) -> list[str]:
    return [locale for locale in NAMES if any(version.locale == locale for version in loaded.versions)]


def _released(locale: str, teaser: Teaser | None, zone: ZoneInfo) -> ReleasedVersion:
    if teaser is None:
        return ReleasedVersion(locale)
    corrected_on = teaser.changed_at.astimezone(zone).date() if teaser.is_corrected else None
    return ReleasedVersion(locale, teaser.first_released_at.astimezone(zone).date(), corrected_on, teaser.slug)
