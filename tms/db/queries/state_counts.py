"""How many segments of a version are in which state."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import SegmentText
from tms.db.queries.fixed import fixed


class StateCount(NamedTuple):
    """How many segments of a version are in one state; ``look`` ones ask for attention."""

    article_id: int
    version_id: int
    state: str
    empty: bool
    look: bool
    n: int


_empty = (SegmentText.text == fixed("")).label("empty")
_look = SegmentText.look.is_not(None).label("look")
_STATES = (
    select(SegmentText.article_id, SegmentText.version_id, SegmentText.state, _empty, _look, func.count())
    .where(
        SegmentText.article_id == any_(bindparam("article_ids", type_=ARRAY(BigInteger))),
        SegmentText.retired.is_(False),
        SegmentText.presence == fixed("present"),
    )
    .group_by(SegmentText.article_id, SegmentText.version_id, SegmentText.state, _empty, _look)
)


def state_counts(session: Session, article_ids: Sequence[int]) -> list[StateCount]:
    """Counted when asked for: counters would make busy versions wait for each other."""
    return [StateCount(*row) for row in session.execute(_STATES, {"article_ids": list(article_ids)})]
