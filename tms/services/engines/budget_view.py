"""The month of all engines together, for the page that lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tms.db.models import EngineBudget
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.engines.figures import EngineView


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The month of all engines together; with a ``budget``, all that costs something is in its ``currency``."""

    budget: Decimal | None
    currency: str
    used: Mapping[str, tuple[Decimal, Decimal]]
    """What is spent and what is reserved, by currency."""

    @property
    def share(self) -> int | None:
        """How much of the budget is spent or reserved, in per cent; None without a budget."""
        if self.budget is None:
            return None
        used = sum(self.used.get(self.currency, (Decimal(0), Decimal(0))))
        return min(100, round(used * 100 / self.budget)) if self.budget else 100


def budget_view(uow: UnitOfWork, actor: Actor, engines: Sequence[EngineView]) -> BudgetView:
    """The month of all engines together."""
    authorize(actor, Action.ENGINES_MANAGE)
    row = uow.session.get(EngineBudget, actor.publication_id)
    used: dict[str, tuple[Decimal, Decimal]] = {}
    for one in engines:
        spent, reserved = used.get(one.currency, (Decimal(0), Decimal(0)))
        used[one.currency] = spent + one.month.spent, reserved + one.month.reserved
    currency = row.currency if row else next(iter(used), "USD")
    return BudgetView(row.monthly_budget if row else None, currency, used)
