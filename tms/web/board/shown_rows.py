"""The board's rows as they are shown: a cell for each version, and the one act that the row offers."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from flask import current_app, url_for
from markupsafe import Markup

from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.permissions import Action, Actor
from tms.domain.states import VersionStatus
from tms.domain.web_address import host_of
from tms.http.page_language import language
from tms.services.authorize import may
from tms.services.board.rows import BoardRow, BoardVersion
from tms.services.versions.segment_counts import Counts
from tms.web.rendering import dates
from tms.web.rendering.version_standing import VersionStanding, on_board

_OVER = frozenset((VersionStatus.APPROVED, VersionStatus.PUBLISHED, VersionStatus.WITHDRAWN, VersionStatus.CANCELLED))


class _Act(StrEnum):
    """What a row offers to do."""

    RETRY = "retry"
    PUBLISH = "publish"
    ASSIGN = "assign"


class _Cell(NamedTuple):
    """Where a version stands, who has it, how far it is while it moves, how many of its segments ask for a look.

    ``there`` are its addresses on sites, with their hosts; ``trouble`` and ``waiting`` count other sites.
    """

    now: VersionStanding
    who: str | None
    progress: Counts | None
    looks: int
    there: tuple[tuple[str, str], ...] = ()
    trouble: int = 0
    waiting: int = 0


class _Row(NamedTuple):
    """All that a row shows. ``presses``: an editor has to act; ``chooses``: it can be chosen, to be assigned."""

    id: int
    address: str
    title: str
    language: str
    section: str | None
    author: str | None
    confidential: bool
    segments: int
    words: int | None
    cells: tuple[tuple[str, _Cell | None], ...]
    changed: tuple[str, str] | None
    due: tuple[str | None, dates.Said | None]
    presses: bool
    chooses: bool
    act: _Act | None
    back: str | None


def shown_rows(rows: Sequence[BoardRow], actor: Actor, *, chooses: bool, back: str, archived: bool) -> list[Markup]:
    """The rows for this person, of articles at work or archived.

    ``chooses``: they may assign here; ``back``: where assigning leads afterwards.
    """
    retries, publishes = may(actor, Action.STAGE_RETRY), may(actor, Action.ARTICLE_PUBLISH)
    articles = url_for("articles.article", article_id=0)[:-1]
    shown, spoken = [], language()
    for row in rows:
        act = None
        if retries and any(version.failed for version in row.versions.values()):
            act = _Act.RETRY
        elif publishes and _publishable(row):
            act = _Act.PUBLISH
        elif chooses and any(version.step for version in row.versions.values()):
            act = _Act.ASSIGN
        shown.append(_drawn(spoken, _row(row, f"{articles}{row.id}", act, back, chooses=chooses, archived=archived)))
    return shown


@lru_cache(maxsize=500)
def _drawn(_language: str, row: _Row) -> Markup:
    """The row, cached: each piece of news asks a board for fifty rows again, of which one has changed."""
    template = current_app.jinja_env.get_template("board/_row.html")
    drawn: Markup = template.module.row_of(row)  # type: ignore[attr-defined]  # a macro of its
    return drawn


def _row(row: BoardRow, address: str, act: _Act | None, back: str, *, chooses: bool, archived: bool) -> _Row:
    versions = [(locale, row.versions.get(locale)) for locale in SOURCE_LANGUAGES]
    return _Row(
        id=row.id,
        address=address,
        title=row.title,
        language=row.language,
        section=row.section,
        author=row.author,
        confidential=row.confidential,
        segments=row.versions[row.language].counts.total,
        words=row.words,
        cells=tuple((locale, _cell(version, archived=archived) if version else None) for locale, version in versions),
        changed=(row.changed.isoformat(), dates.say_when(row.changed)) if row.changed else None,
        due=(row.due.isoformat(), dates.say_due(row.due)) if row.due else (None, None),
        presses=_presses(row),
        chooses=chooses,
        act=act,
        back=back if act is _Act.ASSIGN else None,
    )


def _cell(version: BoardVersion, *, archived: bool) -> _Cell:
    moves = version.role != "source" and version.status not in _OVER and version.counts.total
    states = [one.state for one in version.on_sites]
    return _Cell(
        on_board(version, archived=archived),
        version.who,
        version.counts if moves else None,
        version.counts.looks,
        tuple((one.address, host_of(one.address)) for one in version.on_sites if one.address and one.state == "sent"),
        sum(state in {"refused", "changed", "failing"} for state in states),
        states.count("waiting"),
    )


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
