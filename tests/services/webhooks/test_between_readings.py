"""What comes one by one goes out together; what has piled up goes out at once."""

from datetime import timedelta

from sqlalchemy import func, update

from tests.services.webhooks.handing import House, in_order
from tms.db.models import Webhook
from tms.domain.outside_events import OutsideKind
from tms.domain.webhook_retries import AFTER_REFUSED
from tms.services.webhooks.queue_webhooks import BETWEEN_READINGS
from tms.services.webhooks.rounds import MOST_OF_A_ROUND


def _later(here: House, by: timedelta) -> None:
    """The clock moves, and no worker works."""
    with here.database.begin() as uow:
        uow.session.execute(update(Webhook).values(read_at=Webhook.read_at - by))


def test_news_soon_after_the_last_wait_and_go_out_together(here: House) -> None:
    here.hook()
    english, chinese = here.articles
    here.happens(english, 1)
    assert here.sweep() == 1, "the first goes out at once"
    assert here.work()
    here.happens(english, 2)
    here.happens(chinese, 1)
    assert here.sweep() == 0
    _later(here, BETWEEN_READINGS / 2)
    here.happens(english, 3)
    assert here.sweep() == 0
    _later(here, BETWEEN_READINGS)
    assert here.sweep() == 1
    assert here.work()
    assert in_order(here.receiver.taken()) == {english: [1, 2, 3], chinese: [1]}


def test_what_has_piled_up_goes_out_without_a_pause(here: House) -> None:
    hook = here.hook()
    english, _ = here.articles
    many = 2 * MOST_OF_A_ROUND + 1
    here.happens(english, 1, times=many)
    assert here.sweep() == 1
    assert here.work()
    assert in_order(here.receiver.taken()) == {english: list(range(1, many + 1))}
    assert set(here.states(hook.id)) == {"taken"}


def test_news_that_a_webhook_does_not_want_are_read_together_too(here: House) -> None:
    hook = here.hook(kinds=[OutsideKind.VERSION_APPROVED])
    english, _ = here.articles
    here.happens(english, 1)
    assert here.sweep() == 1
    assert here.work()
    read = here.stands(hook.id).read_number
    here.happens(english, 2, times=3)
    assert here.sweep() == 0
    _later(here, BETWEEN_READINGS)
    assert here.sweep() == 1
    assert here.work()
    assert here.stands(hook.id).read_number == read + 3
    assert here.receiver.received() == []


def test_a_delivery_that_is_due_again_does_not_wait_for_the_next_reading(here: House) -> None:
    here.hook()
    english, _ = here.articles
    here.receiver.answers(status=500, articles=[english])
    here.happens(english, 1)
    here.hand_out()
    here.receiver.answers()
    with here.database.begin() as uow:
        uow.session.execute(update(Webhook).values(read_at=func.now() + timedelta(days=1)))
    here.moves_on(AFTER_REFUSED[0] * 1.3)
    assert in_order(here.receiver.taken()) == {english: [1]}
