"""Sending an article's version to a site again, from the article's page."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.http.context import actor, unit_of_work
from tms.http.context import gettext as _
from tms.services.sites.send_again import send_version_again
from tms.web.articles.article_page import done, refused

blueprint = Blueprint("article_on_sites", __name__)


@blueprint.post("/articles/<int:article_id>/sites/<int:site_id>/versions/<int:version_id>/send")
def send(article_id: int, site_id: int, version_id: int) -> ResponseReturnValue:
    """Send it again; over what an editor changed there, if that was said."""
    overwrite = request.form.get("overwrite") == "1"
    try:
        send_version_again(unit_of_work(), actor(), article_id, site_id, version_id, overwrite=overwrite)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("It is sent within seconds."))
