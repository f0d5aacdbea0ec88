"""Sending a version to a site again, or everything that readers have."""

from sqlalchemy import text

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.web_address import host_of
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_article, authorize_locked_publication
from tms.services.publishing.listings import public_listings
from tms.services.sites.connect import locked_site

_AGAIN = text(
    "UPDATE site_version v SET number = greatest(v.number + 1, (extract(epoch FROM clock_timestamp()) * 1e6)::bigint),"
    " state = 'waiting', overwrite = :overwrite, attempts = 0, not_before = now(), error_code = NULL,"
    " error_params = NULL WHERE v.publication_id = :publication AND v.site_id = :site AND v.article_id = :article"
    " AND v.version_id = :version RETURNING v.version_id"
)

_ALL_ANEW = text(
    "INSERT INTO site_version AS v (publication_id, site_id, article_id, version_id, number)"
    " SELECT :publication, :site, r.article, r.version, (extract(epoch FROM clock_timestamp()) * 1e6)::bigint"
    " FROM unnest(CAST(:articles AS bigint[]), CAST(:versions AS bigint[])) AS r(article, version) ORDER BY r.version"
    " ON CONFLICT (publication_id, site_id, version_id) DO UPDATE SET number = greatest(v.number + 1, EXCLUDED.number),"
    " state = 'waiting', attempts = 0, not_before = now(), error_code = NULL, error_params = NULL"
)


def send_version_again(
    uow: UnitOfWork, actor: Actor, article_id: int, site_id: int, version_id: int, *, overwrite: bool = False
) -> None:
    """Send a version to the site once more, or at once if it waits; ``overwrite``: also what was changed there. Event.

    Raises NotFound (hidden from the actor, ``site_not_found``, ``site_version_not_found``), Denied, Conflict
    (``site_off``).
    """
    authorize_locked_article(uow, actor, Action.ARTICLE_PUBLISH, article_id)
    site = locked_site(uow, actor.publication_id, site_id)
    if not site.active:
        raise Conflict("site_off")
    key = {"publication": actor.publication_id, "site": site_id, "article": article_id, "version": version_id}
    if uow.session.scalar(_AGAIN, {**key, "overwrite": overwrite}) is None:
        raise NotFound("site_version_not_found")
    site.rests_until = None
    record_event(
        uow,
        EventAct.SITE_SENT_AGAIN,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=version_id,
        data={"site": site_id, "host": host_of(site.address), "overwrite": overwrite},
    )
    uow.article_changed(actor.publication_id, article_id)


def send_everything(uow: UnitOfWork, actor: Actor, site_id: int) -> int:
    """Send every version that readers have, also what was released before there was the site; how many. Event.

    Raises Denied, NotFound (``site_not_found``).
    """
    now = authorize_locked_publication(uow, actor, Action.SITES_MANAGE)
    site = locked_site(uow, now.publication_id, site_id)
    listed = uow.session.scalars(public_listings(Listing.publication_id == now.publication_id)).all()
    found = sorted((one.article_id, one.version_id) for one in listed)
    articles, versions = [one for one, _ in found], [one for _, one in found]
    key = {"publication": now.publication_id, "site": site_id, "articles": articles, "versions": versions}
    uow.session.execute(_ALL_ANEW, key)
    record_event(
        uow,
        EventAct.SITE_SENT_AGAIN,
        publication_id=now.publication_id,
        person_id=now.person_id,
        data={"site": site_id, "host": host_of(site.address), "versions": len(found)},
    )
    return len(found)
