"""The budget: reserved before, settled once after, and never exceeded, whoever dies or asks at once."""

import threading
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from tests.services.desk import Desk
from tests.services.engines.setting import make_engines
from tms.db.models import EngineMonth, EngineUsage, TranslationEngine
from tms.db.queries.engine_budgets import Call, NoRoom, reserve, settle
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.engines.configure import add_engine
from tms.services.engines.engine_input import EngineInput

CALL = Call("draft", 3, {"unit": "token"}, 60)
WISH = EngineInput("Dear", "openai", {"address": "http://127.0.0.1:1/v1", "model": "m"}, monthly_budget="10")


@pytest.fixture
def engine_id(own_database: Database, desk: Desk) -> int:
    with own_database.begin() as uow:
        return add_engine(uow, desk.newsroom[Role.ADMINISTRATOR], make_engines(), WISH)


def month(database: Database) -> tuple[float, float]:
    """Spent and reserved, in amounts that a float holds exactly."""
    with database.begin() as uow:
        row = uow.session.scalars(select(EngineMonth)).one()
        return float(row.spent), float(row.reserved)


def test_all_who_ask_at_once_get_no_more_than_the_budget(own_database: Database, desk: Desk, engine_id: int) -> None:
    got: list[int | NoRoom] = []
    ready = threading.Barrier(8)

    def ask() -> None:
        ready.wait()
        for _ in range(4):
            with own_database.begin() as uow:
                got.append(reserve(uow.session, desk.newsroom.publication_id, engine_id, Decimal("1.5"), CALL))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in got if isinstance(one, int)]) == 6
    assert month(own_database) == (0, 9)


def test_a_call_is_settled_once(own_database: Database, desk: Desk, engine_id: int) -> None:
    publication_id = desk.newsroom.publication_id
    with own_database.begin() as uow:
        usage_id = reserve(uow.session, publication_id, engine_id, Decimal(4), CALL)
    assert isinstance(usage_id, int)
    for settled in (True, False):
        with own_database.begin() as uow:
            assert settle(uow.session, publication_id, usage_id, cost=Decimal(1), facts={}) is settled
    assert month(own_database) == (1, 0)


def test_what_a_dead_worker_reserved_counts_in_full_and_its_room_is_not_given_again(
    own_database: Database, desk: Desk, engine_id: int
) -> None:
    publication_id = desk.newsroom.publication_id
    with own_database.begin() as uow:
        lost = reserve(uow.session, publication_id, engine_id, Decimal(8), CALL)
        uow.session.execute(update(EngineUsage).values(deadline=EngineUsage.at))
    assert isinstance(lost, int)
    with own_database.begin() as uow:
        assert reserve(uow.session, publication_id, engine_id, Decimal(3), CALL) is NoRoom.ENGINE
        assert isinstance(reserve(uow.session, publication_id, engine_id, Decimal(2), CALL), int)
    with own_database.begin() as uow:
        assert not settle(uow.session, publication_id, lost, cost=Decimal(0), facts={}), "it came back from the dead"
        states = dict(uow.session.execute(select(EngineUsage.state, EngineUsage.cost)).all())
    assert states == {"lost": Decimal(8), "reserved": None}
    assert month(own_database) == (8, 2)


def test_what_is_reserved_and_spent_is_what_the_calls_say(own_database: Database, desk: Desk, engine_id: int) -> None:
    publication_id = desk.newsroom.publication_id
    for cost in ("0.25", "1.75", None):
        with own_database.begin() as uow:
            usage_id = reserve(uow.session, publication_id, engine_id, Decimal(2), CALL)
            assert isinstance(usage_id, int)
            if cost is not None:
                settle(uow.session, publication_id, usage_id, cost=Decimal(cost), facts={})
    with own_database.begin() as uow:
        rows = uow.session.scalars(select(EngineUsage)).all()
    spent, reserved = month(own_database)
    assert spent == sum(row.cost for row in rows if row.cost is not None) == 2
    assert reserved == sum(row.reserved for row in rows if row.cost is None) == 2


def test_another_month_has_its_own_room(own_database: Database, desk: Desk, engine_id: int) -> None:
    publication_id = desk.newsroom.publication_id
    with own_database.begin() as uow:
        assert isinstance(reserve(uow.session, publication_id, engine_id, Decimal(10), CALL), int)
        assert reserve(uow.session, publication_id, engine_id, Decimal(1), CALL) is NoRoom.ENGINE
        uow.session.execute(update(TranslationEngine).values(monthly_budget=None))
        assert isinstance(reserve(uow.session, publication_id, engine_id, Decimal(1), CALL), int), "without a budget"
