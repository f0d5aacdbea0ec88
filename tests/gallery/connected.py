"""Sites as an administrator sees them: one where versions stand in every way, and one that lets nobody in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from tests.gallery.hooked import one_at_a_time
from tms.adapters.vault import FernetVault
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.domain.permissions import Role
from tms.services.sites.connect import SiteInput, connect_site
from tms.services.sites.queue_sites import queue_sites
from tms.services.sites.send_again import send_everything
from tms.services.sites.send_versions import send_versions
from tms.services.sites.sending import SiteAccess, SiteAnswer, SitePost, SitePut, SiteStanding, SiteVerdict

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

_PAPER = "https://www.harbour.example/"
_CITY = "https://city.example/three-languages-of-the-harbour/"


def sites_connected(desk: "Desk") -> dict[str, int]:
    """The numbers of both."""
    administrator = desk.people[Role.ADMINISTRATOR]
    post = SitePost(FernetVault("only for pictures"), desk.pictures, _put, _ask)
    with desk.database.begin() as uow:
        ids = {
            name: connect_site(uow, administrator, post.vault, SiteInput(address, "sanwen", "abcd efgh ijkl mnop"))
            for name, address in (("site_id", _PAPER), ("closed_site_id", _CITY))
        }
        for site_id in ids.values():
            send_everything(uow, administrator, site_id)
    with desk.database.begin() as uow:
        queue_sites(uow)
        waiting = select(WorkItem.id).where(WorkItem.kind == "sites", WorkItem.state == "waiting")
        item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
    assert item is not None
    send_versions(one_at_a_time(desk.database.begin), item, post)
    with desk.database.begin() as uow:
        # One that is on its way, as for the seconds until a worker has it.
        uow.session.execute(
            text(
                "UPDATE site_version SET number = number + 1, state = 'waiting' WHERE (site_id, version_id) ="
                " (SELECT site_id, max(version_id) FROM site_version WHERE state = 'sent' GROUP BY site_id LIMIT 1)"
            )
        )
    return ids


def _put(access: SiteAccess, put: SitePut) -> SiteAnswer:
    if access.address == _CITY:
        away = {"host": "city.example", "user": access.user_name, "status": 401}
        return SiteAnswer(SiteVerdict.AWAY, error_code="site_password_wrong", error_params=away)
    if put.tag == "zh-Hans":
        changed = {"differs": ["title", "content"], "changed_by": "Ann 編輯"}
        return SiteAnswer(SiteVerdict.CHANGED, error_code="site_changed_there", error_params=changed)
    slug = "" if put.public is None else f"{_PAPER}2026/12/01/{put.public.slug}/"
    return SiteAnswer(SiteVerdict.TAKEN, slug, "hash")


def _ask(access: SiteAccess, _tags: Sequence[str]) -> SiteStanding:
    return SiteStanding("The Harbour", "6.8", access.user_name, has_polylang=True)
