"""Splitting a segment and merging it with the next one, from the workspace."""

from flask import request
from flask.typing import ResponseReturnValue

from tms.http.context import gettext as _
from tms.http.context import unit_of_work
from tms.services.resegmenting.merge_segments import Merge, merge_segments
from tms.services.resegmenting.split_segment import Split, split_segment
from tms.web.workspace.form_fields import number_field, request_key, row_field
from tms.web.workspace.workspace import act, blueprint


@blueprint.post("/segments/<int:segment_id>/split")
def split(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Split a segment; an empty ``target_at`` leaves the translation whole in the first one."""
    wish = Split(
        rev=number_field("rev"),
        source_rev=number_field("source_rev"),
        source_at=number_field("source_at"),
        target_at=number_field("target_at") if request.form.get("target_at") else None,
        key=request_key(),
    )
    return act(
        article_id,
        locale,
        lambda who: split_segment(unit_of_work(), who, article_id, locale, segment_id, wish),
        then={"segment": segment_id},
        said=lambda _result: _("Split. Both segments wait for confirmation."),
        segment_id=segment_id,
    )


@blueprint.post("/segments/<int:segment_id>/merge")
def merge(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Merge a segment with the next one."""
    wish = Merge(
        rev=number_field("rev"), next_id=row_field("next"), next_rev=number_field("next_rev"), key=request_key()
    )
    return act(
        article_id,
        locale,
        lambda who: merge_segments(unit_of_work(), who, article_id, locale, segment_id, wish),
        then={"segment": segment_id},
        said=lambda _result: _("Merged. The segment waits for confirmation."),
        segment_id=segment_id,
    )
