"""What waits for a person: active steps that are theirs, and those that nobody has yet and they may take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Row, ScalarSelect, Select, Text, any_, bindparam, func, select, true, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.selectable import LateralFromClause

from tms.db.models import Article, Job, JobStep, Version
from tms.db.queries.state_counts import state_counts
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.domain.states import VersionStatus
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, of_actor, sight, visible_in
from tms.services.authorize import authorize
from tms.services.board.amounts import Amount, amounts
from tms.services.jobs.assign import NO_DATE
from tms.services.reviewing.faults_found import faults_open
from tms.services.reviewing.returned_jobs import Returned, returned, rounds
from tms.services.versions.headlines import headlines
from tms.services.versions.segment_counts import Counts, counts_by_version, with_total


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """One version's active step; ``mine`` if it is assigned to the person, else anybody of the role may take it."""

    article_id: int
    title: str
    language: str
    section: str | None
    locale: str
    name: str
    role: str
    step: str
    step_kind: str
    mine: bool
    due: datetime | None
    since: datetime | None
    counts: Counts
    returned: Returned | None = None
    faults: Mapping[str, int] = field(default_factory=dict)
    waits_for: str | None = None
    """The locale of the version that it follows, as long as that is not translated: nothing is to be done yet."""
    round: int = 1
    """Of a review, the how-manieth since the job began: more than one where the version was returned."""
    amount: Amount | None = None
    """How much there is to translate; None of a review."""


class FreeWork(NamedTuple):
    """A version that is free to translate."""

    article_id: int
    locale: str


PAGE = 50


@dataclass(frozen=True, slots=True)
class MyWork:
    """A page of what waits, the person's own first; ``mine`` is how many of their own there are on all pages."""

    rows: list[WaitingWork]
    mine: int
    more: bool


def my_work(uow: UnitOfWork, actor: Actor, *, page: int = 0) -> MyWork:
    """Steps for the actor's roles and languages, their own first, then by due date and age; pages count from 0.

    Who sees assigned work only may take none, and has their own.
    """
    authorize(actor, Action.WORK_VIEW)
    kinds = tuple(
        kind
        for kind, action in (("translate", Action.SEGMENT_EDIT), ("review", Action.SEGMENT_REVIEW))
        if PERMISSIONS[action].roles & actor.roles
    )
    if not kinds:
        return MyWork([], 0, more=False)
    asked = _Asked(kinds, bool(actor.languages), sight(actor))
    values = {**of_actor(actor), "languages": list(actor.languages)}
    offset = page * PAGE
    rows = list(uow.session.execute(_own(asked).offset(inline_literal(offset)).limit(inline_literal(PAGE + 1)), values))
    mine: int = rows[0].of if rows else (uow.session.scalar(_number_own(asked), values) or 0) if offset else 0
    if len(rows) <= PAGE and not actor.assigned_only:
        free = _free(asked).offset(inline_literal(max(0, offset - mine))).limit(inline_literal(PAGE + 1))
        rows += uow.session.execute(free, values)
    return MyWork(_as_work(uow, actor, rows[:PAGE]) if rows else [], mine, more=len(rows) > PAGE)


class _Asked(NamedTuple):
    """What the statements are made for, once each."""

    kinds: tuple[str, ...]
    by_language: bool
    sight: Sight


_step, _parent = shared_alias(JobStep), shared_alias(Version)
_LANGUAGES = any_(bindparam("languages", type_=ARRAY(Text)))


@cache
def _own(asked: _Asked) -> Select[*tuple[Any, ...]]:
    """The person's own steps, each row with the number of all; a person has so few that they are sorted."""
    steps, place = _active(asked, None)
    mine = steps.where(_step.assignee_id == PERSON).add_columns(func.count().over().label("of"))
    return mine.order_by(_step.job_due, _step.active_since, place.c.version_id)


@cache
def _number_own(asked: _Asked) -> Select[int]:
    return select(func.count()).select_from(_own(asked).order_by(None).subquery())


@cache
def _free(asked: _Asked) -> Select[*tuple[Any, ...]]:
    """Steps that nobody has: for each kind a walk of the index on active steps, put together in its order."""
    order = ("due", "id", "job_id")
    walks = [
        _active(asked, kind)[0]
        .where(_step.assignee_id.is_(None))
        .order_by(_step.job_due, _step.article_id, _step.job_id)
        for kind in asked.kinds
    ]
    every = union_all(*walks).subquery()
    return select(every).order_by(*(every.c[name] for name in order))


def _active(asked: _Asked, kind: str | None) -> tuple[Select[*tuple[Any, ...]], LateralFromClause]:
    """Active steps of the kind, or of all kinds asked for, each with its version, which is looked up beside it.

    One at a time and from here, because a planner that takes job, version and article for rare would read them all.
    """
    place = (
        select(Version.id.label("version_id"), Version.locale, Version.role, _waits_for().label("waits_for"))
        .join(Job, (Job.article_id == Version.article_id) & (Job.version_id == Version.id))
        .join(Article, Article.id == Version.article_id)
        .where(
            Job.article_id == _step.article_id,
            Job.id == _step.job_id,
            visible_in(asked.sight),
            Version.locale == _LANGUAGES if asked.by_language else true(),
        )
        .limit(inline_literal(1))
        .correlate(_step)
        .lateral("place")
    )
    steps = (
        select(
            _step.article_id.label("id"),
            _step.job_id,
            _step.job_due.label("due"),
            _step.name,
            _step.kind,
            _step.assignee_id,
            _step.active_since,
            place,
        )
        .join(place, true())
        .where(
            _step.publication_id == PUBLICATION,
            _step.kind == inline_literal(kind)
            if kind
            else _step.kind.in_([inline_literal(one) for one in asked.kinds]),
            _step.state == inline_literal("active"),
            _step.job_state == inline_literal("open"),
            ~_step.job_shelved,
        )
    )
    return steps, place


def _waits_for() -> ScalarSelect[str]:
    """The locale of the version that ``Version`` follows, while that is being translated; None is an answer too."""
    is_untranslated = _parent.status.in_([inline_literal(VersionStatus.NEW), inline_literal(VersionStatus.TRANSLATING)])
    return (
        select(_parent.locale)
        .where(
            _parent.article_id == Version.article_id,
            _parent.id == Version.parent_version_id,
            Version.detached_at.is_(None),
            is_untranslated,
        )
        .correlate(Version)
        .scalar_subquery()
    )


def free_to_translate(uow: UnitOfWork, actor: Actor, *, most: int) -> list[FreeWork]:
    """Translations that nobody has and the actor may take, the oldest due ones first; what waits for another is none.

    Who sees assigned work only takes none. Raises Denied.
    """
    authorize(actor, Action.WORK_VIEW)
    if actor.assigned_only or not PERMISSIONS[Action.SEGMENT_EDIT].roles & actor.roles:
        return []
    free = _free(_Asked(("translate",), bool(actor.languages), sight(actor))).order_by(None).subquery()
    found = (
        select(free.c.id, free.c.locale)
        .where(free.c.waits_for.is_(None))
        .order_by(free.c.due, free.c.id, free.c.job_id)
        .limit(inline_literal(most))
    )
    values = {**of_actor(actor), "languages": list(actor.languages)}
    return [FreeWork(row.id, row.locale) for row in uow.session.execute(found, values)]


def _as_work(uow: UnitOfWork, actor: Actor, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[WaitingWork]:
    ids = list(dict.fromkeys(row.id for row in rows))
    came_back = returned(uow, ids)
    again = rounds(uow, ids) if any(row.kind == "review" for row in rows) else {}
    heads = headlines(uow, actor.publication_id, ids)
    states = state_counts(uow.session, ids)
    counts = counts_by_version(states)
    faults = faults_open(uow, ids) if any(one.looks for one in counts.values()) else {}
    drafts = amounts(uow, [(row.id, row.version_id) for row in rows if row.kind == "translate" and not row.waits_for])
    totals: dict[int, int] = {}
    for one in states:
        totals[one.article_id] = max(totals.get(one.article_id, 0), counts[one.version_id].total)
    return [
        WaitingWork(
            article_id=row.id,
            title=heads[row.id].title,
            language=heads[row.id].language,
            section=heads[row.id].section,
            locale=row.locale,
            name=locales.NAMES[row.locale],
            role=row.role,
            step=row.name,
            step_kind=row.kind,
            mine=row.assignee_id == actor.person_id,
            due=row.due if row.due != NO_DATE else None,
            since=row.active_since,
            counts=with_total(counts.get(row.version_id, Counts()), totals.get(row.id, 0)),
            returned=came_back.get(row.version_id),
            faults=faults.get(row.version_id, {}),
            waits_for=row.waits_for,
            round=again.get(row.version_id, 1) if row.kind == "review" else 1,
            amount=drafts.get(row.version_id),
        )
        for row in rows
    ]
