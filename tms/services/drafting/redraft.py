"""When drafting starts again automatically: an engine that was away is asked again, a limited number of times."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tms.db.queries.redraft_queue import ANEW, enqueue_anew
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind, anew_key
from tms.services.engines.translate import Outcome

AWAY = frozenset({"engine_busy", "engine_unreachable", "engine_resting"})
"""Errors that pass without anybody's help. Everything else needs somebody to mend it."""

CHANGED = frozenset({"engine_confidential"})
"""Errors that reading the article again settles."""

MOST = 12
"""The most automatic retries, over some seven hours."""

FIRST_SECONDS, LONGEST_SECONDS = 60.0, 3600.0
"""The first wait is as long as an engine's circuit stays open; each next one is twice as long."""


@dataclass(frozen=True, slots=True)
class Again:
    """How many automatic retries there have been, and in how many seconds the next one is."""

    tried: int
    in_seconds: float


def tried_before(item: Claimed) -> int | None:
    """The number of this drafting's automatic retries; None if it only drafts what waits, and replaces no draft."""
    return None if not item.subject or ANEW not in item.subject else int(item.subject[ANEW])


def again(outcome: Outcome, tried: int, chance: float) -> Again | None:
    """The next try, spread in time by ``chance``; None if everything is drafted, or waiting would not help."""
    codes = {code for code, _ in outcome.problems.values()}
    if not outcome.failed or tried >= MOST:
        return None
    if codes & CHANGED:
        return Again(tried + 1, 0.0)
    if codes & AWAY:
        return Again(tried + 1, min(FIRST_SECONDS * 2**tried, LONGEST_SECONDS) * (1 + chance / 4))
    return None


def begin_again(
    uow: UnitOfWork,
    article_id: int,
    version_id: int,
    *,
    tried: int = 0,
    in_seconds: float = 0.0,
    told: Mapping[str, Any] | None = None,
) -> None:
    """Queue a drafting that also replaces machines' drafts. A sweeper sends what has to wait."""
    item_id = enqueue_anew(
        uow.session,
        kind=WorkKind.DRAFT,
        dedup_key=anew_key(article_id, version_id),
        article_id=article_id,
        version_id=version_id,
        tried=tried,
        in_seconds=in_seconds,
        told=told,
    )
    if not in_seconds:
        uow.queue(item_id, WorkKind.DRAFT)
