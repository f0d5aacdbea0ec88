"""The worklist of a derived version: its ambiguous places, decided one key each; what was decided, and the waiver."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.domain.translatable import Words
from tms.http.context import actor, ngettext, reading, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import key_of, number_or, number_within, row_number
from tms.http.rollback import rolled_back
from tms.http.sign_in_gate import only_reads_article
from tms.services.worklist.adopt_name import adopt_name
from tms.services.worklist.decide_conversion import ConversionAnswer, decide, take_back, waive_ambiguities
from tms.services.worklist.rule_decisions import reach_of_place, take_rule_back
from tms.services.worklist.segment_places import segment_places
from tms.services.worklist.worklist import Worklist, worklist
from tms.web.rendering.known_words import DOUBTS

blueprint = Blueprint("worklist", __name__, url_prefix="/articles/<int:article_id>/versions/<locale>/decisions")

_PAGES = ("page", "decided")
"""The arguments of an address that say which page of the open places, and of the decisions, is shown."""

_LAST_PAGE = 10_000


@blueprint.get("")
def places(article_id: int, locale: str) -> ResponseReturnValue:
    """The page of open places, the most doubtful first."""
    return _page(article_id, locale)


@blueprint.get("/segments/<int:segment_id>")
@only_reads_article
def in_segment(article_id: int, locale: str, segment_id: int) -> str:
    """What is in doubt in one segment, with its candidates: a fragment for the script that asks in its row."""
    page = segment_places(reading(), actor(), article_id, locale, segment_id)
    return render_template(
        "worklist/_segment.html",
        page=page,
        reasons=DOUBTS,
        scope="here",
        new_key=uuid.uuid4,
        action=url_for("worklist.choose", article_id=article_id, locale=locale),
        article_id=article_id,
        locale=locale,
    )


@blueprint.get("/segments/<int:segment_id>/places/<int:start>-<int:end>/reach")
@only_reads_article
def reach(article_id: int, locale: str, segment_id: int, start: int, end: int) -> ResponseReturnValue:
    """How far a rule of the publication for a place would reach, in words: JSON for the script that asks first."""
    found = reach_of_place(reading(), actor(), article_id, locale, segment_id, start, end)
    return {"said": _reach_words(found.sentences, found.versions)}


def _reach_words(sentences: int, versions: int) -> str:
    return _(
        "%(sentences)s in %(versions)s",
        sentences=ngettext("%(num)s sentence", "%(num)s sentences", sentences),
        versions=ngettext("%(num)s open version", "%(num)s open versions", versions),
    )


@blueprint.post("")
def choose(article_id: int, locale: str) -> ResponseReturnValue:
    """Decide one place with the candidate whose button was pressed, or adopt its name for the publication.

    What is to hold in the whole publication is asked again with how far it reaches, unless ``seen`` says that it was
    shown. A script is told the segment's text, its rev, and how many places are left.
    """
    adopted = request.form.get("adopt")
    wish = ConversionAnswer(
        segment_id=_number("segment", row_number),
        parent_rev=_number("parent_rev"),
        start=_number("start"),
        end=_number("end"),
        choice=_field("choice") if adopted is None else adopted,
        scope=_field("scope") if adopted is None else "publication",
        key=_key(),
    )
    is_shown = _is_of_a_script() or bool(request.form.get("seen"))
    if wish.scope == "publication" and not is_shown:
        return _ask_first(article_id, locale, wish)
    decided = decide if adopted is None else adopt_name
    return _act(
        article_id,
        locale,
        lambda: decided(unit_of_work(), actor(), article_id, locale, wish),
        lambda done: _decided_words(wish.scope, done or {}),
    )


def _ask_first(article_id: int, locale: str, wish: ConversionAnswer) -> ResponseReturnValue:
    """The page with what the answer would reach, and a form that decides it."""
    try:
        found = reach_of_place(unit_of_work(), actor(), article_id, locale, wish.segment_id, wish.start, wish.end)
    except TmsError as error:
        if error.kind in {"denied", "not_found"}:
            raise
        return _page(article_id, locale, error=rolled_back(error))
    return _page(article_id, locale, asks=(wish, _reach_words(found.sentences, found.versions)))


@blueprint.post("/<int:decision_id>/take-back")
def retire(article_id: int, locale: str, decision_id: int) -> ResponseReturnValue:
    """Take a decision back: its place is asked again."""
    words = _("Taken back. The place is open again.")
    return _act(article_id, locale, lambda: take_back(unit_of_work(), actor(), article_id, locale, decision_id), words)


@blueprint.post("/rules/<int:rule_id>/take-back")
def retire_rule(article_id: int, locale: str, rule_id: int) -> ResponseReturnValue:
    """Take back a rule that one has decided here oneself, as long as nothing was built on it."""
    words = _("Taken back. Its places are open again in a moment, wherever it had decided them.")
    return _act(article_id, locale, lambda: take_rule_back(unit_of_work(), actor(), article_id, locale, rule_id), words)


@blueprint.post("/waive")
def waive(article_id: int, locale: str) -> ResponseReturnValue:
    """Let the version go out with what is open."""
    reason = request.form.get("reason", "")
    words = _("Waived for the text as it stands now. If it changes, you are asked about the places again.")
    return _act(
        article_id,
        locale,
        lambda: waive_ambiguities(unit_of_work(), actor(), article_id, locale, reason=reason),
        words,
        asked="waive",
    )


def _decided_words(scope: str, done: Mapping[str, Any]) -> tuple[str, str]:
    """What is told of a decision, and the category of the message: the rule that can be taken back beside it."""
    if "sentences" in done:
        rule = done["rule"]
        reach = _reach_words(done["sentences"], done["versions"])
        return _(_REACHES[scope], reach=reach), f"{RULE_MADE}{rule}" if rule else ""
    return (_(_ADOPTED), "") if scope == "publication" else ("", "")


_REACHES = {
    "article": Words("Decided in this article: %(reach)s. Its other sentences with the word follow in a moment."),
    "publication": Words("Decided as a rule of the publication: %(reach)s. All of them follow in a moment."),
}
_ADOPTED = Words("Decided as a rule of the publication. Every open article with the word follows in a moment.")
RULE_MADE = "rule-"
"""The category of a message about a rule, before the rule's number."""


def _act(
    article_id: int,
    locale: str,
    do: Callable[[], Any],
    words: str | Callable[[Any], tuple[str, str]],
    *,
    asked: str = "",
) -> ResponseReturnValue:
    """Act, and show the list again; what is refused is said on it. Scripts are answered with JSON.

    ``asked`` is the dialog in which it was asked for: after a refusal that is open again, with what was typed in it.
    """
    if _is_of_a_script():
        done = do() or {}
        said = words(done)[0] if callable(words) else words
        return done | {"said": said} if said else done
    try:
        done = do()
    except TmsError as error:
        if error.kind in {"denied", "not_found"}:
            raise
        return _page(article_id, locale, error=rolled_back(error), asked=asked)
    said, category = words(done) if callable(words) else (words, "")
    if said:
        flash(said, category or "message")
    where: dict[str, Any] = {name: at for name in _PAGES if (at := _page_of(name))}
    return redirect(url_for("worklist.places", article_id=article_id, locale=locale, **where), 303)


def _is_of_a_script() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _page(
    article_id: int,
    locale: str,
    *,
    error: TmsError | None = None,
    asked: str = "",
    asks: tuple[ConversionAnswer, str] | None = None,
) -> ResponseReturnValue:
    here, decided = map(_page_of, _PAGES)
    page = worklist(unit_of_work(), actor(), article_id, locale, page=here, decided_page=decided)
    scope = request.form.get("scope", "")
    html = render_template(
        "worklist/worklist.html",
        page=page,
        error=error,
        asked=asked,
        asks=asks,
        reasons=DOUBTS,
        # What holds everywhere is thought of for each place.
        scope="article" if scope == "article" else "here",
        new_key=uuid.uuid4,
        rule_made=RULE_MADE,
        article_id=article_id,
        locale=locale,
        address=partial(_address, article_id, locale, page),
    )
    return html, status_of(error) if error else 200


def _address(article_id: int, locale: str, shown: Worklist, endpoint: str = "places", **other: Any) -> str:
    """The address of the page, or of a form on it that leads back to it; ``other`` replaces some arguments."""
    where = {"page": shown.places.page, "decided": shown.decided.page} | other
    known = {name: value for name, value in where.items() if value}
    return url_for(f"worklist.{endpoint}", article_id=article_id, locale=locale, **known)


def _page_of(name: str) -> int:
    return number_or(request.args.get(name, ""), 0, most=_LAST_PAGE)


def _field(name: str) -> str:
    value = request.form.get(name)
    if value is None:
        raise Invalid("form_incomplete")
    return value


def _number(name: str, read: Callable[[str], int] = number_within) -> int:
    try:
        return read(_field(name))
    except ValueError:
        raise Invalid("form_incomplete") from None


def _key() -> uuid.UUID:
    try:
        return key_of(_field("key"))
    except ValueError:
        raise Invalid("form_incomplete") from None
