"""Addresses' last part: readable Latin from any of the three languages, unique in the publication."""

from slugify import slugify
from sqlalchemy import select

from tms.db.models import Article
from tms.db.unit_of_work import UnitOfWork

_LONGEST = 80


def free_slug(uow: UnitOfWork, publication_id: int, title: str) -> str:
    """A slug from the title (Han characters by their reading), with a number if another article has it."""
    wished = slugify(title, max_length=_LONGEST, word_boundary=True) or "article"
    taken = set(
        uow.session.scalars(
            select(Article.slug).where(Article.publication_id == publication_id, Article.slug.startswith(wished))
        )
    )
    slug, n = wished, 1
    while slug in taken:
        n += 1
        slug = f"{wished}-{n}"
    return slug
