"""Which request the present work is done for, so that what it queues can be traced back to it in the logs."""

from contextvars import ContextVar

cause: ContextVar[str | None] = ContextVar("cause", default=None)
"""The request's id; None where no request is behind the work. Entry points set it, queued work items keep it."""


def current_cause() -> str | None:
    """The id of the request behind the present work, as the default of columns that store it."""
    return cause.get()
