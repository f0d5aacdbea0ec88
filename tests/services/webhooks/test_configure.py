"""Setting webhooks up: only administrators, secrets that are seen once, and what is refused with a word."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from standardwebhooks.webhooks import Webhook as Library

from tests.services.webhooks.handing import ALL, House, in_order
from tms.db.models import Event, Membership, OutsideEvent, Webhook, WebhookDelivery
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale, TmsError
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Actor, Role
from tms.domain.webhook_retries import WebhookVerdict
from tms.services.webhooks.configure import (
    MOST_WEBHOOKS,
    WebhookInput,
    change_webhook,
    delete_webhook,
    make_webhook,
    renew_secret,
    switch_webhook,
)
from tms.services.webhooks.list_webhooks import PER_PAGE, delivery_log, list_webhooks, read_webhook
from tms.services.webhooks.replay import replay_one, replay_since
from tms.services.webhooks.trial import MOST_TESTS, prepare_test, send_test

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WISH = WebhookInput("https://cms.example/hooks", ALL)


def refused(here: House, wish: WebhookInput) -> str:
    with pytest.raises(TmsError) as found, here.database.begin() as uow:
        make_webhook(uow, here.admin, here.post.vault, wish)
    return found.value.code


def test_a_secret_is_long_seen_once_and_sealed(here: House) -> None:
    made = here.hook()
    prefix, _, key = made.secret.partition("_")
    assert prefix == "whsec"
    assert len(base64.b64decode(key)) == 32
    assert made.secret != here.hook("/other").secret
    with here.database.begin() as uow:
        stored = uow.session.scalars(select(Webhook.secret).where(Webhook.id == made.id)).one()
        view = read_webhook(uow, here.admin, made.id)
        told = uow.session.scalars(select(Event.data).where(Event.act == "webhook_made")).all()
    assert key.encode() not in stored
    assert here.post.vault.unseal(stored) == made.secret
    assert key not in f"{view} {told}"


def test_what_can_not_be_is_refused(here: House) -> None:
    here.hook()
    assert refused(here, WebhookInput("cms", ALL)) == "webhook_address_wrong"
    assert refused(here, WebhookInput("ftp://cms.example/", ALL)) == "webhook_address_wrong"
    assert refused(here, WebhookInput("https://me:secret@cms.example/", ALL)) == "webhook_address_wrong"
    assert refused(here, WebhookInput("https://cms.example/", [])) == "webhook_kinds_missing"
    assert refused(here, WebhookInput("https://cms.example/", ["version.eaten"])) == "webhook_kinds_missing"
    assert refused(here, WebhookInput(here.receiver.address(), ALL)) == "webhook_known"
    for n in range(MOST_WEBHOOKS - 1):
        here.hook(f"/{n}")
    assert refused(here, WebhookInput("https://cms.example/", ALL)) == "webhooks_too_many"


def test_a_change_is_of_what_was_seen_and_of_what_happens_from_then_on(here: House) -> None:
    made = here.hook("/old", kinds=[OutsideKind.ARTICLE_UPDATED])
    other = here.hook("/other")
    english, _ = here.articles
    here.happens(english, 1)
    here.hand_out()
    wish = WebhookInput(here.receiver.address("/new"), [OutsideKind.VERSION_APPROVED])
    with here.database.begin() as uow:
        change_webhook(uow, here.admin, made.id, wish, based_on=1)
        change_webhook(uow, here.admin, made.id, wish, based_on=2)
    with pytest.raises(Stale), here.database.begin() as uow:
        change_webhook(uow, here.admin, made.id, wish, based_on=1)
    with pytest.raises(Conflict), here.database.begin() as uow:
        change_webhook(uow, here.admin, other.id, wish, based_on=1)
    here.happens(english, 2)
    here.happens(english, 3, OutsideKind.VERSION_APPROVED)
    here.hand_out()
    assert in_order(here.receiver.received("/old")) == {english: [1]}
    assert in_order(here.receiver.received("/new")) == {english: [3]}
    with here.database.begin() as uow:
        told = uow.session.scalars(select(Event.data).where(Event.act == "webhook_changed")).all()
    assert told == [{"webhook": made.id, "host": "127.0.0.1", "changed": ["address", "kinds"]}]


def test_one_that_is_off_sends_nothing_and_goes_on_where_it_stood(here: House) -> None:
    made = here.hook()
    english, _ = here.articles
    with here.database.begin() as uow:
        switch_webhook(uow, here.admin, made.id, active=False)
    here.happens(english, 1, times=3)
    here.hand_out()
    assert here.receiver.received() == []
    with here.database.begin() as uow:
        switch_webhook(uow, here.admin, made.id, active=True)
    here.hand_out()
    assert in_order(here.receiver.received()) == {english: [1, 2, 3]}


def test_a_deleted_one_leaves_nothing(here: House) -> None:
    made = here.hook()
    here.happens(here.articles[0], 1)
    here.hand_out()
    with here.database.begin() as uow:
        delete_webhook(uow, here.admin, made.id)
    with here.database.begin() as uow:
        assert uow.session.scalars(select(func.count()).select_from(WebhookDelivery)).one() == 0
        assert list_webhooks(uow, here.admin) == []
    here.happens(here.articles[0], 2)
    assert here.sweep() == 0


ACTS: list[Callable[[House, UnitOfWork, Actor, int], object]] = [
    lambda here, uow, who, _: make_webhook(uow, who, here.post.vault, WISH),
    lambda _, uow, who, hook: change_webhook(uow, who, hook, WISH, based_on=1),
    lambda _, uow, who, hook: switch_webhook(uow, who, hook, active=False),
    lambda here, uow, who, hook: renew_secret(uow, who, here.post.vault, hook),
    lambda _, uow, who, hook: delete_webhook(uow, who, hook),
    lambda _, uow, who, hook: replay_one(uow, who, hook, 1),
    lambda _, uow, who, hook: replay_since(uow, who, hook, LONG_AGO),
    lambda here, uow, who, hook: prepare_test(uow, who, here.post.vault, hook),
    lambda _, uow, who, hook: read_webhook(uow, who, hook),
    lambda _, uow, who, hook: delivery_log(uow, who, hook),
    lambda _, uow, who, __: list_webhooks(uow, who),
]


READING = 8
"""From this one on they change nothing."""


@pytest.mark.parametrize("number", range(len(ACTS)))
def test_only_administrators_have_webhooks_and_only_their_own(here: House, number: int) -> None:
    act = ACTS[number]
    made = here.hook()
    newsroom = here.desk.newsroom
    for role in (Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER):
        with pytest.raises(Denied), here.database.begin() as uow:
            act(here, uow, newsroom[role], made.id)
    # Whoever lost the role meanwhile, which their request does not know.
    with here.database.begin() as uow:
        uow.session.execute(
            update(Membership).where(Membership.person_id == here.admin.person_id).values(roles=["editor"])
        )
    if number < READING:
        with pytest.raises(Denied), here.database.begin() as uow:
            act(here, uow, here.admin, made.id)


def test_another_publications_webhook_is_not_found(here: House) -> None:
    made = here.hook()
    other = Actor(here.desk.foreign_editor.person_id, here.desk.foreign_editor.publication_id, "", frozenset())
    with here.database.begin() as uow:
        uow.session.execute(
            update(Membership)
            .where(Membership.person_id == other.person_id)
            .values(roles=[Role.EDITOR, Role.ADMINISTRATOR])
        )
    admin = Actor(other.person_id, other.publication_id, "", frozenset({Role.ADMINISTRATOR}))
    for act in ACTS[1:9]:
        with pytest.raises(NotFound), here.database.begin() as uow:
            act(here, uow, admin, made.id)
    with here.database.begin() as uow:
        assert list_webhooks(uow, admin) == []
        assert delivery_log(uow, admin, made.id).lines == []


def test_events_are_sent_again_one_or_all_since_under_their_names(here: House) -> None:
    english, chinese = here.articles
    here.happens(english, 1)
    made = here.hook()
    here.happens(english, 2, times=2)
    here.happens(chinese, 1)
    here.hand_out()
    names = [one.id for one in here.receiver.received()]
    with here.database.begin() as uow:
        replay_one(uow, here.admin, made.id, here.deliveries(made.id)[0].id)
    here.hand_out()
    assert [one.id for one in here.receiver.received()][3:] == [f"evt_{here.deliveries(made.id)[0].event_id}"]
    assert set(names) == {one.id for one in here.receiver.received()}
    with here.database.begin() as uow:
        since = uow.session.scalars(select(OutsideEvent.at).order_by(OutsideEvent.number.desc()).offset(1)).first()
        assert since is not None
        assert replay_since(uow, here.admin, made.id, since) == 2
    here.hand_out()
    assert sorted(one.id for one in here.receiver.received()[4:]) == sorted(_last_two(here))
    with here.database.begin() as uow:
        every = replay_since(uow, here.admin, made.id, None)
        told = uow.session.scalars(select(Event.data).where(Event.act == "webhook_replayed").order_by(Event.id)).all()
    assert every > 4, "also what happened before there was the webhook"
    assert told[-1] == {"webhook": made.id, "host": "127.0.0.1", "since": None, "events": every}
    here.hand_out()
    again = here.receiver.received()[6:]
    assert len(again) == every
    numbers: dict[int, list[int]] = {}
    for one in again:
        numbers.setdefault(one.message["data"]["article"]["id"], []).append(int(one.message["cursor"]))
    assert all(found == sorted(found) for found in numbers.values())


def _last_two(here: House) -> list[str]:
    with here.database.begin() as uow:
        newest = select(OutsideEvent.id).order_by(OutsideEvent.number.desc()).limit(2)
        return [f"evt_{event_id}" for event_id in uow.session.scalars(newest)]


def test_what_is_sent_again_does_not_wait_for_a_receiver_at_rest(here: House) -> None:
    made = here.hook()
    here.receiver.answers(status=503)
    here.happens(here.articles[0], 1)
    here.hand_out()
    here.receiver.answers()
    assert here.sweep() == 0
    with here.database.begin() as uow:
        replay_one(uow, here.admin, made.id, here.deliveries(made.id)[0].id)
    here.hand_out()
    assert len(here.receiver.taken()) == 1


def test_a_test_says_at_once_how_it_went_and_stands_in_the_log(here: House) -> None:
    made = here.hook()
    here.receiver.answers(status=201, says="thank you")
    for n in range(MOST_TESTS + 1):
        if n == MOST_TESTS:
            here.receiver.answers(status=404)
        with here.database.begin() as uow:
            prepared = prepare_test(uow, here.admin, here.post.vault, made.id)
        answer = send_test(here.database.begin, here.post, prepared)
        assert answer.verdict is (WebhookVerdict.REFUSED if n == MOST_TESTS else WebhookVerdict.TAKEN)
    came = here.receiver.received()[0]
    assert Library(made.secret).verify(came.body, dict(came.headers))["type"] == "webhook.test"
    with here.database.begin() as uow:
        lines = delivery_log(uow, here.admin, made.id).lines
        failed = delivery_log(uow, here.admin, made.id, only_failed=True).lines
    assert len(lines) == MOST_TESTS
    assert [(one.state, one.status) for one in lines[:2]] == [("failed_test", 404), ("taken", 201)]
    assert lines[1].answer == "thank you"
    assert [one.status for one in failed] == [404]
    with pytest.raises(NotFound), here.database.begin() as uow:
        replay_one(uow, here.admin, made.id, lines[0].id)


def test_the_log_comes_in_pages_and_says_what_waits(here: House) -> None:
    made = here.hook()
    english, chinese = here.articles
    here.receiver.answers(status=500, articles=[english])
    here.happens(english, 1, times=3)
    here.happens(chinese, 1, times=PER_PAGE)
    here.hand_out()
    with here.database.begin() as uow:
        first = delivery_log(uow, here.admin, made.id)
        second = delivery_log(uow, here.admin, made.id, before=first.before)
        failed = delivery_log(uow, here.admin, made.id, only_failed=True)
        view = read_webhook(uow, here.admin, made.id)
    assert (len(first.lines), len(second.lines), second.before) == (PER_PAGE, 3, None)
    assert [one.article_id for one in second.lines] == [english] * 3
    assert [(one.status, one.state, one.tries) for one in failed.lines] == [(500, "waiting", 1)]
    assert (view.waiting, view.given_up, view.active) == (3, 0, True)
    assert view.next_at is not None
    assert view.delivered_at is not None
    assert timedelta(0) < view.next_at - view.delivered_at < timedelta(seconds=20)


def test_an_address_to_which_nothing_may_go_is_said_in_the_log(here: House) -> None:
    with here.database.begin() as uow:
        wish = WebhookInput("http://169.254.169.254/latest", ALL)
        made = make_webhook(uow, here.admin, here.post.vault, wish)
    here.happens(here.articles[0], 1)
    here.hand_out()
    with here.database.begin() as uow:
        (line,) = delivery_log(uow, here.admin, made.id).lines
    assert "169.254.169.254 is at an address to which nothing is sent" in str(line.error)


def test_a_typed_address_is_made_whole(here: House) -> None:
    with here.database.begin() as uow:
        made = make_webhook(uow, here.admin, here.post.vault, WebhookInput(" cms.example/钩子 ", ALL))
        assert read_webhook(uow, here.admin, made.id).address == "https://cms.example/%E9%92%A9%E5%AD%90"
    with pytest.raises(Invalid), here.database.begin() as uow:
        make_webhook(uow, here.admin, here.post.vault, WebhookInput("https://cms.example/" + "x" * 2_000, ALL))
