"""What commands need of a running instance: its database and broker, found by settings or data folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from tms.bootstrap import Container, build, configure_logs
from tms.db.readiness import NOT_MIGRATED, what_is_wrong
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Actor
from tms.embedded import addresses
from tms.services.people.people import console_actor
from tms.settings import Settings


@contextmanager
def connected() -> Iterator[Container]:
    """The instance; at the end, messages that were queued are handed on.

    Raises Conflict (``database_unreachable``, ``tables_of_other_release``).
    """
    settings = Settings()
    configure_logs(settings)
    wrong = what_is_wrong(addresses(settings).database_url)
    if wrong == NOT_MIGRATED:
        raise Conflict("tables_of_other_release")
    if wrong is not None:
        raise Conflict("database_unreachable", reason=wrong)
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
