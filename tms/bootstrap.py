"""Builds everything from settings, once per process: database, broker, live news, secret."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.adapters import logs
from tms.adapters.broker import make_celery
from tms.adapters.dispatch import Dispatcher
from tms.adapters.live import LiveHub
from tms.adapters.rate_limit import RateLimit
from tms.adapters.readiness import Readiness, of_installation
from tms.db.unit_of_work import IDLE_SECONDS, Database, make_engine
from tms.domain.permissions import Subject
from tms.embedded import addresses, redis_url, secret_key
from tms.services.visible import sight_of
from tms.settings import Settings


@dataclass(frozen=True, slots=True)
class Container:
    """What entry points use; handed to them, never looked up."""

    settings: Settings
    database: Database
    dispatcher: Dispatcher
    live: LiveHub
    rate_limit: RateLimit
    readiness: Readiness
    secret_key: str


def build(settings: Settings, *, pool_size: int = 5, idle_seconds: int = IDLE_SECONDS) -> Container:
    """Raises Conflict (``instance_not_running``) if no addresses are configured and no instance runs."""
    where = addresses(settings)
    live_url = redis_url(where.broker_url)
    dispatcher = Dispatcher(make_celery(where.broker_url), live_url)
    engine = make_engine(where.database_url, pool_size=pool_size, idle_seconds=idle_seconds)
    database = Database(engine, dispatcher.after_commit)

    def audience(article_ids: Sequence[int]) -> dict[int, Subject]:
        with database.begin() as uow:
            return sight_of(uow, article_ids)

    return Container(
        settings=settings,
        database=database,
        dispatcher=dispatcher,
        live=LiveHub(live_url, audience),
        rate_limit=RateLimit(live_url),
        readiness=of_installation(where.database_url, live_url),
        secret_key=secret_key(settings),
    )


def configure_logs(settings: Settings) -> None:
    """Structured lines on stderr, as the settings say."""
    logs.configure(settings.log_level, settings.log_format)
