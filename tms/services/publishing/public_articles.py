"""Which articles the outside may have now, in parts: for sites that begin anew or have been away for too long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.services.publishing.listings import PublicAddress, addresses

FEWEST = 10
"""An article's versions are in one part, so that a part is larger than any article."""


@dataclass(frozen=True, slots=True)
class PublicPart:
    """Some articles with their released versions, and the last of them where there are more behind it."""

    articles: Mapping[int, Sequence[PublicAddress]]
    next: int | None


def public_articles(
    uow: UnitOfWork, publication_id: int, *, after: int = 0, only: int | None = None, most: int
) -> PublicPart:
    """The publication's articles of which something is released, by their numbers; of ``only`` one article, if named.

    ``most`` versions at most, and at least ``FEWEST``.
    """
    conditions = [Listing.publication_id == publication_id, Listing.article_id > after]
    if only is not None:
        conditions.append(Listing.article_id == only)
    found = addresses(uow, *conditions, limit=max(most, FEWEST) + 1)
    articles: dict[int, list[PublicAddress]] = {}
    for one in found:
        articles.setdefault(one.article_id, []).append(one)
    if len(found) <= max(most, FEWEST):
        return PublicPart(articles, None)
    # The last one may have versions that were not read.
    del articles[found[-1].article_id]
    return PublicPart(articles, max(articles))
