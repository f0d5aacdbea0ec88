"""When a use case refuses a form: nothing of the request stays, and the form comes back with the error's message."""

from typing import TypeVar

from tms.domain.errors import TmsError
from tms.http.context import end_unit_of_work

Refusal = TypeVar("Refusal", bound=TmsError)


def rolled_back(error: Refusal) -> Refusal:
    """The error itself, after a rollback of the request's transaction; what the page reads next is in a new one."""
    end_unit_of_work(error)
    return error
