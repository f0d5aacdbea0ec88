"""Webhooks handed out to real receivers: signed, complete, and in the order of each article, whatever they answer."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, text, update
from standardwebhooks.webhooks import Webhook as Library
from standardwebhooks.webhooks import WebhookVerificationError

from tests.chaos.processes import wait_until
from tests.query_plans import only_nested_loops
from tests.services.webhooks.handing import House, in_order
from tests.webhook_receiver import LONGEST_HOLD
from tms.adapters import webhook_sender
from tms.db.models import Article, Event, OutsideEvent, Webhook, WebhookDelivery, WorkItem
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.domain.webhook_retries import AFTER_REFUSED, RESTS, STOPPED_AFTER
from tms.services.outside_events.read_events import as_json, read_events
from tms.services.pipeline import handing_out
from tms.services.webhooks import hand_out
from tms.services.webhooks.configure import renew_secret, switch_webhook
from tms.services.webhooks.hand_out import take_webhooks
from tms.services.webhooks.rounds import next_round
from tms.services.webhooks.sending import ReceiverAnswer, send_round

DAY = timedelta(days=1)
LONGEST_REST = RESTS[-1] * 1.3


def test_every_event_comes_signed_and_says_what_the_log_says(here: House) -> None:
    hook = here.hook()
    english, chinese = here.articles
    with here.database.begin() as uow:
        cursor = read_events(uow, here.admin, "now").cursor
    here.happens(english, 1, times=3)
    here.happens(chinese, 1, OutsideKind.VERSION_PUBLISHED)
    here.hand_out()
    with here.database.begin() as uow:
        log = [as_json(one) for one in read_events(uow, here.admin, cursor).events]
    came = here.receiver.received()
    assert sorted((one.message for one in came), key=lambda one: int(one["cursor"])) == log
    library = Library(hook.secret)
    for one in came:
        assert library.verify(one.body, dict(one.headers)) == one.message
        assert one.id == one.message["id"]
        assert one.headers["content-type"] == "application/json"
        with pytest.raises(WebhookVerificationError):
            library.verify(one.body.replace("article", "Article"), dict(one.headers))
    assert here.states(hook.id) == ["taken"] * 4
    assert {one.status for one in here.deliveries(hook.id)} == {204}
    here.hand_out()
    assert len(here.receiver.received()) == 4, "each once"


def test_what_happened_before_is_not_sent_and_nothing_of_what_nobody_wants(here: House) -> None:
    english, _ = here.articles
    here.happens(english, 1)
    here.hook(kinds=[OutsideKind.VERSION_APPROVED])
    here.happens(english, 2)
    here.happens(english, 3, OutsideKind.VERSION_APPROVED)
    here.hand_out()
    assert in_order(here.receiver.received()) == {english: [3]}


def test_what_stays_in_the_house_is_sent_to_nobody_but_what_readers_see(here: House) -> None:
    hook = here.hook()
    english, chinese = here.articles
    with here.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == english).values(confidential=True))
    here.happens(english, 1)
    here.happens(english, 2, OutsideKind.VERSION_PUBLISHED)
    # This one becomes so while its event waits.
    here.happens(chinese, 1)
    with here.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == chinese).values(visibility="assigned"))
    here.happens(chinese, 2, OutsideKind.VERSION_WITHDRAWN)
    here.hand_out()
    assert in_order(here.receiver.received()) == {english: [2], chinese: [2]}
    assert sorted(here.states(hook.id)) == ["taken", "taken", "withheld"]


def test_what_is_refused_holds_back_its_article_and_no_other(here: House) -> None:
    hook = here.hook()
    english, chinese = here.articles
    here.receiver.answers(status=500, articles=[english], says="It is broken \x00 here.")
    here.happens(english, 1, times=3)
    here.happens(chinese, 1, times=3)
    here.hand_out()
    assert in_order(here.receiver.taken()) == {chinese: [1, 2, 3]}
    assert in_order(here.receiver.received()) == {chinese: [1, 2, 3], english: [1]}
    refused = here.deliveries(hook.id)[0]
    assert (refused.state, refused.attempts, refused.status, refused.answer) == (
        "waiting", 1, 500, "It is broken   here.",
    )  # fmt: skip
    assert here.stands(hook.id).rests_until is None
    here.happens(chinese, 4)
    here.hand_out()
    assert in_order(here.receiver.received()) == {chinese: [1, 2, 3, 4], english: [1]}
    here.receiver.answers()
    here.hand_out()
    assert english not in in_order(here.receiver.taken()), "it waits for its time"
    here.moves_on(AFTER_REFUSED[0] * 1.3)
    assert in_order(here.receiver.taken()) == {chinese: [1, 2, 3, 4], english: [1, 2, 3]}
    tried = [one.id for one in here.receiver.received() if one.message["data"].get("n") == 1]
    assert len(set(tried)) == 2, "tried again under the same name"


def test_what_is_refused_for_days_is_given_up_and_the_next_of_its_article_goes_out(here: House) -> None:
    hook = here.hook()
    english, chinese = here.articles
    here.receiver.answers(status=500, articles=[english])
    here.happens(english, 1, times=2)
    for n, wait in enumerate(AFTER_REFUSED):
        here.hand_out()
        # The receiver is well, and takes what is not of this article.
        here.happens(chinese, n)
        here.moves_on(wait * 1.3)
    assert here.states(hook.id)[0] == "given_up"
    refused = [one for one in here.receiver.received() if not one.taken]
    assert [one.message["data"]["n"] for one in refused] == [1] * (len(AFTER_REFUSED) + 1) + [2]
    here.receiver.answers()
    here.moves_on(AFTER_REFUSED[0] * 1.3)
    assert in_order(here.receiver.taken())[english] == [2]
    assert here.stands(hook.id).active


@pytest.mark.parametrize("status", ["closes", 503, 429])
def test_a_receiver_that_is_away_for_a_day_gets_everything_at_last(here: House, status: object) -> None:
    hook = here.hook()
    english, chinese = here.articles
    here.receiver.answers(status=status)
    hours = 24
    for hour in range(hours):
        here.happens(english, hour * 2, times=2)
        here.happens(chinese, hour)
        here.moves_on(timedelta(hours=1))
    tries = len(here.receiver.received())
    assert hours <= tries <= hours * 2 + 6, "it is left alone but for one try now and then"
    assert here.receiver.taken() == []
    here.receiver.answers()
    here.moves_on(LONGEST_REST)
    assert in_order(here.receiver.taken()) == {english: list(range(48)), chinese: list(range(24))}
    assert len(here.receiver.taken()) == 72
    assert max(one.attempts for one in here.deliveries(hook.id)) <= 2, "being away gives nothing up"
    now = here.stands(hook.id)
    assert (now.failures, now.failing_since, now.rests_until) == (0, None, None)


def test_one_that_takes_nothing_for_days_is_switched_off_with_a_notice_and_nothing_is_lost(here: House) -> None:
    hook = here.hook()
    english, _ = here.articles
    here.receiver.answers(status=503)
    here.happens(english, 1, times=3)
    here.hand_out()
    for _ in range(3):
        assert here.notices() == []
        assert here.stands(hook.id).active
        here.moves_on(STOPPED_AFTER / 3)
    stopped = here.stands(hook.id)
    assert (stopped.active, stopped.stopped_why) == (False, "failing")
    assert here.notices() == [(here.admin.person_id, f"webhook:{hook.id}")]
    with here.database.begin() as uow:
        event = uow.session.scalars(select(Event).where(Event.act == "webhook_switched")).one()
        assert (event.person_id, event.data) == (
            None, {"webhook": hook.id, "host": "127.0.0.1", "active": False, "why": "failing"},
        )  # fmt: skip
    here.receiver.answers()
    here.happens(english, 4)
    here.moves_on(DAY)
    assert here.receiver.taken() == []
    with here.database.begin() as uow:
        switch_webhook(uow, here.admin, hook.id, active=True)
    here.hand_out()
    assert in_order(here.receiver.taken()) == {english: [1, 2, 3, 4]}
    assert here.notices() == []


def test_one_that_refuses_everything_is_switched_off_before_anything_is_given_up(here: House) -> None:
    hook = here.hook()
    english, _ = here.articles
    here.receiver.answers(status=500)
    here.happens(english, 1, times=2)
    here.hand_out()
    for wait in AFTER_REFUSED:
        assert here.stands(hook.id).active
        here.moves_on(wait * 1.3)
    assert here.stands(hook.id).stopped_why == "failing"
    assert here.states(hook.id) == ["waiting", "waiting"]
    here.receiver.answers()
    with here.database.begin() as uow:
        switch_webhook(uow, here.admin, hook.id, active=True)
    here.hand_out()
    assert in_order(here.receiver.taken()) == {english: [1, 2]}


def test_one_that_is_gone_is_switched_off_at_once(here: House) -> None:
    hook = here.hook()
    here.receiver.answers(status=410)
    here.happens(here.articles[0], 1, times=2)
    here.hand_out()
    assert len(here.receiver.received()) == 1
    assert here.stands(hook.id).stopped_why == "gone"
    assert here.states(hook.id) == ["waiting", "waiting"]
    assert len(here.notices()) == 1


def test_a_redirect_is_not_followed(here: House) -> None:
    hook = here.hook()
    here.receiver.answers(status=307, headers={"Location": here.receiver.address("/elsewhere")})
    here.happens(here.articles[0], 1)
    here.hand_out()
    assert here.receiver.received("/elsewhere") == []
    assert [(one.state, one.status) for one in here.deliveries(hook.id)] == [("waiting", 307)]


def test_one_that_answers_too_late_is_away(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_sender, "SECONDS", 0.3)
    hook = here.hook()
    here.receiver.answers(seconds=1)
    here.happens(here.articles[0], 1)
    here.hand_out()
    (late,) = here.deliveries(hook.id)
    assert (late.state, late.status, late.error_code) == ("waiting", None, "webhook_too_slow")
    assert here.stands(hook.id).rests_until is not None


def test_a_slow_receiver_holds_no_other(here: House) -> None:
    here.hook("/slow")
    here.hook("/quick")
    english, chinese = here.articles
    here.receiver.answers("/slow", holds=True)
    here.happens(english, 1, times=20)
    assert here.sweep() == 1
    with ThreadPoolExecutor(1) as worker:
        working = worker.submit(here.work)
        wait_until(
            lambda: bool(here.receiver.taken("/quick")), seconds=LONGEST_HOLD, what="the quick one has something"
        )
        # What comes while the worker waits for the slow one goes out at once, too.
        here.happens(chinese, 1, times=20)
        wait_until(lambda: len(here.receiver.taken("/quick")) == 40, seconds=LONGEST_HOLD, what="the quick one has all")
        assert here.receiver.received("/slow") == []
        here.receiver.answers("/slow")
        assert working.result()
    here.hand_out()
    assert in_order(here.receiver.taken("/slow")) == in_order(here.receiver.taken("/quick"))


def test_two_workers_and_a_receiver_at_its_whim_keep_the_order_of_each_article(here: House) -> None:
    """Rounds of chance: it takes, refuses some articles, is away or breaks off; events come in, and the clock moves."""
    chance = Random(20261130)  # noqa: S311  no secrets
    hooks = [here.hook(f"/{n}") for n in range(3)]
    counts = dict.fromkeys(here.articles, 0)
    for _ in range(25):
        for n in range(3):
            some = chance.choice([[], list(here.articles), [here.articles[0]], [here.articles[1]]])
            rule = {"status": chance.choice([204, 204, 500, 400, 503, "closes"]), "articles": some}
            here.receiver.answers(f"/{n}", **rule)
        for article_id in here.articles:
            more = chance.randint(0, 4)
            here.happens(article_id, counts[article_id] + 1, times=more)
            counts[article_id] += more
        here.moves_on(chance.choice([timedelta(seconds=7), timedelta(minutes=7)]), workers=2)
    for n in range(3):
        here.receiver.answers(f"/{n}")
    # The last moves are past every wait that ten tries lead to.
    for _ in range(4):
        here.moves_on(DAY, workers=2)
    whole = {article_id: list(range(1, count + 1)) for article_id, count in counts.items()}
    for n, hook in enumerate(hooks):
        taken = here.receiver.taken(f"/{n}")
        given_up = [one for one in here.states(hook.id) if one == "given_up"]
        assert not given_up, "ten tries take days"
        assert in_order(taken) == whole
        assert len(taken) == sum(counts.values()), "each once, since no worker was killed"
        assert len({one.id for one in taken}) == len(taken)


def test_a_worker_that_is_late_records_nothing_and_the_other_sends_the_same_again(here: House) -> None:
    hook = here.hook()
    here.happens(here.articles[0], 1, times=2)
    with here.database.begin() as uow:
        (held,) = take_webhooks(uow, here.admin.publication_id, 8)
        assert take_webhooks(uow, here.admin.publication_id, 8) == []
        due = next_round(uow, here.post.vault, held, [], goes_on=True)
    assert due is not None
    tried = send_round(here.post.send, due)
    here.receiver.answers(status=500)
    here.moves_on(timedelta(minutes=1))
    with here.database.begin() as uow:
        assert next_round(uow, here.post.vault, held, tried, goes_on=True) is None
    assert here.states(hook.id) == ["waiting", "waiting"]
    here.receiver.answers()
    here.moves_on(timedelta(minutes=1))
    names = [one.id for one in here.receiver.taken()]
    assert names == names[:2] * 2
    assert here.states(hook.id) == ["taken", "taken"]


def test_both_secrets_sign_for_a_day(here: House) -> None:
    hook = here.hook()
    with here.database.begin() as uow:
        renewed = renew_secret(uow, here.admin, here.post.vault, hook.id)
    here.happens(here.articles[0], 1)
    here.hand_out()
    (both,) = here.receiver.received()
    for secret in (hook.secret, renewed):
        Library(secret).verify(both.body, dict(both.headers))
    here.moves_on(DAY)
    here.happens(here.articles[0], 2)
    here.hand_out()
    one = here.receiver.received()[-1]
    Library(renewed).verify(one.body, dict(one.headers))
    with pytest.raises(WebhookVerificationError):
        Library(hook.secret).verify(one.body, dict(one.headers))


def test_a_secret_that_another_key_sealed_stops_it(here: House) -> None:
    hook = here.hook()
    here.happens(here.articles[0], 1)
    with here.database.begin() as uow:
        uow.session.execute(update(Webhook).values(secret=b"sealed elsewhere"))
    here.hand_out()
    assert here.stands(hook.id).stopped_why == "secret"
    assert here.receiver.received() == []


def test_a_number_that_no_event_has_keeps_nobody_busy(here: House) -> None:
    """After a restore the log's last number is past every event."""
    hook = here.hook()
    here.happens(here.articles[0], 1)
    with here.database.begin() as uow:
        uow.session.execute(text("UPDATE outside_log SET last_number = last_number + 1000000"))
    here.hand_out()
    assert here.sweep() == 0
    here.happens(here.articles[0], 2)
    here.hand_out()
    assert in_order(here.receiver.taken()) == {here.articles[0]: [1, 2]}
    assert len(here.deliveries(hook.id)) == 2


def test_work_is_queued_once_and_only_where_something_is_due(here: House) -> None:
    here.hook()
    assert here.sweep() == 0
    here.happens(here.articles[0], 1)
    assert here.sweep() == 1
    assert here.sweep() == 0
    assert here.work()
    assert here.sweep() == 0
    with here.database.begin() as uow:
        assert uow.session.scalars(select(WorkItem.state).where(WorkItem.kind == "webhooks")).all() == ["done"]


def test_what_is_too_old_goes_with_what_was_sent_of_it(here: House) -> None:
    hook = here.hook()
    here.happens(here.articles[0], 1)
    here.hand_out()
    with here.database.begin() as uow:
        uow.session.execute(OutsideEvent.__table__.delete())  # type: ignore[attr-defined]
        assert uow.session.scalars(select(WebhookDelivery.id).where(WebhookDelivery.webhook_id == hook.id)).all() == []


def test_a_body_is_plain_json_with_the_words_as_they_are(here: House) -> None:
    hook = here.hook(kinds=[OutsideKind.COMMENT_ADDED])
    translator = here.desk.newsroom[Role.TRANSLATOR]
    with here.database.begin() as uow:
        uow.session.execute(text("UPDATE person SET name = '林薇' WHERE id = :id"), {"id": translator.person_id})
        uow.session.add(
            OutsideEvent(
                publication_id=translator.publication_id,
                kind=OutsideKind.COMMENT_ADDED,
                article_id=here.articles[0],
                person_id=translator.person_id,
                guarded=False,
                data={},
            )
        )
    here.hand_out()
    (came,) = here.receiver.received()
    assert "林薇" in came.body
    assert json.loads(came.body)["data"]["by"] == {"id": translator.person_id, "name": "林薇"}
    assert Library(hook.secret).verify(came.body, dict(came.headers))


def test_one_that_always_has_more_leaves_the_others_their_turn(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_out, "RECEIVERS_AT_ONCE", 1)
    monkeypatch.setattr(hand_out, "TURN_SECONDS", 0.0)
    english, chinese = here.articles
    busy = here.hook("/busy", kinds=[OutsideKind.ARTICLE_UPDATED])
    here.hook("/quiet", kinds=[OutsideKind.VERSION_APPROVED])
    here.happens(english, 0)
    here.happens(chinese, 0, OutsideKind.VERSION_APPROVED)
    came: list[str] = []

    def send(address: str, *given: Any) -> ReceiverAnswer:
        came.append(address.rsplit("/", 1)[1])
        if came[-1] == "busy" and came.count("busy") < 20:
            here.happens(english, len(came))
        return here.post.send(address, *given)

    replace(here, post=replace(here.post, send=send)).hand_out()
    assert came.count("busy") == 20
    assert came.index("quiet") <= 1
    assert here.states(busy.id) == ["taken"] * 20


def test_no_more_are_held_than_a_worker_has_hands_for_however_they_are_looked_up(here: House) -> None:
    for n in range(5):
        here.hook(f"/{n}")
    here.happens(here.desk.english, 0)
    with here.database.begin() as uow:
        only_nested_loops(uow.session)
        assert len(take_webhooks(uow, here.admin.publication_id, 2)) == 2
