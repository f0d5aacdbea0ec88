"""The pages of a publication's tags: all of them, and what one is called in each language."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, Stale, TmsError
from tms.domain.locales import SOURCE_LANGUAGES
from tms.domain.tags import LONGEST_TAG
from tms.http.context import actor, reading, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.http.sign_in_gate import only_reads
from tms.services.publication.proposed_tag_names import proposed_names
from tms.services.publication.tags import name_tag, tag_to_name, tags_page

blueprint = Blueprint("tags", __name__)

LAST_PAGE = 10_000


@blueprint.get("/publication/tags")
@only_reads
def tags() -> str:
    """The page of the tags that articles have."""
    page = number_or(request.args.get("page", ""), 0, most=LAST_PAGE)
    return render_template(
        "publication/tags.html", found=tags_page(reading(), actor(), page), languages=SOURCE_LANGUAGES
    )


@blueprint.get("/publication/tags/<int:tag_id>")
def tag(tag_id: int) -> str:
    """The page on which a tag is named."""
    return _page(tag_id)


@blueprint.post("/publication/tags/<int:tag_id>")
def name(tag_id: int) -> ResponseReturnValue:
    """Name the tag; if that is refused, the page comes back with what was typed."""
    form = request.form
    names = {locale: form.get(f"name-{locale}", "") for locale in SOURCE_LANGUAGES}
    try:
        changed = name_tag(unit_of_work(), actor(), tag_id, names, based_on=form.get("based_on", ""))
    except (Conflict, Invalid, Stale) as error:
        return _page(tag_id, rolled_back(error), names), status_of(error)
    flash(_("Saved.") if changed else _("Everything is as it was."))
    return redirect(url_for("tags.tags"), 303)


def _page(tag_id: int, error: TmsError | None = None, typed: Mapping[str, str] | None = None) -> str:
    present = tag_to_name(unit_of_work(), actor(), tag_id)
    proposed = proposed_names(unit_of_work(), actor(), present) if typed is None else {}
    return render_template(
        "publication/tag.html",
        present=present,
        proposed=proposed,
        written=proposed | dict(present.given) if typed is None else typed,
        languages=SOURCE_LANGUAGES,
        longest=LONGEST_TAG,
        error=error,
    )
