"""One call of an engine: its turn, its money, its tries. No transaction is open while the engine is asked.

Money is reserved before every try and settled after it, in the transaction that also keeps what came back; what
nobody settled counts in full. So a worker may die at any moment, and nothing is spent that the budget does not know.
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from tms.db.queries import engine_budgets
from tms.db.queries.engine_budgets import Call, NoRoom
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.language.engines.interface import Busy, Engine, EngineError, EngineRequest, Result, Usage
from tms.services.engines.configured import ConfiguredEngine
from tms.services.engines.engines import Engines

TRIES = 5
LONGEST_WAIT = 60.0
"""The most seconds between two tries, unless the provider asks for more."""
PATIENCE = 600.0
"""The most seconds that one call may wait for its turn, in all tries."""
_SETTLING_SECONDS = 60.0
"""Seconds after the call's own time until it counts as lost."""

Fence = Callable[[UnitOfWork], None]
"""Raises if this worker must not spend any more: the work is another's now, or must not leave the house."""

Keep = Callable[[UnitOfWork, Result], None]
"""Stores what came back, in the transaction that settles the call."""


class BudgetUsedUp(EngineError):
    """This month's budget has no room for the call."""

    code = "engine_budget_used_up"


class AllUsedUp(EngineError):
    """This month's budget of all engines together has no room for the call."""

    code = "engine_budgets_used_up"


class SwitchedOff(EngineError):
    """The engine has failed so often that nobody asks it for a while."""

    code = "engine_resting"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks the engine, for what, and with how much patience."""

    begin: Begin
    engines: Engines
    call: Call
    fence: Fence = lambda _uow: None
    tries: int = TRIES
    patience: float = PATIENCE

    @property
    def holder(self) -> str | None:
        """The name under which it holds its slot: work that is begun again has that of the worker that died with it."""
        return f"work:{self.call.work_item_id}" if self.call.work_item_id else None


def call(caller: Caller, configured: ConfiguredEngine, engine: Engine, request: EngineRequest, keep: Keep) -> Result:
    """Ask the engine until it answers, at most ``caller.tries`` times. Raises the last EngineError."""
    until = caller.engines.clock() + caller.patience
    for number in range(1, caller.tries + 1):
        try:
            return _once(caller, configured, engine, request, keep, number, until)
        except EngineError as error:
            if not error.again or number == caller.tries:
                raise
            wait = pause(number, error.retry_after, caller.engines.chance())
            if caller.engines.clock() + wait > until:
                raise
            caller.engines.sleep(wait)
    raise AssertionError("a call has at least one try")


def pause(number: int, retry_after: float | None, chance: float) -> float:
    """Seconds after the failed try of this number: what the provider asks for, else up to twice as long each time.

    Anything in between by chance (full jitter), so that many who failed together don't come back together.
    """
    jitter = chance * min(LONGEST_WAIT, 2.0**number)
    return jitter if retry_after is None else retry_after + min(jitter, 2.0)


def _once(
    caller: Caller,
    configured: ConfiguredEngine,
    engine: Engine,
    request: EngineRequest,
    keep: Keep,
    number: int,
    until: float,
) -> Result:
    limits, most = caller.engines.limits, engine.estimate(request)
    priced = _priced(engine, most)
    slot = _turn(caller, configured, engine, most, request.seconds, until)
    try:
        usage_id = _reserve(caller, configured, engine, request, priced, number)
        began = time.monotonic()
        try:
            result = engine.translate(request)
        except EngineError as error:
            if error.again:
                limits.failed(configured.key)
            _settle(caller, configured, engine, usage_id, _of_failure(error, priced), _since(began), error=error)
            raise
        limits.succeeded(configured.key)
        with caller.begin() as uow:
            _settle_in(uow, configured, engine, usage_id, result.usage, _since(began), model=result.model)
            keep(uow, result)
        return result
    finally:
        limits.leave(configured.key, slot)


def _turn(
    caller: Caller, configured: ConfiguredEngine, engine: Engine, most: Usage, seconds: float, until: float
) -> str | None:
    """Wait for a free slot and for the pace. Raises SwitchedOff, Busy."""
    pace = configured.pace(engine.capabilities)
    while True:
        turn = caller.engines.limits.enter(
            configured.key, pace, most.characters, seconds + _SETTLING_SECONDS, caller.holder
        )
        if not turn.wait:
            return turn.slot
        if turn.is_open:
            raise SwitchedOff(retry_after=turn.wait)
        if caller.engines.clock() + turn.wait > until:
            raise Busy("others ask it all the time", retry_after=turn.wait)
        caller.engines.sleep(turn.wait)


def _priced(engine: Engine, most: Usage) -> Usage:
    """What comes back can be longer than what goes in, where characters that come out are paid for too."""
    if engine.capabilities.unit == "token":
        return most
    return replace(most, characters_out=most.characters_out or 12 * most.characters)


def _reserve(
    caller: Caller, configured: ConfiguredEngine, engine: Engine, request: EngineRequest, priced: Usage, number: int
) -> int:
    unit = engine.capabilities.unit
    prices = {
        "unit": unit,
        "per_million": str(configured.prices.per_million),
        "per_million_out": str(configured.prices.per_million_out),
        "currency": configured.currency,
    }
    row = replace(
        caller.call,
        segments=len(request.pieces),
        prices=prices,
        seconds=request.seconds + _SETTLING_SECONDS,
        tries=number,
    )
    with caller.begin() as uow:
        caller.fence(uow)
        cost = configured.prices.cost(priced, unit)
        usage_id = engine_budgets.reserve(uow.session, configured.publication_id, configured.id, cost, row)
    if isinstance(usage_id, NoRoom):
        raise BudgetUsedUp if usage_id is NoRoom.ENGINE else AllUsedUp
    return usage_id


def _of_failure(error: EngineError, most: Usage) -> Usage:
    """What a failed call used: what the answer says, everything if nobody can know, else nothing."""
    return error.usage or (most if error.may_have_cost else Usage())


def _settle(
    caller: Caller,
    configured: ConfiguredEngine,
    engine: Engine,
    usage_id: int,
    usage: Usage,
    milliseconds: int,
    *,
    error: EngineError,
) -> None:
    with caller.begin() as uow:
        _settle_in(uow, configured, engine, usage_id, usage, milliseconds, error_code=error.code)


def _settle_in(
    uow: UnitOfWork,
    configured: ConfiguredEngine,
    engine: Engine,
    usage_id: int,
    usage: Usage,
    milliseconds: int,
    **facts: Any,
) -> None:
    cost: Decimal = configured.prices.cost(usage, engine.capabilities.unit)
    engine_budgets.settle(
        uow.session,
        configured.publication_id,
        usage_id,
        cost=cost,
        facts=asdict(usage) | {"milliseconds": milliseconds} | facts,
    )


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
