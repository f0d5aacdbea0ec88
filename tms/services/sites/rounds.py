"""What a worker that holds a site does between two requests, in one transaction: record the last, choose the next."""

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import and_, func, select, text

from tms.db.models import Article, ConnectedSite, Publication, SiteVersion, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Gone, NotFound
from tms.domain.pictures import PictureStore
from tms.domain.public_version import PublicVersion
from tms.domain.told_to_programs import lasting_id, moment
from tms.domain.webhook_retries import rest_after, wait_after_refusal
from tms.services.pictures.read_pictures import KeptRendition, read_pictures
from tms.services.publication.public_names import read_public_names
from tms.services.publishing.public_article import public_article, public_version
from tms.services.sites.sending import SiteAccess, SiteAnswer, SitePicture, SitePost, SitePut, SiteVerdict

LEASE = timedelta(seconds=90)
"""How long a site is a worker's: longer than a request that runs out of time."""


@dataclass(frozen=True, slots=True)
class HeldSite:
    """A site that a worker has to itself until its lease ends."""

    publication_id: int
    id: int
    token: uuid.UUID


@dataclass(frozen=True, slots=True)
class DuePut:
    """What is sent next, and of which version."""

    version_id: int
    access: SiteAccess
    put: SitePut


@dataclass(frozen=True, slots=True)
class TriedPut:
    """What was sent, and what the site said."""

    due: DuePut
    answer: SiteAnswer


def next_put(
    uow: UnitOfWork,
    post: SitePost,
    held: HeldSite,
    tried: TriedPut | None,
    *,
    goes_on: bool,
    chance: Callable[[], float] = random.random,
) -> DuePut | None:
    """Record what was tried, and what is sent next; None: the site is let go, or another worker has it now."""
    found = uow.session.execute(
        select(ConnectedSite, func.now())
        .where(
            ConnectedSite.publication_id == held.publication_id,
            ConnectedSite.id == held.id,
            ConnectedSite.token == held.token,
        )
        # Others may name the site meanwhile: who publishes does.
        .with_for_update(key_share=True)
    ).one_or_none()
    if found is None:
        return None
    site, now = found
    if tried is not None:
        _record(uow, site, tried, now, chance)
    due = _due(uow, post, site, now) if goes_on and site.active and not _rests(site, now) else None
    site.token, site.lease_until = (None, None) if due is None else (held.token, now + LEASE)
    return due


def _rests(site: ConnectedSite, now: datetime) -> bool:
    return site.rests_until is not None and site.rests_until > now


def _due(uow: UnitOfWork, post: SitePost, site: ConnectedSite, now: datetime) -> DuePut | None:
    # Its number before its text, so that what is newer than the number says is sent once more, and never the reverse.
    row = uow.session.execute(
        select(SiteVersion, Version.locale, Article.external_id, Publication.created_at)
        .join(Version, and_(Version.article_id == SiteVersion.article_id, Version.id == SiteVersion.version_id))
        .join(Article, Article.id == SiteVersion.article_id)
        .join(Publication, Publication.id == SiteVersion.publication_id)
        .where(
            SiteVersion.publication_id == site.publication_id,
            SiteVersion.site_id == site.id,
            text("site_version.state = 'waiting'"),
            SiteVersion.not_before <= func.now(),
        )
        .order_by(SiteVersion.number)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    try:
        password = post.vault.unseal(site.password)
    except Conflict:
        _is_away(site, SiteAnswer(SiteVerdict.AWAY, error_code="site_password_unreadable"), now, 0.0)
        return None
    standing, locale = row.SiteVersion, row.locale
    # Two publications may send to one site, and have articles of the same id.
    names = (f"publication {site.publication_id}", moment(row.created_at), row.external_id)
    access = SiteAccess(site.address, site.user_name, password)
    public = _public(uow, standing, locale)
    put = SitePut(
        key=lasting_id(*names, locale),
        article_key=lasting_id(*names),
        tag=read_public_names(uow, site.publication_id).tag(locale),
        number=standing.number,
        known=standing.sent_number is not None and standing.address is not None,
        overwrite=standing.overwrite,
        public=public,
        pictures=_pictures(uow, post.pictures, public) if public else {},
    )
    return DuePut(standing.version_id, access, put)


def _public(uow: UnitOfWork, standing: SiteVersion, locale: str) -> PublicVersion | None:
    """What the outside may have of it now; None: nothing."""
    try:
        article = public_article(uow, standing.publication_id, standing.article_id, only=locale)
        return public_version(article, locale, lambda _locale, _slug: "", lambda _article, _picture, _name: "")
    except (Gone, NotFound):
        return None


def _pictures(uow: UnitOfWork, store: PictureStore, public: PublicVersion) -> Mapping[int, SitePicture]:
    """The pictures that it was released with; one that was taken out since is not there."""
    shown = public.text.pictures
    views = read_pictures(uow, public.article_id) if shown else []
    return {view.id: _picture(store, view.largest) for view in views if view.id in shown}


def _picture(store: PictureStore, one: KeptRendition) -> SitePicture:
    return SitePicture(one.digest, one.kind, one.width, one.height, partial(store.read, one.digest))


def _record(uow: UnitOfWork, site: ConnectedSite, tried: TriedPut, now: datetime, chance: Callable[[], float]) -> None:
    answer, put = tried.answer, tried.due.put
    key = (site.publication_id, site.id, tried.due.version_id)
    row = uow.session.get_one(SiteVersion, key, with_for_update=True, populate_existing=True)
    row.tried_at = now
    # Where something happened meanwhile, that is what waits now.
    is_last = row.number == put.number
    if answer.verdict is SiteVerdict.AWAY:
        _is_away(site, answer, now, chance())
    else:
        site.failures, site.rests_until, site.error_code, site.error_params = 0, None, None, None
    if answer.verdict is SiteVerdict.TAKEN:
        site.taken_at = row.taken_at = now
        row.sent_number, row.address, row.hash = put.number, answer.address or None, answer.hash or None
        if is_last:
            row.state, row.overwrite, row.attempts, row.error_code, row.error_params = "sent", False, 0, None, None
    elif answer.verdict is not SiteVerdict.AWAY and is_last:
        _is_refused(row, answer, now, chance())
    uow.session.flush()
    uow.article_changed(row.publication_id, row.article_id)


def _is_refused(row: SiteVersion, answer: SiteAnswer, now: datetime, chance: float) -> None:
    """It waits for a person where an editor changed it there, and otherwise comes again until that is given up."""
    row.attempts += 1
    row.error_code, row.error_params = answer.error_code, dict(answer.error_params)
    wait = wait_after_refusal(row.attempts, chance, answer.come_again)
    if answer.verdict is SiteVerdict.CHANGED:
        row.state, row.overwrite = "changed", False
    elif wait is None or answer.error_code == "site_has_newer":
        row.state, row.overwrite = "refused", False
    else:
        row.not_before = now + wait


def _is_away(site: ConnectedSite, answer: SiteAnswer, now: datetime, chance: float) -> None:
    site.failures = min(site.failures + 1, 1_000)
    site.rests_until = now + rest_after(site.failures, chance, answer.come_again)
    site.error_code, site.error_params = answer.error_code, dict(answer.error_params)
