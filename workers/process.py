"""The connections of one worker process."""

from tms.bootstrap import Container, build
from tms.settings import Settings

_container: Container | None = None


def start(settings: Settings) -> None:
    """Connect; called in each child after the fork."""
    global _container  # noqa: PLW0603  Celery's signals leave no other place for what a process owns
    # Frozen inside a transaction, it loses its locks no later than its lease.
    _container = build(settings, pool_size=2, idle_seconds=settings.lease_seconds)


def container() -> Container:
    """This process's connections; a solo pool has no children and connects at its first task."""
    if _container is None:
        start(Settings())
    if _container is None:
        raise RuntimeError("the process has no connections")
    return _container
