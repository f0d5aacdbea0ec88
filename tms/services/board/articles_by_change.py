"""Articles for programs: those that changed last come first, a part at a time, narrowed to what is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, exists, select, tuple_

from tms.db.models import Article, ArticleChange, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.board.filters import due_of
from tms.services.board.rows import BoardRow, board_rows
from tms.services.jobs.assign import NO_DATE


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
class ChangedArticle:
    """An article as the board has it, and what only programs ask for."""

    row: BoardRow
    slug: str
    external_id: str
    created_at: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class ArticlesPart:
    """A part of the list, and where the next begins; None at the end."""

    articles: list[ChangedArticle]
    next: LastOfPart | None


def articles_by_change(uow: UnitOfWork, actor: Actor, wanted: ArticlesWanted) -> ArticlesPart:
    """The articles that the actor may see and that fit, by the minute of their last change. Raises Denied."""
    authorize(actor, Action.BOARD_VIEW)
    found = uow.session.execute(_statement(actor, wanted)).all()
    shown = found[: wanted.limit]
    rows = board_rows(uow, actor.publication_id, [(one.id, one.due or NO_DATE) for one in shown])
    articles = [
        ChangedArticle(row, one.slug, one.external_id, one.created_at, one.at)
        for row, one in zip(rows, shown, strict=True)
    ]
    last = shown[-1] if len(found) > wanted.limit else None
    return ArticlesPart(articles, LastOfPart(last.at, last.id) if last else None)


def _statement(actor: Actor, wanted: ArticlesWanted) -> Select[*tuple[Any, ...]]:
    change = (ArticleChange.at, ArticleChange.article_id)
    statement = (
        select(
            Article.id,
            Article.slug,
            Article.external_id,
            Article.created_at,
            ArticleChange.at,
            due_of(Article.id).label("due"),
        )
        .join(Article, Article.id == ArticleChange.article_id)
        .where(
            ArticleChange.publication_id == actor.publication_id,
            ArticleChange.at_work.is_(not wanted.archived),
            visible_to(actor),
        )
        .order_by(*(column.desc() for column in change))
        .limit(wanted.limit + 1)
    )
    if wanted.after is not None:
        statement = statement.where(tuple_(*change) < tuple_(*wanted.after))
    if wanted.changed_since is not None:
        statement = statement.where(ArticleChange.at >= wanted.changed_since)
    if wanted.section_id is not None:
        statement = statement.where(Article.section_id == wanted.section_id)
    if wanted.state is not None or wanted.locale is not None:
        fits = [Version.article_id == Article.id]
        if wanted.state is not None:
            fits.append(Version.status == wanted.state)
        if wanted.locale is not None:
            fits.append(Version.locale == wanted.locale)
        statement = statement.where(exists().where(*fits))
    return statement
