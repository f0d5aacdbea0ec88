"""How sites stand, and each version on each of them: for administrators, and on the page of an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from tms.db.models import Article, ConnectedSite, SiteVersion, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Action, Actor
from tms.domain.stored_errors import error_words
from tms.services.article_visibility import visible_to
from tms.services.authorize import LoadedArticle, authorize

PER_PAGE = 100
"""Versions that a site's page shows: those that want somebody first, then the latest."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """A site as administrators see it; ``error`` is why it takes nothing just now, and ``next_at`` the next try.

    The counts are of versions: that it has, that wait, and that want somebody.
    """

    id: int
    address: str
    user_name: str
    active: bool
    number: int
    created_at: datetime
    taken_at: datetime | None
    error: str | None
    next_at: datetime | None
    sent: int
    waiting: int
    stopped: int


@dataclass(frozen=True, slots=True)
class SiteVersionView:
    """A version on a site. ``error`` is its own, ``site_error`` that of a site that takes nothing while it waits.

    ``differs`` is what was changed there, by the names of the fields. Without an ``address`` readers find none there.
    """

    site_id: int
    site_address: str
    is_active: bool
    article_id: int
    title: str
    version_id: int
    locale: str
    state: str
    is_taken: bool
    address: str | None
    taken_at: datetime | None
    next_at: datetime | None
    error: str | None
    site_error: str | None
    differs: Sequence[str]
    changed_by: str

    @property
    def path(self) -> str:
        """Where it is on the site, as people read it; empty without an address."""
        address = self.address or ""
        return "/" + unquote(address.removeprefix(self.site_address)).lstrip("/") if address else ""


def list_sites(uow: UnitOfWork, actor: Actor) -> list[SiteView]:
    """All sites of the publication, in the order in which they were set up. Raises Denied."""
    authorize(actor, Action.SITES_MANAGE)
    return _views(uow, ConnectedSite.publication_id == actor.publication_id)


def read_site(uow: UnitOfWork, actor: Actor, site_id: int) -> SiteView:
    """One of them. Raises Denied, NotFound (``site_not_found``)."""
    authorize(actor, Action.SITES_MANAGE)
    of_it = and_(ConnectedSite.publication_id == actor.publication_id, ConnectedSite.id == site_id)
    found = _views(uow, of_it)
    if not found:
        raise NotFound("site_not_found")
    return found[0]


def versions_on_site(uow: UnitOfWork, actor: Actor, site_id: int) -> list[SiteVersionView]:
    """How the versions stand on a site: those that want somebody first, those that wait, then the latest.

    Of articles that the actor may see. Raises Denied.
    """
    authorize(actor, Action.SITES_MANAGE)
    urgent = case((SiteVersion.state.in_(("refused", "changed")), 0), (SiteVersion.state == "waiting", 1), else_=2)
    statement = _versions(actor.publication_id).where(SiteVersion.site_id == site_id, visible_to(actor))
    rows = uow.session.execute(statement.order_by(urgent, SiteVersion.number.desc()).limit(PER_PAGE))
    return [_version(row) for row in rows]


def versions_of_article(uow: UnitOfWork, loaded: LoadedArticle) -> list[SiteVersionView]:
    """How the versions of an article that somebody may see stand on each site that they were ever for."""
    statement = _versions(loaded.publication.id).where(SiteVersion.article_id == loaded.article.id)
    return [_version(row) for row in uow.session.execute(statement.order_by(ConnectedSite.id, Version.id))]


def _views(uow: UnitOfWork, which: ColumnElement[bool]) -> list[SiteView]:
    of_it = and_(SiteVersion.publication_id == ConnectedSite.publication_id, SiteVersion.site_id == ConnectedSite.id)
    counts = (
        select(func.count()).where(of_it, SiteVersion.state.in_(states)).correlate(ConnectedSite).scalar_subquery()
        for states in (("sent",), ("waiting",), ("refused", "changed"))
    )
    rows = uow.session.execute(select(ConnectedSite, func.now(), *counts).where(which).order_by(ConnectedSite.id))
    return [
        SiteView(
            id=site.id,
            address=site.address,
            user_name=site.user_name,
            active=site.active,
            number=site.number,
            created_at=site.created_at,
            taken_at=site.taken_at,
            error=_words(site.error_code, site.error_params),
            next_at=site.rests_until if site.rests_until is not None and site.rests_until > now else None,
            sent=sent,
            waiting=waiting,
            stopped=stopped,
        )
        for site, now, sent, waiting, stopped in rows
    ]


def _versions(publication_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(SiteVersion, ConnectedSite, Version.locale, Article.title, func.now().label("now"))
        .join(
            ConnectedSite,
            and_(ConnectedSite.publication_id == SiteVersion.publication_id, ConnectedSite.id == SiteVersion.site_id),
        )
        .join(Version, and_(Version.article_id == SiteVersion.article_id, Version.id == SiteVersion.version_id))
        .join(Article, Article.id == SiteVersion.article_id)
        .where(SiteVersion.publication_id == publication_id)
    )


def _version(row: Any) -> SiteVersionView:
    standing, site = row.SiteVersion, row.ConnectedSite
    waits = standing.state == "waiting"
    later = [at for at in (standing.not_before, site.rests_until) if at is not None and at > row.now]
    params: Mapping[str, Any] = standing.error_params or {}
    return SiteVersionView(
        site_id=site.id,
        site_address=site.address,
        is_active=site.active,
        article_id=standing.article_id,
        title=row.title or "",
        version_id=standing.version_id,
        locale=row.locale,
        state=standing.state,
        is_taken=standing.sent_number is not None,
        address=standing.address,
        taken_at=standing.taken_at,
        next_at=max(later) if waits and later else None,
        error=_words(standing.error_code, standing.error_params),
        site_error=_words(site.error_code, site.error_params) if waits and site.active else None,
        differs=list(params.get("differs", ())) if standing.state == "changed" else [],
        changed_by=str(params.get("changed_by", "")) if standing.state == "changed" else "",
    )


def _words(code: str | None, params: Mapping[str, Any] | None) -> str | None:
    return error_words(code, MESSAGES.get(code, code), params) if code else None
