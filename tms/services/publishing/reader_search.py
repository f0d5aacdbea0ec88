"""Readers' search: the articles in one language that say some words, newest here first, in what is public only.

Each question looks through the texts of the newest articles, so that nobody can ask for more work than that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tms.db.models import Listing, Snapshot
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import NotFound
from tms.domain.storable import is_storable
from tms.language.search_words import LETTERS, SoughtWords, has_han, sought
from tms.services.create_publication import first_publication
from tms.services.publishing import reading
from tms.services.publishing.listings import Teaser, in_locale, public_listings, teasers, with_snapshots

LONGEST = 100
"""In characters: what follows is not looked for."""

MOST_WORDS = 8

LOOKED_AT = 2_000
"""The number of articles that one question looks through, the newest: a third of a second for 850 words each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the articles that say the words. ``all_looked_at``: none was left out for its age.

    ``locales`` have a list of articles with something in it.
    """

    site: reading.Site
    words: str
    teasers: Sequence[Teaser]
    page: int
    has_more: bool
    all_looked_at: bool
    locales: Sequence[str]


def search_public(uow: UnitOfWork, locale: str, asked: str, *, page: int = 1) -> Found:
    """What readers of a language find by some words; in Chinese, either script may be typed.

    Raises NotFound for a page after the last one.
    """
    publication = first_publication(uow)
    if publication is None or locale not in locales.NAMES:
        raise NotFound("page_not_found")
    words = " ".join(asked[:LONGEST].split()) if is_storable(asked) else ""
    terms = re.findall(r"\w+", words)[:MOST_WORDS]
    kinds = sought(" ".join(terms))
    here = in_locale(publication.id, locale)
    ids: Sequence[int] = []
    if kinds:
        offset = reading.PAGE * (max(page, 1) - 1)
        ids = uow.session.scalars(_that_say(here, kinds).limit(reading.PAGE + 1).offset(offset)).all()
    if page < 1 or (page > 1 and not ids):
        raise NotFound("page_not_found")
    found = teasers(uow, here, Listing.article_id.in_(ids), limit=reading.PAGE)
    beyond = public_listings(here).with_only_columns(Listing.article_id).limit(1).offset(LOOKED_AT)
    return Found(
        site=reading.site_at(uow, locale),
        words=words,
        teasers=found,
        page=page,
        has_more=len(ids) > reading.PAGE,
        all_looked_at=uow.session.scalar(beyond) is None,
        locales=reading.languages_with(uow, publication.id),
    )


def _that_say(here: ColumnElement[bool], kinds: Sequence[SoughtWords]) -> Select[int]:
    """The ids of the newest articles of a list whose text says one of these, in the list's order."""
    newest = (
        public_listings(here)
        .order_by(Listing.first_released_at.desc(), Listing.article_id.desc())
        .limit(LOOKED_AT)
        .subquery("newest")
    )
    block: Any = func.jsonb_array_elements(Snapshot.content.op("->")("blocks")).column_valued("block")
    body = select(func.string_agg(block.op("->>")("text"), "\n")).correlate(Snapshot).scalar_subquery()
    head = (Snapshot.content.op("->>")(name) for name in ("title", "author"))
    # Each text is made once, whatever is asked of it: a subquery with OFFSET is not merged into the question.
    texts = (
        with_snapshots(newest, newest.c.article_id, func.search_folded(func.concat_ws("\n", *head, body)).label("said"))
        .order_by(newest.c.first_released_at.desc(), newest.c.article_id.desc())
        .offset(0)
        .subquery("texts")
    )
    says = or_(*(and_(*(_says(texts.c.said, term) for term in kind.terms)) for kind in kinds))
    return select(texts.c.article_id).where(says)


def _says(text: ColumnElement[str], term: str) -> ColumnElement[bool]:
    """Chinese words anywhere, others where a word begins, as ``SoughtWords`` has it."""
    there = func.strpos(text, term) > 0
    if has_han(term):
        return there
    return and_(there, text.op("~")(f"(^|[^{LETTERS}]){re.escape(term)}"))
