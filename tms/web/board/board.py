"""The board of all articles, what waits for a person, and the page on which a visit begins."""

from dataclasses import replace
from functools import partial
from urllib.parse import quote, urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.notices import Notice
from tms.domain.permissions import Action
from tms.domain.translatable import Words
from tms.http.context import actor, current_actor, reading, unit_of_work
from tms.http.page_language import language
from tms.http.parameters import number_or
from tms.http.sign_in_gate import only_reads
from tms.services.authorize import may
from tms.services.board.assignment_plan import MOST
from tms.services.board.board import EVERY, Order
from tms.services.board.board import board as read_board
from tms.services.board.choices import choices
from tms.services.board.filter_indexes import BoardFilter, most
from tms.services.board.my_work import WaitingWork, my_work
from tms.services.board.narrowing import DueBy, InState
from tms.services.board.saved_views import LONGEST_VIEW_NAME, saved_views
from tms.services.board.sorting import BoardSort
from tms.services.board.to_agree import to_agree
from tms.services.notifications.inbox import notifications
from tms.services.people.people import needs_setup
from tms.web.board.board_address import board_address, board_asked, chosen_words, sort_argument, sorted_by
from tms.web.board.shown_rows import shown_rows
from tms.web.board.shown_views import ShownViews
from tms.web.notifications.notifications import said_line
from tms.web.rendering import dates
from tms.web.rendering.language_spans import marked

blueprint = Blueprint("board", __name__)

FILTERS = {
    BoardFilter.ALL: Words("All"),
    BoardFilter.DUE_TODAY: Words("Due today"),
    BoardFilter.STUCK: Words("Stopped"),
    BoardFilter.LAGGING: Words("Published text is older"),
    BoardFilter.OF_NOBODY: Words("Needs someone"),
    BoardFilter.UNTAKEN: Words("Nobody has taken it"),
    BoardFilter.MINE: Words("Mine"),
    BoardFilter.ARCHIVED: Words("Archived"),
}
STATES = {
    InState.FREE_TO_TRANSLATE: Words("Free to translate"),
    InState.IN_TRANSLATION: Words("In translation"),
    InState.FREE_TO_REVIEW: Words("Free to review"),
    InState.IN_REVIEW: Words("In review"),
    InState.APPROVED: Words("Approved"),
    InState.PUBLISHED: Words("Published"),
    InState.WITHDRAWN: Words("Withdrawn"),
}
DUE = {
    DueBy.OVERDUE: Words("Overdue"),
    DueBy.LATER: Words("Later today"),
    DueBy.TODAY: Words("Today or overdue"),
    DueBy.WEEK: Words("Within a week"),
    DueBy.NO_DATE: Words("No date"),
}
ORDERS = {
    Order(): Words("Nearest date first"),
    Order(BoardSort.DUE, down=True): Words("Latest date first"),
    Order(BoardSort.TITLE): Words("Title"),
    Order(BoardSort.TITLE, down=True): Words("Title, backwards"),
    Order(BoardSort.SECTION): Words("Section"),
    Order(BoardSort.SECTION, down=True): Words("Section, backwards"),
    Order(BoardSort.CHANGED, down=True): Words("Changed last"),
    Order(BoardSort.CHANGED): Words("Not changed for longest"),
    Order(BoardSort.WORDS): Words("Shortest first"),
    Order(BoardSort.WORDS, down=True): Words("Longest first"),
}
SAID = (Notice.MENTION, Notice.QUERY, Notice.REPLY, Notice.SENT_BACK, Notice.ACCEPTANCE_GONE, Notice.SOURCE_CHANGED)
"""What people say or do to a person's work; whole versions that came back stand among the work itself."""
MOST_SAID = 10
LAST_PAGE = 10_000


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """The first page: setup on a fresh installation, sign-in for strangers, then the board or one's own work."""
    person = current_actor()
    if person is None:
        fresh = needs_setup(unit_of_work())
        return redirect(url_for("people.setup" if fresh else "people.login"))
    watches = may(person, Action.STAGE_RETRY) and may(person, Action.BOARD_VIEW)
    return redirect(url_for("board.board" if watches else "board.work"))


@blueprint.get("/board")
@only_reads
def board() -> ResponseReturnValue:
    """All articles with their versions, one page of them; without a question, the view that the person chose."""
    asked, page = board_asked(request.args), _page()
    views = saved_views(reading(), actor())
    shown = ShownViews(views, urlsplit(board_address(asked)).query)
    if shown.opening and not request.args and "X-Fragment" not in request.headers:
        return redirect(shown.opening)
    asked = replace(asked, opens_with_view=shown.opening is not None)
    only, narrowing, present = asked.only, asked.narrowing, dates.now()
    found = read_board(
        reading(),
        actor(),
        page=page,
        now=present,
        time_zone=dates.zone().key,
        only=only,
        narrowing=narrowing,
        order=asked.order,
    )
    chooses = bool(found.rows) and may(actor(), Action.STEP_ASSIGN) and only is not BoardFilter.ARCHIVED
    offered = choices(reading(), actor(), language())
    return render_template(
        "board/board.html",
        board=found,
        rows=shown_rows(
            found.rows,
            actor(),
            chooses=chooses,
            back=quote(board_address(asked, page=page or None)),
            archived=only is BoardFilter.ARCHIVED,
        ),
        chooses=chooses,
        masthead=dates.our_masthead(),
        today=dates.day_in_words(present),
        filters=FILTERS,
        only=only,
        narrowing=narrowing,
        is_narrowed=narrowing != EVERY,
        choices=offered,
        states=STATES,
        dues=DUE,
        orders={sort_argument(order): words for order, words in ORDERS.items()},
        order=sort_argument(asked.order),
        sorted_by=partial(sorted_by, asked),
        chosen=chosen_words(asked, offered, STATES, DUE),
        page=page,
        address=partial(board_address, asked),
        shown_views=shown,
        longest_view_name=LONGEST_VIEW_NAME,
        most_at_once=MOST,
        columns=SOURCE_LANGUAGES,
        most=most,
    )


@blueprint.get("/work")
def work() -> str:
    """What waits for the person who is signed in, and what was said to them that they have not read."""
    page = _page()
    found = my_work(unit_of_work(), actor(), page=page)
    rows = [_in_their_languages(row) for row in found.rows]
    ready = [row for row in rows if row.waits_for is None]
    own = [row for row in ready if row.mine]
    present = dates.now()
    back = [row for row in own if row.step_kind == "translate" and (row.returned or row.counts.sent_back)]
    overdue = [row for row in own if row.due is not None and row.due < present]
    late = [row for row in overdue if row not in back]
    said = [] if page else notifications(unit_of_work(), actor(), unread_only=True, only=SAID, most=MOST_SAID).articles
    return render_template(
        "board/my_work.html",
        work=found,
        late=late,
        overdue=overdue,
        back=back,
        mine=[row for row in own if row not in late and row not in back],
        free=[row for row in ready if not row.mine],
        not_yet=[row for row in rows if row.waits_for is not None],
        takes=any(not row.mine and row.step_kind == "translate" for row in ready),
        said=said,
        agreeing=[] if page else to_agree(unit_of_work(), actor()),
        line_of=said_line,
        page=page,
    )


def _in_their_languages(row: WaitingWork) -> WaitingWork:
    """The row with the words of the person who sent it back marked in their language."""
    back = row.returned
    if back is None:
        return row
    return replace(row, returned=replace(back, who=marked(back.who), reason=marked(back.reason, article=row.locale)))


def _page() -> int:
    return number_or(request.args.get("page", ""), 0, most=LAST_PAGE)
