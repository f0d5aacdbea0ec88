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


def make_ready(settings: Settings) -> None:
    """Build what connects when it is first used: before the fork, so that each child need not, and has its own.

    Nobody uses it in a process that has children. In a solo pool the main process works itself.
    """
    global _container  # noqa: PLW0603  Celery's signals leave no other place for what a process owns
    if _container is None:
        # Frozen inside a transaction, it loses its locks no later than its lease.
        _container = build(settings, pool_size=2, idle_seconds=settings.lease_seconds)


def container() -> Container:
    """This process's connections."""
    if _container is None:
        make_ready(Settings())
    if _container is None:
        raise RuntimeError("the process has no connections")
    return _container
