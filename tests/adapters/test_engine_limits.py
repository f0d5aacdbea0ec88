"""Pace, places and rest of an engine are shared by all processes through the broker."""

import pytest

from tms.adapters.engine_limits import FAILURES, EngineLimits
from tms.embedded import redis_url
from tms.services.engines.engines import Pace


@pytest.fixture
def limits(own_broker_url: str) -> EngineLimits:
    return EngineLimits(redis_url(own_broker_url))


def test_no_more_at_once_than_there_are_places(limits: EngineLimits, own_broker_url: str) -> None:
    other = EngineLimits(redis_url(own_broker_url))
    pace = Pace(concurrency=2)
    turns = [each.enter("1:1", pace, 10, 60) for each in (limits, other, limits)]
    assert [turn.slot is not None for turn in turns] == [True, True, False]
    assert turns[2].wait > 0
    other.leave("1:1", turns[0].slot)
    assert limits.enter("1:1", pace, 10, 60).slot
    assert limits.enter("1:2", pace, 10, 60).slot, "another engine has places of its own"


def test_a_place_that_nobody_gives_back_is_free_after_its_time(limits: EngineLimits) -> None:
    pace = Pace(concurrency=1)
    assert limits.enter("1:1", pace, 1, 0).slot
    assert limits.enter("1:1", pace, 1, 0).slot


def test_whoever_takes_up_a_dead_worker_s_work_has_its_place(limits: EngineLimits) -> None:
    pace = Pace(concurrency=1)
    assert limits.enter("1:1", pace, 1, 60, "work:7").slot == "work:7"
    assert limits.enter("1:1", pace, 1, 60, "work:8").slot is None
    assert limits.enter("1:1", pace, 1, 60, "work:7").slot == "work:7"


def test_requests_and_characters_of_a_minute_are_counted(limits: EngineLimits) -> None:
    requests = Pace(requests_per_minute=3, concurrency=100)
    turns = [limits.enter("1:1", requests, 1, 60) for _ in range(4)]
    assert [turn.slot is not None for turn in turns] == [True, True, True, False]
    assert 15 < turns[3].wait <= 20, "a third of a minute"
    characters = Pace(characters_per_minute=1000, concurrency=100)
    turns = [limits.enter("1:2", characters, 600, 60) for _ in range(2)]
    assert turns[0].slot
    assert 10 < turns[1].wait <= 12


def test_a_request_that_is_longer_than_a_minute_s_allowance_goes_alone(limits: EngineLimits) -> None:
    pace = Pace(characters_per_minute=100, concurrency=100)
    assert limits.enter("1:1", pace, 250, 60).slot
    assert limits.enter("1:1", pace, 1, 60).wait > 60


def test_failures_in_a_row_give_it_a_rest(limits: EngineLimits) -> None:
    for _ in range(FAILURES - 1):
        limits.failed("1:1")
    limits.succeeded("1:1")
    limits.failed("1:1")
    assert limits.open_for("1:1") == 0
    for _ in range(FAILURES - 1):
        limits.failed("1:1")
    assert 50 < limits.open_for("1:1") <= 60
    turn = limits.enter("1:1", Pace(), 1, 60)
    assert turn.is_open
    assert turn.slot is None
    assert not limits.enter("1:2", Pace(), 1, 60).is_open


def test_without_a_broker_everybody_is_let_through() -> None:
    limits = EngineLimits("unix:///nowhere/at/all.sock")
    assert limits.enter("1:1", Pace(1, 1, 1), 1, 60).wait == 0
    limits.failed("1:1")
    limits.succeeded("1:1")
    assert limits.open_for("1:1") == 0
