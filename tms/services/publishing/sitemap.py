"""What search engines are told: every address that readers may have, in one file or in parts that stay small.

A part is a range of articles by their numbers: it has at most as many addresses as their languages allow, and what is
published or withdrawn elsewhere moves nothing in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from tms.db.models import Address, Listing, ListingTag, Publication, Release
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import NotFound
from tms.services.create_publication import first_publication
from tms.services.publishing.listings import PublicAddress, addresses, public_listings
from tms.services.publishing.reading import ReadingSection, ReadingTag
from tms.services.sections import section_names
from tms.services.tags import tag_names, words_for_addresses

MOST = 5_000
"""The number of addresses in one file; search engines take 50,000, but none of a stranger's questions is as long."""

_ARTICLES = MOST // len(locales.NAMES)
"""The number of articles of a part: each may have a version in every language."""

_LAST = 2**63 // _ARTICLES - 1
"""The last part whose articles the database can be asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of many: its number, and when anything in it was last released, withdrawn or given another address."""

    number: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a site with something in them: the languages of the front page, those of each section and tag."""

    front: Sequence[str]
    sections: Sequence[tuple[ReadingSection, Sequence[str]]]
    tags: Sequence[tuple[ReadingTag, Sequence[str]]]


def parts(uow: UnitOfWork) -> Sequence[Part]:
    """The parts in which something is public; none where one file has room for all."""
    publication = first_publication(uow)
    if publication is None:
        return ()
    of_ours = Listing.publication_id == publication.id
    some = public_listings(of_ours).limit(MOST + 1).subquery()
    if (uow.session.scalar(select(func.count()).select_from(some)) or 0) <= MOST:
        return ()
    number, moved = (column // inline_literal(_ARTICLES) for column in (Release.article_id, Address.article_id))
    listed = public_listings(of_ours).with_only_columns(Listing.article_id // inline_literal(_ARTICLES))
    rows = uow.session.execute(
        select(number, func.max(Release.at))
        .where(Release.publication_id == publication.id, Release.state == "happened", number.in_(listed))
        .group_by(number)
        .order_by(number)
    )
    since = uow.session.execute(
        select(moved, func.max(Address.since))
        .where(Address.publication_id == publication.id, moved.in_(listed))
        .group_by(moved)
    )
    last_moved = {one: at for one, at in since if at is not None}
    return [Part(one, max(at, last_moved.get(one, at))) for one, at in rows]


def part(uow: UnitOfWork, number: int | None = None) -> Sequence[PublicAddress]:
    """The addresses of a part, or of all that is public; by article. Raises NotFound where there is nothing in it."""
    publication = first_publication(uow)
    if publication is None:
        return ()
    conditions = [Listing.publication_id == publication.id]
    if number is not None:
        if number > _LAST:
            raise NotFound("page_not_found")
        conditions.append(Listing.article_id.between(number * _ARTICLES, (number + 1) * _ARTICLES - 1))
    found = addresses(uow, *conditions)
    if number is not None and not found:
        raise NotFound("page_not_found")
    return found


def lists(uow: UnitOfWork) -> Lists:
    """The lists with something in them: of everything, of each section and tag, in every language that has one."""
    publication = first_publication(uow)
    if publication is None:
        return Lists((), (), ())
    listed = public_listings(Listing.publication_id == publication.id)
    found = set(uow.session.execute(listed.with_only_columns(Listing.section_id, Listing.locale).distinct()).all())
    front = [tag for tag in locales.NAMES if any(tag == locale for _, locale in found)]
    names = section_names(uow, publication.id, {section for section, _ in found if section}, publication.region)
    return Lists(
        front,
        [
            (ReadingSection(one, known[locales.EN], known[locales.EN]), [t for t in front if (one, t) in found])
            for one, known in sorted(names.items())
        ],
        _of_tags(uow, publication),
    )


def _of_tags(uow: UnitOfWork, publication: Publication) -> Sequence[tuple[ReadingTag, Sequence[str]]]:
    """The tags of the most articles, each with the languages in which it has a name and something was released."""
    rows = uow.session.execute(
        public_listings(Listing.publication_id == publication.id)
        .join(ListingTag, (ListingTag.article_id == Listing.article_id) & (ListingTag.version_id == Listing.version_id))
        .with_only_columns(ListingTag.tag_id, func.array_agg(Listing.locale.distinct()))
        .group_by(ListingTag.tag_id)
        .order_by(func.count().desc(), ListingTag.tag_id)
        .limit(_ARTICLES)
    )
    listed = dict(iter(rows))
    names = tag_names(uow, publication.id, listed, publication.region)
    tags = [_tag(one, known) for one, known in sorted(names.items())]
    return [
        (tag, [one for one in locales.NAMES if one in listed[tag.id] and locales.base_language(one) in tag.languages])
        for tag in tags
    ]


def _tag(tag_id: int, names: Mapping[str, str]) -> ReadingTag:
    words = words_for_addresses(names)
    return ReadingTag(tag_id, words, words, frozenset(names))
