"""What stands beside a segment: what helps with it, and what happened to it."""

from flask import render_template, request

from tms.http import actor, reading
from tms.services.overview.beside import beside as help_with
from tms.services.overview.segment_history import segment_history
from tms.web.workspace_decisions import blueprint

__all__ = ["blueprint"]


@blueprint.get("/segments/<int:segment_id>/beside")
def beside(article_id: int, locale: str, segment_id: int) -> str:
    """A fragment for scripts; the page has it itself for the row that its address asks for."""
    found = help_with(reading(), actor(), article_id, locale, segment_id)
    return render_template("workspace/_beside.html", beside=found, article_id=article_id, locale=locale)


@blueprint.get("/segments/<int:segment_id>/history")
def history(article_id: int, locale: str, segment_id: int) -> str:
    """What happened to the segment: a fragment for scripts, a page for others."""
    entries = segment_history(reading(), actor(), article_id, locale, segment_id)
    template = "_history.html" if "X-Fragment" in request.headers else "history.html"
    return render_template(
        f"workspace/{template}", entries=entries, article_id=article_id, locale=locale, segment_id=segment_id
    )
