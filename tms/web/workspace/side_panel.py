"""What stands beside a segment: what helps with it, and what happened to it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tms.http.context import actor, reading, unit_of_work
from tms.http.context import gettext as _
from tms.http.sign_in_gate import only_reads_article
from tms.services.termbase.suggestions import suggest_term
from tms.services.workspace.segment_history import segment_history
from tms.services.workspace.side_panel import beside as help_with
from tms.web.workspace.fragment_or_page import fragment_or_page
from tms.web.workspace.workspace import act, blueprint


@blueprint.get("/segments/<int:segment_id>/beside")
@only_reads_article
def beside(article_id: int, locale: str, segment_id: int) -> str:
    """What helps with a segment, a fragment for scripts; the page itself has that of the row that its address names."""
    found = help_with(reading(), actor(), article_id, locale, segment_id)
    return render_template("workspace/_side_panel.html", beside=found, article_id=article_id, locale=locale)


@blueprint.get("/segments/<int:segment_id>/history")
@only_reads_article
def history(article_id: int, locale: str, segment_id: int) -> str:
    """The history of a segment: a fragment for scripts, else a page."""
    entries = segment_history(reading(), actor(), article_id, locale, segment_id)
    return fragment_or_page("history", article_id, locale, entries=entries, segment_id=segment_id)


@blueprint.post("/segments/<int:segment_id>/suggest-term")
def suggest(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Suggest a term, and return to the segment."""
    fields = {name: request.form.get(name, "") for name in ("source", "target", "note")}
    return act(
        article_id,
        locale,
        lambda who: suggest_term(unit_of_work(), who, article_id, locale, segment_id, **fields),
        then={"segment": segment_id},
        said=lambda _result: _("Suggested. An editor decides whether it comes into the termbase."),
        segment_id=segment_id,
    )
