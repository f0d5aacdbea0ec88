"""What all engines of a publication may cost together in a month, beside what each may cost by itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, or_, select, text

from tms.db.models import EngineBudget, EngineMonth, Publication, TranslationEngine
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.translatable import Words
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.engine_input import currency_of, money


def set_budget(uow: UnitOfWork, actor: Actor, *, budget: str, currency: str) -> None:
    """Set what all engines together may cost in a month; if empty, only their own budgets limit them. Event.

    Raises Invalid, Conflict (``engine_currency_differs``).
    """
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    amount, in_currency = money(budget, Words("Budget a month")), currency_of(currency)
    row = uow.session.get(EngineBudget, actor.publication_id)
    before = (row.monthly_budget, row.currency) if row else None
    if amount is None:
        if row is not None:
            uow.session.delete(row)
    else:
        _require_one_currency(uow, actor, in_currency)
        uow.session.merge(
            EngineBudget(publication_id=actor.publication_id, monthly_budget=amount, currency=in_currency)
        )
    if before != (None if amount is None else (amount, in_currency)):
        record_event(
            uow,
            EventAct.ENGINE_BUDGET_SET,
            publication_id=actor.publication_id,
            person_id=actor.person_id,
            data={"budget": None if amount is None else str(amount), "currency": in_currency},
        )


def check_currency(
    uow: UnitOfWork, actor: Actor, columns: Mapping[str, Any], row: TranslationEngine | None = None
) -> None:
    """Check the currency of an engine that is set up: that of the shared budget, and the same for a whole month.

    Raises Invalid (``engine_currency_differs``, ``engine_currency_spent``).
    """
    shared = uow.session.get(EngineBudget, actor.publication_id)
    if shared is not None and (columns["price"] or columns["price_out"]) and columns["currency"] != shared.currency:
        raise Invalid("engine_currency_differs", currency=shared.currency, name=columns["name"])
    if row is not None and columns["currency"] != row.currency and _has_spent(uow, actor, row.id):
        raise Invalid("engine_currency_spent", currency=row.currency)


def _has_spent(uow: UnitOfWork, actor: Actor, engine_id: int) -> bool:
    month = text("CAST(date_trunc('month', now() AT TIME ZONE time_zone) AS date)")
    this = select(month).select_from(Publication).where(Publication.id == actor.publication_id).scalar_subquery()
    found = uow.session.scalar(
        select(func.count()).where(
            EngineMonth.publication_id == actor.publication_id,
            EngineMonth.engine_id == engine_id,
            EngineMonth.month == this,
            EngineMonth.spent + EngineMonth.reserved > 0,
        )
    )
    return bool(found)


def _require_one_currency(uow: UnitOfWork, actor: Actor, currency: str) -> None:
    other = uow.session.scalars(
        select(TranslationEngine.name)
        .where(
            TranslationEngine.publication_id == actor.publication_id,
            TranslationEngine.currency != currency,
            or_(TranslationEngine.price > 0, TranslationEngine.price_out > 0),
        )
        .order_by(TranslationEngine.position)
        .limit(1)
    ).one_or_none()
    if other is not None:
        raise Conflict("engine_currency_differs", currency=currency, name=other)
