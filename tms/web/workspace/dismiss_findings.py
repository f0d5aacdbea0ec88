"""What the checks found in a segment: dismissing a warning with a reason, and asking for it again."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tms.checks import Finding
from tms.domain.errors import Invalid
from tms.http.context import actor, reading, translated, unit_of_work
from tms.http.context import gettext as _
from tms.http.sign_in_gate import only_reads_article
from tms.services.checking.check_typing import check_typed
from tms.services.checking.dismiss import ask_again as ask_for_it_again
from tms.services.checking.dismiss import dismiss_finding
from tms.web.rendering.known_words import known
from tms.web.workspace.workspace import act, blueprint


@blueprint.post("/segments/<int:segment_id>/check")
@only_reads_article
def check(article_id: int, locale: str, segment_id: int) -> dict[str, Any]:
    """What the checks would find if the segment said what is being typed, for scripts."""
    text = request.form.get("text")
    if text is None:
        raise Invalid("form_incomplete")
    found = check_typed(reading(), actor(), article_id, locale, segment_id, text=text.replace("\r\n", "\n").strip())
    return {"findings": [_told(one) for one in found]}


@blueprint.post("/segments/<int:segment_id>/dismiss")
def dismiss(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Dismiss a warning that somebody has read and does not agree with."""
    finding = request.form.get("finding", "")
    # One's own words, or the button of a reason that many have; it comes last.
    reason = next(filter(None, reversed(request.form.getlist("reason"))), "")
    return act(
        article_id,
        locale,
        lambda who: dismiss_finding(
            unit_of_work(), who, article_id, locale, segment_id, finding=finding, reason=reason
        ),
        then={"segment": segment_id},
        said=lambda _result: _("Dismissed. It is no longer counted, but comes back if what it is about changes."),
        segment_id=segment_id,
    )


@blueprint.post("/segments/<int:segment_id>/dismissals/<int:dismissal_id>/ask-again")
def ask_again(article_id: int, locale: str, segment_id: int, dismissal_id: int) -> ResponseReturnValue:
    """Take a dismissal back: the warning counts again."""
    return act(
        article_id,
        locale,
        lambda who: ask_for_it_again(unit_of_work(), who, article_id, locale, segment_id, dismissal_id),
        then={"segment": segment_id},
        said=lambda _result: _("The warning counts again."),
        segment_id=segment_id,
    )


def _told(one: Finding) -> dict[str, str]:
    return {"severity": one.severity, "family": known(one.family), "words": translated(one.words)}
