"""The Celery application that senders and workers share."""

from tms.adapters.broker import make_celery
from tms.domain.work import QUEUES


def test_a_worker_takes_from_every_queue_that_work_is_sent_to() -> None:
    assert set(make_celery("memory://").amqp.queues) == set(QUEUES.values())
