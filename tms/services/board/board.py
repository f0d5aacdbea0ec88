"""The board: all articles, their three versions, who has them, when they are due, and what is stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select

from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import Sight, of_actor, sight
from tms.services.authorize import authorize
from tms.services.board.filter_indexes import MOST_COUNTED, BoardFilter, most
from tms.services.board.filters import (
    LOOKED_UP,
    counts,
    counts_narrowed,
    counts_now,
    dated,
    listed,
    listed_narrowed,
    number_dated,
    undated,
)
from tms.services.board.narrowing import EVERYTHING, DueBy, Narrowing, Shape, chosen
from tms.services.board.rows import BoardRow, board_rows
from tms.services.board.sorting import BoardSort
from tms.services.board.sorting import in_order as sorted_by
from tms.services.board.waiting_times import LongAgo, long_ago
from tms.services.jobs.assign import NO_DATE
from tms.services.tags import find_tag_of

PAGE = 50
EVERY = Narrowing()


class Order(NamedTuple):
    """What the board goes by; ``down``: what is last comes first."""

    by: BoardSort = BoardSort.DUE
    down: bool = False


NEAREST_FIRST = Order()


@dataclass(frozen=True, slots=True)
class Board:
    """One page of rows, and how many articles each filter would show; of a board that is not narrowed, also how many
    are overdue and how many due later today.
    """

    rows: list[BoardRow]
    counts: dict[str, int]
    waiting_for_translator: int
    waiting_for_review: int
    more: bool


def board(
    uow: UnitOfWork,
    actor: Actor,
    *,
    only: BoardFilter,
    page: int,
    now: datetime,
    time_zone: str,
    narrowing: Narrowing = EVERY,
    order: Order = NEAREST_FIRST,
) -> Board:
    """The actor's view of all articles, by due date, then newest first, or in that order; ``page`` counts from 0.

    Of what is archived nothing is due: it stands newest first.
    """
    authorize(actor, Action.BOARD_VIEW)
    since = long_ago(uow, actor.publication_id, now)
    asked = _Asked(only, sight(actor), narrowing.shape)
    values = {**of_actor(actor), **_values(uow, actor, now, time_zone, since, narrowing)}
    counted = _counted(uow, asked, values)
    if order == NEAREST_FIRST:
        found = _found(uow, asked, values, page * PAGE, counted)
    else:
        found = _ordered(uow, asked, values, order, counted, offset=page * PAGE, limit=PAGE + 1)
    return Board(
        rows=board_rows(uow, actor.publication_id, found[:PAGE], long_ago=since),
        counts=counted,
        waiting_for_translator=counted["translate"],
        waiting_for_review=counted["review"],
        more=len(found) > PAGE,
    )


def every_article(
    uow: UnitOfWork,
    actor: Actor,
    *,
    only: BoardFilter,
    now: datetime,
    time_zone: str,
    narrowing: Narrowing = EVERY,
    order: Order = NEAREST_FIRST,
    most: int,
) -> list[int]:
    """The numbers of all articles that the board has on all of its pages, in its order; one more than ``most`` at most.

    Raises Denied.
    """
    authorize(actor, Action.BOARD_VIEW)
    since = long_ago(uow, actor.publication_id, now)
    asked = _Asked(only, sight(actor), narrowing.shape)
    values = {**of_actor(actor), **_values(uow, actor, now, time_zone, since, narrowing)}
    counted = _counted(uow, asked, values)
    return [one for one, _ in _ordered(uow, asked, values, order, counted, offset=0, limit=most + 1)]


def _values(
    uow: UnitOfWork, actor: Actor, now: datetime, time_zone: str, since: LongAgo, narrowing: Narrowing
) -> dict[str, Any]:
    local = now.astimezone(ZoneInfo(time_zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    today = local + timedelta(days=1)
    until = {DueBy.OVERDUE: now, DueBy.LATER: today, DueBy.TODAY: today, DueBy.WEEK: local + timedelta(days=8)}
    tag_id = find_tag_of(uow, actor.publication_id, narrowing.tag) if narrowing.tag else None
    return {"end_of_day": today, **{f"long_ago_{kind}": when for kind, when in since.items()}} | chosen(
        narrowing, until, tag_id
    )


class _Asked(NamedTuple):
    """What the board's statements are made for, once each."""

    only: BoardFilter
    sight: Sight
    shape: Shape


def _counted(uow: UnitOfWork, asked: _Asked, values: dict[str, Any]) -> dict[str, int]:
    if asked.shape != EVERYTHING:
        return dict(uow.session.execute(counts_narrowed(asked.sight, asked.shape), values).mappings().one())
    of_filters = uow.session.execute(counts(asked.sight), values).mappings().one()
    return {**of_filters, **uow.session.execute(counts_now(asked.sight), values).mappings().one()}


def _found(
    uow: UnitOfWork, asked: _Asked, values: dict[str, Any], offset: int, counted: dict[str, int]
) -> list[tuple[int, datetime]]:
    """The rows from ``offset`` on, and one more than a page if there are more.

    A list that may be long is walked in its order; a short one is found first, and then put into order.
    """
    is_narrowed = asked.shape != EVERYTHING
    if is_narrowed and asked.only is not BoardFilter.ARCHIVED and counted[BoardFilter.ALL.value] < MOST_COUNTED:
        in_order = listed_narrowed(*asked)
    elif asked.only in {BoardFilter.ALL, BoardFilter.DUE_TODAY} or (
        asked.only in LOOKED_UP and (is_narrowed or counted[asked.only.value] >= most(asked.only))
    ):
        return _walk(uow, asked, values, offset)
    else:
        in_order = listed(*asked)
    page = _part(in_order, offset, PAGE + 1)
    return [(row[0], row[1] or NO_DATE) for row in uow.session.execute(page, values)]


@lru_cache(maxsize=500)
def _part(in_order: Select[*tuple[Any, ...]], offset: int, limit: int) -> Select[*tuple[Any, ...]]:
    return made_once(in_order.offset(inline_literal(offset)).limit(inline_literal(limit)))


def _ordered(
    uow: UnitOfWork,
    asked: _Asked,
    values: dict[str, Any],
    order: Order,
    counted: dict[str, int],
    *,
    offset: int,
    limit: int,
) -> list[tuple[int, datetime]]:
    looked_at = asked.only if asked.shape == EVERYTHING else BoardFilter.ALL
    # Of what nobody has taken for long the walk itself ends.
    few = counted[looked_at.value] < most(looked_at) or looked_at is BoardFilter.UNTAKEN
    statement = sorted_by(*asked, order.by, down=order.down, few=few)
    page = _part(statement, offset, limit)
    return [(row[0], row[1] or NO_DATE) for row in uow.session.execute(page, values)]


def _walk(uow: UnitOfWork, asked: _Asked, values: dict[str, Any], offset: int) -> list[tuple[int, datetime]]:
    """The rows from ``offset`` on, and one more than a page if there are more, of a list of any length.

    First what is due, by the jobs that are open, then the rest, newest first.
    """
    in_order = _part(dated(*asked), offset, PAGE + 1)
    found = [(row[0], row[1]) for row in uow.session.execute(in_order, values)]
    if len(found) > PAGE or asked.only is BoardFilter.DUE_TODAY:
        return found
    before = 0
    if not found and offset:
        before = uow.session.scalar(number_dated(*asked), values) or 0
    rest = undated(*asked, 0 if found else max(0, offset - before), PAGE + 1 - len(found))
    return found + [(article_id, NO_DATE) for article_id in uow.session.scalars(rest, values)]
