"""Events: what happened that concerns the outside, in the order of a log that a cursor goes through without loss."""

from datetime import datetime
from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.operation import Operation, serve
from tms.api.v1.links import TO_ARTICLE_OF_EVENT, TO_NEXT_EVENTS
from tms.domain.outside_events import OutsideKind
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading
from tms.http.token_gate import API
from tms.services.outside_events.read_events import MOST_EVENTS, as_json, read_events

blueprint = Blueprint("api_events", __name__, url_prefix=API + "events")


class EventAnswer(BaseModel):
    """Something that happened. It has no texts: whoever wants them asks for the article."""

    id: str = Field(description="The same wherever the event is told, and however often")
    type: OutsideKind
    timestamp: datetime
    cursor: str = Field(description="Hand this back to go on behind this event")
    data: dict[str, Any] = Field(description="`article`, who it was `by`, and what is particular to the type")


class EventsAnswer(BaseModel):
    """Some events, and the cursor behind them. `has_more`: there are more already."""

    events: list[EventAnswer]
    cursor: str
    has_more: bool


class EventsQuery(BaseModel):
    """Where to go on."""

    model_config = ConfigDict(extra="forbid")

    cursor: str = Field(
        "", description="The last `cursor` that was answered; left out: the oldest event; `now`: the end", max_length=20
    )
    limit: int = Field(100, ge=1, le=MOST_EVENTS, description="How many events an answer has at most")


EXAMPLE: dict[str, Any] = {
    "events": [
        {
            "id": "evt_118",
            "type": "version.approved",
            "timestamp": "2026-11-30T09:12:44.120000Z",
            "cursor": "131",
            "data": {
                "article": {"id": 7, "external_id": "post-17"},
                "by": {"id": 4, "name": "Mei Lin"},
                "versions": [{"id": 21, "language": "zh-Hans", "state": "approved"}],
            },
        }
    ],
    "cursor": "131",
    "has_more": False,
}

EVENTS = Operation(
    summary="What happened, oldest first",
    about=(
        "Events are numbered when they are committed, so that none comes in before a cursor that was answered. "
        "Of an article they are in the order in which it changed. 410: what stood behind the cursor is no longer kept; "
        "take a cursor with `now`, then read the articles once."
    ),
    answer=EventsAnswer,
    scope=Scope.EVENTS_READ,
    tag="events",
    query=EventsQuery,
    refuses=(410,),
    example=EXAMPLE,
    links={"article": TO_ARTICLE_OF_EVENT, "next": TO_NEXT_EVENTS},
)


@serve(blueprint, "GET", "", EVENTS)
def list_events(query: EventsQuery) -> EventsAnswer:
    """List what stands behind the cursor."""
    page = read_events(reading(), actor(), query.cursor, most=query.limit)
    return EventsAnswer(
        events=[EventAnswer.model_validate(as_json(one)) for one in page.events],
        cursor=page.cursor,
        has_more=page.has_more,
    )
