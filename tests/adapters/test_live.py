"""Live news through the real broker."""

import json

import redis

from tests.servers import broker_url
from tms.adapters.dispatch import LIVE_CHANNEL
from tms.adapters.live import LiveHub
from tms.embedded import redis_url


def tell(publication: int, article: int) -> None:
    with redis.Redis.from_url(redis_url(broker_url())) as broker:
        broker.publish(LIVE_CHANNEL, json.dumps({"publication": publication, "article": article}))


def test_what_is_told_right_after_listening_began_is_heard() -> None:
    news = LiveHub(redis_url(broker_url())).listen(7_001)
    tell(7_001, 42)
    assert next(news) == 42


def test_news_of_another_publication_is_not_heard() -> None:
    hub = LiveHub(redis_url(broker_url()))
    mine, other = hub.listen(7_002), hub.listen(7_003)
    tell(7_003, 1)
    tell(7_002, 2)
    assert (next(mine), next(other)) == (2, 1)
