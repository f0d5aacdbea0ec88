"""An article's page with the pipeline, and what an editor does there."""

from functools import partial

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, NotFound, TmsError
from tms.domain.locales import parse_locale
from tms.http.context import actor, container, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within, row_number
from tms.http.picture_address import address_for_members
from tms.services.articles.article_status import article_status
from tms.services.following.detach import attach_version, detach_version
from tms.services.jobs.assign import assign_step, set_due
from tms.services.pictures.member_pictures import embedded_pictures, member_pictures
from tms.services.pipeline.retry import retry_stage
from tms.services.publishing.export import export_version
from tms.services.publishing.publish import publish as publish_versions
from tms.web.articles.article_page import EXPORTS, done, facts, page_facts, refused
from tms.web.rendering import dates

blueprint = Blueprint("articles", __name__)


@blueprint.get("/articles/<int:article_id>")
def article(article_id: int) -> str:
    """The page of one article."""
    return render_template("articles/article.html", error=None, **page_facts(article_id))


@blueprint.get("/articles/<int:article_id>/stages")
def stages(article_id: int) -> str:
    """The part of the page that changes while the pipeline runs."""
    return render_template("articles/_news.html", **facts(article_id))


@blueprint.post("/articles/<int:article_id>/stages/<int:item_id>/retry")
def retry(article_id: int, item_id: int) -> ResponseReturnValue:
    """Let a failed stage run again."""
    try:
        retry_stage(unit_of_work(), actor(), article_id, item_id)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("The stage waits for a worker again."))


@blueprint.post("/articles/<int:article_id>/versions/<locale>/assign")
def assign(article_id: int, locale: str) -> ResponseReturnValue:
    """Give a step to somebody, or to nobody."""
    person, position = request.form.get("person", ""), request.form.get("position", "")
    try:
        try:
            step, person_id = number_within(position), row_number(person) if person else None
        except ValueError:
            raise NotFound("step_not_found") from None
        assign_step(unit_of_work(), actor(), article_id, parse_locale(locale), step, person_id)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("Assigned.") if person_id else _("The step is free to take."))


@blueprint.post("/articles/<int:article_id>/versions/<locale>/due")
def due(article_id: int, locale: str) -> ResponseReturnValue:
    """Set or clear when a version should be done."""
    try:
        when = dates.from_field(request.form.get("due", ""))
        set_due(unit_of_work(), actor(), article_id, parse_locale(locale), when)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("The date is set.") if when else _("The version has no date now."))


@blueprint.post("/articles/<int:article_id>/versions/<locale>/detach")
def detach(article_id: int, locale: str) -> ResponseReturnValue:
    """Let a derived version follow its parent no longer."""
    reason = request.form.get("reason", "")
    try:
        detach_version(unit_of_work(), actor(), article_id, parse_locale(locale), reason=reason)
    except TmsError as error:
        return refused(article_id, error, asked=f"detach-{locale}")
    return done(article_id, _("Detached. Its people are told of changes, and its texts stay as they are."))


@blueprint.post("/articles/<int:article_id>/versions/<locale>/attach")
def attach(article_id: int, locale: str) -> ResponseReturnValue:
    """Let a detached version follow its parent again."""
    try:
        attach_version(unit_of_work(), actor(), article_id, parse_locale(locale))
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("Attached. What has changed since is brought in now; texts of its own stay."))


@blueprint.post("/articles/<int:article_id>/publish")
def publish(article_id: int) -> ResponseReturnValue:
    """Release the chosen versions together."""
    try:
        locales = [parse_locale(tag) for tag in request.form.getlist("locales")]
        publish_versions(unit_of_work(), actor(), article_id, locales)
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("Published. Readers see it from now on."))


@blueprint.get("/articles/<int:article_id>/versions/<locale>/export.<ending>")
def export(article_id: int, locale: str, ending: str) -> Response:
    """A version as a file."""
    if ending not in EXPORTS:
        raise NotFound("page_not_found")
    inside = partial(embedded_pictures, container().pictures)
    outside = partial(member_pictures, article_id, address=address_for_members)
    own = inside if ending == "html" else outside
    version = export_version(unit_of_work(), actor(), article_id, parse_locale(locale), own)
    if ending == "po" and version.source_locale is None:
        raise Invalid("source_not_translated")
    _, media, write = EXPORTS[ending]
    slug = article_status(unit_of_work(), actor(), article_id).slug
    answer = Response(write(version), content_type=f"{media}; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{slug}.{version.locale}.{ending}")
    return answer
