"""Attempts that cost time: so many at once, then one after each wait, and the waits grow."""

import uuid

import redis

from tests.servers import broker_url
from tms.adapters.rate_limit import RateLimit
from tms.embedded import redis_url


def test_each_wait_is_twice_the_one_before_up_to_the_longest() -> None:
    url, key = redis_url(broker_url()), uuid.uuid4().hex
    limit, waits = RateLimit(url), []
    with redis.Redis.from_url(url) as broker:

        def turn() -> bool:
            return limit.takes_turn(key, times=2, first=300, longest=1000)

        assert turn()
        for _ in range(4):
            assert turn()
            waits.append(round(broker.ttl(f"tms:limit:{key}:closed"), -1))
            assert [turn() for _ in range(5)] == [False] * 5
            broker.delete(f"tms:limit:{key}:closed")
    assert waits == [300, 600, 1000, 1000]
    limit.forget(key)
    assert turn()


def test_what_is_given_back_is_one_attempt_and_not_the_others() -> None:
    limit, key = RateLimit(redis_url(broker_url())), uuid.uuid4().hex
    assert [limit.allows(key, times=2, seconds=300) for _ in range(2)] == [True, True]
    limit.give_back(key, seconds=300)
    assert [limit.allows(key, times=2, seconds=300) for _ in range(2)] == [True, False]
