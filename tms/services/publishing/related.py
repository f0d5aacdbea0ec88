"""Which other articles a reader may want: a rule that an editor can be told.

Each other article in the reader's language has points: two for the same section, and one for each term of the
termbase that both texts mention, four at most. Among equals the newer comes first, and the newest fill what is left.
"""

from tms.db.models import Listing
from tms.db.unit_of_work import UnitOfWork
from tms.services.publishing.listings import Teaser, in_locale, teasers

RELATED = 4
SAME_SECTION = 2
MOST_TERMS = 4
_LOOKED_AT = 40
"""How many of the newest with the section, with a shared term and of all are compared."""


def related(uow: UnitOfWork, publication_id: int, one: Teaser) -> list[Teaser]:
    """The related articles, best first, four at most."""
    there = in_locale(publication_id, one.locale) & (Listing.article_id != one.article_id)
    found = teasers(uow, there, limit=RELATED)
    if one.section_id is not None:
        found += teasers(uow, there, Listing.section_id == one.section_id, limit=_LOOKED_AT)
    if one.concepts:
        found += teasers(uow, there, Listing.concepts.overlap(sorted(one.concepts)), limit=_LOOKED_AT)
    others = {teaser.article_id: teaser for teaser in found}.values()
    newest_first = sorted(others, key=lambda other: (other.first_released_at, other.article_id), reverse=True)
    return sorted(newest_first, key=lambda other: -_points(one, other))[:RELATED]


def _points(one: Teaser, other: Teaser) -> int:
    same_section = one.section_id is not None and one.section_id == other.section_id
    return SAME_SECTION * same_section + min(len(one.concepts & other.concepts), MOST_TERMS)
