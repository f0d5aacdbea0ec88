"""The budgets of an engine and of all of them: reserved before a call, settled once after it, however many ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from tms.db.models import EngineUsage

_LOCK_BUDGET = text("SELECT monthly_budget FROM engine_budget WHERE publication_id = :publication_id FOR UPDATE")
_ALL_TOGETHER = text(
    "SELECT coalesce(sum(m.spent + m.reserved), 0) FROM engine_month m JOIN publication p ON p.id = m.publication_id"
    " WHERE m.publication_id = :publication_id"
    " AND m.month = CAST(date_trunc('month', now() AT TIME ZONE p.time_zone) AS date)"
)

_OPEN_MONTH = text(
    "INSERT INTO engine_month (publication_id, engine_id, month)"
    " SELECT p.id, :engine_id, CAST(date_trunc('month', now() AT TIME ZONE p.time_zone) AS date)"
    " FROM publication p WHERE p.id = :publication_id ON CONFLICT DO NOTHING"
)

_RESERVE = text(
    "UPDATE engine_month m SET reserved = m.reserved + :most FROM engine e, publication p"
    " WHERE p.id = :publication_id AND (m.publication_id, m.engine_id) = (p.id, :engine_id)"
    " AND m.month = CAST(date_trunc('month', now() AT TIME ZONE p.time_zone) AS date)"
    " AND (e.publication_id, e.id) = (m.publication_id, m.engine_id)"
    " AND (e.monthly_budget IS NULL OR m.spent + m.reserved + :most <= e.monthly_budget)"
    " RETURNING m.month"
)

_LOSE = text(
    "WITH lost AS (UPDATE engine_usage SET state = 'lost', cost = reserved WHERE publication_id = :publication_id"
    " AND engine_id = :engine_id AND state = 'reserved' AND deadline < clock_timestamp() RETURNING month, cost),"
    " months AS (SELECT month, sum(cost) AS cost FROM lost GROUP BY month)"
    " UPDATE engine_month m SET spent = m.spent + l.cost, reserved = m.reserved - l.cost FROM months l"
    " WHERE (m.publication_id, m.engine_id, m.month) = (:publication_id, :engine_id, l.month)"
)

_SETTLE = text(
    "WITH settled AS (UPDATE engine_usage SET state = 'settled', cost = :cost, characters = :characters,"
    " characters_out = :characters_out, prompt_tokens = :prompt_tokens, cached_tokens = :cached_tokens,"
    " completion_tokens = :completion_tokens, billed_characters = :billed_characters, model = :model,"
    " milliseconds = :milliseconds, error_code = :error_code"
    " WHERE publication_id = :publication_id AND id = :id AND state = 'reserved'"
    " RETURNING publication_id, engine_id, month, reserved, cost)"
    " UPDATE engine_month m SET spent = m.spent + s.cost, reserved = m.reserved - s.reserved FROM settled s"
    " WHERE (m.publication_id, m.engine_id, m.month) = (s.publication_id, s.engine_id, s.month) RETURNING s.cost"
)


@dataclass(frozen=True, slots=True)
class Call:
    """What a call is for, and by when its maker must have settled it."""

    purpose: str
    segments: int
    prices: Mapping[str, str]
    seconds: float
    tries: int = 1
    article_id: int | None = None
    version_id: int | None = None
    work_item_id: int | None = None
    person_id: int | None = None


class NoRoom(StrEnum):
    """Which budget has no room left this month."""

    ENGINE = "engine"
    PUBLICATION = "publication"


def reserve(session: Session, publication_id: int, engine_id: int, most: Decimal, call: Call) -> int | NoRoom:
    """The number of a usage row for a call that costs at most so much, if both budgets have room for it.

    Calls that nobody settled in time are counted in full, so that what a dead worker spent is never spent again.
    """
    key = {"publication_id": publication_id, "engine_id": engine_id}
    # Whoever reserves waits here; what is settled meanwhile only makes room. Then the sum is another statement's.
    budget = session.scalar(_LOCK_BUDGET, {"publication_id": publication_id})
    session.execute(_OPEN_MONTH, key)
    session.execute(_LOSE, key)
    if budget is not None and session.scalars(_ALL_TOGETHER, key).one() + most > budget:
        return NoRoom.PUBLICATION
    month = session.scalar(_RESERVE, key | {"most": most})
    if month is None:
        return NoRoom.ENGINE
    return session.scalars(
        insert(EngineUsage)
        .values(
            publication_id=publication_id,
            engine_id=engine_id,
            month=month,
            purpose=call.purpose,
            article_id=call.article_id,
            version_id=call.version_id,
            work_item_id=call.work_item_id,
            person_id=call.person_id,
            reserved=most,
            prices=dict(call.prices),
            segments=call.segments,
            tries=call.tries,
            deadline=text("clock_timestamp() + :patience").bindparams(patience=timedelta(seconds=call.seconds)),
        )
        .returning(EngineUsage.id)
    ).one()


def settle(session: Session, publication_id: int, usage_id: int, *, cost: Decimal, facts: Mapping[str, Any]) -> bool:
    """Count what the call did cost, once; False if it was settled or given up as lost before."""
    values = {"publication_id": publication_id, "id": usage_id, "cost": cost, **_NO_FACTS, **facts}
    return session.execute(_SETTLE, values).one_or_none() is not None


_NO_FACTS: Mapping[str, Any] = {
    "characters": 0,
    "characters_out": 0,
    "prompt_tokens": 0,
    "cached_tokens": 0,
    "completion_tokens": 0,
    "billed_characters": None,
    "model": None,
    "milliseconds": None,
    "error_code": None,
}
