"""The version goes on between the steps of its job: submitted, approved, or sent back whole."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.permissions import Action
from tms.http.context import actor, reading, unit_of_work
from tms.http.context import gettext as _
from tms.http.sign_in_gate import only_reads
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.before_going_on import before_approving, before_submitting
from tms.services.reviewing.send_back import return_version as return_to_translator
from tms.services.reviewing.submit import submit_version
from tms.web.workspace.form_fields import text_field
from tms.web.workspace.fragment_or_page import fragment_or_page
from tms.web.workspace.workspace import act, blueprint


@blueprint.get("/submit", endpoint="before_submit")
@only_reads
def before_submit(article_id: int, locale: str) -> str:
    """What is open before the version is submitted: a fragment for scripts, else a page."""
    return _before(Action.VERSION_SUBMIT, article_id, locale)


@blueprint.post("/submit")
def submit(article_id: int, locale: str) -> ResponseReturnValue:
    """Submit the version: its translation is done."""
    return act(
        article_id,
        locale,
        lambda who: submit_version(unit_of_work(), who, article_id, locale, seen=_seen()),
        said=lambda _result: _("Submitted for review."),
        unanswered=_asked_first("before_submit", article_id, locale),
    )


@blueprint.post("/return")
def return_version(article_id: int, locale: str) -> ResponseReturnValue:
    """Return the version to its translator, with a reason."""
    wish: dict[str, Any] = {"reason": text_field("reason"), "faults": request.form.getlist("fault")}
    return act(
        article_id,
        locale,
        lambda who: return_to_translator(unit_of_work(), who, article_id, locale, **wish),
        said=lambda _result: _("Returned to the translator."),
        asked="return",
    )


@blueprint.get("/approve", endpoint="before_approve")
@only_reads
def before_approve(article_id: int, locale: str) -> str:
    """What is open before the version is approved: a fragment for scripts, else a page."""
    return _before(Action.VERSION_APPROVE, article_id, locale)


@blueprint.post("/approve")
def approve(article_id: int, locale: str) -> ResponseReturnValue:
    """Approve the version: the review step is done."""
    wish: dict[str, Any] = {"seen": _seen(), "reason": request.form.get("reason", "")}
    return act(
        article_id,
        locale,
        lambda who: approve_version(unit_of_work(), who, article_id, locale, **wish),
        said=lambda _result: _("Approved."),
        unanswered=_asked_first("before_approve", article_id, locale),
    )


def _before(action: Action, article_id: int, locale: str) -> str:
    is_approval = action is Action.VERSION_APPROVE
    before = (before_approving if is_approval else before_submitting)(reading(), actor(), article_id, locale)
    shown = {"before": before, "found": before.found, "is_approval": is_approval}
    return fragment_or_page("open_points", article_id, locale, **shown)


def _asked_first(page: str, article_id: int, locale: str) -> dict[str, str]:
    """Where what is open is shown, by the refusal; ``again`` says what the person has not answered there."""

    def asking(again: str | None) -> str:
        return url_for(f"workspace.{page}", article_id=article_id, locale=locale, again=again)

    more = "more" if "seen" in request.form else None
    again = {"open_points_unseen": more, "alarms_need_reason": "reason", "pictures_changed": more and "pictures"}
    return {code: asking(what) for code, what in again.items()}


def _seen() -> frozenset[str]:
    return frozenset(request.form.get("seen", "").split())
