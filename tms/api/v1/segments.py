"""The segments of a version: read, saved as drafts and confirmed."""

import uuid
from dataclasses import replace
from typing import Annotated, Any, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from tms.api.answering import Reply
from tms.api.conditions import rev_of
from tms.api.languages import tag_of
from tms.api.operation import Operation, serve
from tms.api.paging import cursor_of, place_of
from tms.api.v1.claims import SEGMENTS_PATH, HolderOfSegment
from tms.api.v1.links import (
    TO_CLAIM,
    TO_COMMENT_ON_SEGMENT,
    TO_CONFIRM,
    TO_FIRST_SEGMENT,
    TO_NEXT_SEGMENTS,
    TO_SAVE,
    TO_SEGMENT,
    TO_THREADS_OF_SEGMENT,
)
from tms.api.v1.segment_examples import SAVED_EXAMPLE, SEGMENT_EXAMPLE, SEGMENTS_EXAMPLE
from tms.domain.token_scopes import Scope
from tms.http.context import actor, reading, unit_of_work
from tms.http.sign_in_gate import only_reads_article
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.read_segments import ReadSegment, SegmentCursor, read_segment, read_segments

blueprint = Blueprint("api_segments", __name__, url_prefix=SEGMENTS_PATH)

Rev = Annotated[int, Field(ge=1, le=10**9 - 1)]
State = Literal["initial", "translated", "reviewed", "final"]
Codes = dict[str, Any] | None


class SourceOfSegment(BaseModel):
    """What the source says. ``rev`` goes into ``source_rev`` of a save."""

    language: str
    text: str
    codes: Codes = Field(description="The inline codes by number: what each `⟦1⟧` in the text stands for")
    rev: int


class ConflictOfSegment(BaseModel):
    """The texts of a derived segment that changed here and in its parent; ``resolves`` is sent by who resolves it."""

    base: str
    yours: str
    theirs: str
    resolves: int


class SegmentAnswer(BaseModel):
    """A segment with its text in the version. ``number`` counts from 1 in reading order."""

    id: int
    number: int
    kind: str
    treatment: str
    starts_block: bool
    source: SourceOfSegment
    text: str
    codes: Codes
    rev: int = Field(description="Rises with every change of the text; `If-Match` names it")
    state: State
    origin: str = Field(description="empty, memory, repeat, assembly, mt, derived, imported or human")
    similarity: int | None = Field(description="Of a text from the memory")
    look: str | None = Field(description="Why a person should look at it")
    derivation: str | None = Field(description="Of a derived text: follows, overridden, conflict or detached")
    conflict: ConflictOfSegment | None
    held_by: HolderOfSegment | None


class SegmentsAnswer(BaseModel):
    """A part of the segments; ``next`` is the ``cursor`` of the part after it, null at the end."""

    segments: list[SegmentAnswer]
    total: int
    next: str | None


class SegmentsQuery(BaseModel):
    """Which part."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, description="`next` of the part before", max_length=200)
    limit: int = Field(50, ge=1, le=200, description="How many segments a part has")


class SaveBody(BaseModel):
    """A text, and what its writer saw beside it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="With the inline codes of the source, such as `⟦1⟧`")
    source_rev: Rev = Field(description="`source.rev` as it was read: if the source has moved on, that is told")
    resolves: Rev | None = Field(None, description="In a conflict `conflict.resolves`, by whoever resolves it")


class SavedAnswer(BaseModel):
    """What stands there now. ``followed`` are the languages whose derived text changed with it.

    ``repeated`` are other segments that got the text as their draft, because their source is the same.
    """

    segment: int
    rev: int
    state: State
    look: str | None
    changed: bool
    followed: list[str]
    repeated: list[int]


_SAVE_BODY = {"text": "第一班夜车十点开出。", "source_rev": 1}
_ABOUT_SAVING = (
    " `If-Match` names the rev that it is based on: a text that has changed since is not overwritten (412, with base,"
    " yours and theirs). The same `Idempotency-Key` gets the first answer; with another request it is refused (409,"
    " `key_reused`)."
)

SEGMENTS = Operation(
    summary="The segments of a version in reading order",
    about="A cursor ends with a revision of the source: 409 (`segments_renumbered`) says to begin anew.",
    answer=SegmentsAnswer,
    scope=Scope.TEXTS_READ,
    tag="segments",
    query=SegmentsQuery,
    example=SEGMENTS_EXAMPLE,
    refuses=(409,),
    links={"segment": TO_FIRST_SEGMENT, "next": TO_NEXT_SEGMENTS},
)
SEGMENT = Operation(
    summary="A segment of a version",
    about="The ETag begins with its rev.",
    answer=SegmentAnswer,
    scope=Scope.TEXTS_READ,
    tag="segments",
    example=SEGMENT_EXAMPLE,
    links={
        "claim": TO_CLAIM,
        "save": TO_SAVE,
        "confirm": TO_CONFIRM,
        "threads": TO_THREADS_OF_SEGMENT,
        "comment": TO_COMMENT_ON_SEGMENT,
    },
)
SAVE = Operation(
    summary="Save a text without confirming it",
    about=(
        "A person's text waits for its confirmation, and a machine's is a draft: a machine saves only what is"
        " translated from the source, where no person has worked on it (409). In review a save is the reviewer's"
        " correction, which is confirmed by it." + _ABOUT_SAVING
    ),
    answer=SavedAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="segments",
    body=SaveBody,
    body_example=_SAVE_BODY,
    example={**SAVED_EXAMPLE, "state": "initial", "repeated": []},
    takes_tag=True,
    takes_key=True,
    links={"segment": TO_SEGMENT},
)
CONFIRM = Operation(
    summary="Save a text and confirm it",
    about=(
        "It is translated then, by the token's person; a machine confirms nothing (403). What the checks call an error"
        " is refused (422)." + _ABOUT_SAVING
    ),
    answer=SavedAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="segments",
    body=SaveBody,
    body_example=_SAVE_BODY,
    example=SAVED_EXAMPLE,
    takes_tag=True,
    takes_key=True,
    links={"segment": TO_SEGMENT},
)


@serve(blueprint, "GET", "", SEGMENTS)
@only_reads_article
def list_segments(article_id: int, locale: str, query: SegmentsQuery) -> SegmentsAnswer:
    """List a part of them."""
    place = place_of(query.cursor, (int, int))
    after = SegmentCursor(*place) if place else None
    part = read_segments(reading(), actor(), article_id, locale, after=after, limit=query.limit)
    return SegmentsAnswer(
        segments=[_segment(one) for one in part.segments],
        total=part.total,
        next=cursor_of(part.next.revision_id, part.next.number) if part.next else None,
    )


@serve(blueprint, "GET", "/<int:segment_id>", SEGMENT)
@only_reads_article
def get_segment(article_id: int, locale: str, segment_id: int) -> Reply:
    """Read one."""
    found = read_segment(reading(), actor(), article_id, locale, segment_id)
    return Reply(_segment(found), str(found.target.rev))


@serve(blueprint, "PUT", "/<int:segment_id>", SAVE)
def save_text(article_id: int, locale: str, segment_id: int, body: SaveBody, tag: str, key: uuid.UUID) -> Reply:
    """Save it."""
    return _saved(article_id, locale, segment_id, _wish(body, tag, key))


@serve(blueprint, "POST", "/<int:segment_id>/confirm", CONFIRM)
def confirm_text(article_id: int, locale: str, segment_id: int, body: SaveBody, tag: str, key: uuid.UUID) -> Reply:
    """Save and confirm it."""
    return _saved(article_id, locale, segment_id, replace(_wish(body, tag, key), confirm=True))


def _wish(body: SaveBody, tag: str, key: uuid.UUID) -> Save:
    return Save(
        text=body.text,
        rev=rev_of(tag),
        source_rev=body.source_rev,
        key=key,
        confirm=False,
        resolves=body.resolves,
    )


def _saved(article_id: int, locale: str, segment_id: int, wish: Save) -> Reply:
    answer = save_segment(unit_of_work(), actor(), article_id, locale, segment_id, wish)
    followed = [tag_of(one) for one in answer["followed"]]
    return Reply(SavedAnswer.model_validate({**answer, "followed": followed}), str(answer["rev"]))


def _segment(one: ReadSegment) -> SegmentAnswer:
    said, target, conflict, holder = one.source, one.target, one.conflict, one.holder
    return SegmentAnswer.model_validate(
        {
            "id": one.segment_id,
            "number": one.number,
            "kind": one.kind,
            "treatment": one.treatment,
            "starts_block": one.starts_block,
            "source": {"language": tag_of(said.locale), "text": said.text, "codes": said.codes, "rev": said.rev},
            "text": target.text,
            "codes": target.codes,
            "rev": target.rev,
            "state": target.state,
            "origin": target.origin,
            "similarity": target.similarity,
            "look": target.look,
            "derivation": target.derivation,
            "conflict": conflict
            and {
                "base": conflict.base,
                "yours": conflict.mine,
                "theirs": conflict.theirs,
                "resolves": conflict.resolves,
            },
            "held_by": holder and {"id": holder.person_id, "name": holder.name, "until": holder.until},
        }
    )
