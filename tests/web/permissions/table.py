"""Reads ``answers.txt``, the hand-kept table of what every request of every kind of person is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.web.permissions.exhibits import PERSON_STATES, STATES
from tests.web.permissions.people import COLUMNS
from tms.domain.permissions import Action

FILE = Path(__file__).with_name("answers.txt")
OTHERS = "others"
NO_OBJECT = "-"
FRESH = "fresh"
CALL = "CALL"

OF_PROGRAMS = frozenset({Action.EVENTS_READ})
"""What no page asks for: the table of the API's answers has it turned round."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One request: the route as ``METHOD rule``, the state of its object, and who asks."""

    route: str
    state: str
    person: str


Table = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Route → state → person → answer."""


class TableError(ValueError):
    """The table can't be read; says which line."""


def read_table(text: str) -> Table:
    """The whole table. Raises TableError where a line is not complete or says something twice."""
    table: dict[str, dict[str, dict[str, str]]] = {}
    states: dict[str, dict[str, str]] | None = None
    route = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#", 1)[0].split()
        if not words:
            continue
        if words[0] == "PEOPLE":
            if tuple(words[1:]) != COLUMNS:
                raise TableError(f"line {number}: the columns are {COLUMNS}")
        elif not line[0].isspace():
            route = " ".join(words)
            if route in table:
                raise TableError(f"line {number}: {route} stands twice")
            states = table[route] = {}
        elif states is None or len(words) != len(COLUMNS) + 1:
            raise TableError(f"line {number}: the states and {len(COLUMNS)} answers, below a route")
        else:
            _add(states, states_of(route), words[0].split(","), dict(zip(COLUMNS, words[1:], strict=True)), number)
    return table


def states_of(route: str) -> tuple[str, ...]:
    """The states that the route's object can be in."""
    if "person_id" in route or "<token>" in route:
        return PERSON_STATES
    return STATES if "article_id" in route or "slug" in route else (NO_OBJECT,)


def _add(
    states: dict[str, dict[str, str]], every: tuple[str, ...], names: list[str], answers: dict[str, str], number: int
) -> None:
    """The rest of the states is meant by the word ``others``, which therefore comes last."""
    if names == [OTHERS]:
        names = [state for state in every if state not in states]
    for state in names:
        if state in states:
            raise TableError(f"line {number}: {state} stands twice")
        states[state] = answers


TABLE = read_table(FILE.read_text(encoding="utf-8"))


def cells(route: str) -> Iterator[Cell]:
    """All cells of a route, row by row."""
    for state, answers in TABLE[route].items():
        yield from (Cell(route, state, person) for person in answers)


def sample(route: str) -> Iterator[Cell]:
    """For each line that is written below a route the cells of its first state, for every person."""
    lines: set[int] = set()
    for state, answers in TABLE[route].items():
        if id(answers) not in lines:
            lines.add(id(answers))
            yield from (Cell(route, state, person) for person in answers)


def expected(cell: Cell) -> str:
    """What the table says."""
    return TABLE[cell.route][cell.state][cell.person]
