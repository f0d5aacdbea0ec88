"""The workspace: one version's page for translators and reviewers, and the acts that its rows and buttons send.

Each act answers JSON to scripts and leads ordinary forms back to the page. What a service refuses is told on the page,
in a transaction of its own, because the refused one is rolled back.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.checks import ALL
from tms.domain.errors import Stale, TmsError
from tms.domain.permissions import Actor
from tms.http.context import actor, reading, status_of, unit_of_work
from tms.http.parameters import row_number, row_numbers
from tms.http.rollback import rolled_back
from tms.http.sign_in_gate import only_reads_article, only_reads_with
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.send_back import send_back_segment
from tms.services.threads.read_threads import threads_of_segment
from tms.services.translating.claims import Holder, claim_segment, release_claim
from tms.services.translating.claims import take_over as take_claim_over
from tms.services.translating.save_segment import keep_typing, save_segment
from tms.services.workspace.news import workspace_since
from tms.services.workspace.side_panel import beside as help_with
from tms.services.workspace.single_row import OneRow, one_row
from tms.services.workspace.workspace import Workspace, workspace
from tms.web.rendering import version_standing
from tms.web.workspace import rows as workspace_rows
from tms.web.workspace import state_words as workspace_words
from tms.web.workspace.form_fields import number_field, save_of_form, text_field
from tms.web.workspace.told import ToldAct, tell, told_before

blueprint = Blueprint("workspace", __name__, url_prefix="/articles/<int:article_id>/versions/<locale>")

_WORDS = (
    "act",
    "active_step",
    "differences",
    "gathered",
    "look",
    "origin",
    "source_change",
    "tone",
    "translator_of",
)
_ROWS = (
    "doubts_of",
    "doubts_of_other",
    "kind_words",
    "list_number",
    "row_head",
    "shown_instead",
    "picture_of",
    "text_of",
    "ticks",
    "tone_words",
    "warned",
)


_SAYS: dict[str, Any] = {
    "say": {name: getattr(workspace_words, name) for name in _WORDS}
    | {name: getattr(workspace_rows, name) for name in _ROWS}
    | {"told_before": told_before},
    "tones": workspace_words.TONES,
    "kinds": workspace_words.KINDS,
    "standing": version_standing.on_page,
    "checked": list(ALL),
}


@blueprint.context_processor
def _words() -> dict[str, Any]:
    """The functions with which templates put states into words."""
    return _SAYS


@blueprint.get("")
@only_reads_with("since")
def version(article_id: int, locale: str) -> ResponseReturnValue:
    """The page; ``?segment=`` opens a row without JavaScript, ``?after=`` the next one that waits.

    ``?since=``, the cursor of a page that is open: what changed after it, for its script; the whole page if that can't
    be told row by row. ``shown`` and ``found``: numbers of the rows that ``workspace_since`` asks for.
    """
    if cursor := request.args.get("since"):
        named = {name: row_numbers(request.args[name]) for name in ("shown", "found") if name in request.args}
        news = workspace_since(reading(), actor(), article_id, locale, cursor, **named)
        if news is not None:
            how = _shown(news, article_id, locale)
            tally = workspace_words.tally(news, how["lengths"])
            return render_template("workspace/news.html", current=None, tally=tally, **how)
    return _page(actor(), article_id, locale)


@blueprint.get("/segments/<int:segment_id>/row")
@only_reads_article
def row(article_id: int, locale: str, segment_id: int) -> str:
    """One row, a fragment to swap in."""
    found = one_row(reading(), actor(), article_id, locale, segment_id)
    return render_template("workspace/row.html", row=found.row, **_shown(found, article_id, locale))


@blueprint.post("/segments/<int:segment_id>")
def save(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Save a text, and with ``confirm=1`` confirm it."""
    wish = save_of_form()
    after = {"after": segment_id} if wish.confirm else {"segment": segment_id}
    return act(
        article_id,
        locale,
        lambda who: save_segment(unit_of_work(), who, article_id, locale, segment_id, wish),
        then=after,
        segment_id=segment_id,
    )


@blueprint.post("/segments/<int:segment_id>/claim")
def claim(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Claim a segment, or renew the claim."""
    return _holder(claim_segment(unit_of_work(), actor(), article_id, locale, segment_id))


@blueprint.post("/segments/<int:segment_id>/release")
def release(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Release the claim on a segment."""
    release_claim(unit_of_work(), actor(), article_id, locale, segment_id)
    return {"segment": segment_id}


@blueprint.post("/segments/<int:segment_id>/take-over")
def take_over(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Take over another person's claim, with a reason."""
    reason = text_field("reason")
    return act(
        article_id,
        locale,
        lambda who: _holder(take_claim_over(unit_of_work(), who, article_id, locale, segment_id, reason=reason)),
        then={"segment": segment_id},
        segment_id=segment_id,
    )


@blueprint.post("/segments/<int:segment_id>/typing")
def typing(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Keep what is being typed, for this person alone."""
    text, rev = text_field("text"), number_field("rev")
    keep_typing(unit_of_work(), actor(), article_id, locale, segment_id, text=text, rev=rev)
    return {"segment": segment_id}


@blueprint.post("/segments/<int:segment_id>/accept")
def accept(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Accept the text that the reviewer saw."""
    rev = number_field("rev")
    return act(
        article_id,
        locale,
        lambda who: accept_segment(unit_of_work(), who, article_id, locale, segment_id, rev=rev),
        then={"after": segment_id},
        segment_id=segment_id,
    )


@blueprint.post("/segments/<int:segment_id>/send-back")
def send_back(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Send the segment back, with a reason."""
    wish: dict[str, Any] = {
        "rev": number_field("rev"),
        "reason": text_field("reason"),
        "faults": request.form.getlist("fault"),
    }
    return act(
        article_id,
        locale,
        lambda who: send_back_segment(unit_of_work(), who, article_id, locale, segment_id, **wish),
        then={"after": segment_id},
        segment_id=segment_id,
    )


def act(
    article_id: int,
    locale: str,
    do: Callable[[Actor], Any],
    *,
    then: dict[str, Any] | None = None,
    said: Callable[[Any], str | ToldAct] | None = None,
    segment_id: int | None = None,
    asked: str = "",
    unanswered: Mapping[str, str] | None = None,
) -> ResponseReturnValue:
    """Act and answer: JSON for scripts; for forms the page, at ``then`` or with the refusal's words on it.

    ``asked`` is the dialog in which it was asked for: after a refusal that is open again, with what was typed in it.
    ``unanswered`` are the addresses of pages that ask what is to be answered first, by the code of the refusal.
    """
    who = actor()
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        answer = do(who)
        return answer if isinstance(answer, dict) else {"segment": segment_id}
    try:
        answer = do(who)
    except TmsError as error:
        if unanswered and error.code in unanswered:
            rolled_back(error)
            return redirect(unanswered[error.code], 303)
        return _page(who, article_id, locale, error=rolled_back(error), segment_id=segment_id, asked=asked)
    if said is not None:
        tell(said(answer))
    where = url_for("workspace.version", article_id=article_id, locale=locale, **(then or {}))
    return redirect(f"{where}#now" if then else where, 303)


def _page(
    who: Actor,
    article_id: int,
    locale: str,
    *,
    error: TmsError | None = None,
    segment_id: int | None = None,
    asked: str = "",
) -> ResponseReturnValue:
    page = workspace(unit_of_work(), who, article_id, locale)
    current = segment_id or _wanted(page)
    is_shown = any(row.segment_id == current for row in page.rows)
    shown = _shown(page, article_id, locale)
    html = render_template(
        "workspace/workspace.html",
        current=current,
        beside=help_with(unit_of_work(), who, article_id, locale, current) if current and is_shown else None,
        threads=threads_of_segment(unit_of_work(), who, article_id, locale, current) if current and is_shown else None,
        segment_id=current,
        tally=workspace_words.tally(page, shown["lengths"]),
        error=error,
        asked=asked,
        stale=error.params if isinstance(error, Stale) else None,
        typed=request.form.get("text") if error else None,
        **shown,
    )
    return html, status_of(error) if error else 200


def _shown(page: Workspace | OneRow, article_id: int, locale: str) -> dict[str, Any]:
    """What a row's template needs, in a page and alone."""
    return {
        "page": page,
        "mode": workspace_words.mode(page),
        "parent": page.version.parent,
        "article_id": article_id,
        "locale": locale,
        "page_url": url_for("workspace.version", article_id=article_id, locale=locale),
        "lengths": workspace_rows.lengths(page.rows if isinstance(page, Workspace) else [page.row]),
    }


def _wanted(page: Workspace) -> int | None:
    """The row that the address asks for, or the next that waits; else, for translators, the first that came back."""
    ids = [row.segment_id for row in page.rows]
    if (segment_id := request.args.get("segment", type=row_number)) in ids:
        return segment_id
    mode = workspace_words.mode(page)
    after = request.args.get("after", type=row_number)
    if after not in ids:
        return page.sent_back[0].segment_id if page.sent_back and mode == "edit" else None
    at = ids.index(after) + 1
    waiting = [row for row in page.rows[at:] + page.rows[:at] if workspace_words.is_open(row, mode)]
    return waiting[0].segment_id if waiting else None


def _holder(holder: Holder) -> dict[str, Any]:
    return asdict(holder) | {"until": holder.until.isoformat()}
