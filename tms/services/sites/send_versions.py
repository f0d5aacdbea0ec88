"""A worker's part: sending versions to sites, one after the other to each, until none is due."""

import uuid

from sqlalchemy import func, select, update

from tms.db.models import ConnectedSite
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.services.pipeline.handing_out import GoesOn, hand_out_at_once
from tms.services.sites.queue_sites import due_sites
from tms.services.sites.rounds import LEASE, HeldSite, TriedPut, next_put
from tms.services.sites.sending import SitePost


def send_versions(begin: Begin, item: Claimed, post: SitePost) -> None:
    """Send what is due. What is not recorded when the worker dies, is sent again, and is one post there all the same.

    Each site is held by a token of its own: a worker that is late records nothing.
    """
    hand_out_at_once(
        begin,
        item,
        lambda uow, most: take_sites(uow, item.publication_id, most),
        lambda held, goes_on: _serve(begin, post, held, goes_on),
    )


def take_sites(uow: UnitOfWork, publication_id: int, most: int) -> list[HeldSite]:
    """Hold sites that have something to do and that nobody holds, at most so many."""
    token = uuid.uuid4()
    due = due_sites(ConnectedSite.id, publication_id).order_by(ConnectedSite.id).limit(most)
    # As a table of its own: in a condition PostgreSQL may ask for it again with each row, and hold more than so many.
    chosen = due.with_for_update(skip_locked=True, key_share=True, of=ConnectedSite).cte("chosen")
    ids = uow.session.scalars(
        update(ConnectedSite)
        .where(ConnectedSite.publication_id == publication_id, ConnectedSite.id.in_(select(chosen.c.id)))
        .values(token=token, lease_until=func.now() + LEASE)
        .returning(ConnectedSite.id)
    )
    return [HeldSite(publication_id, site_id, token) for site_id in ids]


def _serve(begin: Begin, post: SitePost, held: HeldSite, goes_on: GoesOn) -> None:
    tried: TriedPut | None = None
    while True:
        with begin() as uow:
            due = next_put(uow, post, held, tried, goes_on=goes_on())
        if due is None:
            return
        tried = TriedPut(due, post.put(due.access, due.put))
