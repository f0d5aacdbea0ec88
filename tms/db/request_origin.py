"""Which request the present work is done for, so that what it queues and records can be traced back to it."""

from contextvars import ContextVar

cause: ContextVar[str | None] = ContextVar("cause", default=None)
"""The request's id; None where no request is behind the work. Entry points set it, queued work items keep it."""

token_in_use: ContextVar[int | None] = ContextVar("token_in_use", default=None)
"""The token with which a program asks; None for who is signed in, and for workers. Recorded events keep it."""


def current_cause() -> str | None:
    """The id of the request behind the present work, as the default of columns that store it."""
    return cause.get()


def current_token() -> int | None:
    """The id of the token behind the present work, as the default of columns that store it."""
    return token_in_use.get()
