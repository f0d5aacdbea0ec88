"""Source revisions: the list, any of them as it was committed, two of them compared, and another language as source."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Conflict, Invalid
from tms.domain.locales import NAMES
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import key_of, number_within
from tms.http.rollback import rolled_back
from tms.services.articles.article_status import article_status
from tms.services.source.revisions import compare_revisions, list_revisions, read_revision
from tms.services.source.switch_outlook import switch_outlook
from tms.services.source.switch_source import switch_source
from tms.web.reader.blocks import nodes
from tms.web.source.import_form import KINDS
from tms.web.source.revision_words import REVISION_KINDS, as_blocks, compared_sentences

blueprint = Blueprint("revisions", __name__, url_prefix="/articles/<int:article_id>")


@blueprint.get("/revisions")
def revisions(article_id: int) -> str:
    """The page of all revisions, newest first."""
    return render_template(
        "source/revisions.html",
        article_id=article_id,
        article=article_status(unit_of_work(), actor(), article_id),
        entries=list_revisions(unit_of_work(), actor(), article_id),
        revision_kinds=REVISION_KINDS,
    )


@blueprint.get("/revisions/<int(max=999_999_999):number>")
def revision(article_id: int, number: int) -> str:
    """The page of one revision as it was committed."""
    shown = read_revision(unit_of_work(), actor(), article_id, number)
    return render_template(
        "source/revision.html",
        article_id=article_id,
        entry=shown.entry,
        page=shown.page,
        nodes=nodes(as_blocks(shown.page)),
        entries=list_revisions(unit_of_work(), actor(), article_id),
        revision_kinds=REVISION_KINDS,
    )


@blueprint.get("/revisions/compare")
def compare(article_id: int) -> str:
    """The page of what differs between revisions ``?from=`` and ``?to=``, by default the newest and its base."""
    entries = list_revisions(unit_of_work(), actor(), article_id)
    newest = entries[0].number
    one = request.args.get("from", max(newest - 1, 1), type=number_within)
    found = compare_revisions(
        unit_of_work(), actor(), article_id, one, request.args.get("to", newest, type=number_within)
    )
    return render_template(
        "source/compare_revisions.html",
        article_id=article_id,
        comparison=found,
        changed=compared_sentences(found.segments),
        segments=found.segments if found.old.language != found.new.language else [],
        entries=entries,
        kinds=KINDS,
        revision_kinds=REVISION_KINDS,
    )


@blueprint.get("/versions/<locale>/make-source")
def ask_switch(article_id: int, locale: str) -> ResponseReturnValue:
    """The page of what would happen if this version became the source."""
    return _switch_page(article_id, locale, None)


@blueprint.post("/versions/<locale>/make-source")
def switch(article_id: int, locale: str) -> ResponseReturnValue:
    """Make this version the source."""
    try:
        key = key_of(request.form.get("key", ""))
    except ValueError:
        raise Invalid("form_incomplete") from None
    try:
        switch_source(unit_of_work(), actor(), article_id, locale, key=key)
    except Conflict as error:
        return _switch_page(article_id, locale, rolled_back(error))
    flash(_("%(language)s is the source now.", language=NAMES[locale]))
    return redirect(url_for("articles.article", article_id=article_id), 303)


def _switch_page(article_id: int, locale: str, error: Conflict | None) -> ResponseReturnValue:
    html = render_template(
        "source/switch_source.html",
        article_id=article_id,
        outlook=switch_outlook(unit_of_work(), actor(), article_id, locale),
        error=error,
        key=uuid.uuid4(),
    )
    return html, status_of(error) if error else 200
