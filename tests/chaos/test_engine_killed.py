"""The worker is killed again and again while it drafts with an engine: applied once, paid once, within the budget."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.adapters.engines.providers import KEY, provider
from tests.chaos.processes import WorkerProcess, wait_until
from tests.chaos.test_worker_killed import items_left, rows_of
from tests.factories import make_article, make_newsroom
from tests.services.engines.setting import make_engines
from tms.db.models import EngineMonth, EngineUsage, MachineDraft, TextHistory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.engines.configure import add_engine
from tms.services.engines.engine_input import EngineInput

NAMES = [
    "mayor",
    "baker",
    "teacher",
    "doctor",
    "miller",
    "tailor",
    "smith",
    "judge",
    "nurse",
    "pilot",
    "farmer",
    "singer",
]
PAGE = ImportedArticle(
    language="en",
    title="A long report",
    blocks=[Block("paragraph", f"The {name} of the town says something new.") for name in NAMES],
)
KILLS = 4
BUDGET = Decimal("0.50")


@pytest.fixture
def loopback_server() -> Iterator[str]:
    """A provider of ours that takes a moment, so that a kill falls into a call."""
    with provider() as running:
        running.before_answer = lambda: time.sleep(0.15)
        yield f"{running.address}/v1"


@pytest.fixture
def llama_server(tmp_path: Path) -> Iterator[str]:
    """A real llama.cpp server with a tiny model that the test builds."""
    pytest.importorskip("xllamacpp")
    pytest.importorskip("gguf")
    from tests.adapters.engines.tiny_llama import gguf_file

    model = gguf_file(tmp_path / "tiny.gguf")
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.adapters.engines.tiny_llama", str(model), "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout
        yield f"{server.stdout.readline().strip()}/v1"
    finally:
        server.kill()
        server.communicate()


@pytest.mark.full
@pytest.mark.part(2)
@pytest.mark.parametrize("server", ["loopback_server", "llama_server"])
def test_a_worker_that_is_killed_while_it_drafts_pays_for_nothing_twice(
    request: pytest.FixtureRequest, own_database: Database, own_database_url: str, own_broker_url: str, tmp_path: Path,
    server: str,
) -> None:  # fmt: skip
    address = request.getfixturevalue(server)
    newsroom = make_newsroom(own_database)
    wish = EngineInput(
        "Dear", "openai", {"address": address, "model": "tiny", "segments": "1"}, KEY, price="3", price_out="9",
        monthly_budget=str(BUDGET), currency="EUR",
    )  # fmt: skip
    with own_database.begin() as uow:
        add_engine(uow, newsroom[Role.ADMINISTRATOR], make_engines(), wish)
    article_id = make_article(own_database, newsroom[Role.EDITOR], PAGE, run=False)
    environment = {
        "TMS_DATABASE_URL": own_database_url,
        "TMS_BROKER_URL": own_broker_url,
        "TMS_DATA_DIR": str(tmp_path / "data"),
        "TMS_SECRET_KEY": "only for tests",
        "TMS_LEASE_SECONDS": "2",
        "TMS_SWEEP_SECONDS": "0.3",
        "TMS_WORKER_CONCURRENCY": "1",
    }

    def start() -> WorkerProcess:
        return WorkerProcess("tms.cli.main", ["worker"], environment, tmp_path / "worker.log")

    def calls() -> int:
        with own_database.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(EngineUsage)) or 0

    def another_call() -> Callable[[], bool]:
        before = calls()
        return lambda: calls() > before

    worker = start()
    try:
        for _ in range(KILLS):
            wait_until(another_call(), seconds=60, what=f"a call; {worker.log[-2000:]}")
            worker.kill()
            worker = start()
        wait_until(lambda: items_left(own_database, article_id) == 0, seconds=90, what=f"all; {worker.log[-2000:]}")
    finally:
        worker.kill()
    rows = rows_of(own_database, newsroom, article_id)
    assert {row.target.origin for row in rows.values()} == {"mt"}
    with own_database.begin() as uow:
        drafts = uow.session.execute(
            select(TextHistory.segment_id, func.count())
            .where(TextHistory.article_id == article_id, TextHistory.act == "draft", TextHistory.text != "")
            .group_by(TextHistory.version_id, TextHistory.segment_id)
        ).all()
        usage = uow.session.scalars(select(EngineUsage)).all()
        [month] = uow.session.scalars(select(EngineMonth)).all()
        made = uow.session.scalar(select(func.count()).select_from(MachineDraft))
    assert {count for _, count in drafts} == {1}, "applied once"
    settled = [one for one in usage if one.state == "settled"]
    assert len(settled) == len(rows) == made, "each answer was paid for once, and none is lost once it is settled"
    assert len(usage) - len(settled) <= KILLS, "a kill loses the one call that was going on"
    assert month.spent == sum(one.cost for one in settled if one.cost is not None)
    assert month.reserved == sum(one.reserved for one in usage if one.state == "reserved")
    assert month.spent + month.reserved <= BUDGET
