"""Archiving, discarding, reopening, cancelling and withdrawing on an article's page, and the list of discarded ones."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.domain.locales import parse_locale
from tms.http.context import actor, unit_of_work
from tms.http.context import gettext as _
from tms.services.articles import archive, discard
from tms.services.publishing.withdraw import withdraw as withdraw_versions
from tms.services.reviewing.reopen_and_cancel import cancel_job, reopen_job
from tms.web.articles.article_page import done, refused

blueprint = Blueprint("decisions", __name__, url_prefix="/articles")


@blueprint.post("/<int:article_id>/versions/<locale>/reopen")
def reopen(article_id: int, locale: str) -> ResponseReturnValue:
    """Begin a new job for a version that was closed."""
    step = request.form.get("step", "")
    try:
        reopen_job(unit_of_work(), actor(), article_id, parse_locale(locale), step=step, reason=_reason())
    except TmsError as error:
        return refused(article_id, error, asked=f"reopen-{locale}")
    return done(article_id, _("Reopened. What was accepted stays accepted until it is changed."))


@blueprint.post("/<int:article_id>/versions/<locale>/cancel")
def cancel(article_id: int, locale: str) -> ResponseReturnValue:
    """End the version's open job."""
    try:
        cancel_job(unit_of_work(), actor(), article_id, parse_locale(locale), reason=_reason())
    except TmsError as error:
        return refused(article_id, error, asked=f"cancel-{locale}")
    return done(article_id, _("The job is cancelled. Its texts are kept; you can reopen it."))


@blueprint.post("/<int:article_id>/withdraw")
def withdraw(article_id: int) -> ResponseReturnValue:
    """Take the chosen versions from the readers."""
    try:
        locales = [parse_locale(tag) for tag in request.form.getlist("locales")]
        withdraw_versions(unit_of_work(), actor(), article_id, locales, reason=_reason())
    except TmsError as error:
        return refused(article_id, error, asked="withdraw")
    return done(article_id, _("Withdrawn. Readers find a notice within a minute."))


@blueprint.post("/<int:article_id>/archive")
def archive_(article_id: int) -> ResponseReturnValue:
    """Take the article off the board."""
    try:
        archive.archive_article(unit_of_work(), actor(), article_id, reason=_reason())
    except TmsError as error:
        return refused(article_id, error, asked="archive")
    return done(article_id, _("Archived. It is on the board under “Archived”."))


@blueprint.post("/<int:article_id>/unarchive")
def unarchive(article_id: int) -> ResponseReturnValue:
    """Put the article back on the board."""
    try:
        archive.unarchive_article(unit_of_work(), actor(), article_id)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("The article is on the board again."))


@blueprint.post("/<int:article_id>/discard")
def discard_(article_id: int) -> ResponseReturnValue:
    """Discard the article: it is gone from everywhere."""
    try:
        discard.discard_article(unit_of_work(), actor(), article_id, reason=_reason())
    except TmsError as error:
        return refused(article_id, error, asked="discard")
    flash(_("The article is discarded. An administrator can bring it back."))
    return redirect(url_for("board.home"), 303)


@blueprint.get("/discarded")
def discarded() -> str:
    """The page of discarded articles, for an administrator to bring back."""
    return render_template("articles/discarded.html", articles=discard.discarded_articles(unit_of_work(), actor()))


@blueprint.post("/<int:article_id>/restore")
def restore(article_id: int) -> ResponseReturnValue:
    """Bring a discarded article back."""
    discard.restore_article(unit_of_work(), actor(), article_id)
    flash(_("The article is back, and its preparation goes on where it was."))
    return redirect(url_for("decisions.discarded"), 303)


def _reason() -> str:
    return request.form.get("reason", "")
