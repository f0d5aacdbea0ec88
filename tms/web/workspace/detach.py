"""Detaching a segment from its parent, and attaching it again."""

from typing import Any

from flask.typing import ResponseReturnValue

from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import unit_of_work
from tms.services.following.apply_parent_change import Followed
from tms.services.following.detach import attach_segment, detach_segment
from tms.web.workspace.workspace import act, blueprint

_ATTACHED = {
    Followed.SAME: Words("Attached. The text stays as it was."),
    Followed.CHANGED: Words("Attached. What the other version has changed since is in the text now; read it."),
    Followed.CONFLICT: Words("Attached. The other version changed where this text was changed by hand; choose below."),
}


@blueprint.post("/segments/<int:segment_id>/detach")
def detach(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Detach the segment: its text stays whatever its parent says."""

    def do(who: Any) -> None:
        detach_segment(unit_of_work(), who, article_id, locale, segment_id)

    words = _("Detached. You are told of what changes in the other version; this text stays.")
    return act(article_id, locale, do, then={"segment": segment_id}, said=lambda _result: words, segment_id=segment_id)


@blueprint.post("/segments/<int:segment_id>/attach")
def attach(article_id: int, locale: str, segment_id: int) -> ResponseReturnValue:
    """Let the segment follow its parent again."""
    return act(
        article_id,
        locale,
        lambda who: attach_segment(unit_of_work(), who, article_id, locale, segment_id),
        then={"segment": segment_id},
        said=lambda outcome: _ATTACHED[outcome],
        segment_id=segment_id,
    )
