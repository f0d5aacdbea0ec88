"""People: who translates and reviews, and what each has in hand."""

from datetime import UTC, datetime
from typing import Any, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.languages import tag_of
from tms.api.operation import Operation, serve
from tms.api.paging import cursor_of, place_of
from tms.api.v1.links import TO_NEXT_PEOPLE, TO_WORK
from tms.domain.errors import Invalid
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading
from tms.http.token_gate import API
from tms.services.board.choices import people_by_name
from tms.services.board.open_work import StepPlace, WorkInHand, open_work

blueprint = Blueprint("api_people", __name__, url_prefix=API + "people")


class PersonAnswer(BaseModel):
    """Somebody who translates or reviews."""

    id: int
    name: str


class PeopleAnswer(BaseModel):
    """A part of the people, by their names; ``next`` is the ``cursor`` of the part after it, null at the end."""

    people: list[PersonAnswer]
    next: str | None


class PeopleQuery(BaseModel):
    """Which part."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, description="`next` of the part before", max_length=200)
    limit: int = Field(100, ge=1, le=200, description="How many people a part has")


class WorkAnswer(BaseModel):
    """An open step that somebody has. A waiting one follows when the steps before it are done."""

    article: int
    title: str
    language: str
    position: int
    step: str
    kind: Literal["translate", "review", "author"]
    state: Literal["waiting", "active"]
    since: datetime | None
    due: datetime | None


class OpenWorkAnswer(BaseModel):
    """A part of the list; ``next`` is the ``cursor`` of the part after it, null at the end."""

    work: list[WorkAnswer]
    next: str | None


class WorkQuery(BaseModel):
    """Which part."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, description="`next` of the part before", max_length=200)
    limit: int = Field(50, ge=1, le=100, description="How many steps a part has")


PEOPLE_EXAMPLE: dict[str, Any] = {"people": [{"id": 3, "name": "Chen Yu"}], "next": "WzNd"}
WORK_EXAMPLE: dict[str, Any] = {
    "work": [
        {
            "article": 41,
            "title": "Night trains return",
            "language": "zh-Hans",
            "position": 0,
            "step": "Translation",
            "kind": "translate",
            "state": "active",
            "since": "2026-11-30T08:12:09Z",
            "due": "2026-12-01T17:00:00Z",
        }
    ],
    "next": None,
}

PEOPLE = Operation(
    summary="Who translates and reviews",
    answer=PeopleAnswer,
    scope=Scope.PEOPLE_READ,
    tag="people",
    query=PeopleQuery,
    example=PEOPLE_EXAMPLE,
    links={"work": TO_WORK, "next": TO_NEXT_PEOPLE},
)
WORK = Operation(
    summary="The open steps that somebody has, the first due ones first",
    about="Only of articles that the token may see.",
    answer=OpenWorkAnswer,
    scope=Scope.PEOPLE_READ,
    tag="people",
    query=WorkQuery,
    example=WORK_EXAMPLE,
)


@serve(blueprint, "GET", "", PEOPLE)
def list_people(query: PeopleQuery) -> PeopleAnswer:
    """List a part of them."""
    (after,) = place_of(query.cursor, (int,)) or (0,)
    found = people_by_name(reading(), actor(), after=after, limit=query.limit)
    return PeopleAnswer(
        people=[PersonAnswer(id=i, name=name) for i, name in found.people],
        next=cursor_of(found.next) if found.next is not None else None,
    )


@serve(blueprint, "GET", "/<int:person_id>/work", WORK)
def list_work(person_id: int, query: WorkQuery) -> OpenWorkAnswer:
    """List a part of it."""
    found = open_work(reading(), actor(), person_id, after=_place(query.cursor), limit=query.limit)
    return OpenWorkAnswer(
        work=[_work(one) for one in found.steps],
        next=cursor_of(found.next[0].isoformat(), *found.next[1:]) if found.next else None,
    )


def _place(cursor: str | None) -> StepPlace | None:
    place = place_of(cursor, (str, int, int, int))
    if place is None:
        return None
    due, article_id, job_id, position = place
    try:
        return datetime.fromisoformat(due).astimezone(UTC), article_id, job_id, position
    except (ValueError, OverflowError):
        raise Invalid("api_cursor_wrong") from None


def _work(one: WorkInHand) -> WorkAnswer:
    return WorkAnswer.model_validate(
        {
            "article": one.article_id,
            "title": one.title,
            "language": tag_of(one.locale),
            "position": one.position,
            "step": one.step,
            "kind": one.kind,
            "state": "active" if one.is_active else "waiting",
            "since": one.since,
            "due": one.due,
        }
    )
