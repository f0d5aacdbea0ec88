"""What every stage of the pipeline shares: short transactions, the token's fence, and handing on to the next stage.

A stage reads in one transaction, works with none open, and applies in one that begins with ``still_mine``.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from tms.db.models import Article, Publication, Version
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.work_kinds import CHAIN, WorkKind
from tms.services.audit import queue_work

Run = Callable[[Begin, Claimed], None]

BATCH = 2_500
"""Segments that are applied in one transaction: a long article is one, so that statements do not grow with it."""

BATCH_SECONDS = 5.0
"""What has been in hand for longer is applied: a slow engine shows how far it is, a killed worker has lost little."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class LeaseLostError(Exception):
    """Another worker has the item now; what this one has in hand is dropped."""


def in_batches(items: Iterable[Item], do: Callable[[Item], Result], most: int) -> Iterator[list[tuple[Item, Result]]]:
    """Do each item, and yield what was done with it in batches of ``most``, or of what took ``BATCH_SECONDS``."""
    batch: list[tuple[Item, Result]] = []
    began = time.monotonic()
    for item in items:
        batch.append((item, do(item)))
        if len(batch) == most or time.monotonic() - began >= BATCH_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def still_mine(uow: UnitOfWork, item: Claimed) -> None:
    """Lock the work item for this transaction. Raises LeaseLostError if its token is another one now."""
    if not work_items.hold(uow.session, item):
        raise LeaseLostError(item.id)


def article_and_version(uow: UnitOfWork, item: Claimed) -> tuple[Article, Version, Publication]:
    """The article, version and publication that the item is about."""
    article, version, publication = uow.session.execute(
        select(Article, Version, Publication)
        .join(Version, Version.article_id == Article.id)
        .join(Publication, Publication.id == Article.publication_id)
        .where(Article.id == item.article_id, Version.id == item.version_id)
    ).one()
    return article, version, publication


def next_stages(uow: UnitOfWork, kind: WorkKind, version: Version) -> list[tuple[WorkKind, int]]:
    """The stages that follow this kind of work on a version, by the table of the pipeline's order."""
    stage = CHAIN[kind]
    then: list[tuple[WorkKind, int]] = []
    if stage.for_followers is not None:
        others = uow.session.scalars(select(Version).where(Version.article_id == version.article_id))
        for other in others:
            if other.parent_version_id == version.id:
                then.append((stage.for_followers, other.id))
            elif other.role == "direct" and stage.for_translations is not None:
                then.append((stage.for_translations, other.id))
    if stage.then is not None:
        then.append((stage.then, version.id))
    return then


def done(
    uow: UnitOfWork,
    item: Claimed,
    publication_id: int,
    *,
    then: list[tuple[WorkKind, int]],
    outcome: Mapping[str, Any] | None = None,
) -> None:
    """Finish the item and queue what follows, in the same transaction. ``outcome`` is shown on the article's page."""
    work_items.finish(uow.session, item, outcome)
    for kind, version_id in then:
        queue_work(uow, kind, item.article_id, version_id)
    uow.article_changed(publication_id, item.article_id)
