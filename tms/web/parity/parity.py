"""Parity of an article's versions: the report side by side, and the waiver of what they disagree about."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.services.articles.parity_report import parity_report
from tms.services.parity.waive import waive_parity
from tms.web.parity.parity_words import FAMILY_WORDS, agreed_words, code_words

blueprint = Blueprint("parity", __name__, url_prefix="/articles/<int:article_id>/parity")


@blueprint.get("")
def report(article_id: int) -> ResponseReturnValue:
    """The page of the segments that disagree; ``?show=all`` shows every one."""
    return _page(article_id)


@blueprint.post("/waive")
def waive(article_id: int) -> ResponseReturnValue:
    """Let the versions go out with what they disagree about."""
    try:
        form = request.form
        waive_parity(unit_of_work(), actor(), article_id, seen=form.get("seen", ""), reason=form.get("reason", ""))
    except TmsError as error:
        if error.kind in {"denied", "not_found"}:
            raise
        return _page(article_id, error=rolled_back(error), asked="waive")
    flash(_("Waived for the texts as they stand now. If one of them changes, you are asked again."))
    return redirect(url_for("parity.report", article_id=article_id), 303)


def _page(article_id: int, *, error: TmsError | None = None, asked: str = "") -> ResponseReturnValue:
    """The page; ``asked`` is the dialog in which what was refused was asked for: it is open again."""
    shows_all = request.args.get("show") == "all"
    page = parity_report(unit_of_work(), actor(), article_id, every=shows_all)
    html = render_template(
        "parity/parity.html",
        page=page,
        error=error,
        asked=asked,
        shows_all=shows_all,
        families=FAMILY_WORDS,
        code_words=code_words,
        agreed=agreed_words(page.agreed),
        article_id=article_id,
    )
    return html, status_of(error) if error else 200
