"""The views above the board: which one is shown now, and where the whole board is if it opens with another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from flask import url_for

from tms.services.board.saved_views import NamedView
from tms.web.board.board_address import board_address, board_asked


def query_of(said: str) -> str:
    """The query of the board's address for what was asked, without what no board understands."""
    return urlsplit(board_address(board_asked(dict(parse_qsl(said))))).query


def address_of(query: str) -> str:
    """The board's address as a view has it; the whole board's is told apart from that of the board that opens."""
    return f"{url_for('board.board')}?{query or 'only=all'}"


@dataclass(frozen=True, slots=True)
class ShownViews:
    """One's own views and those that others share, beside what the board is asked for, as its query says it."""

    views: Sequence[NamedView]
    query: str

    @property
    def can_save(self) -> bool:
        """Whether it is more than the whole board, and none of one's own views yet."""
        return bool(self.query) and all(view.query != self.query for view in self.views if view.owner is None)

    @property
    def opening(self) -> str | None:
        """The address of the view that the board opens with."""
        return next((address_of(view.query) for view in self.views if view.opens), None)

    @property
    def everything(self) -> str:
        """The address of the whole board."""
        return address_of("") if self.opening else url_for("board.board")

    @staticmethod
    def address_of(query: str) -> str:
        """The board as a view has it."""
        return address_of(query)
