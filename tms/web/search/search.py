"""Searching all articles: the page with what was found, marked, and where it leads."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from flask import Blueprint, render_template, request

from tms.domain.locales import NAMES, SOURCE_LANGUAGES
from tms.domain.states import VersionStatus
from tms.domain.translatable import Words
from tms.http.context import actor, reading
from tms.http.parameters import number_within, row_number
from tms.http.sign_in_gate import only_reads
from tms.services.publication.tags import tag_called
from tms.services.search import SearchQuery, search_articles
from tms.web.workspace.state_words import TONES, tone

blueprint = Blueprint("search", __name__)

LONGEST = 200
AROUND = 70
"""Characters that are shown before what was found."""

PERIODS = {"7": Words("Last 7 days"), "31": Words("Last month"), "366": Words("Last year")}
STATES = {
    VersionStatus.TRANSLATING.value: Words("In translation"),
    VersionStatus.REVIEWING.value: Words("In review"),
    VersionStatus.APPROVED.value: Words("Approved"),
    VersionStatus.PUBLISHED.value: Words("Published"),
}


@blueprint.get("/search")
@only_reads
def search() -> str:
    """The page of what was found; without words, of how to search."""
    uow, who = reading(), actor()
    words = " ".join(request.args.get("q", "")[:LONGEST].split())
    wish = SearchQuery(words, _chosen("in", NAMES), _chosen("state", STATES), _since(), _before())
    return render_template(
        "search/search.html",
        words=words,
        found=search_articles(uow, who, wish),
        tag=tag_called(uow, who, words),
        wish=wish,
        period=_chosen("period", PERIODS) or "",
        locales=SOURCE_LANGUAGES,
        states=STATES,
        periods=PERIODS,
        runs=runs,
        tone=tone,
        tones=TONES,
    )


def runs(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    """The text in runs, each with whether it was searched for; what is far before the first match is left out."""
    at = max(marks[0][0] - AROUND, 0) if marks else 0
    if at:
        yield False, "…"
    for start, end in marks:
        if start > at:
            yield False, text[at:start]
        if end > at:
            yield True, text[max(start, at) : end]
            at = end
    if at < len(text):
        yield False, text[at:]


def _chosen(name: str, known: object) -> str | None:
    value = request.args.get(name, "")
    return value if value and value in known else None  # type: ignore[operator]


def _since() -> datetime | None:
    days = _chosen("period", PERIODS)
    return datetime.now(UTC) - timedelta(days=number_within(days)) if days else None


def _before() -> int | None:
    try:
        return row_number(request.args.get("before", ""))
    except ValueError:
        return None
