"""Live news through the real broker."""

import json
import socket
from collections.abc import Iterator, Sequence

import pytest
import redis

from tests.servers import broker_url, numbered
from tms.adapters.dispatch import live_channel
from tms.adapters.live import MOST_OF_ONE, MOST_WAITING, LiveHub
from tms.domain.errors import Unavailable
from tms.domain.permissions import Subject
from tms.embedded import redis_url


def tell(publication: int, article: int, *, broker: str | None = None) -> None:
    with redis.Redis.from_url(redis_url(broker or broker_url())) as server:
        server.publish(live_channel(server), json.dumps({"publication": publication, "article": article}))


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


def test_news_of_another_installation_on_the_same_server_is_not_heard() -> None:
    hub = LiveHub(redis_url(broker_url()))
    news = hub.listen(7_016)
    # Numbers of publications and people mean others there.
    tell(7_016, 1, broker=numbered(broker_url(), 9))
    tell(7_016, 2)
    assert next(news) == 2


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Our end of a connection, and the browser's."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(10)
    yield ours, theirs
    theirs.close()
    ours.close()


def read_until(theirs: socket.socket, words: bytes) -> bytes:
    heard = b""
    while words not in heard:
        said = theirs.recv(1000)
        assert said, heard
        heard += said
    return heard


def test_a_browser_at_a_socket_hears_each_article_once_however_often_it_changes_in_a_moment(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    hub = LiveHub(redis_url(broker_url()))
    hub.subscribe()
    hub.attach(7_010, ours)
    for article in (1, 1, 1, 1, 1, 2):
        tell(7_010, article)
    heard = read_until(theirs, b"data: 2\n\n")
    assert heard.startswith(b"retry: 2000\n\n")
    assert heard.count(b"event: article\n") < 6
    hub.close()
    assert theirs.recv(100) == b""


def test_a_browser_that_is_gone_disturbs_nobody(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    hub = LiveHub(redis_url(broker_url()))
    gone, other_end = socket.socketpair()
    hub.subscribe()
    hub.attach(7_011, gone)
    hub.attach(7_011, ours)
    other_end.close()
    for article in (1, 2):
        tell(7_011, article)
        read_until(theirs, b"data: %d\n\n" % article)
    hub.close()


def test_who_may_not_see_an_article_does_not_hear_of_it(ends: tuple[socket.socket, socket.socket]) -> None:
    def audience(article_ids: Sequence[int]) -> dict[int, Subject]:
        return {n: Subject(assignees=frozenset({5} if n == 2 else ())) for n in article_ids}

    ours, theirs = ends
    hub = LiveHub(redis_url(broker_url()), audience)
    hub.subscribe()
    hub.attach(7_012, ours, lambda subject: 5 in subject.assignees)
    tell(7_012, 1)
    tell(7_012, 2)
    assert b"data: 1\n" not in read_until(theirs, b"data: 2\n\n")
    hub.close()


def test_without_an_answer_about_who_sees_what_streams_end_and_come_back(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    def audience(article_ids: Sequence[int]) -> dict[int, Subject]:
        raise OSError(str(article_ids))

    ours, theirs = ends
    hub = LiveHub(redis_url(broker_url()), audience)
    hub.subscribe()
    hub.attach(7_013, ours)
    read_until(theirs, b"retry:")
    tell(7_013, 1)
    assert theirs.recv(100) == b""
    hub.close()


def test_the_news_of_somebody_whose_sessions_ended_ends_and_others_go_on(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    hub = LiveHub(redis_url(broker_url()))
    tab, others = hub.listen(7_004, person_id=1), hub.listen(7_004, person_id=2)
    elsewhere = hub.listen(7_005, person_id=1)
    hub.attach(7_004, ours, person_id=1)
    read_until(theirs, b"retry:")
    with redis.Redis.from_url(redis_url(broker_url())) as broker:
        broker.publish(live_channel(broker), json.dumps({"publication": 7_004, "gone": 1}))
    assert list(tab) == []
    assert theirs.recv(100) == b""
    tell(7_004, 3)
    tell(7_005, 4)
    assert (next(others), next(elsewhere)) == (3, 4)
    hub.close()


def test_one_person_has_so_many_streams_and_those_of_closed_browsers_do_not_count() -> None:
    hub = LiveHub(redis_url(broker_url()))
    pairs = [socket.socketpair() for _ in range(MOST_OF_ONE)]
    try:
        for ours, _ in pairs:
            hub.subscribe(7_020, 5)
            hub.attach(7_020, ours, person_id=5)
        with pytest.raises(Unavailable):
            hub.subscribe(7_020, 5)
        hub.subscribe(7_020, 6)
        hub.subscribe(7_021, 5)
        pairs[3][1].close()
        hub.subscribe(7_020, 5)
        assert hub.open == MOST_OF_ONE - 1
    finally:
        hub.close()
        for ours, theirs in pairs:
            ours.close()
            theirs.close()


def test_streams_that_hold_a_thread_leave_threads_for_requests() -> None:
    hub = LiveHub(redis_url(broker_url()))
    begun = [hub.listen(7_022, person_id=number) for number in range(MOST_WAITING)]
    with pytest.raises(Unavailable):
        hub.listen(7_022, person_id=99)
    tell(7_022, 1)
    assert [next(news) for news in begun] == [1] * MOST_WAITING
    hub.close()
