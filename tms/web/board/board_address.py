"""What a board's address asks for, and addresses of the board with something changed: sorted or narrowed otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import url_for

from tms.domain.storable import is_storable
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.parameters import row_number
from tms.services.board.board import EVERY, NEAREST_FIRST, Order
from tms.services.board.choices import Choices
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.narrowing import DueBy, InState, Narrowing
from tms.services.board.sorting import BoardSort

NOBODY = "nobody"
DOWN = "-"
"""Before what the board goes by: the other way round."""
LONGEST = 100
"""Characters that are looked for in titles and names."""


@dataclass(frozen=True, slots=True)
class BoardAsked:
    """What the address of a board asks for, but its page. ``opens_with_view``: an address that asks for nothing leads
    to the view that the person chose, so that the whole board is asked for by name.
    """

    only: BoardFilter = BoardFilter.ALL
    narrowing: Narrowing = EVERY
    order: Order = NEAREST_FIRST
    opens_with_view: bool = False


def board_asked(asked: Mapping[str, str]) -> BoardAsked:
    """What the arguments of an address ask for; wrong values are left out."""
    who, sort = asked.get("person", ""), asked.get("sort", "")
    by = _member(BoardSort, sort.removeprefix(DOWN))
    return BoardAsked(
        _member(BoardFilter, asked.get("only", "")) or BoardFilter.ALL,
        Narrowing(
            section=_row(asked.get("section", "")),
            state=_member(InState, asked.get("state", "")),
            person=_row(who),
            nobody=who == NOBODY,
            due=_member(DueBy, asked.get("due", "")),
            title=_words(asked.get("title", "")),
            author=_words(asked.get("author", "")),
            tag=_words(asked.get("tag", "")),
        ),
        Order(by, down=sort.startswith(DOWN)) if by else NEAREST_FIRST,
    )


def board_address(asked: BoardAsked, /, **changed: str | int | None) -> str:
    """The board's address with some arguments changed; None leaves an argument out."""
    narrowing = asked.narrowing
    values: dict[str, str | int | None] = {
        "only": None if asked.only is BoardFilter.ALL else asked.only.value,
        "section": narrowing.section,
        "state": narrowing.state,
        "person": NOBODY if narrowing.nobody else narrowing.person,
        "due": narrowing.due,
        "title": narrowing.title or None,
        "author": narrowing.author or None,
        "tag": narrowing.tag or None,
        "sort": None if asked.order == NEAREST_FIRST else sort_argument(asked.order),
    }
    given: dict[str, Any] = {name: value for name, value in (values | changed).items() if value is not None}
    if asked.opens_with_view and not given:
        given["only"] = BoardFilter.ALL.value
    return url_for("board.board", **given)


def sort_argument(order: Order) -> str:
    """The order as it stands in an address."""
    return (DOWN if order.down else "") + order.by.value


def back_to_board(asked: str) -> str:
    """The address of a board as it was; of anything else the board's own."""
    board = url_for("board.board")
    return asked if asked == board or asked.startswith(f"{board}?") else board


@dataclass(frozen=True, slots=True)
class SortLink:
    """A column's heading: where it leads, and how the column is sorted now, as ARIA says it."""

    address: str
    now: str | None


def sorted_by(asked: BoardAsked, name: str) -> SortLink:
    """The heading of a column; a second time it sorts the other way round. What changed last comes first at first."""
    by, down = BoardSort(name), name == BoardSort.CHANGED
    if asked.order.by is by:
        down = not asked.order.down
        now = "descending" if asked.order.down else "ascending"
    else:
        now = None
    order = Order(by, down=down)
    return SortLink(board_address(asked, sort=None if order == NEAREST_FIRST else sort_argument(order)), now)


@dataclass(frozen=True, slots=True)
class ChosenWord:
    """One thing that the board is narrowed to, in words, and the address without it."""

    name: str
    value: str
    address: str


def chosen_words(
    asked: BoardAsked, offered: Choices, states: Mapping[InState, Words], dues: Mapping[DueBy, Words]
) -> list[ChosenWord]:
    """What the board is narrowed to, one by one."""
    narrowing = asked.narrowing
    person = _("Nobody") if narrowing.nobody else dict(offered.people).get(narrowing.person or 0, "–")
    found = [
        ("title", narrowing.title, _("Words in the title"), narrowing.title),
        ("author", narrowing.author, _("Author"), narrowing.author),
        ("tag", narrowing.tag, _("Tag"), narrowing.tag),
        ("section", narrowing.section, _("Section"), dict(offered.sections).get(narrowing.section or 0, "–")),
        ("state", narrowing.state, _("State"), states[narrowing.state] if narrowing.state else ""),
        ("person", narrowing.nobody or narrowing.person, _("Person"), person),
        ("due", narrowing.due, _("Due"), dues[narrowing.due] if narrowing.due else ""),
    ]
    return [
        ChosenWord(name, value, board_address(asked, **{argument: None}))
        for argument, is_asked, name, value in found
        if is_asked
    ]


Choice = TypeVar("Choice", bound=StrEnum)


def _member(of: type[Choice], text: str) -> Choice | None:
    try:
        return of(text)
    except ValueError:
        return None


def _row(text: str) -> int | None:
    try:
        return row_number(text)
    except ValueError:
        return None


def _words(text: str) -> str:
    return " ".join(text.split())[:LONGEST] if is_storable(text) else ""
