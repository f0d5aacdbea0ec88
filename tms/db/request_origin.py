"""Which request the present work is done for, so that what it queues can be traced back to it in the logs."""

from contextvars import ContextVar

cause: ContextVar[str | None] = ContextVar("cause", default=None)
"""The request's id; None where no request is behind it. Entry points set it, queued work items keep it."""


def current_cause() -> str | None:
    """For columns that keep it."""
    return cause.get()
