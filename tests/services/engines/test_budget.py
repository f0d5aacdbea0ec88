"""All engines share a budget: a call needs room in it and in the engine's own, whoever asks at once."""

import threading
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Date, cast, func, select

from tests.services.desk import Desk
from tests.services.engines.setting import Setting, make_engines
from tests.services.story import Story
from tms.db.models import EngineMonth, EngineUsage, Event
from tms.db.queries.engine_budgets import Call, NoRoom, reserve, settle
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Role
from tms.services.engines.budget import set_budget
from tms.services.engines.budget_view import BudgetView, budget_view
from tms.services.engines.configure import add_engine, change_engine
from tms.services.engines.engine_input import EngineInput
from tms.services.engines.figures import list_engines

CALL = Call("draft", 3, {"unit": "token"}, 60)


def allow(database: Database, desk: Desk, budget: str, currency: str = "USD") -> None:
    with database.begin() as uow:
        set_budget(uow, desk.newsroom[Role.ADMINISTRATOR], budget=budget, currency=currency)


def engine(database: Database, desk: Desk, name: str, **more: Any) -> int:
    wish = EngineInput(name, "openai", {"address": "http://127.0.0.1:1/v1", "model": "m"}, **({"price": "1"} | more))
    with database.begin() as uow:
        return add_engine(uow, desk.newsroom[Role.ADMINISTRATOR], make_engines(), wish)


def test_many_who_reserve_with_several_engines_at_once_never_get_more_than_both_budgets(
    own_database: Database, desk: Desk
) -> None:
    publication_id = desk.newsroom.publication_id
    engines = [engine(own_database, desk, "One", monthly_budget="4"), engine(own_database, desk, "Two")]
    allow(own_database, desk, "10")
    got: list[tuple[int, int | NoRoom]] = []
    ready = threading.Barrier(8)

    def ask(number: int) -> None:
        engine_id = engines[number % 2]
        ready.wait()
        for turn in range(6):
            with own_database.begin() as uow:
                usage = reserve(uow.session, publication_id, engine_id, Decimal("1.5"), CALL)
                got.append((engine_id, usage))
            if isinstance(usage, int) and turn % 2:
                with own_database.begin() as uow:
                    settle(uow.session, publication_id, usage, cost=Decimal("1.5"), facts={})

    threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    granted = [engine_id for engine_id, usage in got if isinstance(usage, int)]
    assert len(granted) == 6, "six times 1.5 fit into ten"
    assert granted.count(engines[0]) <= 2
    with own_database.begin() as uow:
        used = uow.session.scalar(select(func.sum(EngineMonth.spent + EngineMonth.reserved)))
        assert used == Decimal(9)
        assert uow.session.scalar(select(func.count()).select_from(EngineUsage)) == 6


def test_what_is_settled_for_less_makes_room_and_whose_budget_is_short_is_said(
    own_database: Database, desk: Desk
) -> None:
    publication_id = desk.newsroom.publication_id
    one, two = engine(own_database, desk, "One"), engine(own_database, desk, "Two", monthly_budget="1")
    allow(own_database, desk, "10")
    with own_database.begin() as uow:
        usage = reserve(uow.session, publication_id, one, Decimal(9), CALL)
        assert isinstance(usage, int)
        assert reserve(uow.session, publication_id, two, Decimal(2), CALL) is NoRoom.PUBLICATION
    with own_database.begin() as uow:
        settle(uow.session, publication_id, usage, cost=Decimal(3), facts={})
    with own_database.begin() as uow:
        assert reserve(uow.session, publication_id, two, Decimal(2), CALL) is NoRoom.ENGINE
        assert isinstance(reserve(uow.session, publication_id, one, Decimal(7), CALL), int)
    allow(own_database, desk, "")
    with own_database.begin() as uow:
        assert isinstance(reserve(uow.session, publication_id, one, Decimal(100), CALL), int)


def test_what_other_months_cost_takes_no_room_from_this_one(own_database: Database, desk: Desk) -> None:
    publication_id = desk.newsroom.publication_id
    one = engine(own_database, desk, "One", monthly_budget="10")
    allow(own_database, desk, "10")
    with own_database.begin() as uow:
        assert isinstance(reserve(uow.session, publication_id, one, Decimal(4), CALL), int)
        for days, spent in ((40, 9), (80, 0)):
            month = cast(func.date_trunc("month", func.now() - timedelta(days=days)), Date)
            uow.session.add(EngineMonth(publication_id=publication_id, engine_id=one, month=month, spent=spent))
    with own_database.begin() as uow:
        assert reserve(uow.session, publication_id, one, Decimal(7), CALL) is NoRoom.PUBLICATION
        assert isinstance(reserve(uow.session, publication_id, one, Decimal(6), CALL), int)
    with own_database.begin() as uow:
        reserved = uow.session.scalars(select(EngineMonth.reserved).order_by(EngineMonth.month)).all()
    assert reserved == [Decimal(0), Decimal(0), Decimal(10)]


@pytest.mark.full
def test_a_draft_without_room_in_the_shared_budget_is_not_asked_for(setting: Setting, story: Story) -> None:
    setting.add(monthly_budget="100")
    with setting.database.begin() as uow:
        set_budget(uow, setting.newsroom[Role.ADMINISTRATOR], budget="0.000001", currency="usd")
    outcome = setting.draft(story)
    assert setting.calls == 0
    assert outcome is not None
    assert outcome["problems"][0]["code"] == "engine_budgets_used_up"


def test_the_page_has_what_all_cost_together(setting: Setting, story: Story) -> None:
    administrator = setting.newsroom[Role.ADMINISTRATOR]

    def seen() -> BudgetView:
        with setting.database.begin() as uow:
            return budget_view(uow, administrator, list_engines(uow, administrator, setting.engines))

    assert (seen().budget, seen().share) == (None, None)
    setting.add()
    setting.add(name="In euros", price="0", price_out="0", currency="EUR")
    setting.draft(story)
    with setting.database.begin() as uow:
        for _ in range(2):
            set_budget(uow, administrator, budget="1", currency="USD")
    view = seen()
    [month] = setting.months()
    assert view.used["USD"] == (month.spent, Decimal(0))
    assert view.share == round(month.spent * 100)
    assert view.used["EUR"] == (Decimal(0), Decimal(0))
    with setting.database.begin() as uow:
        [event] = uow.session.scalars(select(Event).where(Event.act == "engine_budget_set"))
    assert event.data == {"budget": "1.000000", "currency": "USD"}


def test_all_that_costs_something_is_paid_in_one_currency(own_database: Database, desk: Desk) -> None:
    engine(own_database, desk, "Dollars")
    with pytest.raises(Conflict) as conflict:
        allow(own_database, desk, "10", "EUR")
    assert conflict.value.code == "engine_currency_differs"
    allow(own_database, desk, "10")
    engine(own_database, desk, "Free", price="", currency="EUR")
    with pytest.raises(Invalid) as invalid:
        engine(own_database, desk, "Euros", currency="EUR")
    assert invalid.value.code == "engine_currency_differs"


def test_a_month_is_counted_in_one_currency(own_database: Database, desk: Desk) -> None:
    administrator, engine_id = desk.newsroom[Role.ADMINISTRATOR], engine(own_database, desk, "Dear")
    with own_database.begin() as uow:
        assert isinstance(reserve(uow.session, administrator.publication_id, engine_id, Decimal(1), CALL), int)
    euros = EngineInput("Dear", "openai", {"address": "http://127.0.0.1:1/v1", "model": "m"}, price="1", currency="EUR")
    with own_database.begin() as uow, pytest.raises(Invalid) as caught:
        change_engine(uow, administrator, make_engines(), engine_id, euros, based_on=1)
    assert caught.value.code == "engine_currency_spent"


@pytest.mark.parametrize("budget", ["-1", "a lot", "1e99"])
def test_what_is_no_amount_is_refused(own_database: Database, desk: Desk, budget: str) -> None:
    with pytest.raises(Invalid):
        allow(own_database, desk, budget)


def test_others_do_not_set_it(own_database: Database, desk: Desk) -> None:
    with own_database.begin() as uow, pytest.raises(Denied):
        set_budget(uow, desk.newsroom[Role.EDITOR], budget="1", currency="USD")
