"""Bringing an article in by its address: asked for, watched while a worker fetches it, and shown as any preview."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats.upload import read_upload
from tms.domain.errors import TmsError
from tms.domain.web_address import host_of
from tms.http.context import actor, container, reading, status_of, unit_of_work
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.http.sign_in_gate import only_reads
from tms.services.fetching.pages import ask_for_page, fetched_page, forget_page, text_of_page
from tms.web.articles.import_article import paste_form, preview_page
from tms.web.source.import_form import draft_of

blueprint = Blueprint("fetching", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@blueprint.post("/articles/fetch")
def ask() -> ResponseReturnValue:
    """Have the page at an address fetched."""
    try:
        page_id = ask_for_page(unit_of_work(), actor(), request.form.get("address", ""))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return paste_form(rolled_back(error)), status_of(error)
    return redirect(url_for("fetching.page", page_id=page_id), 303)


@blueprint.get("/articles/fetched/<int:page_id>")
@only_reads
def page(page_id: int) -> ResponseReturnValue:
    """How far it is; once it is there, what was understood."""
    found = fetched_page(reading(), actor(), page_id)
    if found.state == "done" and "X-Fragment" not in request.headers:
        return redirect(url_for("fetching.preview", page_id=page_id))
    return render_template("fetching/page.html", page=found, host=host_of(found.address))


@blueprint.get("/articles/fetched/<int:page_id>/article")
def preview(page_id: int) -> ResponseReturnValue:
    """The same page that shows what was understood of what is pasted; nothing is created yet."""
    kept = text_of_page(unit_of_work(), actor(), page_id)
    most = container().settings.max_upload_bytes
    upload = read(read_upload, kept.text, most, wanted=kept.format)
    return preview_page(draft_of(replace(upload, encoding=kept.encoding)), None, fetched=page_id)


@blueprint.post("/articles/fetched/<int:page_id>/forget")
def forget(page_id: int) -> ResponseReturnValue:
    """Keep it no longer."""
    forget_page(unit_of_work(), actor(), page_id)
    return redirect(url_for("importing.new"), 303)
