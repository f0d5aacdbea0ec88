"""The publication's conversion rules: what holds, what a new one would change before it is saved, taking one back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import TmsError
from tms.domain.permissions import Action
from tms.http import actor, status_of, unit_of_work
from tms.services.authorize import may
from tms.services.conversion.change_rules import (
    NewRule,
    make_rule,
    preview_retirement,
    preview_rule,
    profiles_of,
    retire_rule,
    undo_change,
)
from tms.services.conversion.effect import Effect
from tms.services.conversion.list_rules import list_rules, newest_changes, rule_change, topics
from tms.web.refused import taken_back

blueprint = Blueprint("conversion_rules", __name__, url_prefix="/conversion-rules")

LONGEST_SEARCH = 100
_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}
FATES = {
    "derived": "changes",
    "merged": "merged with what a person wrote",
    "conflict": "a person changed the same place and is asked",
    "marked": "detached: only marked",
}


@blueprint.get("")
def rules() -> str:
    """What holds; ``?q=`` searches, ``?retire=`` shows what retiring a rule would change."""
    if (rule_id := request.args.get("retire", type=int)) is not None:
        effect = preview_retirement(unit_of_work(), actor(), rule_id)
        return _page(None, effect=effect, retiring=rule_id)
    return _page(None)


@blueprint.post("")
def change() -> ResponseReturnValue:
    """Show what the rule would change (``do=preview``), or save it."""
    wish = _from_form()
    try:
        if request.form.get("do") == "preview":
            return _page(wish, effect=preview_rule(unit_of_work(), actor(), wish))
        saved = make_rule(unit_of_work(), actor(), wish)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(wish, error=taken_back(error)), status_of(error)
    flash("Saved. The texts with the phrase are derived again; what a person wrote in them is kept.")
    return redirect(url_for("conversion_rules.one_change", change_id=saved.id), 303)


@blueprint.post("/<int:rule_id>/retire")
def retire(rule_id: int) -> ResponseReturnValue:
    """The rule holds no longer."""
    done = retire_rule(unit_of_work(), actor(), rule_id)
    flash("Retired. The texts that it decided are derived without it.")
    return redirect(url_for("conversion_rules.one_change", change_id=done.id), 303)


@blueprint.get("/changes/<int:change_id>")
def one_change(change_id: int) -> str:
    """A change, how far its texts are, and which of them people have changed since."""
    found, written = rule_change(unit_of_work(), actor(), change_id)
    return render_template(
        "conversion_rules/change.html", change=found, texts=written, may_change=may(actor(), Action.RULES_CHANGE)
    )


@blueprint.post("/changes/<int:change_id>/undo")
def undo(change_id: int) -> ResponseReturnValue:
    """As it was before, but for what people have changed since."""
    try:
        done = undo_change(unit_of_work(), actor(), change_id)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(None, error=taken_back(error)), status_of(error)
    flash("Undone. What people have changed since stays as it is, and is listed below.")
    return redirect(url_for("conversion_rules.one_change", change_id=done.id), 303)


def _page(
    wish: NewRule | None, *, effect: Effect | None = None, retiring: int | None = None, error: TmsError | None = None
) -> str:
    search = request.args.get("q", "")[:LONGEST_SEARCH].replace("\0", "")
    who = actor()
    return render_template(
        "conversion_rules/rules.html",
        rules=list_rules(unit_of_work(), who, search),
        changes=newest_changes(unit_of_work(), who),
        profiles=profiles_of(unit_of_work(), who.publication_id),
        topics=topics(unit_of_work(), who),
        wish=wish or NewRule("", "", ""),
        effect=effect,
        retiring=retiring,
        fates=FATES,
        search=search,
        error=error,
        may_change=may(who, Action.RULES_CHANGE),
    )


def _from_form() -> NewRule:
    form = request.form
    scope = form.get("scope", "")
    topic = scope.removeprefix("topic:")
    is_topic = scope.startswith("topic:") and topic.isdecimal() and len(topic) < 19
    return NewRule(
        profile=form.get("profile", ""),
        source=form.get("source", ""),
        target=form.get("target", ""),
        scope="topic" if is_topic else scope,
        topic_id=int(topic) if is_topic else None,
        note=form.get("note", ""),
    )
