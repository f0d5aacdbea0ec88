"""Running one work item: done, failed in plain words, tried again, or left to whoever holds it now."""

import threading
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import OperationalError

from tests.workers.conftest import Queue, row_of
from tms.bootstrap import Container
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, Database
from tms.domain.errors import Conflict
from tms.domain.messages import MESSAGES
from tms.domain.work_kinds import MAX_ATTEMPTS
from tms.services.pipeline import check
from tms.services.pipeline.stage import still_mine
from workers.work_item import run_work_item


def make_due(container: Container, item_id: int, **values: object) -> None:
    with container.database.begin() as uow:
        uow.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(not_before=func.now(), **values))


def test_an_item_is_claimed_run_and_done(container: Container, queue: Queue) -> None:
    item_id = queue()
    run_work_item(container, item_id, check.run)
    done = row_of(container, item_id)
    assert (done.state, done.attempt, done.error_code, done.token) == ("done", 1, None, None)
    assert done.ended_at is not None


def test_what_is_done_waiting_for_its_time_or_unknown_is_not_run(container: Container, queue: Queue) -> None:
    ran: list[int] = []

    def run(begin: Begin, item: Claimed) -> None:
        ran.append(item.id)

    done, early = queue(), 0
    run_work_item(container, done, check.run)
    early = queue()
    with container.database.begin() as uow:
        uow.session.execute(
            update(WorkItem).where(WorkItem.id == early).values(not_before=func.now() + timedelta(minutes=1))
        )
    for item_id in (done, early, 0):
        run_work_item(container, item_id, run)
    assert ran == []


def test_an_expected_failure_is_told_in_its_words_and_not_tried_again(container: Container, queue: Queue) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        raise Conflict("no_open_job")

    item_id = queue()
    run_work_item(container, item_id, run)
    failed = row_of(container, item_id)
    assert (failed.state, failed.error_code, failed.error_words) == ("failed", "no_open_job", MESSAGES["no_open_job"])


def test_an_unexpected_failure_waits_longer_each_time_and_ends_failed(
    container: Container, queue: Queue, logs: list[MutableMapping[str, Any]]
) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        raise ZeroDivisionError("secret detail")

    item_id = queue()
    waits: list[timedelta] = []
    for attempt in range(1, MAX_ATTEMPTS + 1):
        make_due(container, item_id)
        with container.database.begin() as uow:
            before: datetime = uow.session.scalars(select(func.now())).one()
        run_work_item(container, item_id, run)
        row = row_of(container, item_id)
        assert (row.attempt, row.error_code) == (attempt, "stage_broken")
        assert "secret" not in (row.error_words or "")
        if attempt < MAX_ATTEMPTS:
            assert row.state == "waiting"
            waits.append(row.not_before - before)
    assert row_of(container, item_id).state == "failed"
    assert [entry["event"] for entry in logs].count("work_failed") == MAX_ATTEMPTS
    assert all(wait >= timedelta(seconds=2**n) for n, wait in enumerate(waits, 1))


def test_a_database_that_is_away_is_no_fault_of_the_stage(container: Container, queue: Queue) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        with begin() as uow:
            uow.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    item_id = queue()
    run_work_item(container, item_id, run)
    row = row_of(container, item_id)
    assert (row.state, row.error_code, row.attempt) == ("waiting", "database_away", 0)
    assert "tries again" in (row.error_words or "")


def test_a_database_that_is_away_again_and_again_never_uses_the_attempts_up(container: Container, queue: Queue) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        raise OperationalError("UPDATE segment_text", {}, ConnectionError("away"))

    item_id = queue()
    for _ in range(MAX_ATTEMPTS + 2):
        make_due(container, item_id)
        run_work_item(container, item_id, run)
    assert (row_of(container, item_id).state, row_of(container, item_id).attempt) == ("waiting", 0)


def test_a_claim_that_finds_the_database_away_leaves_the_item_to_a_later_message(
    container: Container, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("UPDATE work_item", {}, ConnectionError("away"))

    item_id = queue()
    with monkeypatch.context() as patched:
        patched.setattr(work_items, "claim", away)
        run_work_item(container, item_id, check.run)
    assert row_of(container, item_id).state == "waiting"
    run_work_item(container, item_id, check.run)
    assert row_of(container, item_id).state == "done"


def test_a_stage_that_lost_its_lease_changes_nothing(container: Container, queue: Queue) -> None:
    """The worker was frozen; another one has the item by the time it goes on."""
    later: list[Claimed] = []

    def run(begin: Begin, item: Claimed) -> None:
        with begin() as uow:
            uow.session.execute(
                update(WorkItem).where(WorkItem.id == item.id).values(lease_until=func.now() - timedelta(seconds=1))
            )
        with begin() as uow:
            assert work_items.take_back_expired(uow.session, MAX_ATTEMPTS) == [item.id]
        with begin() as uow:
            taken = work_items.claim(uow.session, item.id, 60)
        assert taken is not None
        later.append(taken)
        with begin() as uow:
            still_mine(uow, item)
            uow.session.execute(text("DELETE FROM memory_unit"))

    item_id = queue()
    run_work_item(container, item_id, run)
    row = row_of(container, item_id)
    assert (row.state, row.token, row.attempt, row.error_code) == ("running", later[0].token, 2, None)


@pytest.mark.parametrize("error", [ZeroDivisionError(), Conflict("no_open_job")], ids=["unexpected", "expected"])
def test_a_late_failure_does_not_fail_another_workers_item(
    container: Container, queue: Queue, error: Exception
) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        with begin() as uow:
            uow.session.execute(update(WorkItem).where(WorkItem.id == item.id).values(token=func.gen_random_uuid()))
        raise error

    item_id = queue()
    run_work_item(container, item_id, run)
    assert (row_of(container, item_id).state, row_of(container, item_id).error_code) == ("running", None)


def test_a_long_stage_keeps_its_lease(container: Container, queue: Queue) -> None:
    seen: list[bool] = []

    def run(begin: Begin, item: Claimed) -> None:
        with begin() as uow:
            first = uow.session.scalars(select(WorkItem.lease_until).where(WorkItem.id == item.id)).one()
        waiting = threading.Event()
        for _ in range(100):
            waiting.wait(0.1)
            with begin() as uow:
                now = uow.session.scalars(select(WorkItem.lease_until).where(WorkItem.id == item.id)).one()
            if first is not None and now is not None and now > first:
                seen.append(True)
                break
        check.run(begin, item)

    item_id = queue()
    run_work_item(container, item_id, run)
    assert seen == [True]
    assert row_of(container, item_id).state == "done"


def test_a_doubled_message_runs_the_stage_once(container: Container, queue: Queue) -> None:
    ran: list[int] = []
    both_there = threading.Barrier(2)

    def run(begin: Begin, item: Claimed) -> None:
        ran.append(item.id)
        check.run(begin, item)

    def take() -> None:
        both_there.wait(10)
        run_work_item(container, item_id, run)

    item_id = queue()
    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert ran == [item_id]
    assert row_of(container, item_id).state == "done"


def test_a_failure_that_cannot_be_told_ends_with_the_lease(
    container: Container, own_database: Database, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(begin: Begin, item: Claimed) -> None:
        raise ZeroDivisionError

    def away(*_: object, **__: object) -> bool:
        raise OperationalError("UPDATE work_item", {}, ConnectionError("away"))

    item_id = queue()
    with monkeypatch.context() as patched:
        patched.setattr(work_items, "fail", away)
        run_work_item(container, item_id, run)
    assert row_of(container, item_id).state == "running"
    make_due(container, item_id, lease_until=func.now() - timedelta(seconds=1))
    with own_database.begin() as uow:
        assert work_items.take_back_expired(uow.session, MAX_ATTEMPTS) == [item_id]
    run_work_item(container, item_id, check.run)
    assert row_of(container, item_id).state == "done"
