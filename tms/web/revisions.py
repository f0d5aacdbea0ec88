"""Source revisions: the list, any of them as it was committed, and two of them compared."""

from flask import Blueprint, render_template, request

from tms.http import actor, unit_of_work
from tms.services.article_status import article_status
from tms.services.revisions import compare_revisions, list_revisions, read_revision
from tms.web.import_form import KINDS
from tms.web.reading_blocks import nodes
from tms.web.source_words import REVISION_KINDS, as_blocks, compared_sentences

blueprint = Blueprint("revisions", __name__, url_prefix="/articles/<int:article_id>/revisions")


@blueprint.get("")
def revisions(article_id: int) -> str:
    """All revisions, newest first."""
    return render_template(
        "revisions/revisions.html",
        article_id=article_id,
        article=article_status(unit_of_work(), actor(), article_id),
        entries=list_revisions(unit_of_work(), actor(), article_id),
        revision_kinds=REVISION_KINDS,
    )


@blueprint.get("/<int:number>")
def revision(article_id: int, number: int) -> str:
    """One revision as it was committed."""
    shown = read_revision(unit_of_work(), actor(), article_id, number)
    return render_template(
        "revisions/revision.html",
        article_id=article_id,
        entry=shown.entry,
        page=shown.page,
        nodes=nodes(as_blocks(shown.page)),
        entries=list_revisions(unit_of_work(), actor(), article_id),
        revision_kinds=REVISION_KINDS,
    )


@blueprint.get("/compare")
def compare(article_id: int) -> str:
    """What is different between two; ``?from=`` and ``?to=`` are their numbers, by default the newest and its base."""
    entries = list_revisions(unit_of_work(), actor(), article_id)
    newest = entries[0].number
    one = request.args.get("from", max(newest - 1, 1), type=int)
    found = compare_revisions(unit_of_work(), actor(), article_id, one, request.args.get("to", newest, type=int))
    return render_template(
        "revisions/compare.html",
        article_id=article_id,
        comparison=found,
        changed=compared_sentences(found.segments),
        segments=found.segments if found.old.language != found.new.language else [],
        entries=entries,
        kinds=KINDS,
        revision_kinds=REVISION_KINDS,
    )
