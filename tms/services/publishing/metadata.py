"""What is known of an article beside its text, as an editor sets it also after it came in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Stale
from tms.domain.locales import NAMES
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.articles.slugs import refuse_taken_slug, waits_for_title, written_slug
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.authorize_locked import authorize_locked_article, lock_publication
from tms.services.outside_events.tell_outside import lagging_now, tell_of_lag, tell_outside
from tms.services.publishing.addresses import put_at_slug
from tms.services.publishing.listings import Teaser, teasers
from tms.services.tags import TagOfArticle, find_or_add_tags, set_tags, shown_tags, tags_of


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What stands in the form: the day on which the article first appeared, the slug of each version by locale, its
    tags.
    """

    published_on: date | None
    slugs: Mapping[str, str]
    tags: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedVersion:
    """Since which day readers have a version, and when it was last corrected; None if they don't have it."""

    locale: str
    released_on: date | None = None
    corrected_on: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleMetadataStanding:
    """The article's metadata that hold, which state of them that is, and what readers have of its versions.

    ``waits_for_title``: the slug in English is the title's there when it is first released, unless somebody gives one.
    """

    article_id: int
    title: str
    language: str
    metadata: ArticleMetadata
    state: str
    released: Sequence[ReleasedVersion]
    tags: Sequence[TagOfArticle]
    waits_for_title: bool


def read_metadata(uow: UnitOfWork, actor: Actor, article_id: int) -> ArticleMetadataStanding:
    """The metadata of an article, for those who may change them. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.ARTICLE_METADATA, article_id)
    public = {teaser.locale: teaser for teaser in teasers(uow, Listing.article_id == article_id, limit=10)}
    present = _metadata(uow, loaded)
    zone = ZoneInfo(loaded.publication.time_zone)
    released = [_released(locale, public.get(locale), zone) for locale in _locales(loaded)]
    title = loaded.article.title or ""
    source = loaded.source.locale
    tags = shown_tags(uow, loaded)
    waits = waits_for_title(uow, article_id)
    return ArticleMetadataStanding(article_id, title, source, present, _state(present), released, tags, waits)


def change_metadata(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    wanted: ArticleMetadata,
    *,
    based_on: str,
    new_tags: Sequence[str] = (),
) -> None:
    """Change what an editor set. The same again is no change. Event ``metadata_changed``, with what changed.

    Of the tags those of ``wanted`` stay, and ``new_tags`` are added by any of their names, or made. Readers see another
    day and other tags once the article is published again, with the text that goes out then. A version that they have
    is at its new slug at once, and those before lead there: a slug says nothing that wants a review.
    Raises NotFound, Denied, Stale (``metadata_stale``), Invalid (``slug_empty``, ``slug_long``, ``slug_letters``,
    ``slug_letters_latin``, ``tags_too_many``), Conflict (``slug_taken``).
    """
    authorize_article(uow, actor, Action.ARTICLE_METADATA, article_id)
    # Before the article, as when one is imported.
    lock_publication(uow, actor.publication_id)
    loaded = authorize_locked_article(uow, actor, Action.ARTICLE_METADATA, article_id)
    present = _metadata(uow, loaded)
    if based_on != _state(present):
        raise Stale("metadata_stale")
    wanted = replace(
        wanted,
        slugs=_written(present.slugs, wanted.slugs),
        tags=_with_new(uow, loaded, [one for one in present.tags if one in wanted.tags], new_tags),
    )
    changed = [one.name for one in fields(wanted) if getattr(wanted, one.name) != getattr(present, one.name)]
    if not changed:
        return
    if "published_on" in changed:
        loaded.article.published_on = wanted.published_on
    if "tags" in changed:
        set_tags(uow, loaded.article, wanted.tags)
    lagged = lagging_now(loaded.versions)
    if {"published_on", "tags"} & set(changed):
        for version in loaded.versions:
            version.live_behind = version.live_snapshot_id is not None
    if "slugs" in changed:
        _change_slugs(uow, loaded, wanted.slugs)
    uow.session.flush()
    record_event(
        uow,
        EventAct.METADATA_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data=_told(present, wanted, changed),
    )
    tell_outside(uow, OutsideKind.ARTICLE_UPDATED, loaded.article, by=actor.person_id, told={"changed": changed})
    tell_of_lag(uow, loaded.article, loaded.versions, lagged, by=actor.person_id)
    uow.article_changed(actor.publication_id, article_id)


def _metadata(uow: UnitOfWork, loaded: LoadedArticle) -> ArticleMetadata:
    of_versions = {version.locale: version.slug for version in loaded.versions}
    slugs = {locale: of_versions[locale] for locale in _locales(loaded)}
    return ArticleMetadata(loaded.article.published_on, slugs, tuple(tags_of(uow, loaded.article.id)))


def _with_new(uow: UnitOfWork, loaded: LoadedArticle, kept: Sequence[int], new: Sequence[str]) -> tuple[int, ...]:
    """The tags that stay, then the new ones."""
    publication = loaded.publication
    added = find_or_add_tags(uow, publication.id, new, source=loaded.source.locale, region=publication.region)
    return tuple(dict.fromkeys([*kept, *added]))


def _written(present: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The slugs as they are to stand; one that nobody touched stays, however it came to be."""
    return {
        locale: slug if wanted.get(locale, slug) == slug else written_slug(locale, wanted[locale])
        for locale, slug in present.items()
    }


def _change_slugs(uow: UnitOfWork, loaded: LoadedArticle, slugs: Mapping[str, str]) -> None:
    for version in loaded.versions:
        if slugs[version.locale] == version.slug:
            continue
        refuse_taken_slug(uow, version, slugs[version.locale])
        version.slug = slugs[version.locale]
        uow.session.flush()
        if version.live_snapshot_id is not None:
            put_at_slug(uow, version)


def _state(metadata: ArticleMetadata) -> str:
    return hashlib.sha256(repr(metadata).encode()).hexdigest()[:16]


def _told(present: ArticleMetadata, wanted: ArticleMetadata, changed: Sequence[str]) -> dict[str, Any]:
    """What the event says: days, tags, and which versions' slugs. The slugs' words stand with the addresses."""
    told: dict[str, Any] = {}
    if "published_on" in changed:
        days = (one.published_on.isoformat() if one.published_on else None for one in (present, wanted))
        told["published_on"] = dict(zip(("before", "now"), days, strict=True))
    if "slugs" in changed:
        told["slugs"] = [locale for locale, slug in wanted.slugs.items() if slug != present.slugs[locale]]
    if "tags" in changed:
        told["tags"] = {"before": present.tags, "now": wanted.tags}
    return told


def _locales(loaded: LoadedArticle) -> list[str]:
    return [locale for locale in NAMES if any(version.locale == locale for version in loaded.versions)]


def _released(locale: str, teaser: Teaser | None, zone: ZoneInfo) -> ReleasedVersion:
    if teaser is None:
        return ReleasedVersion(locale)
    corrected_on = teaser.changed_at.astimezone(zone).date() if teaser.is_corrected else None
    return ReleasedVersion(locale, teaser.first_released_at.astimezone(zone).date(), corrected_on)
