"""A newsroom with engines on loopback: what tests of engines start from."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
import redis
from sqlalchemy import func, select, update

from tests.adapters.engines.conftest import PATHS
from tests.adapters.engines.providers import KEY, Loopback, provider
from tests.factories import Newsroom
from tests.servers import broker_url
from tests.services.story import Story
from tms.adapters.egress import Egress
from tms.adapters.engine_limits import EngineLimits
from tms.adapters.engines import discover
from tms.adapters.engines.openai_compatible import _DIALECTS
from tms.adapters.vault import FernetVault
from tms.db.models import EngineMonth, EngineUsage, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.embedded import redis_url
from tms.services.audit import queue_work
from tms.services.engines.configure import add_engine
from tms.services.engines.engine_input import EngineInput
from tms.services.engines.engines import Engines
from tms.services.pipeline import draft


@dataclass
class Setting:
    """Engines of one newsroom, and how long whoever asked them slept."""

    database: Database
    newsroom: Newsroom
    loopback: Loopback
    engines: Engines
    naps: list[float] = field(default_factory=list)

    def wish(self, kind: str = "openai", **more: Any) -> EngineInput:
        values = {"address": self.loopback.address + PATHS[kind], "model": "tiny", **more.pop("values", {})}
        given = {"name": f"The {kind}", "key": KEY, "price": "2", "price_out": "6"} | more
        return EngineInput(kind=kind, values=values, **given)

    def add(self, kind: str = "openai", **more: Any) -> int:
        with self.database.begin() as uow:
            return add_engine(uow, self.newsroom[Role.ADMINISTRATOR], self.engines, self.wish(kind, **more))

    def draft(self, story: Story, locale: str = "zh-Hans") -> dict[str, Any] | None:
        """Draft the version once more; what the work item has to tell."""
        version_id = story.version(locale).id
        with self.database.begin() as uow:
            queue_work(uow, WorkKind.DRAFT, story.id, version_id)
            waiting = select(WorkItem.id).where(WorkItem.state == "waiting", WorkItem.kind == WorkKind.DRAFT)
            due = waiting.where(WorkItem.not_before <= func.now())
            item = work_items.claim(uow.session, uow.session.scalars(due).one(), 60)
        assert item is not None
        draft.run(self.database.begin, item, self.engines)
        with self.database.begin() as uow:
            return uow.session.get_one(WorkItem, item.id).outcome

    def draft_what_waits(self, story: Story) -> dict[str, Any] | None:
        """Let the drafting that was put off begin now; what it has to tell."""
        with self.database.begin() as uow:
            waiting = (WorkItem.article_id == story.id, WorkItem.state == "waiting", WorkItem.kind == WorkKind.DRAFT)
            item_id = uow.session.scalars(select(WorkItem.id).where(*waiting)).one()
            uow.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(not_before=func.now()))
            item = work_items.claim(uow.session, item_id, 60)
        assert item is not None
        draft.run(self.database.begin, item, self.engines)
        with self.database.begin() as uow:
            return uow.session.get_one(WorkItem, item.id).outcome

    def usage(self) -> list[EngineUsage]:
        with self.database.begin() as uow:
            return list(uow.session.scalars(select(EngineUsage).order_by(EngineUsage.id)))

    def months(self) -> list[EngineMonth]:
        with self.database.begin() as uow:
            return list(uow.session.scalars(select(EngineMonth).order_by(EngineMonth.engine_id)))

    @property
    def calls(self) -> int:
        return len(self.loopback.asked)


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with provider() as running:
        yield running


def _own_broker() -> str:
    """A numbered database of the run's broker for each process of the tests: engines have the same keys in all."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return f"{redis_url(broker_url()).partition('?')[0]}?db={1 + int(worker) % 15}"


def make_engines() -> Engines:
    """The real kinds, vault and limits."""
    url = _own_broker()
    with redis.Redis.from_url(url) as broker:
        for key in broker.scan_iter("tms:engine:*"):
            broker.delete(key)
    return Engines(discover(Egress()), FernetVault("only for tests"), EngineLimits(url))


@pytest.fixture
def setting(database: Database, newsroom: Newsroom, loopback: Loopback) -> Setting:
    _DIALECTS.clear()
    naps: list[float] = []
    engines = replace(make_engines(), sleep=naps.append, chance=lambda: 0.5)
    return Setting(database, newsroom, loopback, engines, naps)
