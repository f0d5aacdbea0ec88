"""Reviewing many segments at once: what would be accepted, what not and why, and the act."""

from flask import request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid
from tms.domain.translatable import Words
from tms.http.context import actor, reading, unit_of_work
from tms.http.context import gettext as _
from tms.http.page_language import joined_sentences
from tms.http.sign_in_gate import only_reads
from tms.services.reviewing.accept_many import Left, accept_clean, what_is_clean
from tms.services.reviewing.accept_many import accept_all as accept_all_segments
from tms.services.reviewing.agree import agree_to_correction, ask_to_agree
from tms.services.reviewing.changes_since import Since, changes_since
from tms.services.workspace.workspace import workspace
from tms.web.workspace import state_words as workspace_words
from tms.web.workspace.form_fields import number_field, revs_field
from tms.web.workspace.fragment_or_page import fragment_or_page
from tms.web.workspace.told import ToldAct
from tms.web.workspace.workspace import act, blueprint

_LEFT = {
    Left.NOT_CONFIRMED: Words("The translator has not confirmed them"),
    Left.OWN: Words("You wrote or confirmed them: someone else accepts them"),
    Left.LOOK: Words("They need a look"),
    Left.QUERY: Words("A query about them is open"),
    Left.ALARM: Words("Figures, money, dates, terms or another version contradict them"),
    Left.FINDING: Words("The checks found something"),
    Left.DECISION: Words("How they are converted is not decided"),
    Left.SENT_BACK: Words("They were sent back before"),
    Left.APPROVED_BEFORE: Words("They were approved before in other words"),
    Left.CHANGED: Words("Changed by people since the draft or the last acceptance"),
}


@blueprint.get("/changes")
@only_reads
def changes(article_id: int, locale: str) -> ResponseReturnValue:
    """By segment its rev and runs, for the page's script; ``since`` is the draft, the review or the return."""
    try:
        since = Since(request.args.get("since", Since.DRAFT.value))
    except ValueError:
        raise Invalid("form_incomplete") from None
    found = changes_since(reading(), actor(), article_id, locale, since)
    runs = {i: [[run.kind, run.text] for run in one.runs] for i, one in found.items()}
    return {str(i): {"rev": one.rev, "runs": runs[i]} for i, one in found.items()}


@blueprint.post("/segments/<int:segment_id>/agree")
def agree(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Agree to a reviewer's correction, and go on to the next one."""
    rev = number_field("rev")
    return act(
        article_id,
        locale,
        lambda who: agree_to_correction(unit_of_work(), who, article_id, locale, segment_id, rev=rev),
        then={"after": segment_id},
        said=lambda _result: _("You agreed to the correction."),
        segment_id=segment_id,
    )


@blueprint.post("/ask-to-agree")
def ask(article_id: int, locale: str) -> ResponseReturnValue:
    """Tell the translator that the reviewer's corrections wait for them."""
    return act(
        article_id,
        locale,
        lambda who: {"asked": ask_to_agree(unit_of_work(), who, article_id, locale)},
        said=lambda answer: _("%(who)s is told that your corrections wait.", who=answer["asked"]),
    )


@blueprint.get("/accept-clean")
@only_reads
def clean(article_id: int, locale: str) -> str:
    """What accepting would do: a fragment for scripts, else a page."""
    found = what_is_clean(reading(), actor(), article_id, locale)
    return fragment_or_page("accept_many", article_id, locale, found=found, why=_LEFT)


@blueprint.post("/accept-clean", endpoint="accept_clean")
def accept_clean_(article_id: int, locale: str) -> ResponseReturnValue:
    """Accept the segments that the reviewer was shown, as far as they are unchanged."""
    if "seen" not in request.form:
        raise Invalid("form_incomplete")
    seen = revs_field("seen")
    return act(
        article_id,
        locale,
        lambda who: {"accepted": accept_clean(unit_of_work(), who, article_id, locale, seen=seen)},
        said=lambda answer: _said(answer["accepted"], article_id, locale, len(seen) - answer["accepted"]),
    )


def _said(n: int, article_id: int, locale: str, changed: int = 0) -> ToldAct:
    """What was accepted, what was not and why, with the segments that are left."""
    rows = workspace(unit_of_work(), actor(), article_id, locale).rows
    said = workspace_words.accepted(n, rows)
    if changed > 0:
        since = _("Changed in the meantime, and left alone: %(n)s.", n=changed)
        said = joined_sentences(said, since)
    return ToldAct(said, [row.segment_id for row in workspace_words.left_to_accept(rows)], is_idle=not n)


@blueprint.post("/accept-all")
def accept_all(article_id: int, locale: str) -> ResponseReturnValue:
    """Accept everything that is left and asks for no look; with a tick also what has an open query or an alarm."""
    held = revs_field("held") if request.form.get("also_held") == "1" else {}
    return act(
        article_id,
        locale,
        lambda who: accept_all_segments(unit_of_work(), who, article_id, locale, held=held),
        said=lambda n: _said(n, article_id, locale),
    )
