"""What a bulk act would do to each chosen version, and why it can't where it can't; nothing is changed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, Job, JobStep, Person, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Invalid
from tms.domain.permissions import Action, Actor, Refused, Subject, decide
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE, fitting_each
from tms.services.versions.headlines import headlines

MOST = 500
"""The most articles of one act."""


@dataclass(frozen=True, slots=True)
class AssignmentRequest:
    """For which articles and locales, what: the step at ``position`` for a person (``to_nobody``: for none), a date.

    ``due`` None with ``no_date``: no date; without: dates stay. ``person`` None without ``to_nobody``: people stay.
    """

    articles: Sequence[int]
    locales: Sequence[str]
    position: int = 0
    person: int | None = None
    to_nobody: bool = False
    due: datetime | None = None
    no_date: bool = False

    @property
    def assigns(self) -> bool:
        return self.person is not None or self.to_nobody

    @property
    def dates(self) -> bool:
        return self.due is not None or self.no_date


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One version of one article: who has the step and when it is due, now and then; ``refused`` is the error's code.

    ``job_id`` and ``version_id`` None: there is no open job, or no such version. ``assigns``, ``dates``: it would be
    another one than now. ``is_done``: the step stays whose it was, and the date is that of the steps that are left.
    """

    article_id: int
    title: str
    language: str
    locale: str
    version_id: int | None = None
    job_id: int | None = None
    step: str = ""
    who: int | None = None
    who_name: str | None = None
    due: datetime | None = None
    assigns: bool = False
    dates: bool = False
    is_done: bool = False
    refused: str | None = None

    @property
    def changes(self) -> bool:
        return self.refused is None and (self.assigns or self.dates)


@dataclass(frozen=True, slots=True)
class AssignmentPlan:
    """Each chosen article in each chosen locale, in the order in which they were chosen."""

    wish: AssignmentRequest
    lines: Sequence[PlannedStep]
    person_name: str | None = None

    @property
    def changing(self) -> list[PlannedStep]:
        return [line for line in self.lines if line.changes]

    @property
    def refused(self) -> list[PlannedStep]:
        return [line for line in self.lines if line.refused]


def plan(uow: UnitOfWork, actor: Actor, wish: AssignmentRequest) -> AssignmentPlan:
    """What the act would do, planned in a number of statements that doesn't grow with the articles.

    Raises Denied; Invalid (``bulk_empty``, ``bulk_too_many``, ``bulk_nothing``).
    """
    for action in actions(wish):
        authorize(actor, action)
    check(wish)
    found: dict[int, list[Any]] = {}
    for row in uow.session.execute(_VERSIONS, {"ids": list(wish.articles), "publication_id": actor.publication_id}):
        found.setdefault(row.article_id, []).append(row)
    seen = {article_id: subject for article_id, rows in found.items() if (subject := _subject(actor, rows)) is not None}
    heads = headlines(uow, actor.publication_id, list(seen)) if seen else {}
    fit = _fit(uow, actor, wish, found)
    lines = []
    for article_id in dict.fromkeys(wish.articles):
        if article_id not in seen:
            lines.append(PlannedStep(article_id, "", locales.EN, "", refused="article_not_found"))
            continue
        head = heads[article_id]
        for locale in wish.locales:
            line = PlannedStep(article_id, head.title, head.language, locale)
            lines.append(_line(actor, wish, line, found[article_id], seen[article_id], fit))
    name = uow.session.scalar(select(Person.name).where(Person.id == wish.person)) if wish.person else None
    return AssignmentPlan(wish, lines, name)


def check(wish: AssignmentRequest) -> None:
    """Raise Invalid if there is nothing to do, or too much."""
    if not wish.articles or not wish.locales:
        raise Invalid("bulk_empty")
    if len(set(wish.articles)) > MOST:
        raise Invalid("bulk_too_many", most=MOST)
    if not (wish.assigns or wish.dates):
        raise Invalid("bulk_nothing")


def actions(wish: AssignmentRequest) -> list[Action]:
    """The actions that the permission table is asked for."""
    asked = [Action.STEP_ASSIGN] if wish.assigns else []
    return [*asked, Action.DUE_SET] if wish.dates or not asked else asked


_VERSIONS = (
    select(
        Article.id.label("article_id"),
        Article.visibility,
        Article.archived_at,
        Version.id.label("version_id"),
        Version.locale,
        Version.role,
        Job.id.label("job_id"),
        Job.due,
        JobStep.position,
        JobStep.name.label("step"),
        JobStep.kind,
        JobStep.state,
        JobStep.assignee_id,
        Person.name.label("who"),
    )
    .join(Version, Version.article_id == Article.id)
    .outerjoin(
        Job, (Job.article_id == Article.id) & (Job.version_id == Version.id) & (Job.state == inline_literal("open"))
    )
    .outerjoin(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
    .outerjoin(Person, Person.id == JobStep.assignee_id)
    .where(
        Article.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        Article.publication_id == bindparam("publication_id"),
        Article.discarded_at.is_(None),
    )
    .order_by(Version.id, JobStep.position)
)


def _subject(actor: Actor, rows: Sequence[Any]) -> Subject | None:
    """What the permission table needs to know of the article; None if the actor does not see it."""
    subject = Subject(
        assigned_visibility=rows[0].visibility == "assigned",
        assignees=frozenset(row.assignee_id for row in rows if row.assignee_id),
        archived=rows[0].archived_at is not None,
    )
    return None if isinstance(decide(actor, Action.ARTICLE_VIEW, subject), Refused) else subject


Fit = Mapping[tuple[str, str], frozenset[int]]


def _fit(uow: UnitOfWork, actor: Actor, wish: AssignmentRequest, found: Mapping[int, Sequence[Any]]) -> Fit:
    """The people who may do a step, by its kind and locale."""
    if wish.person is None:
        return {}
    kinds = {row.kind for rows in found.values() for row in rows if row.position == wish.position and row.kind}
    asked = {(kind, locale) for kind in kinds for locale in wish.locales}
    people = fitting_each(uow, actor.publication_id, asked) if asked else {}
    return {key: frozenset(person_id for person_id, _ in some) for key, some in people.items()}


def _line(
    actor: Actor, wish: AssignmentRequest, line: PlannedStep, rows: Sequence[Any], subject: Subject, fit: Fit
) -> PlannedStep:
    own = [row for row in rows if row.locale == line.locale]
    step = next((row for row in own if row.position == wish.position), None)
    of = step or (own[0] if own else None)
    refused = next(
        (answer.code for action in actions(wish) if isinstance(answer := decide(actor, action, subject), Refused)),
        None,
    )
    code = refused or _why_not(wish, of, step, fit)
    due = of.due if of is not None and of.due is not None and of.due != NO_DATE else None
    dates = wish.dates and due != wish.due
    # A version in review is dated with the others, whoever is to translate those.
    is_done = code == "step_done" and dates
    return PlannedStep(
        line.article_id,
        line.title,
        line.language,
        line.locale,
        version_id=of.version_id if of is not None else None,
        job_id=of.job_id if of is not None else None,
        step=step.step if step is not None else "",
        who=step.assignee_id if step is not None else None,
        who_name=step.who if step is not None else None,
        due=due,
        assigns=wish.assigns and not is_done and step is not None and step.assignee_id != wish.person,
        dates=dates,
        is_done=is_done,
        refused=None if is_done else code,
    )


def _why_not(wish: AssignmentRequest, of: Any | None, step: Any | None, fit: Fit) -> str | None:
    if of is None:
        return "version_not_made"
    if of.role == "source":
        return "source_not_assigned"
    if of.job_id is None:
        return "no_open_job"
    if not wish.assigns:
        return None
    if step is None:
        return "step_not_found"
    if step.state in {"done", "skipped"}:
        return "step_done"
    if wish.person is not None and wish.person not in fit.get((step.kind, of.locale), frozenset()):
        return "assignee_unfit"
    return None
