"""Who is where, through the real broker."""

import json
import socket
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from structlog.testing import capture_logs

from tests.servers import broker_url, numbered
from tms.adapters.broker_backoff import AWAY_SECONDS
from tms.adapters.live import LiveHub
from tms.adapters.people_presence import FORGOTTEN_AWAY_SECONDS, FORGOTTEN_SECONDS, Whereabout, Whereabouts
from tms.domain.permissions import Subject
from tms.embedded import redis_url

ANN = Whereabout("page-of-ann", 1, "Ann Lee", "AL", "zh-Hans", "edit", segment=12)
LIN = Whereabout("page-of-lin", 2, "林一", "林", "zh-Hans", "read")


def an_article() -> int:
    return uuid.uuid4().int >> 70


def test_pages_see_those_of_others_and_not_their_own_persons() -> None:
    where, article = Whereabouts(redis_url(broker_url())), an_article()
    assert where.tell(1, article, ANN) == []
    assert where.tell(1, article, LIN) == [ANN]
    assert where.tell(1, article, replace(ANN, page="another-tab")) == [LIN]
    where.leave(1, article, ANN)
    assert where.tell(1, article, LIN) == [replace(ANN, page="another-tab")]
    assert where.tell(1, an_article(), LIN) == []


def test_nobody_speaks_for_a_page_of_another() -> None:
    where, article = Whereabouts(redis_url(broker_url())), an_article()
    where.tell(1, article, ANN)
    where.leave(1, article, replace(LIN, page=ANN.page))
    assert where.tell(1, article, LIN) == [ANN]


PERSON, TAB = st.integers(1, 4), st.sampled_from("ab")


class Comings(RuleBasedStateMachine):
    """Whatever people open, move, leave and forget to leave: each sees the others who are there, and nobody else."""

    @initialize()
    def begin(self) -> None:
        self.now = 1_000.0
        self.where = Whereabouts(redis_url(broker_url()), clock=lambda: self.now)
        self.article = an_article()
        self.there: dict[str, tuple[Whereabout, float]] = {}

    @rule(
        person=st.integers(1, 4), tab=st.sampled_from("ab"), segment=st.none() | st.integers(1, 9), away=st.booleans()
    )
    def tell(self, person: int, tab: str, segment: int | None, away: bool) -> None:
        mine = Whereabout(f"{person}{tab}", person, f"P{person}", "P", "en", "edit", segment, away)
        others = self.where.tell(1, self.article, mine)
        assert others is not None
        self.there[mine.page] = mine, self.now
        assert {one.page: one for one in others} == {
            page: one
            for page, (one, at) in self.there.items()
            if one.person != person and self.now - at < self.patience(one)
        }
        # What is heard of a page now is good until then, without another question.
        for one in others:
            assert one.lasts == self.there[one.page][1] + self.patience(one) - self.now

    @staticmethod
    def patience(one: Whereabout) -> int:
        return FORGOTTEN_AWAY_SECONDS if one.away else FORGOTTEN_SECONDS

    @rule(person=PERSON, tab=TAB)
    def leave(self, person: int, tab: str) -> None:
        self.where.leave(1, self.article, Whereabout(f"{person}{tab}", person, "P", "P", "en", "edit"))
        self.there.pop(f"{person}{tab}", None)

    @rule(seconds=st.sampled_from([10, 60, FORGOTTEN_SECONDS, FORGOTTEN_AWAY_SECONDS]))
    def wait(self, seconds: int) -> None:
        self.now += seconds


TestComings = Comings.TestCase
TestComings.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


@pytest.fixture
def stream() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Our end of a connection, and the browser's."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(10)
    yield ours, theirs
    theirs.close()
    ours.close()


def heard(theirs: socket.socket, until: str) -> list[dict[str, object]]:
    said = b""
    while until.encode() not in said:
        more = theirs.recv(4000)
        assert more, said
        said += more
    lines = said.decode().split("event: here\ndata: ")[1:]
    return [json.loads(line.partition("\n")[0]) for line in lines]


def test_moves_are_told_to_whoever_sees_the_article_and_of_one_page_the_last(
    stream: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = stream
    hidden, article = an_article(), an_article()
    hub = LiveHub(redis_url(broker_url()), lambda ids: {n: Subject(assigned_visibility=n == hidden) for n in ids})
    hub.subscribe()
    hub.attach(8_001, ours, lambda subject: not subject.assigned_visibility)
    where = Whereabouts(redis_url(broker_url()))
    # A page is in one article: told of two, only its last place would be heard, whoever may see the first.
    for one, page in ((hidden, "page-in-hidden"), (article, ANN.page)):
        where.tell(8_001, one, replace(LIN, page=f"{page}-of-lin"))
        for segment in (1, 2, 3):
            where.tell(8_001, one, replace(ANN, page=page, segment=segment))
        where.leave(8_001, one, replace(LIN, page=f"{page}-of-lin"))
    told = heard(theirs, '"left": true')
    assert {one["article"] for one in told} == {article}
    assert [one["segment"] for one in told if one["page"] == ANN.page][-1] == 3
    hub.close()


def test_whoever_is_alone_or_stays_where_they_are_makes_no_news(stream: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = stream
    hub = LiveHub(redis_url(broker_url()))
    hub.subscribe()
    hub.attach(8_002, ours)
    where, article = Whereabouts(redis_url(broker_url())), an_article()
    where.tell(8_002, article, ANN)
    where.tell(8_002, article, replace(ANN, segment=13))
    where.tell(8_002, article, LIN)
    where.tell(8_002, article, LIN)
    where.tell(8_002, article, replace(LIN, segment=4))
    told = heard(theirs, '"segment": 4')
    assert {one["person"] for one in told} == {LIN.person}
    hub.close()


def test_places_in_another_installation_on_the_same_server_are_not_told(
    stream: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = stream
    hub = LiveHub(redis_url(broker_url()))
    hub.subscribe()
    hub.attach(8_003, ours)
    article = an_article()
    here, elsewhere = Whereabouts(redis_url(broker_url())), Whereabouts(redis_url(numbered(broker_url(), 9)))
    for where, segment in ((elsewhere, 3), (here, 4)):
        where.tell(8_003, article, LIN)
        where.tell(8_003, article, replace(ANN, segment=segment))
    assert {one["segment"] for one in heard(theirs, '"segment": 4')} == {4}
    hub.close()


def test_without_a_broker_nobody_knows_and_it_is_not_asked_again_at_once() -> None:
    now = 1_000.0
    where = Whereabouts("redis://127.0.0.1:1/0", clock=lambda: now)
    with capture_logs() as logs:
        assert [where.tell(1, 1, ANN) for _ in range(5)] == [None] * 5
    assert [entry["event"] for entry in logs] == ["whereabouts_unavailable"]
    now += AWAY_SECONDS
    with capture_logs() as logs:
        assert where.tell(1, 1, ANN) is None
    assert logs
