"""The publication's conversion rules: what holds, what a new one would change before it is saved, taking one back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Stale, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import row_number, row_numbers
from tms.http.rollback import rolled_back
from tms.services.authorize import may
from tms.services.conversion.change_rules import (
    NewRule,
    make_rule,
    preview_retirement,
    preview_rule,
    profiles_of,
    retire_rule,
)
from tms.services.conversion.effect import RuleEffect
from tms.services.conversion.list_rules import (
    MOST,
    RuleQuery,
    RuleView,
    count_rules,
    list_rules,
    newest_changes,
    one_rule,
    rule_change,
    topics,
)
from tms.services.conversion.rule_conflicts import cautions
from tms.services.conversion.undo_change import undo_change
from tms.services.versions.headlines import Headline, headlines
from tms.web.conversion.rule_words import FATES, MOST_MET, article_number, by_article, met_by_kind, whose

blueprint = Blueprint("conversion_rules", __name__, url_prefix="/conversion-rules")

LONGEST_SEARCH = 100
_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@dataclass(frozen=True, slots=True)
class RuleForm:
    """The form's fields as they stand in it. ``scope`` is publication, article, or ``topic:`` with the topic's id."""

    profile: str = ""
    source: str = ""
    target: str = ""
    scope: str = "publication"
    article: str = ""
    note: str = ""

    def wish(self) -> NewRule:
        """The rule that the form asks for."""
        topic = self.scope.removeprefix("topic:")
        numbers = row_numbers(topic) if "," not in topic and self.scope.startswith("topic:") else []
        return NewRule(
            profile=self.profile,
            source=self.source,
            target=self.target,
            scope="topic" if numbers else self.scope,
            topic_id=numbers[0] if numbers else None,
            article_id=article_number(self.article) if self.scope == "article" else None,
            note=self.note,
        )


@blueprint.get("")
def rules() -> str:
    """The page of rules: ``?q=`` searches, ``?profile=`` and ``?retired=1`` choose; ``?retire=`` previews an end."""
    if (rule_id := request.args.get("retire", type=row_number)) is not None:
        effect = preview_retirement(unit_of_work(), actor(), rule_id)
        return _preview(effect, retiring=one_rule(unit_of_work(), actor(), rule_id))
    article = request.args.get("article", "")[:LONGEST_SEARCH]
    return _page(RuleForm(article=article, scope="article") if article else RuleForm())


@blueprint.post("")
def change() -> ResponseReturnValue:
    """Show what the rule would change (``do=preview``), go back to what was written (``back``), or save it.

    ``seen`` names the effect that was shown; another one is shown before anything is saved.
    """
    written = RuleForm(**{name: request.form.get(name, "") for name in RuleForm.__dataclass_fields__})
    doing = request.form.get("do")
    try:
        if doing == "preview":
            effect = preview_rule(unit_of_work(), actor(), written.wish())
            return _preview(effect, written=written)
        if doing == "back":
            return _page(written)
        saved = make_rule(unit_of_work(), actor(), written.wish(), seen=request.form.get("seen", ""))
    except Stale as error:
        refused = rolled_back(error)
        effect = preview_rule(unit_of_work(), actor(), written.wish())
        return _preview(effect, written=written, error=refused), status_of(error)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(written, error=rolled_back(error)), status_of(error)
    flash(_("Saved. The texts with the phrase are derived again; what a person wrote in them is kept."))
    return redirect(url_for("conversion_rules.one_change", change_id=saved.id), 303)


@blueprint.post("/<int:rule_id>/retire")
def retire(rule_id: int) -> ResponseReturnValue:
    """Retire the rule."""
    done = retire_rule(unit_of_work(), actor(), rule_id)
    flash(_("Retired. The texts that it decided are derived without it."))
    return redirect(url_for("conversion_rules.one_change", change_id=done.id), 303)


@blueprint.get("/changes/<int:change_id>")
def one_change(change_id: int) -> str:
    """The page of a change: how far its texts are, and which of them people have changed since."""
    found, written = rule_change(unit_of_work(), actor(), change_id)
    return render_template(
        "conversion/rule_change.html",
        change=found,
        texts=written,
        titles=_titles(one.article_id for one in written),
        may_change=may(actor(), Action.RULES_CHANGE),
    )


@blueprint.post("/changes/<int:change_id>/undo")
def undo(change_id: int) -> ResponseReturnValue:
    """Undo a change; what people have changed since stays."""
    try:
        done = undo_change(unit_of_work(), actor(), change_id)
    except TmsError as error:
        if error.kind in {*_NOT_ON_THE_PAGE, "not_found"}:
            raise
        return _page(RuleForm(), error=rolled_back(error)), status_of(error)
    flash(_("Undone. What people have changed since stays as it is, and is listed below."))
    return redirect(url_for("conversion_rules.one_change", change_id=done.id), 303)


def _page(written: RuleForm, *, error: TmsError | None = None) -> str:
    search = request.args.get("q", "")[:LONGEST_SEARCH].replace("\0", "")
    asked = RuleQuery(search, request.args.get("profile", "").replace("\0", ""), "retired" in request.args)
    who, uow = actor(), unit_of_work()
    found, counts = list_rules(uow, who, asked), count_rules(uow, who, search)
    form = _of_the_form(written)
    profiles = sorted({*form["profiles"], *(profile for profile, _ in counts)}, reverse=True)
    return render_template(
        "conversion/rules.html",
        rules=found,
        titles=_titles(one.article_id for one in found if one.article_id is not None),
        holding=sum(n for (_, is_retired), n in counts.items() if not is_retired),
        retired=sum(n for (_, is_retired), n in counts.items() if is_retired),
        by_profile=[(profile, counts.get((profile, False), 0)) for profile in profiles],
        changes=newest_changes(uow, who),
        asked=asked,
        most=MOST,
        error=error,
        **form,
        may_change=may(who, Action.RULES_CHANGE),
    )


def _preview(
    effect: RuleEffect,
    *,
    written: RuleForm | None = None,
    retiring: RuleView | None = None,
    error: TmsError | None = None,
) -> str:
    found = cautions(unit_of_work(), actor(), written.wish()) if written else None
    about = retiring.article_id if retiring else written.wish().article_id if written else None
    articles = {about} if about is not None else set()
    return render_template(
        "conversion/rule_preview.html",
        effect=effect,
        articles=list(by_article(effect)),
        titles=_titles(articles | {one.article_id for one in effect.sentences}),
        cautions=found,
        met=met_by_kind(found) if found else {},
        most_met=MOST_MET,
        whose=whose,
        fates=FATES,
        retiring=retiring,
        error=error,
        **_of_the_form(written or RuleForm()),
    )


def _titles(article_ids: Iterable[int]) -> dict[int, Headline]:
    return headlines(unit_of_work(), actor().publication_id, sorted(set(article_ids)))


def _of_the_form(written: RuleForm) -> dict[str, Any]:
    who, uow = actor(), unit_of_work()
    profiles = sorted(profiles_of(uow, who.publication_id), reverse=True)
    return {"written": written, "profiles": profiles, "topics": topics(uow, who)}
