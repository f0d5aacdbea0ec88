"""Taking back one's own word from the workspace: recalling a submission, withdrawing an approval."""

from flask import request
from flask.typing import ResponseReturnValue

from tms.http.context import gettext as _
from tms.http.context import unit_of_work
from tms.services.reviewing.recall import recall_submission, withdraw_approval
from tms.web.workspace.workspace import act, blueprint


@blueprint.post("/recall")
def recall(article_id: int, locale: str) -> ResponseReturnValue:
    """Recall a submission: back to the person who submitted it."""
    reason = request.form.get("reason", "")
    return act(
        article_id,
        locale,
        lambda who: recall_submission(unit_of_work(), who, article_id, locale, reason=reason),
        said=lambda _result: _("Recalled. The version is yours again; what the reviewer did is kept."),
        asked="recall",
    )


@blueprint.post("/withdraw-approval", endpoint="withdraw_approval")
def withdraw_approval_(article_id: int, locale: str) -> ResponseReturnValue:
    """Withdraw an approval: back to review."""
    reason = request.form.get("reason", "")
    return act(
        article_id,
        locale,
        lambda who: withdraw_approval(unit_of_work(), who, article_id, locale, reason=reason),
        said=lambda _result: _("The approval is withdrawn. The version is in review again, as it was accepted."),
        asked="withdraw-approval",
    )
