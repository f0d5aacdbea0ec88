"""The board: all articles, their three versions, who has them, when they are due, and what is stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tms.db.queries.fixed import fixed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE
from tms.services.overview.board_filters import (
    MOST_COUNTED,
    BoardFilter,
    counts,
    dated,
    listed,
    number_dated,
    number_due,
    undated,
)
from tms.services.overview.board_rows import BoardRow, board_rows
from tms.services.visible import Sight, of_actor, sight

PAGE = 50


@dataclass(frozen=True, slots=True)
class Board:
    """One page of rows, and how many articles each filter would show."""

    rows: list[BoardRow]
    counts: dict[str, int]
    waiting_for_translator: int
    waiting_for_review: int
    more: bool


def board(uow: UnitOfWork, actor: Actor, *, only: BoardFilter, page: int, now: datetime, time_zone: str) -> Board:
    """The actor's view of all articles, by due date, then newest first; ``page`` counts from 0.

    Of what is archived nothing is due: it stands newest first.
    """
    authorize(actor, Action.BOARD_VIEW)
    end_of_day = (now.astimezone(ZoneInfo(time_zone)) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    values = {**of_actor(actor), "end_of_day": end_of_day}
    kind = sight(actor)
    counted = dict(uow.session.execute(counts(kind), values).mappings().one())
    counted[BoardFilter.DUE_TODAY.value] = uow.session.scalar(number_due(kind), values)
    walks = only in {BoardFilter.ALL, BoardFilter.DUE_TODAY} or (
        only is BoardFilter.MINE and counted[only.value] >= MOST_COUNTED
    )
    found = (_walk if walks else _list)(uow, only, kind, values, page * PAGE)
    return Board(
        rows=board_rows(uow, actor.publication_id, found[:PAGE]),
        counts={one.value: counted[one.value] for one in BoardFilter},
        waiting_for_translator=counted["translate"],
        waiting_for_review=counted["review"],
        more=len(found) > PAGE,
    )


def _list(
    uow: UnitOfWork, only: BoardFilter, kind: Sight, values: dict[str, Any], offset: int
) -> list[tuple[int, datetime]]:
    """The rows from ``offset`` on, and one more than a page if there are more; from a list that is short."""
    in_order = listed(only, kind).offset(fixed(offset)).limit(fixed(PAGE + 1))
    return [(row[0], row[1] or NO_DATE) for row in uow.session.execute(in_order, values)]


def _walk(
    uow: UnitOfWork, only: BoardFilter, kind: Sight, values: dict[str, Any], offset: int
) -> list[tuple[int, datetime]]:
    """The same from a list of any length: first what is due, by the jobs that are open, then the rest, newest first."""
    in_order = dated(only, kind).offset(fixed(offset)).limit(fixed(PAGE + 1))
    found = [(row[0], row[1]) for row in uow.session.execute(in_order, values)]
    if len(found) > PAGE or only is BoardFilter.DUE_TODAY:
        return found
    before = 0
    if not found and offset:
        before = uow.session.scalar(number_dated(only, kind), values) or 0
    rest = undated(only, kind, 0 if found else max(0, offset - before), PAGE + 1 - len(found))
    return found + [(article_id, NO_DATE) for article_id in uow.session.scalars(rest, values)]
