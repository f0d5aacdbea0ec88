"""The version goes on between the steps of its job: submitted, approved, or sent back whole."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tms.http.context import gettext as _
from tms.http.context import unit_of_work
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.send_back import return_version as return_to_translator
from tms.services.reviewing.submit import submit_version
from tms.web.workspace.form_fields import text_field
from tms.web.workspace.workspace import act, blueprint


@blueprint.post("/submit")
def submit(article_id: int, locale: str) -> ResponseReturnValue:
    """Submit the version: its translation is done."""
    return act(
        article_id,
        locale,
        lambda who: submit_version(unit_of_work(), who, article_id, locale),
        said=lambda _result: _("Submitted for review."),
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


@blueprint.post("/approve")
def approve(article_id: int, locale: str) -> ResponseReturnValue:
    """Approve the version: the review step is done."""
    return act(
        article_id,
        locale,
        lambda who: approve_version(unit_of_work(), who, article_id, locale),
        said=lambda _result: _("Approved."),
    )
