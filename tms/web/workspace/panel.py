"""What the panel of the workspace shows beside the segment: the version as its readers will see it, brief and guide."""

from tms.domain.permissions import Action
from tms.http.context import actor, reading
from tms.http.picture_address import path_for_members
from tms.http.sign_in_gate import only_reads
from tms.services.authorize import authorize_for_reading
from tms.services.guidance.brief import brief_of
from tms.services.guidance.style_guide import style_guide
from tms.services.pictures.member_pictures import member_pictures
from tms.services.workspace.preview import preview_of
from tms.web.guidance.guide_text import guide_language, guide_nodes
from tms.web.reader.blocks import nodes
from tms.web.workspace.fragment_or_page import fragment_or_page
from tms.web.workspace.workspace import blueprint


@blueprint.get("/guidance")
@only_reads
def guidance(article_id: int, locale: str) -> str:
    """What to read before translating: a fragment for scripts, else a page."""
    uow, who = reading(), actor()
    authorize_for_reading(uow, who, Action.ARTICLE_VIEW, article_id, locale)
    return fragment_or_page(
        "guidance",
        article_id,
        locale,
        brief=brief_of(uow, article_id),
        guide=style_guide(uow, who, locale),
        guide_nodes=guide_nodes,
        guide_language=guide_language,
    )


@blueprint.get("/preview")
@only_reads
def preview(article_id: int, locale: str) -> str:
    """The version as its readers would see it now: a fragment for scripts, else a page."""
    found = preview_of(reading(), actor(), article_id, locale)
    own = member_pictures(article_id, found.own, path_for_members)
    shown = nodes(found.body, own)
    return fragment_or_page("preview", article_id, locale, preview=found, nodes=shown, own=own)
