"""The source editor: the article's blocks or its Markdown, a review of what the change would do, and the commit."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid, Stale, TmsError
from tms.domain.imported_article import ImportedArticle
from tms.http.context import actor, container, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import key_of
from tms.http.rollback import rolled_back
from tms.services.source.commit_revision import commit_revision
from tms.services.source.preview_revision import preview_revision
from tms.services.source.revisions import SourceDraft, compare_revisions, read_revision, read_source
from tms.web.source import revision_words as source_words
from tms.web.source.import_form import KINDS
from tms.web.source.source_form import Read, SourceForm, Way, form_from, form_of, pasted_blocks, read_form

blueprint = Blueprint("source", __name__, url_prefix="/articles/<int:article_id>/source")

_MOST_FIELDS = 50_000
_ON_PAGE = {"invalid", "conflict", "stale"}


@blueprint.url_value_preprocessor
def allow_many_fields(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The form has three fields per block; Flask's own limit of 1,000 would stop a long article."""
    del endpoint, values
    request.max_form_parts = _MOST_FIELDS


@blueprint.get("")
def edit(article_id: int) -> ResponseReturnValue:
    """The source editor with the source as it stands; ``?way=markdown`` shows it in one field."""
    draft = read_source(unit_of_work(), actor(), article_id)
    way: Way = "markdown" if request.args.get("way") == "markdown" else "blocks"
    return _editor(article_id, draft, form_of(draft.page, draft.revision, way), is_untouched=True)


@blueprint.post("/preview")
def preview(article_id: int) -> ResponseReturnValue:
    """The review of what the change would do, before anything is done; or the form again, the other way or to go on."""
    draft = read_source(unit_of_work(), actor(), article_id)
    read = _read(article_id, draft)
    do = request.form.get("do", "review")
    if do in {"blocks", "markdown"}:
        if not read.form.is_readable:
            return _editor(article_id, draft, read.form, **_lost(read))
        other = form_of(read.page, read.form.based_on, "markdown" if do == "markdown" else "blocks")
        is_untouched = read.form.based_on == draft.revision and _says_the_same(read.page, draft.page)
        return _editor(article_id, draft, other, is_untouched=is_untouched, **_lost(read))
    if read.form.has_problems:
        return _editor(article_id, draft, read.form, **_lost(read))
    if do == "edit":
        return _editor(article_id, draft, read.form, **_lost(read))
    return review(article_id, draft, read)


@blueprint.post("/paste")
def paste(article_id: int) -> str:
    """What was pasted among the blocks, as blocks, for the script to put in their place."""
    draft = read_source(unit_of_work(), actor(), article_id)
    text = request.form.get("pasted", "")
    if len(text) > container().settings.max_upload_bytes:
        raise Invalid("form_incomplete")
    blocks, pictures, unseen = pasted_blocks(text.replace("\r\n", "\n"), draft.page.language)
    return render_template(
        "source/pasted.html",
        blocks=blocks,
        pictures=pictures,
        unseen=source_words.said_dropped(unseen),
        language=draft.page.language,
        kinds=KINDS,
    )


@blueprint.post("")
def commit(article_id: int) -> ResponseReturnValue:
    """Commit the form as the next revision."""
    draft = read_source(unit_of_work(), actor(), article_id)
    read = _read(article_id, draft)
    if read.form.has_problems:
        return _editor(article_id, draft, read.form, **_lost(read))
    try:
        number = commit_revision(
            unit_of_work(),
            actor(),
            article_id,
            read.page,
            based_on=read.form.based_on,
            typo=request.form.get("effect") == "typo",
            note=request.form.get("note", "").strip() or None,
            key=_key(),
            facts_checked=request.form.get("facts_checked") == "1",
        )
    except TmsError as error:
        return _refused(article_id, read, error)
    flash(_("Revision %(number)s is the source now.", number=number))
    return redirect(url_for("articles.article", article_id=article_id), 303)


def _says_the_same(one: ImportedArticle, other: ImportedArticle) -> bool:
    head = ("title", "author", "author_title", "blocks")
    return all(getattr(one, name) == getattr(other, name) for name in head)


def _read(article_id: int, draft: SourceDraft) -> Read:
    """The form with what is wrong in it, against the revision that it is based on."""
    form = form_from(request.form)
    return read_form(form, _base(article_id, draft, form.based_on), container().settings.max_upload_bytes)


def _base(article_id: int, draft: SourceDraft, revision: int) -> ImportedArticle:
    if revision == draft.revision:
        return draft.page
    return read_revision(unit_of_work(), actor(), article_id, revision).page


def review(article_id: int, draft: SourceDraft, read: Read) -> ResponseReturnValue:
    """The page that shows what a change would do and asks for the commit; if it can't be, the editor with the error."""
    try:
        as_edit, as_typo = (
            preview_revision(unit_of_work(), actor(), article_id, read.page, based_on=read.form.based_on, typo=is_typo)
            for is_typo in (False, True)
        )
        if as_edit.is_same:
            raise Conflict("revision_same", number=as_edit.based_on)
    except TmsError as error:
        return _refused(article_id, read, error)
    return render_template(
        "source/review.html",
        article_id=article_id,
        draft=draft,
        form=read.form,
        **_lost(read),
        as_edit=as_edit,
        as_typo=as_typo,
        changed=source_words.changed_sentences(as_edit, as_typo),
        said_of=source_words.said_of,
        key=uuid.uuid4(),
        kinds=KINDS,
    )


def _refused(article_id: int, read: Read, error: TmsError) -> ResponseReturnValue:
    """The editor again with everything that was typed, if the person can correct it there; else the error is raised."""
    if error.kind not in _ON_PAGE:
        raise error
    error = rolled_back(error)
    draft = read_source(unit_of_work(), actor(), article_id)
    return _editor(article_id, draft, read.form, error=error, **_lost(read))


def _lost(read: Read) -> dict[str, Any]:
    """What of the form does not come into the article, in words."""
    return {"left_out": read.left_out, "unseen": source_words.said_dropped(read.dropped)}


def _editor(
    article_id: int,
    draft: SourceDraft,
    form: SourceForm,
    *,
    error: TmsError | None = None,
    is_untouched: bool = False,
    **more: Any,
) -> ResponseReturnValue:
    """The form's page. A form that is based on an older revision shows both, and goes on from the present one."""
    meanwhile = None
    if form.based_on != draft.revision:
        meanwhile, error = _meanwhile(article_id, draft, form), error or Stale("revision_stale", number=draft.revision)
    html = render_template(
        "source/source_editor.html",
        article_id=article_id,
        draft=draft,
        form=form,
        error=error,
        meanwhile=meanwhile,
        is_untouched=is_untouched,
        **more,
        kinds=KINDS,
    )
    return html, status_of(error) if error else 422 if form.has_problems else 200


def _meanwhile(article_id: int, draft: SourceDraft, form: SourceForm) -> dict[str, Any]:
    """What others changed since the form was opened, and what this person did."""
    since = compare_revisions(unit_of_work(), actor(), article_id, form.based_on, draft.revision)
    base = form_of(_base(article_id, draft, form.based_on), form.based_on, form.way)
    mine = (base.lines(), form.lines()) if form.way == "blocks" else (_lines(base), _lines(form))
    return {
        "entry": since.new,
        "theirs": source_words.compared_sentences(since.segments),
        "mine": list(source_words.changed_lines(*mine)),
    }


def _lines(form: SourceForm) -> list[str]:
    return [line for line in form.markdown.split("\n") if line.strip()]


def _key() -> uuid.UUID:
    try:
        return key_of(request.form.get("key", ""))
    except ValueError:
        raise Invalid("form_incomplete") from None
