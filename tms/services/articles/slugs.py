"""Slugs, the last part of addresses: readable Latin from any of the three languages, unique in the publication."""

from slugify import slugify
from sqlalchemy import select, union

from tms.db.models import Address, Article, Publication
from tms.db.unit_of_work import UnitOfWork

_LONGEST = 80


def free_slug(uow: UnitOfWork, publication_id: int, title: str) -> str:
    """A slug from the title (Han characters by their reading), with a number if another article has or had it.

    Articles that come in at once wait for each other here, so that two of them never find the same one free.
    """
    wished = slugify(title, max_length=_LONGEST, word_boundary=True) or "article"
    one_at_a_time(uow, publication_id)
    present = select(Article.slug).where(Article.publication_id == publication_id, Article.slug.startswith(wished))
    former = select(Address.slug).where(Address.publication_id == publication_id, Address.slug.startswith(wished))
    taken = set(uow.session.scalars(union(present, former)))
    slug, n = wished, 1
    while slug in taken:
        n += 1
        slug = f"{wished}-{n}"
    return slug


def one_at_a_time(uow: UnitOfWork, publication_id: int) -> None:
    """Wait for everybody who is importing an article now, and make others wait until this transaction ends."""
    uow.session.execute(select(Publication.id).where(Publication.id == publication_id).with_for_update(key_share=True))
