"""When a use case refuses what a form asked for: nothing of it stays, and the form comes back with the words."""

from typing import TypeVar

from tms.domain.errors import TmsError
from tms.http.context import end_unit_of_work

Refusal = TypeVar("Refusal", bound=TmsError)


def rolled_back(error: Refusal) -> Refusal:
    """The same error, after the request's transaction was rolled back; what the page reads next is a new one."""
    end_unit_of_work(error)
    return error
