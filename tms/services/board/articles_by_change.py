"""Articles for programs: those that changed last come first, a part at a time, narrowed to what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    any_,
    bindparam,
    exists,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, ArticleChange, Job, JobStep, Person, Publication, SourceBlock, Version
from tms.db.queries.state_counts import state_counts
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import Sight, of_actor, sight, visible_in
from tms.services.authorize import authorize
from tms.services.board.filters import due_of
from tms.services.sections import section_names
from tms.services.versions.lag import lags
from tms.services.versions.segment_counts import Counts, counts_by_version, with_total


class LastOfPart(NamedTuple):
    """Behind which article the next part begins: when it was last changed, and its number."""

    changed: datetime
    article_id: int


@dataclass(frozen=True, slots=True)
class ArticlesWanted:
    """What is looked for: a section, the state of a version, the version's locale, and from which minute on.

    ``archived``: what is archived instead of what is at work.
    """

    section_id: int | None = None
    state: str | None = None
    locale: str | None = None
    changed_since: datetime | None = None
    archived: bool = False
    after: LastOfPart | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ChangedVersion:
    """How far a version has come; ``step`` is the kind of the step that is active, and ``who`` has it."""

    locale: str
    role: str
    status: str
    step: str | None
    who: str | None
    published: bool
    lags: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article with its versions in the publication's order, the minute of its last change and its nearest date."""

    id: int
    external_id: str
    title: str
    slug: str
    language: str
    section: str | None
    author: str | None
    confidential: bool
    created_at: datetime
    changed: datetime
    due: datetime | None
    versions: list[ChangedVersion]


@dataclass(frozen=True, slots=True)
class ArticlesPart:
    """A part of the list, and where the next begins; None at the end."""

    articles: list[ChangedArticle]
    next: LastOfPart | None


def articles_by_change(uow: UnitOfWork, actor: Actor, wanted: ArticlesWanted) -> ArticlesPart:
    """The articles that the actor may see and that fit, by the minute of their last change. Raises Denied."""
    authorize(actor, Action.BOARD_VIEW)
    narrowed = {
        "section": wanted.section_id,
        "state": wanted.state,
        "locale": wanted.locale,
        "since": wanted.changed_since,
        "at": wanted.after and wanted.after.changed,
        "id": wanted.after and wanted.after.article_id,
    }
    given = {name: value for name, value in narrowed.items() if value is not None}
    statement = _found(sight(actor), frozenset(given), wanted.archived, wanted.limit)
    connection = uow.session.connection()
    found = connection.execute(statement, {**of_actor(actor), **given}).all()
    shown = found[: wanted.limit]
    versions = _versions(uow, [one.id for one in shown])
    section_ids = {one.section_id for one in shown if one.section_id}
    sections = section_names(uow, actor.publication_id, section_ids, shown[0].region) if section_ids else {}
    articles = [
        ChangedArticle(
            id=one.id,
            external_id=one.external_id,
            title=one.title or "",
            slug=one.slug,
            language=one.language,
            section=sections.get(one.section_id, {}).get(one.language),
            author=one.author,
            confidential=one.confidential,
            created_at=one.created_at,
            changed=one.at,
            due=one.due,
            versions=versions.get(one.id, []),
        )
        for one in shown
    ]
    last = shown[-1] if len(found) > wanted.limit else None
    return ArticlesPart(articles, LastOfPart(last.at, last.id) if last else None)


def _of_source(column: SQLColumnExpression[str]) -> ScalarSelect[str]:
    return (
        select(column)
        .where(Version.article_id == Article.id, Version.id == Article.source_version_id)
        .correlate(Article)
        .scalar_subquery()
    )


def _of_publication(column: SQLColumnExpression[str]) -> ScalarSelect[str]:
    return select(column).where(Publication.id == Article.publication_id).correlate(Article).scalar_subquery()


def _block(kind: str) -> ScalarSelect[str]:
    return (
        select(SourceBlock.text)
        .where(
            SourceBlock.article_id == Article.id,
            SourceBlock.revision_id == Article.current_revision_id,
            SourceBlock.kind == inline_literal(kind),
        )
        .limit(inline_literal(1))
        .scalar_subquery()
    )


@lru_cache(maxsize=500)
def _found(kind: Sight, narrowed: frozenset[str], archived: bool, limit: int) -> Select[*tuple[Any, ...]]:
    """The statement for whoever sees so much, with the names of what narrows it; it is put together once."""
    change = (ArticleChange.at, ArticleChange.article_id)
    statement = (
        select(*change)
        .join(Article, Article.id == ArticleChange.article_id)
        .where(
            ArticleChange.publication_id == bindparam("publication_id", type_=BigInteger),
            ArticleChange.at_work.is_(not archived),
            visible_in(kind),
        )
        .order_by(*(column.desc() for column in change))
        .limit(inline_literal(limit + 1))
    )
    if "id" in narrowed:
        last = bindparam("at", type_=ArticleChange.at.type), bindparam("id", type_=BigInteger)
        statement = statement.where(tuple_(*change) < tuple_(*last))
    if "since" in narrowed:
        statement = statement.where(ArticleChange.at >= bindparam("since", type_=ArticleChange.at.type))
    if "section" in narrowed:
        statement = statement.where(Article.section_id == bindparam("section", type_=BigInteger))
    fits = [
        column == bindparam(name, type_=column.type)
        for name, column in (("state", Version.status), ("locale", Version.locale))
        if name in narrowed
    ]
    if fits:
        statement = statement.where(exists().where(Version.article_id == Article.id, *fits))
    # What is told of them is looked up for these alone, or the planner reads all versions there are.
    part = statement.subquery()
    return made_once(
        select(
            Article.id,
            Article.external_id,
            Article.slug,
            Article.section_id,
            Article.confidential,
            Article.created_at,
            part.c.at,
            _of_source(Version.locale).label("language"),
            _of_publication(Publication.region).label("region"),
            _block("title").label("title"),
            _block("byline").label("author"),
            due_of(Article.id).label("due"),
        )
        .join(part, part.c.article_id == Article.id)
        .order_by(part.c.at.desc(), part.c.article_id.desc())
    )


class _VersionRow(NamedTuple):
    article_id: int
    id: int
    locale: str
    role: str
    status: str
    live_snapshot_id: int | None
    live_behind: bool
    step: str | None
    who: str | None


_active = (
    select(JobStep.kind, Person.name)
    .select_from(Job)
    .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
    .outerjoin(Person, Person.id == JobStep.assignee_id)
    .where(
        Job.article_id == Version.article_id,
        Job.version_id == Version.id,
        Job.state == inline_literal("open"),
        JobStep.state == inline_literal("active"),
    )
    # One at most; said, so that each is looked up for its version and not all jobs there are are read.
    .limit(inline_literal(1))
    .lateral()
)

_VERSIONS = made_once(
    select(
        Version.article_id,
        Version.id,
        Version.locale,
        Version.role,
        Version.status,
        Version.live_snapshot_id,
        Version.live_behind,
        _active.c.kind,
        _active.c.name,
    )
    .select_from(Version)
    .outerjoin(_active, true())
    .where(Version.article_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
)

_ORDER = {locale: place for place, locale in enumerate(locales.NAMES)}


def _versions(uow: UnitOfWork, ids: Sequence[int]) -> dict[int, list[ChangedVersion]]:
    """The versions in the publication's order, by article. One without texts has as many segments as another has."""
    if not ids:
        return {}
    counts = counts_by_version(state_counts(uow.session, ids))
    own: dict[int, list[_VersionRow]] = {}
    for row in map(_VersionRow._make, uow.session.connection().execute(_VERSIONS, {"ids": ids})):
        own.setdefault(row.article_id, []).append(row)
    found = {}
    for article_id, rows in own.items():
        rows.sort(key=lambda row: _ORDER[row.locale])
        of_rows = [counts.get(row.id, Counts()) for row in rows]
        total = max(one.total for one in of_rows)
        found[article_id] = [
            ChangedVersion(
                locale=row.locale,
                role=row.role,
                status=row.status,
                step=row.step,
                who=row.who,
                published=row.live_snapshot_id is not None,
                lags=lags(row),
                counts=with_total(one, total),
            )
            for row, one in zip(rows, of_rows, strict=True)
        ]
    return found
