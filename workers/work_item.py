"""Running one work item: claim it, keep its lease, run its stage, and say plainly what went wrong."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from tms.bootstrap import Container
from tms.db.queries import work_items
from tms.db.queries.work_items import NO_ARTICLE, Claimed
from tms.db.request_origin import cause
from tms.db.unit_of_work import UnitOfWork, is_away
from tms.domain.errors import TmsError, Unavailable
from tms.domain.stored_errors import stored_params
from tms.domain.translatable import message
from tms.domain.work_kinds import MAX_ATTEMPTS
from tms.services.pipeline.stage import LeaseLostError, Run

log = structlog.get_logger(__name__)

_DATABASE_AWAY = ("database_away", message("The database did not answer. Sanwen tries again by itself."))
_BROKEN = (
    "stage_broken",
    message("Something in Sanwen itself failed. The worker's log has the details; retry, or report it."),
)


def run_work_item(container: Container, item_id: int, run: Run) -> None:
    """Do the work if it is still to be done. Never raises for what the work item can tell."""
    item = _claim(container, item_id)
    if item is None:
        return
    _say_whose(item)
    began = time.perf_counter()
    try:
        with _heartbeat(container, item):
            run(container.database.begin, item)
        log.info("work_done", ms=round((time.perf_counter() - began) * 1000, 1))
    except LeaseLostError:
        log.warning("work_lease_lost")
    except TmsError as error:
        log.warning("work_refused", code=error.code)
        _fail(container, item, error.code, str(error), stored_params(error), retry=isinstance(error, Unavailable))
    except Exception as error:
        if is_away(error):
            log.warning("work_database_away", error=type(error).__name__)
            _fail(container, item, *_DATABASE_AWAY, retry=True, counted=False)
        else:
            log.exception("work_failed")
            _fail(container, item, *_BROKEN, retry=True)
    finally:
        cause.set(None)
        structlog.contextvars.clear_contextvars()


def _say_whose(item: Claimed) -> None:
    """Every line from now on names the work and the request behind it, and so does all that it queues."""
    cause.set(item.request_id)
    structlog.contextvars.bind_contextvars(
        work_item=item.id, kind=item.kind, attempt=item.attempt, article=item.article_id, request_id=item.request_id
    )


def _claim(container: Container, item_id: int) -> Claimed | None:
    try:
        with container.database.begin() as uow:
            item = work_items.claim(uow.session, item_id, container.settings.lease_seconds)
            if item is not None:
                _changed(uow, item)
    except SQLAlchemyError as error:
        if not is_away(error):
            raise
        # It waits still, and is sent again; or its claim was committed unheard, and its lease ends.
        log.warning("work_not_claimed", work_item=item_id, error=type(error).__name__)
        return None
    return item


def _fail(
    container: Container,
    item: Claimed,
    code: str,
    words: str,
    params: Mapping[str, Any] | None = None,
    *,
    retry: bool,
    counted: bool = True,
) -> None:
    again = retry and (not counted or item.attempt < MAX_ATTEMPTS)
    seconds = 2.0**item.attempt if again else None
    try:
        with container.database.begin() as uow:
            work_items.fail(uow.session, item, code=code, words=words, params=params, retry_in=seconds, counted=counted)
            _changed(uow, item)
    except SQLAlchemyError:
        # The lease ends by itself, and the sweeper gives the item to somebody whose database answers.
        log.warning("work_failure_not_told")


def _changed(uow: UnitOfWork, item: Claimed) -> None:
    if item.article_id != NO_ARTICLE:
        uow.article_changed(item.publication_id, item.article_id)


@contextmanager
def _heartbeat(container: Container, item: Claimed) -> Iterator[None]:
    """Extend the lease while the stage runs; a frozen process stops doing so, and loses it."""
    ended = threading.Event()
    seconds = container.settings.lease_seconds

    def beat() -> None:
        while not ended.wait(seconds / 3):
            try:
                with container.database.begin() as uow:
                    if not work_items.extend(uow.session, item, seconds):
                        return
            except SQLAlchemyError:
                log.warning("work_heartbeat_failed")

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
