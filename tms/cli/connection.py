"""What commands need of a running instance: its database and broker, found by settings or data folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from tms.bootstrap import Container, build, configure_logs
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Actor
from tms.services.people.people import console_actor
from tms.settings import Settings


@contextmanager
def connected() -> Iterator[Container]:
    """The instance; at the end, messages that were queued are handed on."""
    settings = Settings()
    configure_logs(settings)
    container = build(settings, pool_size=1)
    try:
        yield container
    finally:
        container.close()


def console(uow: UnitOfWork) -> Actor:
    """Who acts for the command line: an editor of the publication. Raises NotFound (``nobody_to_act``)."""
    actor = console_actor(uow)
    if actor is None:
        raise NotFound("nobody_to_act")
    return actor
