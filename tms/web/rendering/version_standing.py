"""Where a version stands, in a word and a tone: the one place that turns states into what pages show."""

from dataclasses import dataclass, replace
from datetime import datetime

from tms.domain.states import VersionStatus
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import ngettext, translated
from tms.services.articles.article_status import VersionStatusView
from tms.services.articles.stage_status import StageStatus
from tms.services.board.rows import BoardVersion
from tms.services.versions.lag import Lag
from tms.services.versions.segment_counts import Counts
from tms.web.rendering import dates
from tms.web.rendering.known_words import known

DOING = {
    "segment": Words("finding sentences"),
    "draft": Words("drafting"),
    "derive": Words("deriving"),
    "check": Words("checking"),
    "open": Words("opening"),
}
"""The act of each stage, in words."""


@dataclass(frozen=True, slots=True)
class VersionStanding:
    """``tone`` is a class of the style sheet; ``parent`` a locale whose name ends the words; ``why`` more words."""

    tone: str
    words: str
    parent: str | None = None
    why: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class _Facts:
    role: str
    status: str
    parent: str | None
    counts: Counts
    running: str | None
    failed: tuple[str, str] | None
    who: str | None
    lags: bool
    lag: Lag | None
    handed_back: bool
    untaken_since: datetime | None = None
    archived: bool = False


def on_board(version: BoardVersion, *, archived: bool = False) -> VersionStanding:
    """The standing of a version in a row of the board, or in its list of archived articles."""
    said = _standing(
        _Facts(
            version.role,
            version.status,
            version.parent,
            version.counts,
            version.running,
            version.failed,
            version.who,
            version.lags,
            version.lag,
            version.handed_back,
            version.untaken_since,
            archived,
        )
    )
    if not version.queries or version.failed:
        return said
    asked = ngettext("%(num)s open query", "%(num)s open queries", version.queries)
    return replace(said, tone="attention", why=" · ".join(filter(None, (asked, said.why))))


def on_page(version: VersionStatusView, *, archived: bool = False) -> VersionStanding:
    """The standing of a version on the page of its article, which may be archived."""
    running = next((s.kind for s in version.stages if s.state == "running"), None)
    failed = next((s for s in version.stages if s.state == "failed"), None)
    who = next((s.assignee for s in version.steps if s.state == "active"), None)
    return _standing(
        _Facts(
            version.role,
            version.status,
            None if version.detached else version.parent,
            version.counts,
            running,
            (failed.kind, failed.error or "") if failed else None,
            who,
            version.lags,
            version.lag,
            any(s.handed_back for s in version.steps if s.state == "active"),
            archived=archived,
        )
    )


def _standing(facts: _Facts) -> VersionStanding:
    if facts.failed is not None:
        kind, error = facts.failed
        what = translated(DOING[kind])
        return VersionStanding("conflict", _("%(what)s stopped", what=what), why=error or None)
    if facts.status == VersionStatus.WITHDRAWN:
        return VersionStanding("conflict", _("withdrawn"))
    if facts.status == VersionStatus.CANCELLED:
        return VersionStanding("empty", _("published, newer text cancelled") if facts.lags else _("cancelled"))
    if facts.lags:
        words = (
            _("published, newer text ready")
            if facts.status == VersionStatus.PUBLISHED
            else _("published, newer text in progress")
        )
        return VersionStanding("attention", words, why=lag_words(facts.lag))
    if facts.status == VersionStatus.PUBLISHED:
        return VersionStanding("final", _("published"))
    if facts.role == "source" and not facts.counts.total:
        return VersionStanding("empty", _("being segmented"), running=bool(facts.running))
    if facts.role == "source":
        running = _("source, %(doing)s", doing=translated(DOING[facts.running])) if facts.running else _("source")
        return VersionStanding("final", running, running=bool(facts.running))
    return _of_translation(facts)


def lag_words(lag: Lag | None) -> str:
    """What readers see of a version that lags, and what there is."""
    if lag is None or lag.published == lag.current:
        return _("Readers see an older text until it is published again.")
    return _(
        "Readers see revision %(published)s; the source is at revision %(current)s.",
        published=lag.published,
        current=lag.current,
    )


def _of_translation(facts: _Facts) -> VersionStanding:
    if facts.archived and facts.status != VersionStatus.APPROVED:
        # Nobody works on it and nothing waits: what its state would say of that is not so.
        return VersionStanding("empty", _("paused"))
    if facts.handed_back:
        return VersionStanding("attention", _("needs someone"), why=_("handed back by the person who had it"))
    if facts.untaken_since:
        words = _("waits for review") if facts.status == VersionStatus.REVIEWING else _("waits for a translator")
        since = dates.distance(dates.now() - facts.untaken_since)
        return VersionStanding("attention", words, why=_("Nobody has taken it for %(time)s.", time=since))
    match facts.status:
        case VersionStatus.NEW:
            return _of_new(facts)
        case VersionStatus.TRANSLATING:
            return _of_translating(facts)
        case VersionStatus.REVIEWING:
            return VersionStanding("reviewed", _("in review") if facts.who else _("waits for review"))
        case VersionStatus.APPROVED:
            return VersionStanding("final", _("approved"))
        case _:
            return VersionStanding("conflict", facts.status)


def _of_translating(facts: _Facts) -> VersionStanding:
    if facts.role == "derived" and facts.parent and not facts.who:
        return VersionStanding("draft", _("follows"), parent=facts.parent)
    if facts.who or facts.counts.translated or facts.counts.reviewed:
        return VersionStanding("translated", _("in translation"))
    return VersionStanding("draft" if facts.counts.drafted else "empty", _("waits for a translator"))


def _of_new(facts: _Facts) -> VersionStanding:
    if facts.running:
        words = translated(DOING[facts.running])
        if facts.running == "draft" and facts.counts.drafted:
            words = _("%(doing)s, %(n)s of %(all)s", doing=words, n=facts.counts.drafted, all=facts.counts.total)
        return VersionStanding("empty", words, running=True)
    if facts.parent:
        return VersionStanding("empty", _("waits for"), parent=facts.parent)
    return VersionStanding("empty", _("waits for the source"))


def stage_words(stage: StageStatus) -> str:
    """A stage's state, for its line in the list."""
    if stage.state == "running" and stage.progress_of:
        return _("%(progress)s of %(progress_of)s", progress=stage.progress, progress_of=stage.progress_of)
    return known(stage.state)


def progress_words(counts: Counts) -> str:
    """A meter in words: for people who don't see it, and below it for those who do."""
    parts = [
        (counts.final, _("approved")),
        (counts.reviewed, _("accepted")),
        (counts.translated, _("confirmed")),
        (counts.drafted, _("drafted")),
        (counts.empty, _("empty")),
    ]
    said = [_("%(n)s %(state)s", n=n, state=word) for n, word in parts if n]
    return (
        _("%(all)s: %(parts)s", all=segments(counts.total), parts=_(", ").join(said)) if said else _("no segments yet")
    )


def segments(n: int) -> str:
    """The number of segments in words."""
    return ngettext("%(num)s segment", "%(num)s segments", n)
