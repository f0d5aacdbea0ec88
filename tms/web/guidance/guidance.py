"""The publication's style guide for each language, and the brief of an article, as editors write them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats import read_markdown
from tms.domain.differences import DiffRun, changed_texts, differences
from tms.domain.errors import Stale, TmsError
from tms.domain.locales import parse_locale
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.services.authorize import authorize, may
from tms.services.guidance.brief import BriefText, change_brief
from tms.services.guidance.style_guide import (
    GuideChange,
    change_style_guide,
    require_short,
    style_guide_changes,
    style_guides,
)
from tms.web.articles import article_page
from tms.web.guidance.guide_text import guide_language, guide_nodes

blueprint = Blueprint("guidance", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}


@blueprint.get("/style-guide")
def style_guide() -> str:
    """The page of the guides, to read, and for those who may, to write."""
    return _page()


@blueprint.get("/style-guide/<locale>/changes")
def changes(locale: str) -> str:
    """The page of how one guide came about."""
    meant = parse_locale(locale)
    found = style_guide_changes(unit_of_work(), actor(), meant)
    told = [(change, _lines(change)) for change in found]
    return render_template("guidance/changes.html", locale=meant, changes=told, guide_language=guide_language)


@blueprint.post("/style-guide/<locale>")
def change(locale: str) -> ResponseReturnValue:
    """Save a guide."""
    authorize(actor(), Action.STYLE_GUIDE_CHANGE)
    meant, text = parse_locale(locale), request.form.get("text", "")
    try:
        require_short(text)
        read(read_markdown, text.replace("\0", ""))
        change_style_guide(unit_of_work(), actor(), meant, text, based_on=_number())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(meant, text, rolled_back(error)), status_of(error)
    flash(_("Saved. Translators and reviewers read it beside their text."))
    return redirect(url_for("guidance.style_guide", _anchor=meant), 303)


@blueprint.post("/articles/<int:article_id>/brief")
def change_of_brief(article_id: int) -> ResponseReturnValue:
    """Save the brief; if that is refused, the article's page comes back with what was typed."""
    typed = BriefText(*(request.form.get(name, "") for name in ("purpose", "audience", "notes")))
    try:
        change_brief(unit_of_work(), actor(), article_id, typed, based_on=_number())
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        shown = article_page.page_facts(article_id)
        page = render_template("articles/article.html", error=rolled_back(error), typed_brief=typed, **shown)
        return page, status_of(error)
    return article_page.done(article_id, _("The brief is saved. It is shown beside the text in the workspace."))


def _page(locale: str | None = None, typed: str | None = None, error: TmsError | None = None) -> str:
    return render_template(
        "guidance/style_guide.html",
        guides=style_guides(unit_of_work(), actor()),
        may_change=may(actor(), Action.STYLE_GUIDE_CHANGE),
        guide_nodes=guide_nodes,
        guide_language=guide_language,
        of_error=locale,
        typed=typed,
        stale=isinstance(error, Stale),
        error=error,
    )


def _lines(change: GuideChange) -> list[list[DiffRun]]:
    """The lines that differ, each with what is gone from it and what is new in it."""
    pairs = changed_texts(change.before.split("\n"), change.after.split("\n"))
    return [differences(before or "", after or "") for before, after in pairs if before or after]


def _number() -> int:
    """The change that the form is based on; one that names no number counts as the oldest, and is refused."""
    based_on = request.form.get("based_on", "")
    return number_or(based_on, -1)
