"""The memory as a page: what was translated before, found by the words in it; editors keep it in order."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain import locales
from tms.domain.errors import Invalid, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, reading, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.http.sign_in_gate import only_reads
from tms.services.authorize import may
from tms.services.memory.entries import FEW, LOCALES, MANY, correct_entry, find_entries, merge_entries, withdraw_entry

blueprint = Blueprint("memory", __name__, url_prefix="/memory")

LONGEST_SEARCH = 200


@blueprint.get("")
@only_reads
def entries() -> ResponseReturnValue:
    """The page of the youngest entries, or with ``?q=`` of those with the words; ``?in=`` chooses the language.

    ``?show=more``: not only the first few.
    """
    return _page()


@blueprint.post("/<int:unit_id>/correct")
def correct(unit_id: int) -> ResponseReturnValue:
    """Replace the text that was seen in one language of an entry."""
    locale, seen, text = (_field(name) for name in ("locale", "seen", "text"))
    return _act(lambda: correct_entry(unit_of_work(), actor(), unit_id, locale, seen=seen, text=text), _("Corrected."))


@blueprint.post("/<int:unit_id>/withdraw")
def withdraw(unit_id: int) -> ResponseReturnValue:
    """Withdraw an entry: it is offered no more."""
    reason = _field("reason")
    words = _("Withdrawn. It is no longer offered.")
    return _act(lambda: withdraw_entry(unit_of_work(), actor(), unit_id, reason=reason), words, f"withdraw-{unit_id}")


@blueprint.post("/<int:unit_id>/merge")
def merge(unit_id: int) -> ResponseReturnValue:
    """Make one entry of all that say the same."""
    return _act(lambda: merge_entries(unit_of_work(), actor(), unit_id), _("Merged into one."))


def _act(do: Callable[[], object], words: str, asked: str = "") -> ResponseReturnValue:
    """Act, and show the list again; what is refused is said on it.

    ``asked`` is the dialog in which it was asked for: after a refusal that is open again, with what was typed in it.
    """
    try:
        do()
    except TmsError as error:
        if error.kind == "denied":
            raise
        return _page(rolled_back(error), asked)
    flash(words)
    search = {name: _asked(name) for name in ("q", "in", "show") if _asked(name)}
    return redirect(f"{url_for('memory.entries')}?{urlencode(search)}" if search else url_for("memory.entries"), 303)


def _page(error: TmsError | None = None, asked: str = "") -> ResponseReturnValue:
    who, words = actor(), _asked("q")
    locale = _asked("in") if _asked("in") in LOCALES else ""
    most = MANY if _asked("show") == "more" else FEW
    html = render_template(
        "memory/memory.html",
        found=find_entries(reading(), who, words, locale, most),
        search=words,
        chosen=locale,
        locales=LOCALES,
        names=locales.NAMES,
        most=most,
        more=MANY if most == FEW else None,
        parts_of=lambda text: _hits(text, words.strip()),
        may_change=may(who, Action.MEMORY_CHANGE),
        error=error,
        asked=asked,
    )
    return html, status_of(error) if error else 200


def _hits(text: str, words: str) -> list[tuple[bool, str]]:
    """The text in runs: whether a run is one of the words that were searched for, and what it says."""
    if not words:
        return [(False, text)]
    runs = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    return [(at % 2 == 1, run) for at, run in enumerate(runs) if run]


def _asked(name: str) -> str:
    """The search, from the address or from the form that was sent from it."""
    return (request.args.get(name) or request.form.get(name) or "")[:LONGEST_SEARCH].replace("\0", "")


def _field(name: str) -> str:
    value = request.form.get(name)
    if value is None:
        raise Invalid("form_incomplete")
    return value
