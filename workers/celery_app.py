"""The Celery application that ``tms worker`` runs. Importing it connects to nothing: processes do that later."""

from typing import Any

from celery.signals import setup_logging, worker_init, worker_process_init, worker_ready, worker_shutting_down

from tms.adapters.broker import make_celery
from tms.bootstrap import configure_logs
from tms.embedded import addresses
from tms.settings import Settings
from workers import memory_keys, process, sweep, watch
from workers.preload import preload
from workers.tasks import register

settings = Settings()
configure_logs(settings)
app = make_celery(addresses(settings).broker_url)
register(app)


@setup_logging.connect
def keep_our_logs(**_: object) -> None:
    """Celery leaves logging alone when somebody listens to this."""


@worker_init.connect
def load_before_forking(**_: object) -> None:
    """The children are made after this. Each gets connections of its own: what is made here has none yet."""
    process.be_main()
    process.make_ready(settings)
    preload()


@worker_process_init.connect
def start_process(**_: object) -> None:
    """Called in each child."""
    process.end_if_orphaned()


@worker_ready.connect
def start_looking(sender: Any, **_: object) -> None:
    """The main process looks for lost work items, and whether it still takes messages."""
    sweep.start(settings, app)
    memory_keys.start(settings)
    watch.start(settings, app, lambda: sender.pool.info["processes"])


@worker_shutting_down.connect
def stop_looking(**_: object) -> None:
    """No new messages while the children end."""
    sweep.stop()
    memory_keys.stop()
    watch.stop()
