"""One worker process: its connections, and its end with the main one's."""

import os

from tms.bootstrap import Container, build
from tms.settings import Settings

_container: Container | None = None
_main = 0


def be_main() -> None:
    """Called in the main process, before it has children."""
    global _main  # noqa: PLW0603  as below
    _main = os.getpid()


def end_if_orphaned() -> None:
    """End a child whose main process ended before the kernel was asked to tell it.

    Celery asks, and does not look whether it was too late. Children hold the pipes of each other open, so that nothing
    else would ever end them.
    """
    if _main not in {os.getpid(), os.getppid()}:
        os._exit(1)


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
