"""Bringing an article in: paste or upload, see what was understood, correct it, create."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from tms.adapters.formats.brought_pictures import (
    PICTURE_NAMES,
    SentPicture,
    brought_number,
    name_beside,
    without_pictures,
)
from tms.adapters.formats.decoding import PAGE_TO_TEXT
from tms.adapters.formats.encodings import ENCODINGS
from tms.adapters.formats.import_places import places_of
from tms.adapters.formats.large_documents import kept_on_disk
from tms.adapters.formats.left_pictures import PICTURES
from tms.adapters.formats.upload import read_upload
from tms.adapters.pictures.brought import make_brought
from tms.domain.errors import Conflict, Invalid, NotFound, TmsError, TooLarge
from tms.domain.inline import MARKER
from tms.domain.locales import SOURCE_LANGUAGES, parse_source_language
from tms.domain.permissions import Action
from tms.domain.pictures import MOST_PICTURE_BYTES, KeptPicture
from tms.domain.translatable import Words
from tms.http.context import actor, container, current_actor, status_of, translated, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import key_of, row_number
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.language.pasted.invisible import dropped
from tms.services.articles.duplicates import WHY, Duplicate, find_duplicates
from tms.services.articles.import_article import import_article
from tms.services.authorize import authorize, may
from tms.services.fetching.pages import fetched_pages, forget_page
from tms.services.pictures.bring_pictures import bring_pictures
from tms.services.source.revisions import read_source
from tms.web.articles.brought import BroughtForm, carried
from tms.web.rendering.known_words import CODES
from tms.web.source import source_editor as source
from tms.web.source.import_form import KINDS, ImportForm, draft_from_form, draft_of, encoding_of
from tms.web.source.revision_words import said_dropped
from tms.web.source.size_limit import article_size
from tms.web.source.size_limit import too_large as article_too_large
from tms.web.source.source_form import Read, form_of

blueprint = Blueprint("importing", __name__)

FORMATS = {"auto": Words("Automatic"), "text": Words("Plain text"), "markdown": Words("Markdown")}
"""How a pasted text can be read."""

SOURCE = {"html": Words("HTML source")}
"""How a pasted text is read besides, if it is one."""

_DRAINED = 64_000_000
"""So many bytes of a refused upload are read and dropped: a browser that is cut off shows no answer at all."""

_MOST_FIELDS = 50_000
_BESIDE = 5_000
"""Numbers of pictures beside a text begin here; those of a document are fewer."""


@blueprint.url_value_preprocessor
def allow_many_fields(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The preview has two fields per paragraph; Flask's own limit of 1,000 would stop a long article.

    A Word document with photos may be larger than any article: it goes to disk, and only its text is read.
    """
    del values
    request.max_form_parts = _MOST_FIELDS
    if endpoint == "importing.preview":
        request.max_content_length = current_app.config["MOST_BODY"]


@blueprint.get("/articles/new")
def new() -> ResponseReturnValue:
    """The form to paste or upload an article."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    return paste_form(None)


@blueprint.post("/articles/preview")
def preview() -> ResponseReturnValue:
    """The page that shows what was understood; nothing is created yet."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    if "back_to_text" in request.form:
        return paste_form(None)
    try:
        draft, pictures = _read()
    except TmsError as error:
        return paste_form(rolled_back(error)), status_of(error)
    return preview_page(draft, None, pictures=pictures)


@blueprint.post("/articles")
def create() -> ResponseReturnValue:
    """Import the article as the editor corrected it."""
    authorize(actor(), Action.ARTICLE_IMPORT)
    try:
        draft = draft_from_form(request.form)
        pictures = carried().kept
    except Invalid as error:
        return paste_form(rolled_back(error)), status_of(error)
    size = article_size(MARKER.sub("", block.text) for block in draft.blocks)
    if too_much := article_too_large(size, container().settings.max_upload_bytes):
        return preview_page(draft, too_much), status_of(too_much)
    if request.form.get("update"):
        return _update(draft, pictures)
    try:
        as_new = "as_new" in request.form
        how: dict[str, Any] = {"as_new": as_new, "confidential": _confidential(), "brought": pictures}
        article_id = import_article(unit_of_work(), actor(), draft.page(), key=_key(), **how)
        if page_id := _fetched():
            forget_page(unit_of_work(), actor(), page_id)
    except Invalid as error:
        return preview_page(draft, rolled_back(error)), status_of(error)
    except Conflict as error:
        if error.code != "import_duplicate":
            raise
        return preview_page(draft, rolled_back(error)), status_of(error)
    flash(
        _("The article is in. Its sentences are found, drafted and derived below; you can leave this page meanwhile.")
    )
    return redirect(url_for("articles.article", article_id=article_id), 303)


def _update(draft: ImportForm, pictures: Mapping[int, KeptPicture]) -> ResponseReturnValue:
    """The review of what the source of an article that is here already would become with this text."""
    try:
        article_id = row_number(request.form["update"])
        page = draft.page()
    except ValueError:
        raise NotFound("article_not_found") from None
    except Invalid as error:
        return preview_page(draft, rolled_back(error)), status_of(error)
    present = read_source(unit_of_work(), actor(), article_id)
    page = bring_pictures(unit_of_work(), actor(), article_id, page, pictures)
    return source.review(article_id, present, Read(form_of(page, present.revision, "blocks"), page, page.left_out))


def _fetched() -> int | None:
    """The number of the fetched page that is made an article; None of what was pasted."""
    try:
        return row_number(request.form["fetched"])
    except (KeyError, ValueError):
        return None


def _confidential() -> bool:
    return request.form.get("confidential") == "1"


def _key() -> uuid.UUID | None:
    """The key that makes a form which is sent twice create one article."""
    try:
        return key_of(request.form.get("key", ""))
    except ValueError:
        return None


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The answer to an upload beyond all limits: its form was never read, so only the message can be shown."""
    del error
    settings = container().settings
    # A file may be a document with photos.
    most = settings.max_document_bytes if request.endpoint == "importing.preview" else settings.max_upload_bytes
    refusal = TooLarge("import_too_large", size=f"{request.content_length or 0:,}", most=f"{most:,}")
    person = current_actor()
    if person is None or not may(person, Action.ARTICLE_IMPORT):
        return render_template("errors/error.html", error=refusal, status=status_of(refusal)), status_of(refusal)
    stream, left = request.environ["wsgi.input"], min(request.content_length or 0, _DRAINED)
    while left > 0 and (chunk := stream.read(min(left, 65_536))):
        left -= len(chunk)
    return paste_form(refusal, read_form=False), status_of(refusal)


def _read() -> tuple[ImportForm, BroughtForm]:
    """The page in the paste form, or in the preview that is read again, with its pictures.

    Raises what reading raises.
    """
    chosen = request.form.get("language", "")
    language = parse_source_language(chosen) if chosen else None
    most = container().settings.max_upload_bytes
    was = encoding_of(request.form.get("was_read_in", ""))
    chosen_files = _with_the_text_first(request.files.getlist("file"))
    upload = next(iter(chosen_files), None)
    wanted = "text" if "as_text" in request.form else request.form.get("format", "auto")
    encoding = request.form.get("encoding") or was or None

    before = carried()
    kept, names = dict(before.kept), dict(before.names)
    files = [
        SentPicture(number, one.filename or "", one.stream.read(MOST_PICTURE_BYTES + 1))
        for number, one in enumerate(chosen_files[1:], start=_BESIDE + len(kept))
    ]
    names |= {name_beside(one.name): one.number for one in files}

    def draft(sent: bytes | str | Path, name: str | None = None) -> tuple[ImportForm, BroughtForm]:
        how: dict[str, Any] = {"filename": name, "wanted": wanted, "language": language, "encoding": encoding}
        found = read(read_upload, sent, most, beside=names, known=list(kept), **how)
        there = {brought_number(block) for block in found.page.blocks}
        came = [*found.pictures, *(one for one in files if one.number in there)]
        made = make_brought(came, container().pictures, sent if isinstance(sent, Path) else None)
        page = without_pictures(found.page, made.unmade)
        found = replace(found, page=page, places=places_of(found.text, page))
        return draft_of(found), BroughtForm(kept | made.kept, names, before.since)

    if upload is not None:
        with kept_on_disk(upload.stream, container().settings.max_document_bytes) as document:
            return draft(document or upload.stream.read(most * PAGE_TO_TEXT + 1), upload.filename)
    # The file is not here any more, but its text is the same bytes again in the encoding that it was read in.
    return draft(_bytes_again(_typed(), was) if was else _typed())


def _with_the_text_first(files: Sequence[FileStorage]) -> list[FileStorage]:
    """What was chosen, with the file that is no picture in front."""
    chosen = [one for one in files if one.filename]
    return sorted(chosen, key=lambda one: Path(one.filename or "").suffix.lower() in PICTURE_NAMES)


def _bytes_again(text: str, encoding: str) -> bytes:
    try:
        return text.encode(ENCODINGS[encoding])
    except UnicodeEncodeError as error:
        raise Invalid("preview_incomplete") from error


def _typed() -> str:
    """The pasted text with the line ends of a file: browsers send those of a letter."""
    return (request.form.get("text") or request.form.get("original") or "").replace("\r\n", "\n")


def paste_form(error: TmsError | None, *, read_form: bool = True) -> str:
    """The page on which an article is pasted, chosen as a file, or named by its address."""
    form = request.form if read_form else {}
    return render_template(
        "articles/new_article.html",
        error=error,
        text=_typed() if read_form else "",
        language=form.get("language", ""),
        format=form.get("format", "auto"),
        languages=SOURCE_LANGUAGES,
        formats=FORMATS,
        most=container().settings.max_upload_bytes,
        most_document=container().settings.max_document_bytes,
        most_page=container().settings.max_upload_bytes * PAGE_TO_TEXT,
        confidential=read_form and _confidential(),
        address=form.get("address", ""),
        fetched=fetched_pages(unit_of_work(), actor()),
    )


def _duplicates(draft: ImportForm) -> Sequence[Duplicate]:
    """The articles that are here already; none as long as the form can't be read as a page."""
    try:
        return find_duplicates(unit_of_work(), actor(), draft.page())
    except Invalid:
        return []


def preview_page(
    draft: ImportForm, error: TmsError | None, *, fetched: int | None = None, pictures: BroughtForm | None = None
) -> str:
    """What was understood, as a form that an editor corrects; ``fetched`` is the number of the page that it is of.

    ``pictures`` came with it; without them, those that the form carries.
    """
    came = pictures or carried()
    return render_template(
        "articles/import_preview.html",
        draft=draft,
        fetched=fetched or _fetched(),
        error=error,
        key=uuid.uuid4(),
        kinds=KINDS,
        code_words={code: translated(words) for code, words in CODES.items()},
        duplicates=_duplicates(draft),
        pictures=PICTURES,
        brought=came.signed(),
        thumbnails=came.thumbnails(),
        why=WHY,
        unseen=said_dropped(dropped(draft.original)),
        confidential=_confidential(),
        languages=SOURCE_LANGUAGES,
        formats=FORMATS | (SOURCE if draft.format == "html" else {}),
        encodings=ENCODINGS,
    )
