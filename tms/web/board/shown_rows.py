"""The board's rows as they are shown: a cell for each version, and the one act that the row offers."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from flask import current_app
from markupsafe import Markup

from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.permissions import Action, Actor
from tms.domain.states import VersionStatus
from tms.http.page_language import language
from tms.services.authorize import may
from tms.services.board.rows import BoardRow, BoardVersion
from tms.services.versions.segment_counts import Counts
from tms.web.rendering import dates
from tms.web.rendering.version_standing import VersionStanding, on_board

_OVER = frozenset((VersionStatus.APPROVED, VersionStatus.PUBLISHED, VersionStatus.WITHDRAWN, VersionStatus.CANCELLED))


class RowAct(StrEnum):
    """What a row offers to do."""

    RETRY = "retry"
    PUBLISH = "publish"
    ASSIGN = "assign"


class ShownRow(NamedTuple):
    """An article, a cell for each language, None where it has no version, the act, and whether an editor has to act."""

    row: BoardRow
    cells: list[tuple[str, Markup | None]]
    act: RowAct | None
    presses: bool


def shown_rows(rows: Sequence[BoardRow], actor: Actor, *, chooses: bool) -> list[ShownRow]:
    """The rows for this person; ``chooses``: they may assign here."""
    retries, publishes = may(actor, Action.STAGE_RETRY), may(actor, Action.ARTICLE_PUBLISH)
    shown = []
    for row in rows:
        cells = [
            (locale, _cell(row.versions[locale]) if locale in row.versions else None) for locale in SOURCE_LANGUAGES
        ]
        act = None
        if retries and any(version.failed for version in row.versions.values()):
            act = RowAct.RETRY
        elif publishes and _publishable(row):
            act = RowAct.PUBLISH
        elif chooses and any(version.step for version in row.versions.values()):
            act = RowAct.ASSIGN
        shown.append(ShownRow(row, cells, act, _presses(row)))
    return shown


def _publishable(row: BoardRow) -> bool:
    """Whether every version could go out now and one of them is not out yet."""
    states = {version.status for version in row.versions.values()}
    return states <= {"approved", "published"} and "approved" in states


def _presses(row: BoardRow) -> bool:
    """Whether an editor has to act: the work stopped, is late, waits for an answer, or has no taker."""
    late = row.due is not None and row.due < dates.now()
    return late or any(
        one.failed or one.handed_back or one.queries or one.untaken_since for one in row.versions.values()
    )


def _cell(version: BoardVersion) -> Markup:
    """Where the version stands, who has it, how far it is and how many of its segments ask for a look."""
    moves = version.role != "source" and version.status not in _OVER and version.counts.total
    progress = version.counts if moves else None
    return _drawn(language(), on_board(version), version.who, progress, version.counts.looks)


@lru_cache(maxsize=2000)
def _drawn(_language: str, now: VersionStanding, who: str | None, progress: Counts | None, looks: int) -> Markup:
    """The cell, cached: a page of the board has 150 of them, and each piece of news asks for all of them again."""
    template = current_app.jinja_env.get_template("board/_version.html")
    drawn: Markup = template.module.cell(now, who, progress, looks)  # type: ignore[attr-defined]  # a macro of its
    return drawn
