"""Trying a site, for which a person waits: a real request that says in plain words what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.engines import Vault
from tms.services.publication.public_names import read_public_names
from tms.services.sites.connect import locked_site
from tms.services.sites.sending import SiteAccess


@dataclass(frozen=True, slots=True)
class SiteTrial:
    """Where to ask and as whom, and the tags of the languages in which versions go there."""

    access: SiteAccess
    tags: Sequence[str]


def prepare_site_trial(uow: UnitOfWork, actor: Actor, vault: Vault, site_id: int) -> SiteTrial:
    """What to ask, authorized; to be asked with no transaction open.

    Raises Denied, NotFound (``site_not_found``), Conflict (``site_password_unreadable``).
    """
    now = authorize_locked_publication(uow, actor, Action.SITES_MANAGE)
    site = locked_site(uow, now.publication_id, site_id)
    try:
        access = SiteAccess(site.address, site.user_name, vault.unseal(site.password))
    except Conflict as error:
        raise Conflict("site_password_unreadable") from error
    names = read_public_names(uow, now.publication_id)
    return SiteTrial(access, [one.tag for one in names.by_locale.values()])
