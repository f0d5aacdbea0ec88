"""Narrowing the board beside its filter: by section, tag, state, person, date, title and author, in any combination.

State, person and date are those of one version: "in review by Lin, overdue" is one that is both. Each combination is a
statement of its own, made once; what was chosen are its parameters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Select,
    Text,
    all_,
    and_,
    bindparam,
    func,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from tms.db.models import Article, ArticleTag, Job, JobStep, Version
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.domain.states import VersionStatus
from tms.services.article_visibility import PUBLICATION, Sight, seen_one_by_one
from tms.services.jobs.assign import NO_DATE


class InState(StrEnum):
    """Where a version stands, as an editor asks for it."""

    FREE_TO_TRANSLATE = "free-to-translate"
    IN_TRANSLATION = "in-translation"
    FREE_TO_REVIEW = "free-to-review"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class DueBy(StrEnum):
    """By when a version is due; what is overdue is due today and in a week as well, but not "later today"."""

    OVERDUE = "overdue"
    LATER = "later"
    TODAY = "today"
    WEEK = "week"
    NO_DATE = "none"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen; None means any. ``nobody``: a step that nobody has, and then ``person`` is None.

    ``title`` and ``author`` have all these words in them, or parts of words; ``tag`` is a name of one in any language.
    """

    section: int | None = None
    state: InState | None = None
    person: int | None = None
    nobody: bool = False
    due: DueBy | None = None
    title: str = ""
    author: str = ""
    tag: str = ""

    @property
    def shape(self) -> "Shape":
        return Shape(
            self.section is not None,
            self.state,
            self.person is not None,
            self.nobody,
            self.due,
            bool(self.title.split()),
            bool(self.author.split()),
            bool(self.tag.split()),
        )


class Shape(NamedTuple):
    """Which choices a statement is made for, without what was chosen."""

    section: bool = False
    state: InState | None = None
    person: bool = False
    nobody: bool = False
    due: DueBy | None = None
    title: bool = False
    author: bool = False
    tag: bool = False


EVERYTHING = Shape()


def of_articles(shape: Shape) -> bool:
    """Whether nothing is asked for but what an article says of itself, which archived ones do as well."""
    return shape._replace(section=False, title=False, author=False, tag=False) == EVERYTHING


_STEP = {
    InState.FREE_TO_TRANSLATE: ("translate", False),
    InState.IN_TRANSLATION: ("translate", True),
    InState.FREE_TO_REVIEW: ("review", False),
    InState.IN_REVIEW: ("review", True),
}
"""The active step's kind, and whether somebody has it."""
_STATUS = {
    InState.APPROVED: VersionStatus.APPROVED,
    InState.PUBLISHED: VersionStatus.PUBLISHED,
    InState.WITHDRAWN: VersionStatus.WITHDRAWN,
}
_SECTION: ColumnElement[int] = bindparam("section", type_=BigInteger)
_TAG: ColumnElement[int] = bindparam("tag", type_=BigInteger)
_WHO: ColumnElement[int] = bindparam("who", type_=BigInteger)
_UNTIL: ColumnElement[datetime] = bindparam("until", type_=DateTime(timezone=True))
_NOW: ColumnElement[datetime] = bindparam("now", type_=DateTime(timezone=True))
_OF_TITLE, _OF_AUTHOR = (all_(bindparam(name, type_=ARRAY(Text))) for name in ("of_title", "of_author"))
_step, _job, _version = shared_alias(JobStep), shared_alias(Job), shared_alias(Version)
_tagged = shared_alias(ArticleTag)
_OF_WORK = (_step, _job)
"""Open ones that are not shelved are those of articles at work: the database keeps it so."""


def chosen(narrowing: Narrowing, until: Mapping[DueBy, datetime], tag_id: int | None) -> dict[str, Any]:
    """The values of the statement's parameters. ``tag_id``: the tag of that name; None where there is none."""
    return {
        "section": narrowing.section,
        "tag": tag_id,
        "who": narrowing.person,
        "until": until.get(narrowing.due) if narrowing.due else None,
        "now": until[DueBy.OVERDUE],
        "of_title": _patterns(narrowing.title),
        "of_author": _patterns(narrowing.author),
    }


def _patterns(said: str) -> list[str]:
    """What LIKE looks for: each word by itself, wherever it stands."""
    escaped = (re.sub(r"([\\%_])", r"\\\1", word) for word in said.lower().split())
    return [f"%{word}%" for word in escaped]


@cache
def narrowed(shape: Shape) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``Article``, each looked up for its row: what is walked is for the caller to say."""
    in_section = (Article.section_id == _SECTION,) if shape.section else ()
    return (*in_section, *_said(shape), *map(_looked_up, _walks(shape)))


def _said(shape: Shape) -> list[ColumnElement[bool]]:
    """Words of the title and the author, which stand with the article."""
    asked = ((shape.title, Article.title, _OF_TITLE), (shape.author, Article.author, _OF_AUTHOR))
    return [func.lower(column).op("LIKE", is_comparison=True)(words) for is_asked, column, words in asked if is_asked]


@cache
def walked(shape: Shape, sight: Sight, shown: ColumnElement[bool]) -> Select[int]:
    """The articles, found by the rarest choice; ``shown``, on ``Article``, says that it is at work and in sight.

    Some may come twice, unless ``finds_each_once``.
    """
    if shape.section or not _walks(shape):
        return select(Article.id.label("id")).where(shown, *narrowed(shape))
    (row, conditions), *others = _walks(shape)
    if finds_each_once(shape):
        # The index has the steps by article, so that the articles come one after the other, each to be looked up once.
        found = select(row.article_id.label("id")).where(*conditions).distinct().subquery()
        articles, article_id = select(found.c.id), found.c.id
    else:
        articles, article_id = select(row.article_id.label("id")).where(*conditions), row.article_id
    # What is walked is not looked up again for each row that the walk finds.
    every = [*_said(shape), *map(_looked_up, others)]
    if row in _OF_WORK:
        articles = articles.where(*seen_one_by_one(article_id, sight))
    else:
        every.append(shown)
    if not every:
        return articles
    return articles.where(
        select(and_(*every)).where(Article.id == article_id).correlate_except(Article).scalar_subquery()
    )


def finds_each_once(shape: Shape) -> bool:
    """Whether ``walked`` finds no article twice: by itself, by a tag, or by steps that nobody has, whenever due."""
    walks_once = shape.section or shape.tag or not _walks(shape)
    return walks_once or (shape.due is None and (shape.nobody or _is_free(shape.state)))


def _is_free(state: InState | None) -> bool:
    """Whether it is the state of a version that waits for somebody to take it."""
    return state in {InState.FREE_TO_TRANSLATE, InState.FREE_TO_REVIEW}


Walk = tuple[Any, list[ColumnElement[bool]]]
"""A table whose rows name articles, and which of them; each has an index that finds them."""


def _walks(shape: Shape) -> list[Walk]:
    """A walk for each choice but the section, the rarest first."""
    return [walk for walk in (_by_tag(shape), _by_step(shape), _by_status(shape), _by_date(shape)) if walk is not None]


def _looked_up(walk: Walk) -> ColumnElement[bool]:
    row, conditions = walk
    one = select(true()).where(row.article_id == Article.id, *conditions).limit(inline_literal(1)).correlate(Article)
    return one.scalar_subquery()


def _by_tag(shape: Shape) -> Walk | None:
    return (_tagged, [_tagged.publication_id == PUBLICATION, _tagged.tag_id == _TAG]) if shape.tag else None


def _by_status(shape: Shape) -> Walk | None:
    if shape.state not in _STATUS:
        return None
    status = _version.status == inline_literal(_STATUS[shape.state])
    return _version, [_version.publication_id == PUBLICATION, status, _version.role != inline_literal("source")]


def _by_date(shape: Shape) -> Walk | None:
    if shape.due is None or _by_step(shape) is not None:
        return None
    is_open = (_job.publication_id == PUBLICATION, _job.state == inline_literal("open"), ~_job.shelved)
    return _job, [*is_open, *_due(shape, _job.due)]


def _by_step(shape: Shape) -> Walk | None:
    """Articles with a step of an open job in that state, of that person, and due by then."""
    if not (shape.person or shape.nobody or shape.state in _STEP):
        return None
    kind, is_taken = _STEP.get(shape.state or InState.APPROVED, ("", shape.person))
    found = [
        _step.publication_id == PUBLICATION,
        _step.job_state == inline_literal("open"),
        ~_step.job_shelved,
        *_due(shape, _step.job_due),
        _step.kind == inline_literal(kind)
        if kind
        else _step.kind.in_([inline_literal("translate"), inline_literal("review")]),
        _step.state == inline_literal("active")
        if kind or shape.nobody
        else _step.state.in_([inline_literal("active"), inline_literal("waiting")]),
    ]
    if shape.person:
        found.append(_step.assignee_id == _WHO)
    if not is_taken or shape.nobody:
        found.append(_step.assignee_id.is_(None))
    if is_taken:
        found.append(_step.assignee_id.is_not(None))
    return _step, found


def _due(shape: Shape, column: InstrumentedAttribute[datetime]) -> list[ColumnElement[bool]]:
    match shape.due:
        case None:
            return []
        case DueBy.NO_DATE:
            return [column == inline_literal(NO_DATE)]
        case DueBy.OVERDUE:
            return [column < _UNTIL]
        case DueBy.LATER:
            return [column >= _NOW, column <= _UNTIL]
        case _:
            # What is due at midnight is due at the end of a day, not at the beginning of the next.
            return [column <= _UNTIL]
