"""Articles: what there is, and how far each of an article's versions has come."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.languages import TAG, locale_of, names_of_program, tag_of
from tms.api.moments import Moment
from tms.api.operation import Operation, serve
from tms.api.v1.article_cursor import cursor_behind, last_before
from tms.api.v1.article_examples import ARTICLE_EXAMPLE, ARTICLES_EXAMPLE
from tms.api.v1.links import TO_FIRST_ARTICLE, TO_NEXT_ARTICLES, TO_RELEASED
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading
from tms.http.token_gate import API
from tms.services.articles.article_status import ArticleStatus, StepStatus, VersionStatusView, article_status
from tms.services.board.articles_by_change import (
    ArticlesWanted,
    ChangedArticle,
    ChangedVersion,
    articles_by_change,
)
from tms.services.versions.segment_counts import Counts

blueprint = Blueprint("api_articles", __name__, url_prefix=API + "articles")

VersionState = Literal["new", "translating", "reviewing", "approved", "published", "withdrawn", "cancelled"]
Language = Annotated[str, Field(min_length=2, max_length=35)]
"""A publication's tag for a language, as ``tms.api.languages`` reads it."""

RowNumber = Annotated[int, Field(ge=1, le=10**18 - 1)]


class SegmentNumbers(BaseModel):
    """How many segments a version has in each state; ``empty`` have no text yet."""

    total: int
    empty: int
    drafted: int
    translated: int
    reviewed: int
    final: int


class VersionInBrief(BaseModel):
    """A version in a list. ``step`` is what it waits for now, and ``person`` who has it."""

    language: str = Field(description=TAG)
    role: Literal["source", "direct", "derived"]
    state: VersionState
    step: str | None
    person: str | None
    published: bool
    behind: bool = Field(description="What readers see is older than what stands here")
    segments: SegmentNumbers


class ArticleInBrief(BaseModel):
    """An article in a list; ``changed_at`` is the minute of the last act, ``due`` the nearest date of its versions."""

    id: int
    external_id: str
    title: str
    slug: str
    source_language: str
    section: str | None
    author: str | None
    confidential: bool
    created_at: datetime
    changed_at: datetime
    due: datetime | None
    versions: list[VersionInBrief]


class ArticlesAnswer(BaseModel):
    """A part of the list; ``next`` is the ``cursor`` of the part after it, null at the end."""

    articles: list[ArticleInBrief]
    next: str | None


class PersonOfStep(BaseModel):
    """Who has a step."""

    id: int
    name: str


class StepAnswer(BaseModel):
    """A step of the version's open job, with its person and its own due date."""

    name: str
    kind: Literal["translate", "review", "author"]
    state: Literal["waiting", "active", "done", "skipped"]
    person: PersonOfStep | None
    active_since: datetime | None
    due: datetime | None


class StageAnswer(BaseModel):
    """A stage of the preparation that machines do; ``error`` says why it stopped."""

    kind: str
    state: str
    attempts: int
    error: str | None


class VersionAnswer(BaseModel):
    """Where a version stands. ``follows`` is the language of the version that it is derived from."""

    language: str = Field(description=TAG)
    role: Literal["source", "direct", "derived"]
    follows: str | None
    state: VersionState
    segments: SegmentNumbers
    stages: list[StageAnswer]
    steps: list[StepAnswer]
    due: datetime | None
    undecided: int | None = Field(description="Doubtful conversions that nobody has decided yet")
    published_slug: str | None
    behind: bool = Field(description="What readers see is older than what stands here")


class ArticleAnswer(BaseModel):
    """An article and where each of its versions stands."""

    id: int
    title: str
    slug: str
    source_language: str
    section: str | None
    author: str | None
    author_title: str | None
    published_on: date | None
    revision: int
    archived: bool
    confidential: bool
    versions: list[VersionAnswer]


class ArticlesQuery(BaseModel):
    """What a list is narrowed to."""

    model_config = ConfigDict(extra="forbid")

    state: VersionState | None = Field(None, description="Only articles of which a version is in this state")
    language: Language | None = Field(None, description="With `state`: the tag of that version")
    section: RowNumber | None = Field(None, description="The number of a section")
    updated_since: Moment | None = Field(None, description="Only what somebody changed in or after this minute")
    archived: bool = Field(False, description="What is archived, instead of what is at work")
    cursor: str | None = Field(None, description="`next` of the part before", max_length=200)
    limit: int = Field(50, ge=1, le=100, description="How many articles a part has")


ARTICLES = Operation(
    summary="Articles, those that changed last first",
    about="Whoever wants to know what is new asks with `updated_since`, a minute before they last asked.",
    answer=ArticlesAnswer,
    scope=Scope.ARTICLES_READ,
    tag="articles",
    query=ArticlesQuery,
    example=ARTICLES_EXAMPLE,
    links={"article": TO_FIRST_ARTICLE, "next": TO_NEXT_ARTICLES},
)

ARTICLE = Operation(
    summary="An article, and where each of its versions stands",
    answer=ArticleAnswer,
    scope=Scope.ARTICLES_READ,
    tag="articles",
    example=ARTICLE_EXAMPLE,
    links={"released": TO_RELEASED},
)


@serve(blueprint, "GET", "", ARTICLES)
def list_articles(query: ArticlesQuery) -> ArticlesAnswer:
    """List what fits."""
    wanted = ArticlesWanted(
        section_id=query.section,
        state=query.state,
        locale=locale_of(query.language, "query.language") if query.language else None,
        changed_since=query.updated_since and query.updated_since.replace(second=0, microsecond=0),
        archived=query.archived,
        after=last_before(query.cursor),
        limit=query.limit,
    )
    part = articles_by_change(reading(), actor(), wanted)
    tag = names_of_program().tag
    return ArticlesAnswer(
        articles=[_in_brief(one, tag) for one in part.articles],
        next=cursor_behind(part.next),
    )


@serve(blueprint, "GET", "/<int:article_id>", ARTICLE)
def read_article(article_id: int) -> ArticleAnswer:
    """Read one article's status."""
    return article_answer(article_status(reading(), actor(), article_id))


def article_answer(found: ArticleStatus) -> ArticleAnswer:
    """An article's status as it is answered."""
    return ArticleAnswer(
        id=found.id,
        title=found.title,
        slug=found.slug,
        source_language=tag_of(found.source_language),
        section=found.section,
        author=found.author,
        author_title=found.author_title,
        published_on=found.published_on,
        revision=found.revision,
        archived=found.archived,
        confidential=found.confidential,
        versions=[_version(one) for one in found.versions],
    )


def _in_brief(one: ChangedArticle, tag: Callable[[str], str]) -> ArticleInBrief:
    return ArticleInBrief(
        id=one.id,
        external_id=one.external_id,
        title=one.title,
        slug=one.slug,
        source_language=tag(one.language),
        section=one.section,
        author=one.author,
        confidential=one.confidential,
        created_at=one.created_at,
        changed_at=one.changed,
        due=one.due,
        versions=[_version_in_brief(version, tag) for version in one.versions],
    )


def _version_in_brief(version: ChangedVersion, tag: Callable[[str], str]) -> VersionInBrief:
    return VersionInBrief.model_validate(
        {
            "language": tag(version.locale),
            "role": version.role,
            "state": version.status,
            "step": version.step,
            "person": version.who,
            "published": version.published,
            "behind": version.lags,
            "segments": _numbers(version.counts),
        }
    )


def _version(version: VersionStatusView) -> VersionAnswer:
    return VersionAnswer.model_validate(
        {
            "language": tag_of(version.locale),
            "role": version.role,
            "follows": tag_of(version.parent) if version.parent and not version.detached else None,
            "state": version.status,
            "segments": _numbers(version.counts),
            "stages": [
                StageAnswer(kind=one.kind, state=one.state, attempts=one.attempts, error=one.error)
                for one in version.stages
            ],
            "steps": [_step(step) for step in version.steps],
            "due": version.due,
            "undecided": version.undecided,
            "published_slug": version.published_slug,
            "behind": version.lags,
        }
    )


def _step(step: StepStatus) -> StepAnswer:
    return StepAnswer.model_validate(
        {
            "name": step.name,
            "kind": step.kind,
            "state": step.state,
            "person": {"id": step.assignee_id, "name": step.assignee} if step.assignee_id else None,
            "active_since": step.active_since,
            "due": step.due,
        }
    )


def _numbers(counts: Counts) -> SegmentNumbers:
    return SegmentNumbers(
        total=counts.total,
        empty=counts.empty,
        drafted=counts.drafted,
        translated=counts.translated,
        reviewed=counts.reviewed,
        final=counts.final,
    )
