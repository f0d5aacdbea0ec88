"""Where a version stands, in a word and a tone: the one place that turns states into what pages show."""

from dataclasses import dataclass

from tms.domain.states import VersionStatus
from tms.services.overview.article_status import VersionStatusView
from tms.services.overview.board_rows import BoardVersion
from tms.services.overview.counts import Counts
from tms.services.overview.stage_status import StageStatus
from tms.services.publishing.lag import Lag

DOING = {
    "segment": "finding sentences",
    "draft": "drafting",
    "derive": "deriving",
    "check": "checking",
    "open": "opening",
}
"""What a stage does, as people say it."""


@dataclass(frozen=True, slots=True)
class Standing:
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


def on_board(version: BoardVersion) -> Standing:
    """A version in a row of the board."""
    failed = ("", version.failed) if version.failed else None
    return _standing(
        _Facts(
            version.role,
            version.status,
            version.parent,
            version.counts,
            version.running,
            failed,
            version.who,
            version.lags,
            version.lag,
            version.handed_back,
        )
    )


def on_page(version: VersionStatusView) -> Standing:
    """A version on the article's page."""
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
        )
    )


def _standing(facts: _Facts) -> Standing:
    if facts.failed is not None:
        kind, error = facts.failed
        return Standing("conflict", f"{DOING.get(kind, 'preparation')} stopped", why=error or None)
    if facts.status == VersionStatus.WITHDRAWN:
        return Standing("conflict", "withdrawn")
    if facts.status == VersionStatus.CANCELLED:
        return Standing("empty", "published, newer text cancelled" if facts.lags else "cancelled")
    if facts.lags:
        words = (
            "published, newer text ready"
            if facts.status == VersionStatus.PUBLISHED
            else "published, newer text in work"
        )
        return Standing("attention", words, why=lag_words(facts.lag))
    if facts.status == VersionStatus.PUBLISHED:
        return Standing("final", "published")
    if facts.role == "source" and not facts.counts.total:
        return Standing("empty", "being segmented", running=bool(facts.running))
    if facts.role == "source":
        running = f"source, {DOING[facts.running]}" if facts.running else "source"
        return Standing("final", running, running=bool(facts.running))
    return _of_translation(facts)


def lag_words(lag: Lag | None) -> str:
    """What readers see of a version that lags, against what there is."""
    if lag is None or lag.published == lag.current:
        return "Readers see an older text until it is published again."
    return f"Readers see revision {lag.published}; the source is at revision {lag.current}."


def _of_translation(facts: _Facts) -> Standing:
    if facts.handed_back:
        return Standing("attention", "needs somebody", why="handed back by who had it")
    match facts.status:
        case VersionStatus.NEW:
            return _of_new(facts)
        case VersionStatus.TRANSLATING:
            return _of_translating(facts)
        case VersionStatus.REVIEWING:
            return Standing("reviewed", "in review" if facts.who else "waits for review")
        case VersionStatus.APPROVED:
            return Standing("final", "approved")
        case _:
            return Standing("conflict", facts.status)


def _of_translating(facts: _Facts) -> Standing:
    if facts.role == "derived" and facts.parent and not facts.who:
        return Standing("draft", "follows", parent=facts.parent)
    if facts.who or facts.counts.translated or facts.counts.reviewed:
        return Standing("translated", "in translation")
    return Standing("draft" if facts.counts.drafted else "empty", "waits for a translator")


def _of_new(facts: _Facts) -> Standing:
    if facts.running:
        words = DOING[facts.running]
        if facts.running == "draft" and facts.counts.drafted:
            words = f"{words}, {facts.counts.drafted} of {facts.counts.total}"
        return Standing("empty", words, running=True)
    if facts.parent:
        return Standing("empty", "waits for", parent=facts.parent)
    return Standing("empty", "waits for the source")


def stage_words(stage: StageStatus) -> str:
    """A stage's state for its line in the list."""
    if stage.state == "running" and stage.progress_of:
        return f"{stage.progress} of {stage.progress_of}"
    return stage.state


def progress_words(counts: Counts) -> str:
    """What a meter shows, for those who don't see it, and below it for those who do."""
    parts = [
        (counts.final, "approved"),
        (counts.reviewed, "accepted"),
        (counts.translated, "confirmed"),
        (counts.drafted, "drafted"),
        (counts.empty, "empty"),
    ]
    said = [f"{n} {word}" for n, word in parts if n]
    return f"{segments(counts.total)}: {', '.join(said)}" if said else "no segments yet"


def segments(n: int) -> str:
    """So many segments."""
    return f"{n} segment" if n == 1 else f"{n} segments"
