"""How many segments of a version are in which state."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import SegmentText
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.domain.states import Look


class StateCount(NamedTuple):
    """A version's segments: all, those with a text by its state, those that ask for a look, and that were sent back."""

    article_id: int
    version_id: int
    total: int
    drafted: int
    translated: int
    reviewed: int
    final: int
    looks: int
    sent_back: int


def _with_text(state: str) -> ColumnElement[int]:
    return func.count().filter(SegmentText.state == inline_literal(state), SegmentText.text != inline_literal(""))


# One row for each version, in the order of the primary key: nothing is sorted, and texts are compared with nothing.
_COUNTS = made_once(
    select(
        SegmentText.article_id,
        SegmentText.version_id,
        func.count(),
        _with_text("initial"),
        _with_text("translated"),
        _with_text("reviewed"),
        _with_text("final"),
        func.count(SegmentText.look),
        func.count().filter(SegmentText.look == inline_literal(Look.SENT_BACK)),
    )
    .where(
        SegmentText.article_id == any_(bindparam("article_ids", type_=ARRAY(BigInteger))),
        SegmentText.retired.is_(False),
        SegmentText.presence == inline_literal("present"),
    )
    .group_by(SegmentText.article_id, SegmentText.version_id)
)


def state_counts(session: Session, article_ids: Sequence[int]) -> list[StateCount]:
    """The counts of each version that has texts, counted when asked for: counters would make busy versions wait."""
    return [StateCount(*row) for row in session.execute(_COUNTS, {"article_ids": list(article_ids)})]
