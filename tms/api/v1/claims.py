"""Who works on a segment: claimed, and left."""

from datetime import datetime

from flask import Blueprint
from pydantic import BaseModel

from tms.api.operation import Operation, serve
from tms.api.v1.links import TO_LEAVE, TO_SEGMENT
from tms.api.v1.segment_examples import CLAIM_EXAMPLE, LEFT_EXAMPLE
from tms.domain.token_scopes import Scope
from tms.http.context import actor, unit_of_work
from tms.http.token_gate import API
from tms.services.translating.claims import claim_segment, release_claim

SEGMENTS_PATH = API + "articles/<int:article_id>/versions/<locale>/segments"

blueprint = Blueprint("api_claims", __name__, url_prefix=SEGMENTS_PATH)


class HolderOfSegment(BaseModel):
    """Who has claimed it, and until when. Advice: a claim keeps nobody from saving."""

    id: int
    name: str
    until: datetime


class ClaimAnswer(BaseModel):
    """Whose the segment is, and until when."""

    segment: int
    held_by: HolderOfSegment


class LeftAnswer(BaseModel):
    """The segment that was left."""

    segment: int


CLAIM = Operation(
    summary="Claim a segment, or renew the claim",
    about="For 120 seconds others see who works there. While another's claim lasts, 409 (`claimed_by_another`).",
    answer=ClaimAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="segments",
    example=CLAIM_EXAMPLE,
    refuses=(409,),
    links={"segment": TO_SEGMENT, "leave": TO_LEAVE},
)
LEAVE = Operation(
    summary="Leave a segment that one has claimed",
    about="Another's claim stays.",
    answer=LeftAnswer,
    scope=Scope.TEXTS_WRITE,
    tag="segments",
    example=LEFT_EXAMPLE,
    links={"segment": TO_SEGMENT},
)


@serve(blueprint, "POST", "/<int:segment_id>/claim", CLAIM)
def claim(article_id: int, locale: str, segment_id: int) -> ClaimAnswer:
    """Claim it."""
    held = claim_segment(unit_of_work(), actor(), article_id, locale, segment_id)
    return ClaimAnswer(segment=segment_id, held_by=HolderOfSegment(id=held.person_id, name=held.name, until=held.until))


@serve(blueprint, "POST", "/<int:segment_id>/leave", LEAVE)
def leave(article_id: int, locale: str, segment_id: int) -> LeftAnswer:
    """Leave it."""
    release_claim(unit_of_work(), actor(), article_id, locale, segment_id)
    return LeftAnswer(segment=segment_id)
