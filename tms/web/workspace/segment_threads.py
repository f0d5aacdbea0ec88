"""Threads beside a segment of the workspace."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid
from tms.http.context import actor, reading, unit_of_work
from tms.http.sign_in_gate import only_reads_article
from tms.services.threads.comment import QUERY, REMARK, open_segment_thread
from tms.services.threads.read_threads import threads_of_segment
from tms.web.threads.threads import given_key
from tms.web.workspace.workspace import act, blueprint


@blueprint.get("/segments/<int:segment_id>/threads")
@only_reads_article
def threads(article_id: int, locale: str, segment_id: int) -> str:
    """The segment's threads, a fragment for scripts; the page itself has those of the row that its address names."""
    found = threads_of_segment(reading(), actor(), article_id, locale, segment_id)
    return render_template(
        "threads/_segment.html", threads=found, article_id=article_id, locale=locale, segment_id=segment_id
    )


@blueprint.post("/segments/<int:segment_id>/threads")
def open_thread(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Open a thread about a segment: a remark or a query."""
    words, key = request.form.get("words"), given_key()
    kind = QUERY if request.form.get("kind") == QUERY else REMARK
    if words is None:
        raise Invalid("form_incomplete")
    return act(
        article_id,
        locale,
        lambda who: open_segment_thread(
            unit_of_work(), who, article_id, locale, segment_id, kind=kind, text=words, key=key
        ),
        then={"segment": segment_id},
        segment_id=segment_id,
    )
