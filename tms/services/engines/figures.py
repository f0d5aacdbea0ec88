"""The engines as their page shows them: settings without the key, health, and what they did and cost this month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select, text

from tms.db.models import EngineMonth, EngineUsage, Publication, TranslationEngine
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.translatable import recalled
from tms.services.authorize import authorize
from tms.services.engines.configure import load_engine
from tms.services.engines.engines import Engines


@dataclass(frozen=True, slots=True)
class Month:
    """An engine's month: what is spent and reserved, and what the calls were. ``lost`` calls count in full."""

    calls: int = 0
    failed: int = 0
    lost: int = 0
    segments: int = 0
    characters: int = 0
    tokens: int = 0
    spent: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)
    seconds: float | None = None
    """The median duration of the calls."""


@dataclass(frozen=True, slots=True)
class EngineView:
    """One engine. ``resting`` is for how many seconds nobody asks it, because it failed so often."""

    id: int
    name: str
    kind: str
    kind_title: str
    installed: bool
    active: bool
    local: bool
    pairs: tuple[str, ...]
    settings: Mapping[str, str]
    has_key: bool
    price: Decimal
    price_out: Decimal
    currency: str
    monthly_budget: Decimal | None
    requests_per_minute: int | None
    characters_per_minute: int | None
    concurrency: int | None
    number: int
    healthy: bool | None
    health_words: str | None
    health_at: datetime | None
    resting: float
    month: Month

    @property
    def share(self) -> int | None:
        """How much of the budget is spent or reserved, in per cent; None without a budget."""
        if self.monthly_budget is None:
            return None
        used = self.month.spent + self.month.reserved
        return min(100, round(used * 100 / self.monthly_budget)) if self.monthly_budget else 100


def list_engines(uow: UnitOfWork, actor: Actor, engines: Engines) -> list[EngineView]:
    """All engines, in the order in which they are asked."""
    authorize(actor, Action.ENGINES_MANAGE)
    rows = uow.session.scalars(
        select(TranslationEngine)
        .where(TranslationEngine.publication_id == actor.publication_id)
        .order_by(TranslationEngine.position, TranslationEngine.id)
    ).all()
    months = _months(uow, actor.publication_id) if rows else {}
    return [_view(row, engines, months.get(row.id, Month())) for row in rows]


def read_engine(uow: UnitOfWork, actor: Actor, engines: Engines, engine_id: int) -> EngineView:
    """One engine. Raises NotFound."""
    authorize(actor, Action.ENGINES_MANAGE)
    row = load_engine(uow, actor, engine_id)
    return _view(row, engines, _months(uow, actor.publication_id).get(engine_id, Month()))


def _view(row: TranslationEngine, engines: Engines, month: Month) -> EngineView:
    kind = engines.kinds.get(row.kind)
    return EngineView(
        id=row.id,
        name=row.name,
        kind=row.kind,
        kind_title=kind.title if kind else row.kind,
        installed=kind is not None and kind.installed,
        active=row.active,
        local=row.local,
        pairs=tuple(row.pairs),
        settings=dict(row.settings),
        has_key=row.secret is not None,
        price=row.price,
        price_out=row.price_out,
        currency=row.currency,
        monthly_budget=row.monthly_budget,
        requests_per_minute=row.requests_per_minute,
        characters_per_minute=row.characters_per_minute,
        concurrency=row.concurrency,
        number=row.number,
        healthy=row.healthy,
        health_words=recalled(row.health_said) or row.health_words,
        health_at=row.health_at,
        resting=engines.limits.open_for(f"{row.publication_id}:{row.id}") if row.active else 0.0,
        month=month,
    )


def _months(uow: UnitOfWork, publication_id: int) -> dict[int, Month]:
    """The month of each engine, by engine, in two statements."""
    month: date | None = uow.session.scalar(
        select(text("CAST(date_trunc('month', now() AT TIME ZONE time_zone) AS date)"))
        .select_from(Publication)
        .where(Publication.id == publication_id)
    )
    money = {
        row.engine_id: row
        for row in uow.session.scalars(
            select(EngineMonth).where(EngineMonth.publication_id == publication_id, EngineMonth.month == month)
        )
    }
    usage = EngineUsage
    rows = uow.session.execute(
        select(
            usage.engine_id,
            func.count().label("calls"),
            func.count(usage.error_code).label("failed"),
            func.count().filter(usage.state == "lost").label("lost"),
            func.coalesce(func.sum(usage.segments).filter(usage.error_code.is_(None)), 0).label("segments"),
            func.coalesce(func.sum(usage.characters), 0).label("characters"),
            func.coalesce(func.sum(usage.prompt_tokens + usage.completion_tokens), 0).label("tokens"),
            func.percentile_cont(0.5).within_group(usage.milliseconds).label("middle"),
        )
        .where(usage.publication_id == publication_id, usage.month == month)
        .group_by(usage.engine_id)
    )
    return {
        row.engine_id: Month(
            calls=row.calls,
            failed=row.failed,
            lost=row.lost,
            segments=row.segments,
            characters=row.characters,
            tokens=row.tokens,
            spent=money[row.engine_id].spent,
            reserved=money[row.engine_id].reserved,
            seconds=row.middle / 1000 if row.middle is not None else None,
        )
        for row in rows
    }
