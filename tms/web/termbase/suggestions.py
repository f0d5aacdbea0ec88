"""Terms that people proposed while they translated: the queue that an editor answers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.authorize import may
from tms.services.termbase.suggestions import (
    ACCEPTED,
    DECLINED,
    OPEN,
    accept_suggestion,
    count_suggestions,
    decline_suggestion,
    list_suggestions,
)
from tms.services.versions.headlines import headlines

blueprint = Blueprint("term_suggestions", __name__)

_STATES = (OPEN, ACCEPTED, DECLINED)
_ON_THE_PAGE = {"invalid", "conflict"}


@blueprint.get("/terms/suggestions")
def suggestions() -> str:
    """The page of what waits for an editor, or with ``?state=`` of what was answered."""
    return _page()


@blueprint.post("/terms/suggestions/<int:suggestion_id>/accept")
def accept(suggestion_id: int) -> ResponseReturnValue:
    """Accept a suggestion into the termbase, and go on to the open texts that fail the concept."""
    try:
        reason = request.form.get("reason", "")
        concept_id = accept_suggestion(unit_of_work(), actor(), suggestion_id, reason=reason)
    except TmsError as error:
        if error.kind not in _ON_THE_PAGE:
            raise
        return _page(rolled_back(error)), status_of(error)
    flash(_("Accepted. Drafts and checks use it from now on."))
    return redirect(url_for("term_concepts.open_texts", concept_id=concept_id), 303)


@blueprint.post("/terms/suggestions/<int:suggestion_id>/decline")
def decline(suggestion_id: int) -> ResponseReturnValue:
    """Decline a suggestion, with the reason."""
    try:
        decline_suggestion(unit_of_work(), actor(), suggestion_id, reason=request.form.get("reason", ""))
    except TmsError as error:
        # One that another editor has answered meanwhile is found no more.
        if error.kind not in {*_ON_THE_PAGE, "not_found"}:
            raise
        return _page(rolled_back(error), asked=f"decline-{suggestion_id}"), status_of(error)
    flash(_("Declined. The reason is kept with it."))
    return redirect(url_for("term_suggestions.suggestions"), 303)


def _page(error: TmsError | None = None, *, asked: str = "") -> str:
    who, uow = actor(), unit_of_work()
    state = request.args.get("state", OPEN)
    state = state if state in _STATES else OPEN
    found = list_suggestions(uow, who, state)
    articles = sorted({one.article_id for one in found if one.article_id is not None})
    return render_template(
        "termbase/suggestions.html",
        found=found,
        state=state,
        states=_STATES,
        counts=count_suggestions(uow, who),
        titles=headlines(uow, who.publication_id, articles) if articles else {},
        may_change=may(who, Action.TERMS_CHANGE),
        error=error,
        asked=asked,
    )
