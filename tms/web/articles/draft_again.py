"""Drafting a version again, and what may leave the house for it: an editor's decisions on an article's page."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.domain.locales import parse_locale
from tms.domain.translatable import Several
from tms.http.context import actor, unit_of_work
from tms.http.context import gettext as _
from tms.services.articles.confidential import set_confidential
from tms.services.pipeline.draft_again import draft_again, draft_outlook
from tms.services.versions.headlines import headlines
from tms.web.articles.article_page import done, refused

blueprint = Blueprint("drafting", __name__, url_prefix="/articles")


@blueprint.get("/<int:article_id>/versions/<locale>/draft")
def ask(article_id: int, locale: str) -> ResponseReturnValue:
    """The page that says what drafting again would change."""
    try:
        outlook = draft_outlook(unit_of_work(), actor(), article_id, parse_locale(locale))
    except TmsError as error:
        return refused(article_id, error)
    headline = headlines(unit_of_work(), actor().publication_id, [article_id])[article_id]
    return render_template("articles/draft_again.html", outlook=outlook, article_id=article_id, headline=headline)


@blueprint.post("/<int:article_id>/versions/<locale>/draft")
def again(article_id: int, locale: str) -> ResponseReturnValue:
    """Draft the version again."""
    try:
        draft_again(unit_of_work(), actor(), article_id, parse_locale(locale))
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("It is drafted again. What people have written or confirmed stays as it is."))


@blueprint.post("/<int:article_id>/confidential")
def confidential(article_id: int) -> ResponseReturnValue:
    """Keep the article in the house, or no longer."""
    wanted = request.form.get("confidential") == "1"
    try:
        saw = set_confidential(unit_of_work(), actor(), article_id, confidential=wanted)
    except TmsError as error:
        return refused(article_id, error, asked="confidential")
    if not wanted:
        return done(article_id, _("No longer confidential: external engines may be given its sentences."))
    if not saw:
        words = _("Confidential: from now on none of it goes to an external engine. It was given to none before.")
        return done(article_id, words)
    words = _(
        "Confidential: from now on none of it goes to an external engine. Before, it was given to: %(names)s.",
        names=Several(saw),
    )
    return done(article_id, words)
