"""A receiver that says when to come again is left alone for so long, within bounds."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.services.webhooks.handing import House
from tms.domain.webhook_retries import LONGEST_ASKED, RESTS, SHORTEST_ASKED, rest_after, wait_after_refusal

HOUR = timedelta(hours=1)
SCATTERED = 1.3


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
def test_one_that_is_away_is_left_alone_as_long_as_it_asked(here: House, status: int, as_date: bool) -> None:
    here.hook()
    moment = format_datetime(datetime.now(UTC) + HOUR, usegmt=True)
    here.receiver.answers(status=status, headers={"Retry-After": moment if as_date else "3600"})
    here.happens(here.articles[0], 1)
    here.hand_out()
    here.receiver.answers()
    # Of another article: it is the receiver that asks, not what it was sent.
    here.happens(here.articles[1], 1)
    # Past what it would have rested without its word, and what it would have rested the longest.
    here.moves_on(RESTS[0] * SCATTERED)
    here.moves_on(HOUR * 0.9 - RESTS[0] * SCATTERED)
    assert here.receiver.taken() == []
    here.moves_on(HOUR * 0.4)
    assert len(here.receiver.taken()) == 2


def test_one_that_asks_for_less_than_our_guess_is_taken_at_its_word(here: House) -> None:
    hook = here.hook()
    here.receiver.answers(status=429, headers={"Retry-After": "20"})
    here.happens(here.articles[0], 1)
    here.hand_out()
    for _ in range(4):
        here.moves_on(timedelta(seconds=20) * SCATTERED)
    assert len(here.receiver.received()) == 5
    assert here.stands(hook.id).failures == 5


def test_what_is_refused_comes_no_sooner_than_asked(here: House) -> None:
    here.hook()
    here.receiver.answers(status=500, headers={"Retry-After": "600"})
    here.happens(here.articles[0], 1)
    here.hand_out()
    here.moves_on(timedelta(seconds=599))
    assert len(here.receiver.received()) == 1
    here.moves_on(timedelta(seconds=200))
    assert len(here.receiver.received()) == 2


def test_what_nobody_can_mean_is_bounded(here: House) -> None:
    here.hook()
    here.receiver.answers(status=503, headers={"Retry-After": "9" * 300})
    here.happens(here.articles[0], 1)
    here.hand_out()
    here.receiver.answers(status=503, headers={"Retry-After": "in a while"})
    here.moves_on(LONGEST_ASKED * SCATTERED)
    assert len(here.receiver.received()) == 2
    here.receiver.answers()
    here.moves_on(RESTS[1] * SCATTERED)
    assert len(here.receiver.taken()) == 1


def test_one_that_asks_for_nothing_at_all_is_left_alone_for_a_moment(here: House) -> None:
    hook = here.hook()
    here.receiver.answers(status=429, headers={"Retry-After": "0"})
    here.happens(here.articles[0], 1)
    here.hand_out()
    assert len(here.receiver.received()) == 1
    rested = here.stands(hook.id).rests_until
    (tried,) = here.deliveries(hook.id)
    assert rested is not None
    assert tried.tried_at is not None
    assert rested - tried.tried_at >= SHORTEST_ASKED - timedelta(milliseconds=1)


@pytest.mark.parametrize("chance", [0, 1])
def test_the_bounds(chance: float) -> None:
    for asked in (timedelta(0), timedelta(seconds=7), HOUR, timedelta(days=1_000)):
        bounded = min(max(asked, SHORTEST_ASKED), LONGEST_ASKED)
        for failures in (1, 100):
            assert bounded <= rest_after(failures, chance, asked) <= bounded * SCATTERED
        wait = wait_after_refusal(2, chance, asked)
        assert wait is not None
        assert wait >= max(bounded, timedelta(minutes=5))
    assert wait_after_refusal(10, chance, HOUR) is None
