"""Bringing an article in, its page with the pipeline, and what an editor does there."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from tms.adapters import formats
from tms.domain.errors import Conflict, Invalid, NotFound, TmsError, TooLarge
from tms.domain.locales import SOURCE_LANGUAGES, parse_locale, parse_source_language
from tms.domain.permissions import Action
from tms.domain.words import Words
from tms.http import actor, container, current_actor, status_of, unit_of_work
from tms.http import gettext as _
from tms.services.authorize import authorize, may
from tms.services.jobs.assign import assign_step, set_due
from tms.services.overview.article_status import article_status
from tms.services.publishing.export import export_version
from tms.services.publishing.release import publish as publish_versions
from tms.services.source.duplicates import WHY, Duplicate, find_duplicates
from tms.services.source.import_article import import_article
from tms.services.source.revisions import read_source
from tms.services.stages.retry import retry_stage
from tms.services.translating.detach import attach_version, detach_version
from tms.web.articles.page import EXPORTS, done, facts, page_facts, refused
from tms.web.rendering import clock
from tms.web.request.numbers import number_within, row_number
from tms.web.request.refused import taken_back
from tms.web.source import editor as source
from tms.web.source.form import Read, form_of
from tms.web.source.import_form import KINDS, Draft, draft_from_form, draft_of

blueprint = Blueprint("articles", __name__)

FORMATS = {"auto": Words("Automatic"), "text": Words("Plain text"), "markdown": Words("Markdown")}
"""How a pasted text can be read."""

_DRAINED = 64_000_000
"""So many bytes of a refused upload are read and dropped: a browser that is cut off shows no answer at all."""

_MOST_FIELDS = 50_000


@blueprint.url_value_preprocessor
def allow_many_fields(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The preview has two fields per paragraph; Flask's own limit of 1,000 would stop a long article."""
    del endpoint, values
    request.max_form_parts = _MOST_FIELDS


@blueprint.get("/articles/new")
def new() -> ResponseReturnValue:
    """The form to paste or upload an article."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    return _paste_form(None)


@blueprint.post("/articles/preview")
def preview() -> ResponseReturnValue:
    """What was understood of it; nothing is created yet."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    if "back_to_text" in request.form:
        return _paste_form(None)
    try:
        draft = _read()
    except TmsError as error:
        return _paste_form(taken_back(error)), status_of(error)
    return _preview(draft, None)


@blueprint.post("/articles")
def create() -> ResponseReturnValue:
    """Import the article as the editor corrected it."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    try:
        draft = draft_from_form(request.form)
    except Invalid as error:
        return _paste_form(taken_back(error)), status_of(error)
    if request.form.get("update"):
        return _update(draft)
    try:
        as_new = "as_new" in request.form
        article_id = import_article(
            unit_of_work(), actor(), draft.page(), key=_key(), as_new=as_new, confidential=_confidential()
        )
    except Invalid as error:
        return _preview(draft, taken_back(error)), status_of(error)
    except Conflict as error:
        if error.code != "import_duplicate":
            raise
        return _preview(draft, taken_back(error)), status_of(error)
    flash(
        _("The article is in. Its sentences are found, drafted and derived below; you can leave this page meanwhile.")
    )
    return redirect(url_for("articles.article", article_id=article_id), 303)


def _update(draft: Draft) -> ResponseReturnValue:
    """The article that is here already would get this text: the source's review shows what that would do."""
    try:
        article_id = row_number(request.form["update"])
        page = draft.page()
    except ValueError:
        raise NotFound("article_not_found") from None
    except Invalid as error:
        return _preview(draft, taken_back(error)), status_of(error)
    present = read_source(unit_of_work(), actor(), article_id)
    return source.review(article_id, present, Read(form_of(page, present.revision, "blocks"), page, page.left_out))


def _confidential() -> bool:
    return request.form.get("confidential") == "1"


def _key() -> uuid.UUID | None:
    """What makes a form that is sent twice create one article."""
    try:
        return uuid.UUID(request.form.get("key", ""))
    except ValueError:
        return None


@blueprint.get("/articles/<int:article_id>")
def article(article_id: int) -> str:
    """Everything about one article."""
    return render_template("articles/article.html", error=None, **page_facts(article_id))


@blueprint.get("/articles/<int:article_id>/stages")
def stages(article_id: int) -> str:
    """The part of the page that changes while the pipeline runs."""
    return render_template("articles/_versions.html", **facts(article_id))


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
        when = clock.from_field(request.form.get("due", ""))
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
        return refused(article_id, error)
    return done(article_id, _("Detached. Its people are told of changes, and its texts stay as they are."))


@blueprint.post("/articles/<int:article_id>/versions/<locale>/attach")
def attach(article_id: int, locale: str) -> ResponseReturnValue:
    """Let it follow again."""
    try:
        attach_version(unit_of_work(), actor(), article_id, parse_locale(locale))
    except TmsError as error:
        return refused(article_id, error)
    return done(article_id, _("Attached. What changed meanwhile is brought up now; texts of its own stay."))


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
    version = export_version(unit_of_work(), actor(), article_id, parse_locale(locale))
    if ending == "po" and version.source_locale is None:
        raise Invalid("source_not_translated")
    _, media, write = EXPORTS[ending]
    slug = article_status(unit_of_work(), actor(), article_id).slug
    answer = Response(write(version), content_type=f"{media}; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{slug}.{version.locale}.{ending}")
    return answer


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """An upload beyond all limits; its form was never read, so there is nothing to give back but the words."""
    del error
    most = container().settings.max_upload_bytes
    refusal = TooLarge("import_too_large", size=f"{request.content_length or 0:,}", most=f"{most:,}")
    person = current_actor()
    if person is None or not may(person, Action.ARTICLE_IMPORT):
        return render_template("errors/error.html", error=refusal, status=status_of(refusal)), status_of(refusal)
    stream, left = request.environ["wsgi.input"], min(request.content_length or 0, _DRAINED)
    while left > 0 and (chunk := stream.read(min(left, 65_536))):
        left -= len(chunk)
    return _paste_form(refusal, read_form=False), status_of(refusal)


def _read() -> Draft:
    """What the paste form, or the preview that is read again, holds. Raises what reading raises."""
    language = request.form.get("language", "")
    if not language:
        raise Invalid("import_no_language")
    language = parse_source_language(language)
    most = container().settings.max_upload_bytes
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        text = formats.decode(upload.stream.read(), most)
        name: str | None = upload.filename
    else:
        text = formats.check_text(_typed(), most)
        name = None
    wanted = request.form.get("format", "auto")
    read_as: formats.Format = (
        "text" if wanted == "text" else "markdown" if wanted == "markdown" else formats.guess_format(text, name)
    )
    return draft_of(formats.read_article(text, language=language, format=read_as), text, read_as)


def _typed() -> str:
    """What was pasted, with the line ends of a file: browsers send those of a letter."""
    return (request.form.get("text") or request.form.get("original") or "").replace("\r\n", "\n")


def _paste_form(error: TmsError | None, *, read_form: bool = True) -> str:
    form = request.form if read_form else {}
    return render_template(
        "articles/new.html",
        error=error,
        text=_typed() if read_form else "",
        language=form.get("language", ""),
        format=form.get("format", "auto"),
        languages=SOURCE_LANGUAGES,
        formats=FORMATS,
        most=container().settings.max_upload_bytes,
        confidential=read_form and _confidential(),
    )


def _duplicates(draft: Draft) -> Sequence[Duplicate]:
    """What is here already; nothing as long as the form can't be read as a page."""
    try:
        return find_duplicates(unit_of_work(), actor(), draft.page())
    except Invalid:
        return []


def _preview(draft: Draft, error: TmsError | None) -> str:
    return render_template(
        "articles/preview.html",
        draft=draft,
        error=error,
        key=uuid.uuid4(),
        kinds=KINDS,
        duplicates=_duplicates(draft),
        why=WHY,
        confidential=_confidential(),
        languages=SOURCE_LANGUAGES,
        formats=FORMATS,
    )
