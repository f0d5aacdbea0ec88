"""The kinds of people that the table of answers has a column for."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.factories import make_person
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.create_publication import create_publication

_T, _R = Role.TRANSLATOR, Role.REVIEWER


@dataclass(frozen=True, slots=True)
class Kind:
    """What sets a person apart; ``languages`` empty is all, ``abroad`` is another publication's."""

    roles: tuple[Role, ...]
    languages: tuple[str, ...] = ()
    assigned_only: bool = False
    abroad: bool = False


NOBODY = "nobody"

KINDS: Mapping[str, Kind] = {
    "transl": Kind((_T,)),
    "review": Kind((_R,)),
    "editor": Kind((Role.EDITOR,)),
    "admin": Kind((Role.ADMINISTRATOR,)),
    # No Chinese: no version that the table's articles are translated into is theirs.
    "en-tr": Kind((_T,), languages=("en",)),
    "en-rev": Kind((_R,), languages=("en",)),
    # A freelancer to whom nothing is assigned, and one who has a step of every article with an open job.
    "free": Kind((_T,), assigned_only=True),
    "given": Kind((_T,), assigned_only=True),
    # Wrote every translation that a person wrote, and is a reviewer as well.
    "both": Kind((_T, _R)),
    # May do everything, elsewhere.
    "abroad": Kind(tuple(Role), abroad=True),
}

COLUMNS = (NOBODY, *KINDS)


@dataclass(frozen=True, slots=True)
class Staff:
    """The two publications and their people by column."""

    here: int
    abroad: int
    people: Mapping[str, Actor]

    def __getitem__(self, column: str) -> Actor:
        return self.people[column]


def address_of(column: str) -> str:
    """The e-mail address of the person."""
    return f"{column}@staff.example"


def make_staff(database: Database) -> Staff:
    """A publication, another one, and a person for each column but the first."""
    with database.begin() as uow:
        here, abroad = create_publication(uow, "The Meridian"), create_publication(uow, "The Antipode")
    people = {
        column: make_person(
            database,
            address_of(column),
            kind.roles,
            abroad if kind.abroad else here,
            languages=kind.languages,
            assigned_only=kind.assigned_only,
        )
        for column, kind in KINDS.items()
    }
    return Staff(here, abroad, people)
