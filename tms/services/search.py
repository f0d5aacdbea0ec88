"""Searching all articles that a person may see for segments that say some words, the youngest articles first.

What is saved is found at once: the index is the database's, and part of every save. Sentences of an article that has
just come in are found as soon as they have been cut.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, literal_column, or_, select, true
from sqlalchemy.orm import aliased

from tms.db.models import Article, Concept, Segment, SegmentText, Term, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.inline import MARKER
from tms.domain.permissions import Action, Actor
from tms.domain.storable import is_storable
from tms.language.search_words import LETTERS, SoughtWords, has_han, sought
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize

PAGE = 20
"""The number of articles on a page."""

SHOWN = 4
"""The number of an article's segments that are shown; how many more there are is told."""

MOST_TERMS = 4
"""Terms of the publication's own by which a search goes as well: each is one more word to look for, in two scripts."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The words to search for, and where. ``before``: articles older than this one; None stands for all."""

    words: str
    locale: str | None = None
    status: str | None = None
    since: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment's text without inline codes, with the places of what was looked for, and where it stands."""

    segment_id: int
    locale: str
    status: str
    role: str
    state: str
    origin: str
    look: str | None
    text: str
    marks: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with some of its segments, and how many more it has."""

    id: int
    title: str
    language: str
    confidential: bool
    archived: bool
    hits: Sequence[Hit]
    more: int


@dataclass(frozen=True, slots=True)
class FoundArticles:
    """A page of articles; ``older`` is what the next one begins after. ``too_short``: nothing was looked for."""

    articles: Sequence[FoundArticle]
    older: int | None = None
    too_short: bool = False


def search_articles(uow: UnitOfWork, actor: Actor, wish: SearchQuery) -> FoundArticles:
    """A page of the articles that are found. Raises Denied."""
    authorize(actor, Action.ARTICLES_SEARCH)
    kinds = sought(wish.words, _own_terms(uow, actor, wish.words)) if is_storable(wish.words) else []
    if not kinds:
        return FoundArticles([], too_short=True)
    ids = _articles(uow, actor, kinds, wish)
    here = ids[:PAGE]
    return FoundArticles(_with_hits(uow, kinds, wish, here), here[-1] if len(ids) > PAGE else None)


def _own_terms(uow: UnitOfWork, actor: Actor, words: str) -> Sequence[tuple[str, str]]:
    """The publication's Chinese terms in the words, each with another one of its concept: the longest first."""
    if not has_han(words):
        return ()
    said, other, typed = aliased(Term), aliased(Term), literal(words.lower())
    rows = uow.session.execute(
        select(said.text, other.text)
        .join(other, (other.publication_id == said.publication_id) & (other.concept_id == said.concept_id))
        .join(Concept, (Concept.publication_id == said.publication_id) & (Concept.id == said.concept_id))
        .where(
            said.publication_id == actor.publication_id,
            func.character_pairs(said.text).op("&&")(func.character_pairs(typed)),
            func.strpos(typed, func.lower(said.text)) > 0,
            said.locale.startswith("zh"),
            other.locale.startswith("zh"),
            other.text != said.text,
            Concept.withdrawn_at.is_(None),
        )
        .group_by(said.text, other.text)
        .order_by(func.length(said.text).desc(), said.text, other.text)
        .limit(MOST_TERMS)
    )
    return [(one, another) for one, another in rows]


def _articles(uow: UnitOfWork, actor: Actor, kinds: Sequence[SoughtWords], wish: SearchQuery) -> Sequence[int]:
    """The ids of the youngest articles that fit, one more than a page has.

    It goes from the youngest 128 articles to the oldest and ends when it has enough; nothing but the index may find
    the texts of each, which the planner, who knows nothing of this, would not always choose.
    """
    uow.session.execute(select(func.set_config("enable_seqscan", "off", true()), func.set_config("jit", "off", true())))
    articles = [visible_to(actor)]
    if wish.before is not None:
        articles.append(Article.id < wish.before)
    if wish.since is not None:
        articles.append(Article.created_at >= wish.since)
    age = Article.id.op(">>")(inline_literal(7)).label("age")
    ages = select(age).where(*articles).distinct().order_by(age.desc()).subquery("ages")
    pieces: ColumnElement[Any] = literal_column(
        "memory_salted(search_pieces(segment_text.text), (segment_text.article_id >> 7) << 15)"
    )
    salt: ColumnElement[Any] = literal_column("ages.age << 15")
    has_pieces = [
        pieces.op("@>")(func.memory_salted(func.search_pieces(literal(kind.words)), salt)).self_group()
        for kind in kinds
    ]
    # No other index may serve: + 0.
    found = (
        select(SegmentText.article_id)
        .join(Article, Article.id == SegmentText.article_id + inline_literal(0))
        .join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
        .where(or_(*has_pieces), *_fits(kinds, wish), *articles)
        .correlate(ages)
        .distinct()
        .order_by(SegmentText.article_id.desc())
        .limit(PAGE + 1)
        .lateral("found")
    )
    walk = select(found.c.article_id).select_from(ages.join(found, true())).limit(PAGE + 1)
    ids = uow.session.scalars(walk).all()
    uow.session.execute(select(func.set_config("enable_seqscan", "on", true())))
    return ids


def _fits(kinds: Sequence[SoughtWords], wish: SearchQuery) -> list[ColumnElement[bool]]:
    found = [
        literal_column("NOT segment_text.retired"),
        SegmentText.presence == "present",
        or_(*(and_(*map(_says, kind.terms)) for kind in kinds)),
    ]
    if wish.locale is not None:
        found.append(Version.locale == wish.locale)
    if wish.status is not None:
        found.append(Version.status == wish.status)
    return found


def _says(term: str) -> ColumnElement[bool]:
    folded = func.search_folded(SegmentText.text)
    if has_han(term):
        return folded.contains(term, autoescape=True)
    return folded.op("~")(f"(^|[^{LETTERS}]){re.escape(term)}").self_group()


def _with_hits(
    uow: UnitOfWork, kinds: Sequence[SoughtWords], wish: SearchQuery, ids: Sequence[int]
) -> list[FoundArticle]:
    hits: dict[int, list[Hit]] = {article_id: [] for article_id in ids}
    rows = uow.session.execute(
        select(
            SegmentText.article_id,
            SegmentText.segment_id,
            SegmentText.text,
            Version.locale,
            Version.status,
            Version.role,
            SegmentText.state,
            SegmentText.origin,
            SegmentText.look,
        )
        .join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
        .where(SegmentText.article_id.in_(ids), *_fits(kinds, wish))
        .order_by(SegmentText.segment_id, Version.id)
    )
    for article_id, segment_id, text, locale, status, role, state, origin, look in rows:
        said = MARKER.sub("", text)
        marks = sorted({mark for kind in kinds for mark in kind.marks(said)})
        hits[article_id].append(Hit(segment_id, locale, status, role, state, origin, look, said, marks))
    titles = uow.session.execute(
        select(Article.id, Article.confidential, Article.archived_at, SegmentText.text, Version.locale)
        .join(Version, and_(Version.article_id == Article.id, Version.id == Article.source_version_id))
        .outerjoin(Segment, and_(Segment.article_id == Article.id, Segment.kind == "title"))
        .outerjoin(
            SegmentText,
            and_(
                SegmentText.article_id == Article.id,
                SegmentText.version_id == Version.id,
                SegmentText.segment_id == Segment.id,
                SegmentText.retired.is_(False),
            ),
        )
        .where(Article.id.in_(ids))
        .order_by(SegmentText.text.is_(None).desc())
    )
    about = {row.id: row for row in titles}
    return [
        FoundArticle(
            id=article_id,
            title=MARKER.sub("", about[article_id].text or "–"),
            language=about[article_id].locale,
            confidential=about[article_id].confidential,
            archived=about[article_id].archived_at is not None,
            hits=hits[article_id][:SHOWN],
            more=max(len(hits[article_id]) - SHOWN, 0),
        )
        for article_id in ids
    ]
