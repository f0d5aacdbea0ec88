"""Receivers at their whim, workers that die, a clock that moves, in any order: every event comes, in its order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.services.webhooks.handing import House, in_order
from tms.adapters import webhook_sender
from tms.domain.webhook_retries import AFTER_REFUSED
from tms.services.webhooks.configure import MadeWebhook, delete_webhook, switch_webhook
from tms.services.webhooks.hand_out import take_webhooks
from tms.services.webhooks.rounds import HeldWebhook, next_round
from tms.services.webhooks.sending import TriedDelivery, send_round

PATHS = ("/0", "/1")
DAY = timedelta(days=1)
ANSWERS: dict[str, dict[str, Any]] = {
    "takes": {},
    "refuses": {"status": 500},
    "does not know it": {"status": 400},
    "redirects": {"status": 308, "headers": {"Location": "http://127.0.0.1:1/"}},
    "is busy": {"status": 429, "headers": {"Retry-After": "600"}},
    "is busy until a date": {"status": 429},
    "is busy for ever": {"status": 503, "headers": {"Retry-After": "99999999999"}},
    "refuses for a while": {"status": 500, "headers": {"Retry-After": "3600"}},
    "is down": {"status": 503},
    "breaks off": {"status": "closes"},
    "is slow": {"seconds": 0.6},
    "is gone": {"status": 410},
}
PATIENCE, LONG = 0.3, webhook_sender.SECONDS
"""Seconds for which one that is slow is waited for, here, and else."""


class Deliveries(RuleBasedStateMachine):
    """A publication with two receivers. ``_events`` counts what happened of each article, from 1."""

    make: Callable[[], House]

    @initialize()
    def begin(self) -> None:
        self.house = type(self).make()
        self.hooks = {path: self.house.hook(path) for path in PATHS}
        self._events = dict.fromkeys(self.house.articles, 0)
        self._dead: list[tuple[HeldWebhook, list[TriedDelivery]]] = []
        self._slow: set[str] = set()
        self._may_repeat = False
        webhook_sender.SECONDS = LONG

    # What happens

    @rule(which=st.integers(0, 1), times=st.integers(1, 3))
    def article_changes(self, which: int, times: int) -> None:
        article_id = self.house.articles[which]
        self.house.happens(article_id, self._events[article_id] + 1, times=times)
        self._events[article_id] += times

    @rule(path=st.sampled_from(PATHS), how=st.sampled_from(sorted(ANSWERS)), some=st.sampled_from(["all", "0", "1"]))
    def receiver_answers(self, path: str, how: str, some: str) -> None:
        rule = dict(ANSWERS[how])
        if how == "is busy until a date":
            rule["headers"] = {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)}
        if some != "all":
            rule["articles"] = [self.house.articles[int(some)]]
        self._slow.discard(path)
        if how == "is slow":
            self._slow.add(path)
            self._may_repeat = True
        webhook_sender.SECONDS = PATIENCE if self._slow else LONG
        self.house.receiver.answers(path, **rule)

    @rule(
        by=st.sampled_from([timedelta(0), timedelta(seconds=7), timedelta(minutes=7), timedelta(hours=7), DAY]),
        workers=st.integers(1, 2),
    )
    def clock_moves_and_workers_work(self, by: timedelta, workers: int) -> None:
        self.house.moves_on(by, workers=workers)
        self._holds()

    @rule(has_sent=st.booleans())
    def worker_dies(self, has_sent: bool) -> None:
        """It holds all that is due, and may have sent of it, or not yet."""
        house = self.house
        with house.database.begin() as uow:
            taken = take_webhooks(uow, house.admin.publication_id, len(PATHS))
        for held in taken:
            with house.database.begin() as uow:
                due = next_round(uow, house.post.vault, held, [], goes_on=True)
            if due is not None and has_sent:
                self._may_repeat = True
                self._dead.append((held, send_round(house.post.send, due)))
        self._holds()

    @precondition(lambda self: self._dead)
    @rule()
    def dead_worker_lives(self) -> None:
        """It was only slow: it records what it sent, unless another one has taken over."""
        held, tried = self._dead.pop()
        house = self.house
        while True:
            with house.database.begin() as uow:
                due = next_round(uow, house.post.vault, held, tried, goes_on=True)
            if due is None:
                break
            tried = send_round(house.post.send, due)
        self._holds()

    @rule(path=st.sampled_from(PATHS))
    def administrator_switches_on(self, path: str) -> None:
        with self.house.database.begin() as uow:
            switch_webhook(uow, self.house.admin, self.hooks[path].id, active=True)

    # What holds

    def _holds(self) -> None:
        for path, hook in self.hooks.items():
            self._in_order(path, self._given_up(hook))

    def _in_order(self, path: str, given_up: set[tuple[int, int]]) -> None:
        for article_id, numbers in in_order(self.house.receiver.taken(path)).items():
            whole = [n for n in range(1, numbers[-1] + 1) if (article_id, n) not in given_up or n in numbers]
            assert numbers == whole, path

    def _given_up(self, hook: MadeWebhook) -> set[tuple[int, int]]:
        """What was given up, by article and number."""
        deliveries = self.house.deliveries(hook.id)
        events = {one.article_id: 0 for one in deliveries}
        found = set()
        for one in deliveries:
            assert one.article_id is not None
            events[one.article_id] += 1
            if one.state == "given_up":
                assert one.attempts > len(AFTER_REFUSED)
                found.add((one.article_id, events[one.article_id]))
        return found

    def teardown(self) -> None:
        """The receivers are well again, and days pass: all is there."""
        if not hasattr(self, "house"):
            return
        webhook_sender.SECONDS = LONG
        try:
            for path in PATHS:
                self.house.receiver.answers(path)
                self.administrator_switches_on(path)
            for _ in range(4):
                self.house.moves_on(DAY, workers=2)
            for path, hook in self.hooks.items():
                self._all_is_there(path, hook)
        finally:
            for hook in self.hooks.values():
                with self.house.database.begin() as uow:
                    delete_webhook(uow, self.house.admin, hook.id)

    def _all_is_there(self, path: str, hook: MadeWebhook) -> None:
        given_up = self._given_up(hook)
        taken = self.house.receiver.taken(path)
        events = {(article_id, n) for article_id, count in self._events.items() for n in range(1, count + 1)}
        came = [(one.message["data"]["article"]["id"], one.message["data"]["n"]) for one in taken]
        assert set(came) >= events - given_up
        assert set(came) <= events
        assert set(self.house.states(hook.id)) <= {"taken", "given_up"}
        self._in_order(path, given_up)
        received = self.house.receiver.received(path)
        names = {(one.message["data"]["article"]["id"], one.message["data"]["n"], one.id) for one in received}
        assert len(names) == len({(article_id, n) for article_id, n, _ in names}), "one name in every try"
        if not self._may_repeat:
            assert len(came) == len(set(came)), "each once"


@pytest.mark.full
def test_whatever_receivers_and_workers_do(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # The machine sets it as it needs it; the test puts it back.
    monkeypatch.setattr(webhook_sender, "SECONDS", webhook_sender.SECONDS)

    def make() -> House:
        return House(here.database, here.desk, here.receiver.of_its_own(), here.post)

    run_state_machine_as_test(
        type("Machine", (Deliveries,), {"make": staticmethod(make)}),
        settings=settings(
            max_examples=40, stateful_step_count=25, database=None, suppress_health_check=list(HealthCheck)
        ),
    )
