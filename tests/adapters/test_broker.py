"""The Celery application that senders and workers share."""

from typing import Any

from tms.adapters.broker import Waiting, make_celery, task_name
from tms.domain.work_kinds import QUEUES, WorkKind
from tms.embedded import redis_url


def test_a_worker_takes_from_every_queue_that_work_is_sent_to() -> None:
    assert set(make_celery("memory://").amqp.queues) == set(QUEUES.values())


def test_a_task_may_end_after_the_connection_that_brought_its_message(own_broker_url: str) -> None:
    """Celery acknowledges on a channel that is closed by then; an error there would end the worker."""
    app = make_celery(own_broker_url)
    app.send_task(task_name(WorkKind.CHECK), args=[1])
    app.send_task(task_name(WorkKind.CHECK), args=[2])
    assert Waiting(redis_url(own_broker_url)).messages(["pipeline", "drafts"]) == 2
    with app.connection() as connection:
        channel: Any = connection.channel()
        first, second = channel.basic_get("pipeline"), channel.basic_get("pipeline")
        channel.close()
        first.ack()
        second.reject(requeue=True)
    assert Waiting(redis_url(own_broker_url)).messages(["pipeline", "drafts"]) == 0, "the sweeper sends them again"
    app.close()


def test_who_counts_messages_is_told_when_the_broker_does_not_say() -> None:
    assert Waiting("unix:///nobody.sock").messages(["pipeline"]) is None
