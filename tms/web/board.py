"""The board of all articles, what waits for a person, and where a visit begins."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.permissions import Action
from tms.domain.words import Words
from tms.http import actor, current_actor, unit_of_work
from tms.services.authorize import may
from tms.services.overview.board import board as read_board
from tms.services.overview.board_filters import MOST_COUNTED, BoardFilter
from tms.services.overview.board_rows import BoardRow
from tms.services.overview.my_work import my_work
from tms.services.people.people import needs_setup
from tms.web import clock, standing

blueprint = Blueprint("board", __name__)

FILTERS = {
    BoardFilter.ALL: Words("All"),
    BoardFilter.DUE_TODAY: Words("Due today"),
    BoardFilter.STUCK: Words("Stopped"),
    BoardFilter.LAGGING: Words("Published text is older"),
    BoardFilter.HANDED_BACK: Words("Needs somebody"),
    BoardFilter.MINE: Words("Mine"),
    BoardFilter.ARCHIVED: Words("Archived"),
}
LAST_PAGE = 10_000


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """Setup on a fresh installation, sign-in for strangers, then the board for those who watch over articles."""
    person = current_actor()
    if person is None:
        fresh = needs_setup(unit_of_work())
        return redirect(url_for("people.setup" if fresh else "people.login"))
    watches = may(person, Action.STAGE_RETRY) and may(person, Action.BOARD_VIEW)
    return redirect(url_for("board.board" if watches else "board.work"))


@blueprint.get("/board")
def board() -> str:
    """All articles with their versions, one page of them."""
    asked = request.args.get("only", BoardFilter.ALL)
    only = BoardFilter(asked) if asked in set(BoardFilter) else BoardFilter.ALL
    page = _page()
    present = clock.now()
    found = read_board(
        unit_of_work(), actor(), only=only, page=page, now=present, time_zone=clock.our_masthead().time_zone
    )
    return render_template(
        "board/board.html",
        board=found,
        masthead=clock.our_masthead(),
        today=clock.day_in_words(present),
        filters=FILTERS,
        only=only,
        page=page,
        columns=SOURCE_LANGUAGES,
        standing=standing.on_board,
        publishable=_publishable,
        failed=_failed,
        most=MOST_COUNTED,
    )


@blueprint.get("/work")
def work() -> str:
    """What waits for the person who is signed in."""
    page = _page()
    found = my_work(unit_of_work(), actor(), page=page)
    return render_template(
        "work/work.html",
        work=found,
        mine=[row for row in found.rows if row.mine],
        free=[row for row in found.rows if not row.mine],
        page=page,
    )


def _page() -> int:
    return min(max(request.args.get("page", 0, type=int), 0), LAST_PAGE)


def _publishable(row: BoardRow) -> bool:
    """Every version could go out now, and one of them is not out yet."""
    states = {version.status for version in row.versions.values()}
    return states <= {"approved", "published"} and "approved" in states


def _failed(row: BoardRow) -> bool:
    return any(version.failed for version in row.versions.values())
