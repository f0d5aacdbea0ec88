"""Sentences that left the source while somebody had them open: the part of the workspace that tells where they went."""

from flask import Blueprint, render_template

from tms.http.context import actor, unit_of_work
from tms.services.source.retired_segments import retired_segment

blueprint = Blueprint("retired", __name__, url_prefix="/articles/<int:article_id>/versions/<locale>")


@blueprint.get("/segments/<int:segment_id>/gone")
def gone(article_id: int, locale: str, segment_id: int) -> str:
    """The part of the page that says where a segment went, with the person's text to copy."""
    found = retired_segment(unit_of_work(), actor(), article_id, locale, segment_id)
    return render_template("workspace/_retired_segments.html", one=found, article_id=article_id, locale=locale)
