"""How the publication writes each region's Chinese: choices with examples, what they would change, saving, undoing."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Stale, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.language.conversion.profiles import Profile, choices_of, profile_of
from tms.language.glossary import generated_from
from tms.services.authorize import may
from tms.services.conversion.house_examples import house_examples
from tms.services.conversion.house_style import (
    Meeting,
    change_house,
    meeting,
    preview_house,
    read_house,
    read_houses,
    titles_of,
    undo_house_change,
)
from tms.services.conversion.proposed_names import proposed_names
from tms.web.conversion.house_words import differences, section, whole
from tms.web.rendering.note_words import note_html

blueprint = Blueprint("house_style", __name__, url_prefix="/house-style")

LONGEST_SEARCH = 100
_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@blueprint.get("")
def house_style() -> str:
    """The page of what is chosen for each region, and what each other value would change."""
    return _page()


@blueprint.post("")
def change() -> ResponseReturnValue:
    """Show the examples with the form's choices (``do=examples``), what these would change (``review``), or save.

    ``seen`` names the effect that was shown; another one is shown before anything is saved.
    """
    base, number = request.form.get("base", ""), _number(request.form.get("based_on", ""))
    read_house(unit_of_work(), actor(), base)
    wanted = profile_of(base, _chosen(base))
    doing = request.form.get("do")
    try:
        if doing == "review":
            return _review(wanted, number)
        if doing == "save":
            seen = request.form.get("seen", "")
            change_house(unit_of_work(), actor(), base, wanted.choices, based_on=number, seen=seen)
            flash(_("Saved. The texts that it changes are derived again; what a person wrote in them is kept."))
            return redirect(url_for("house_style.house_style"), 303)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        if error.code == "effect_changed":
            return _review(wanted, number, rolled_back(error)), status_of(error)
        return _refused(rolled_back(error), wanted, number)
    return _page(wanted)


@blueprint.post("/changes/<int:change_id>/undo")
def undo(change_id: int) -> ResponseReturnValue:
    """Write as before the last change; what people have changed since stays."""
    try:
        undo_house_change(unit_of_work(), actor(), change_id)
    except TmsError as error:
        if error.kind in {*_NOT_ON_THE_PAGE, "not_found"}:
            raise
        return _page(error=rolled_back(error)), status_of(error)
    flash(_("Undone. What people have changed since stays as it is."))
    return redirect(url_for("house_style.house_style"), 303)


@blueprint.get("/names/<base>")
def names(base: str) -> str:
    """The page of what the starter glossary proposes for the region; ``?q=`` searches."""
    search = request.args.get("q", "")[:LONGEST_SEARCH].replace("\0", "")
    found = proposed_names(unit_of_work(), actor(), base, search)
    return render_template(
        "conversion/house_style_names.html",
        base=base,
        search=search,
        found=found,
        may_adopt=may(actor(), Action.RULES_CHANGE),
        note_html=note_html,
        generated=generated_from(),
    )


def _refused(error: TmsError, wanted: Profile, number: int) -> ResponseReturnValue:
    """The page again; an editor who did not see another's choices meanwhile gets both, and saves on top of those."""
    both = None
    if isinstance(error, Stale):
        both = meeting(unit_of_work(), actor(), wanted.tag, wanted.choices, based_on=number)
        wanted = profile_of(wanted.tag, both.choices)
    return _page(wanted, error=error, both=both), status_of(error)


def _page(pending: Profile | None = None, *, error: TmsError | None = None, both: Meeting | None = None) -> str:
    sections = []
    for house in read_houses(unit_of_work(), actor()):
        is_pending = pending is not None and pending.tag == house.base
        chosen = pending if pending is not None and is_pending else house.profile
        shown = house_examples(unit_of_work(), actor(), house, chosen)
        sections.append(section(house, chosen, shown, both if is_pending else None))
    return render_template(
        "conversion/house_style.html",
        sections=sections,
        error=error,
        may_change=may(actor(), Action.HOUSE_CHANGE),
        has_own=any(one.has_own for one in sections),
    )


def _review(wanted: Profile, number: int, error: TmsError | None = None) -> str:
    effect = preview_house(unit_of_work(), actor(), wanted.tag, wanted.choices, based_on=number)
    house = read_house(unit_of_work(), actor(), wanted.tag)
    return render_template(
        "conversion/house_style_review.html",
        wanted=wanted,
        number=number,
        effect=effect,
        differences=list(differences(house.profile, wanted)),
        titles=titles_of(unit_of_work(), actor(), {one.article_id for one in effect.sentences}),
        whole=whole,
        error=error,
    )


def _chosen(base: str) -> Mapping[str, str]:
    """The form's choices; one that it does not name stays as the region has it."""
    form = request.form
    return {key: form[f"choice-{key}"] for key in choices_of(base) if f"choice-{key}" in form}


def _number(based_on: str) -> int:
    """The change that the form is based on; one that names no number counts as the oldest, and is refused."""
    return number_or(based_on, -1)
