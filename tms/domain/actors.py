"""Who acts: a person in a publication, and what they are there."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a publication; somebody can be several."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, or the machine, in one publication. ``languages`` empty: all.

    ``interface`` is the language that they chose for the pages; None follows the browser. ``scopes`` are what the token
    is for with which they ask; None: they are signed in. A machine has no roles and always a token.
    """

    person_id: int
    publication_id: int
    name: str
    roles: frozenset[str]
    languages: frozenset[str] = frozenset()
    assigned_only: bool = False
    interface: str | None = None
    is_machine: bool = False
    scopes: frozenset[str] | None = None
