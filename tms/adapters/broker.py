"""The Celery application and its settings, shared by those who send messages and those who take them.

Reasons and measurements for each setting: the project's reliability notes. In short: messages carry only an id, may
be lost or doubled at any time, and nothing waits for a frozen broker for long.
"""

from collections.abc import Iterable
from typing import Any

import redis
from celery import Celery
from kombu import Queue
from kombu.transport import virtual
from kombu.transport.redis import Channel, QoS

from tms.domain.work_kinds import QUEUES, WorkKind

KEY_PREFIX = "tms:"
_TASK = "tms.{kind}"


class _MessagesOfChannel(QoS):
    """Kombu 5.7 ends the worker when a task ends whose message came over a connection that is gone: it asks the closed
    channel for a client. There is nobody to tell; the message comes again, and finds the work done.
    """

    def ack(self, delivery_tag: str) -> None:
        """Called by Celery when the task has ended."""
        if getattr(self.channel, "connection", None) is None:
            virtual.QoS.ack(self, delivery_tag)
        else:
            super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Called by Celery when the task's process has died."""
        if getattr(self.channel, "connection", None) is None:
            virtual.QoS.ack(self, delivery_tag)
        else:
            super().reject(delivery_tag, requeue=requeue)


Channel.QoS = _MessagesOfChannel
# For the same reason a channel that closes gives nothing back; the sweeper sends what was not taken.
Channel.do_restore = False


def task_name(kind: WorkKind | str) -> str:
    """The name under which the task of a kind is registered."""
    return _TASK.format(kind=kind)


class Waiting:
    """Counts messages that nobody has taken yet."""

    def __init__(self, live_url: str) -> None:
        self._redis = redis.Redis.from_url(live_url, socket_timeout=3, socket_connect_timeout=3)

    def messages(self, queues: Iterable[str]) -> int | None:
        """How many wait in these queues; None if the broker does not say."""
        try:
            with self._redis.pipeline(transaction=False) as pipe:
                for queue in queues:
                    pipe.llen(f"{KEY_PREFIX}{queue}")
                counts: list[Any] = pipe.execute()
        except redis.RedisError:
            return None
        return sum(map(int, counts))


def make_celery(broker_url: str) -> Celery:
    """A Celery application for the broker; without result backend, ETA and canvas."""
    app = Celery("tms", broker=broker_url, set_as_current=False)
    app.conf.update(
        broker_transport_options={
            "visibility_timeout": 300,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_timeout": 5,
            "socket_connect_timeout": 3,
            "socket_keepalive": not broker_url.startswith("redis+socket"),
            "health_check_interval": 10,
            "retry_on_timeout": True,
            "global_keyprefix": KEY_PREFIX,
            "client_name": "tms",
        },
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_channel_error_retry=True,
        task_acks_late=True,
        task_acks_on_failure_or_timeout=True,
        task_reject_on_worker_lost=True,
        task_time_limit=90,
        task_soft_time_limit=60,
        # An engine or a receiver may take its time; each call has a limit of its own.
        task_annotations={
            task_name(kind): {"time_limit": 3_600, "soft_time_limit": 3_570}
            for kind in (WorkKind.DRAFT, WorkKind.WEBHOOKS)
        },
        worker_prefetch_multiplier=1,
        worker_soft_shutdown_timeout=30,
        # An idle worker would wait the whole time for tasks with an ETA, of which there are none.
        worker_enable_soft_shutdown_on_idle=False,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_send_task_events=False,
        worker_max_tasks_per_child=500,
        worker_hijack_root_logger=False,
        task_ignore_result=True,
        result_backend=None,
        task_serializer="json",
        accept_content=["json"],
        task_publish_retry=False,
        task_default_queue="pipeline",
        # Named here, so that a worker takes from all of them unless it is told otherwise.
        task_queues=[Queue(name) for name in sorted(set(QUEUES.values()))],
        task_routes={task_name(kind): {"queue": queue} for kind, queue in QUEUES.items()},
    )
    return app
