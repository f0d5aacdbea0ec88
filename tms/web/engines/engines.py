"""Translation engines, for the publication's administrators: list, set up, try, watch what they cost."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import NotFound, TmsError
from tms.domain.locales import NAMES, SOURCE_LANGUAGES, parse_source_language
from tms.domain.permissions import Action
from tms.http.context import actor, container, end_unit_of_work, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within
from tms.http.rollback import rolled_back
from tms.language.engines.kinds import EngineKind
from tms.services.authorize import authorize
from tms.services.drafting.in_part import drafts_in_part, set_drafts_in_part
from tms.services.engines.budget import set_budget
from tms.services.engines.budget_view import budget_view
from tms.services.engines.configure import add_engine, change_engine, prefer_engine, switch_engine
from tms.services.engines.engine_input import PAIRS, EngineInput
from tms.services.engines.figures import EngineView, list_engines, read_engine
from tms.services.engines.trial import LONGEST, Trial, ask_health, prepare_health, prepare_trial, try_engine

blueprint = Blueprint("engines", __name__)

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found"}

SENTENCE = "The council approved the new budget of $1.4 billion on Tuesday."
"""The sentence that is tried if nobody writes another."""

_COLUMNS = (
    "price",
    "price_out",
    "currency",
    "monthly_budget",
    "requests_per_minute",
    "characters_per_minute",
    "concurrency",
)


@blueprint.get("/engines")
def engines() -> str:
    """The page of all engines, in the order in which they are asked, and the kinds that can be set up."""
    return _list(None)


@blueprint.post("/engines/budget")
def budget() -> ResponseReturnValue:
    """Set what all engines together may cost in a month."""
    form = request.form
    try:
        set_budget(unit_of_work(), actor(), budget=form.get("budget", ""), currency=form.get("currency", ""))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _list(rolled_back(error)), status_of(error)
    flash(_("Saved. It applies to every call from now on."))
    return redirect(url_for("engines.engines"), 303)


@blueprint.post("/engines/in-part")
def in_part() -> ResponseReturnValue:
    """Choose whether a segment of which only some words are known is drafted."""
    set_drafts_in_part(unit_of_work(), actor(), in_part=request.form.get("in_part") == "1")
    flash(_("Saved. It applies to what is drafted from now on."))
    return redirect(url_for("engines.engines"), 303)


@blueprint.get("/engines/new/<kind>")
def new(kind: str) -> str:
    """The form that sets an engine up."""
    authorize(actor(), Action.ENGINES_MANAGE)
    return _new_page(_kind(kind), None)


@blueprint.post("/engines")
def add() -> ResponseReturnValue:
    """Set an engine up."""
    wish = _wish(request.form.get("kind", ""))
    try:
        engine_id = add_engine(unit_of_work(), actor(), container().engines, wish)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE or wish.kind not in container().engines.kinds:
            raise
        return _new_page(_kind(wish.kind), rolled_back(error)), status_of(error)
    flash(_("Added. Try it before the next article comes in."))
    return redirect(url_for("engines.engine", engine_id=engine_id), 303)


@blueprint.get("/engines/<int:engine_id>")
def engine(engine_id: int) -> str:
    """The page of one engine: settings, a place to try it, and what it did this month."""
    return _page(engine_id)


@blueprint.post("/engines/<int:engine_id>")
def change(engine_id: int) -> ResponseReturnValue:
    """Change an engine's settings."""
    try:
        based_on = number_within(request.form.get("based_on", ""))
    except ValueError:
        based_on = 0
    try:
        change_engine(unit_of_work(), actor(), container().engines, engine_id, _wish(""), based_on=based_on)
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(engine_id, error=rolled_back(error), as_written=True), status_of(error)
    flash(_("Saved."))
    return redirect(url_for("engines.engine", engine_id=engine_id), 303)


@blueprint.post("/engines/<int:engine_id>/switch")
def switch(engine_id: int) -> ResponseReturnValue:
    """Switch an engine on or off."""
    active = request.form.get("active") == "1"
    switch_engine(unit_of_work(), actor(), engine_id, active=active)
    flash(_("Switched on.") if active else _("Switched off: it is no longer asked. Drafts that it made stay."))
    return redirect(url_for("engines.engines"), 303)


@blueprint.post("/engines/<int:engine_id>/prefer")
def prefer(engine_id: int) -> ResponseReturnValue:
    """Move an engine up by one place in the order."""
    prefer_engine(unit_of_work(), actor(), engine_id)
    return redirect(url_for("engines.engines"), 303)


@blueprint.post("/engines/<int:engine_id>/health")
def health(engine_id: int) -> ResponseReturnValue:
    """Ask an engine how it is, which costs nothing."""
    wish = prepare_health(unit_of_work(), actor(), engine_id)
    # No transaction waits for somebody else's server.
    end_unit_of_work(None)
    ask_health(container().database.begin, container().engines, wish)
    return redirect(url_for("engines.engine", engine_id=engine_id), 303)


@blueprint.post("/engines/<int:engine_id>/try")
def try_it(engine_id: int) -> ResponseReturnValue:
    """Have an engine translate a sentence."""
    form = request.form
    try:
        wish = prepare_trial(
            unit_of_work(),
            actor(),
            engine_id,
            text=form.get("text", ""),
            source=parse_source_language(form.get("source", "")),
            target=parse_source_language(form.get("target", "")),
        )
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        return _page(engine_id, error=rolled_back(error)), status_of(error)
    end_unit_of_work(None)
    return _page(engine_id, trial=try_engine(container().database.begin, container().engines, wish))


def _list(error: TmsError | None) -> str:
    found = list_engines(unit_of_work(), actor(), container().engines)
    together = budget_view(unit_of_work(), actor(), found)
    amount, currency = _plain(together.budget), together.currency
    if error is not None:
        amount, currency = request.form.get("budget", ""), request.form.get("currency", "")
    return render_template(
        "engines/engines.html",
        engines=found,
        kinds=_kinds(),
        pair_words=_said,
        together=together,
        amount=amount,
        currency=currency,
        in_part=drafts_in_part(unit_of_work(), actor()),
        error=error,
    )


def _page(
    engine_id: int, *, error: TmsError | None = None, trial: Trial | None = None, as_written: bool = False
) -> str:
    found = read_engine(unit_of_work(), actor(), container().engines, engine_id)
    kind = container().engines.kinds.get(found.kind)
    return render_template(
        "engines/engine.html",
        engine=found,
        kind=kind,
        values=_written() if as_written else _stored(found),
        pairs=PAIRS,
        pair_words=_said,
        languages=SOURCE_LANGUAGES,
        sentence=request.form.get("text", SENTENCE),
        longest=LONGEST,
        trial=trial,
        error=error,
    )


def _new_page(kind: EngineKind, error: TmsError | None) -> str:
    fresh = {one.name: one.default for one in kind.fields} | {"name": kind.title, "currency": "USD", "pairs": []}
    return render_template(
        "engines/new.html",
        kind=kind,
        values=_written() if error else fresh,
        pairs=PAIRS,
        pair_words=_said,
        engine=None,
        error=error,
    )


def _kinds() -> list[EngineKind]:
    return sorted(container().engines.kinds.values(), key=lambda kind: (kind.always_local, kind.title))


def _kind(name: str) -> EngineKind:
    found = container().engines.kinds.get(name)
    if found is None:
        raise NotFound("engine_not_found")
    return found


def _wish(kind: str) -> EngineInput:
    form = request.form
    return EngineInput(
        name=form.get("name", ""),
        kind=kind,
        values={name.removeprefix("value-"): form[name] for name in form if name.startswith("value-")},
        key=form.get("key", ""),
        forget_key="forget_key" in form,
        local="local" in form,
        pairs=form.getlist("pairs"),
        **{name: form.get(name, "") for name in _COLUMNS},
    )


def _written() -> dict[str, Any]:
    """The form's fields, for a form that comes back; never the key."""
    form = request.form
    values: dict[str, Any] = {name.removeprefix("value-"): form[name] for name in form if name != "key"}
    return values | {"pairs": form.getlist("pairs"), "local": "local" in form}


def _stored(found: EngineView) -> dict[str, Any]:
    columns = {name: _plain(getattr(found, name)) for name in _COLUMNS}
    return {**found.settings, **columns, "name": found.name, "pairs": found.pairs, "local": found.local}


def _plain(value: object) -> str:
    """A number without zeros behind its point; "" for None. 0 is written: a budget of 0 allows nothing."""
    text = "" if value is None else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(pair: str) -> tuple[str, str]:
    """The pair as the names of its two languages."""
    source, _, target = pair.partition(">")
    return NAMES[source], NAMES[target]
