"""Jobs: who does which step of an article's versions, and by when."""

from datetime import datetime
from typing import Annotated, Any, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tms.api.answering import Reply
from tms.api.languages import tag_of
from tms.api.moments import Moment
from tms.api.operation import Operation, serve
from tms.api.v1.articles import PersonOfStep, RowNumber, StageAnswer, VersionState
from tms.api.v1.job_examples import CHANGE_BODY_EXAMPLE, JOB_EXAMPLE, JOBS_EXAMPLE
from tms.api.v1.links import TO_CHANGE_JOB, TO_FIRST_JOB, TO_TAKE_STEP
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading, unit_of_work
from tms.http.token_gate import API
from tms.services.articles.article_status import StepStatus
from tms.services.board.version_jobs import JobChange, VersionJob, change_job, job_of_version, jobs_of_article
from tms.services.jobs.assign import take_step

blueprint = Blueprint("api_jobs", __name__, url_prefix=API + "articles/<int:article_id>")

_JOB = "/versions/<locale>/job"
MOST_STEPS = 20
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


class JobStepAnswer(BaseModel):
    """A step. ``handed_back``: who had it can't do it any more, and nobody has it since."""

    position: int
    name: str
    kind: Literal["translate", "review", "author"]
    state: Literal["waiting", "active", "done", "skipped"]
    person: PersonOfStep | None
    active_since: datetime | None
    due: datetime | None = Field(description="By when the due rule of the publication wants this step")
    handed_back: bool


class JobAnswer(BaseModel):
    """A version's open job: one that is not open has no steps. ``tag`` in quotes is what `If-Match` names."""

    language: str
    role: Literal["source", "direct", "derived"]
    state: VersionState
    is_open: bool
    tag: str
    due: datetime | None
    due_by_rule: bool = Field(description="The publication's due rule set the date")
    stages: list[StageAnswer]
    steps: list[JobStepAnswer]


class JobsAnswer(BaseModel):
    """The job of each version that is not the source."""

    jobs: list[JobAnswer]


class StepChange(BaseModel):
    """Whose a step is to be; null: nobody's."""

    model_config = ConfigDict(extra="forbid")

    position: Annotated[int, Field(ge=0, le=1_000)]
    person: RowNumber | None


class JobChangeBody(BaseModel):
    """What is to be another. What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    due: Moment | None = Field(None, description="By when the version is to be done; null: no date")
    steps: list[StepChange] = Field([], max_length=MOST_STEPS, description="Who is to do which step")

    @field_validator("due")
    @classmethod
    def _is_within_reach(cls, due: datetime | None) -> datetime | None:
        if due is not None and not _FIRST_YEAR <= due.year <= _LAST_YEAR:
            raise ValueError(f"a date lies between {_FIRST_YEAR} and {_LAST_YEAR}")
        return due

    @model_validator(mode="after")
    def _names_each_step_once(self) -> "JobChangeBody":
        if len({step.position for step in self.steps}) < len(self.steps):
            raise ValueError("each step stands once in `steps`")
        return self


JOBS = Operation(
    summary="The jobs of an article's versions",
    answer=JobsAnswer,
    scope=Scope.ARTICLES_READ,
    tag="jobs",
    example=JOBS_EXAMPLE,
    links={"job": TO_FIRST_JOB},
)
JOB = Operation(
    summary="The job of a version",
    about="The ETag begins with its `tag`.",
    answer=JobAnswer,
    scope=Scope.ARTICLES_READ,
    tag="jobs",
    example=JOB_EXAMPLE,
    links={"change": TO_CHANGE_JOB, "take": TO_TAKE_STEP},
)
CHANGE = Operation(
    summary="Assign steps and set the due date",
    about=(
        "All or nothing. `If-Match` names what it is based on: 412 (`job_stale`) if somebody changed it since. A step"
        " is given to people whose role and languages fit (422, `assignee_unfit`); one that is done stays so (409)."
    ),
    answer=JobAnswer,
    scope=Scope.JOBS_WRITE,
    tag="jobs",
    body=JobChangeBody,
    body_example=CHANGE_BODY_EXAMPLE,
    example=JOB_EXAMPLE,
    takes_tag=True,
    refuses=(409,),
)
TAKE = Operation(
    summary="Take the active step, which nobody has",
    about="It is the token's person's then; a step that is theirs already stays so.",
    answer=JobAnswer,
    scope=Scope.JOBS_WRITE,
    tag="jobs",
    example=JOB_EXAMPLE,
    refuses=(409,),
)


@serve(blueprint, "GET", "/jobs", JOBS)
def list_jobs(article_id: int) -> JobsAnswer:
    """List them."""
    return JobsAnswer(jobs=[_job(one) for one in jobs_of_article(reading(), actor(), article_id)])


@serve(blueprint, "GET", _JOB, JOB)
def read_job(article_id: int, locale: str) -> Reply:
    """Read one."""
    return _tagged(job_of_version(reading(), actor(), article_id, locale))


@serve(blueprint, "PATCH", _JOB, CHANGE)
def change_job_of_version(article_id: int, locale: str, body: JobChangeBody, tag: str) -> Reply:
    """Change it, and answer what it is now."""
    change = JobChange(
        people={step.position: step.person for step in body.steps},
        due=body.due,
        sets_due="due" in body.model_fields_set,
    )
    change_job(unit_of_work(), actor(), article_id, locale, change, seen=tag)
    return _tagged(job_of_version(unit_of_work(), actor(), article_id, locale))


@serve(blueprint, "POST", f"{_JOB}/take", TAKE)
def take_active_step(article_id: int, locale: str) -> Reply:
    """Take it."""
    take_step(unit_of_work(), actor(), article_id, locale)
    return _tagged(job_of_version(unit_of_work(), actor(), article_id, locale))


def _tagged(found: VersionJob) -> Reply:
    return Reply(_job(found), found.tag)


def _job(found: VersionJob) -> JobAnswer:
    version = found.version
    return JobAnswer.model_validate(
        {
            "language": tag_of(version.locale),
            "role": version.role,
            "state": version.status,
            "is_open": found.is_open,
            "tag": found.tag,
            "due": version.due,
            "due_by_rule": version.due_by_rule,
            "stages": [
                StageAnswer(kind=one.kind, state=one.state, attempts=one.attempts, error=one.error)
                for one in version.stages
            ],
            "steps": [_step(step) for step in version.steps],
        }
    )


def _step(step: StepStatus) -> dict[str, Any]:
    return {
        "position": step.position,
        "name": step.name,
        "kind": step.kind,
        "state": step.state,
        "person": {"id": step.assignee_id, "name": step.assignee} if step.assignee_id else None,
        "active_since": step.active_since,
        "due": step.due,
        "handed_back": step.handed_back,
    }
