"""Others at the same article: who has it open and where, and the two texts that two people wrote for one segment."""

import re
from dataclasses import asdict
from typing import Any

from flask import request

from tms.adapters.people_presence import Whereabout
from tms.domain.errors import Invalid
from tms.domain.permissions import Action, Actor
from tms.http.context import actor, container, reading
from tms.http.sign_in_gate import only_reads, only_reads_article
from tms.services.authorize import authorize_for_reading
from tms.services.translating.text_and_source import sides as sides_of
from tms.web.rendering.templates import initials
from tms.web.workspace.form_fields import number_field, row_field, text_field
from tms.web.workspace.workspace import blueprint

_PAGE = re.compile(r"[0-9a-f-]{8,40}")
_DOING = frozenset(("edit", "review", "read"))


@blueprint.post("/here")
@only_reads
def here(article_id: int, locale: str) -> dict[str, Any]:
    """Record where this page is, or with ``left=1`` that it is closed; answers ``others``, null if nobody knows."""
    uow, who = reading(), actor()
    seen, version = authorize_for_reading(uow, who, Action.ARTICLE_VIEW, article_id, locale)
    mine = _mine(who, version.locale)
    told = container().whereabouts
    if request.form.get("left") == "1":
        told.leave(seen.publication.id, article_id, mine)
        return {"others": []}
    others = told.tell(seen.publication.id, article_id, mine)
    return {"others": None if others is None else [asdict(one) for one in others]}


def _mine(who: Actor, locale: str) -> Whereabout:
    page, doing = text_field("page"), text_field("doing")
    if not _PAGE.fullmatch(page) or doing not in _DOING:
        raise Invalid("form_incomplete")
    return Whereabout(
        page=page,
        person=who.person_id,
        name=who.name,
        initials=initials(who.name),
        locale=locale,
        doing=doing,
        segment=row_field("segment") if request.form.get("segment") else None,
        away=request.form.get("away") == "1",
        reads=request.form.get("reads") == "1",
    )


@blueprint.post("/segments/<int:segment_id>/sides")
@only_reads_article
def sides(article_id: int, locale: str, segment_id: int) -> dict[str, Any]:
    """For scripts: the text that the person wrote upon ``rev``, the one that stands there now, and both in one.

    Without ``rev`` the text is the one that was kept while they typed.
    """
    text, rev = text_field("text"), number_field("rev") if "rev" in request.form else None
    return asdict(sides_of(reading(), actor(), article_id, locale, segment_id, text=text, rev=rev))
