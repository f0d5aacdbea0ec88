"""One concept of the termbase: what it says, its history, the form that changes it, the open texts that fail it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain import locales
from tms.domain.errors import Gone, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_within, row_number
from tms.http.rollback import rolled_back
from tms.services.authorize import may
from tms.services.termbase.checked_input import KINDS, LOCALES, PARTS_OF_SPEECH, STATUSES
from tms.services.termbase.concepts import StoredConcept, add_concept, change_concept, read_concept, withdraw_concept
from tms.services.termbase.failing_texts import SHOWN, Failing, FailingText, failing
from tms.services.termbase.listing import concept_history, sections_to_choose, topic_of
from tms.services.termbase.restore import bring_back as restore_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry
from tms.services.versions.headlines import headlines
from tms.web.termbase.terms import COLUMNS, column_of

blueprint = Blueprint("term_concepts", __name__, url_prefix="/terms")

_NOT_ON_THE_PAGE = {"denied", "not_signed_in", "not_found", "gone"}
_EMPTY_ROWS = 1
"""Empty rows of each language, below the terms that are there."""


@dataclass(frozen=True, slots=True)
class ConceptForm:
    """The form's fields as they stand in it. ``terms`` are by locale, with empty rows to fill in."""

    name: str
    kind: str
    definition: str
    note: str
    topic: str
    reason: str
    rev: str
    do_not_translate: bool
    terms: Mapping[str, Sequence[TermEntry]]

    def wish(self) -> ConceptEntry:
        """The concept that the form asks for."""
        return ConceptEntry(
            name=self.name,
            definition=self.definition,
            kind=self.kind,
            terms=[term for terms in self.terms.values() for term in terms if term.text.strip()],
            note=self.note,
            do_not_translate=self.do_not_translate,
            topic_id=row_number(self.topic) if self.topic.isdecimal() else None,
        )


@blueprint.get("/new")
def new() -> str:
    """An empty form, or one with a term in it: ``?locale=`` and ``?text=``."""
    given = [TermEntry(locale, request.args.get(locale, "")[:200]) for locale in LOCALES if request.args.get(locale)]
    return _form(_as_written(ConceptEntry("", terms=given), rev=""), None)


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Show which open texts the new concept finds fault with (``do=preview``), or save it."""
    written = _from_form()
    try:
        if request.form.get("do") == "preview":
            return _form(written, None, effect=failing(unit_of_work(), actor(), written.wish()))
        concept_id = add_concept(unit_of_work(), actor(), written.wish(), reason=written.reason)
    except TmsError as error:
        return _refused(error, written, None)
    flash(_("Saved. Drafts and checks use it from now on."))
    return redirect(url_for("term_concepts.open_texts", concept_id=concept_id), 303)


@blueprint.get("/<int:concept_id>")
def concept(concept_id: int) -> ResponseReturnValue:
    """The page of a concept: what it says in each language, and its history; of a withdrawn one it says so."""
    return _page(concept_id)


def _page(concept_id: int, *, error: TmsError | None = None, asked: str = "") -> ResponseReturnValue:
    """``asked`` is the dialog of what was refused: it is open again, with what was typed in it."""
    who, uow = actor(), unit_of_work()
    history = concept_history(uow, who, concept_id)
    kept: StoredConcept | None = None
    try:
        kept = read_concept(uow, who, concept_id)
        entry, status = kept.entry, 200
    except Gone as gone:
        entry, status = history[0].entry, status_of(gone)
    page = render_template(
        "termbase/concept.html",
        concept_id=concept_id,
        kept=kept,
        entry=entry,
        history=history,
        columns=COLUMNS,
        column_of=column_of,
        topic=topic_of(uow, who, entry),
        may_change=may(who, Action.TERMS_CHANGE),
        error=error,
        asked=asked,
    )
    return page, status_of(error) if error else status


@blueprint.get("/<int:concept_id>/edit")
def edit(concept_id: int) -> str:
    """The form with what the concept says now."""
    kept = read_concept(unit_of_work(), actor(), concept_id)
    return _form(_as_written(kept.entry, rev=str(kept.rev)), kept)


@blueprint.post("/<int:concept_id>")
def change(concept_id: int) -> ResponseReturnValue:
    """Show which open texts the changed concept finds fault with (``do=preview``), or save it."""
    written = _from_form()
    try:
        if request.form.get("do") == "preview":
            effect = failing(unit_of_work(), actor(), written.wish(), concept_id)
            return _form(written, read_concept(unit_of_work(), actor(), concept_id), effect=effect)
        rev = request.form.get("rev", 0, type=number_within)
        change_concept(unit_of_work(), actor(), concept_id, written.wish(), rev=rev, reason=written.reason)
    except TmsError as error:
        return _refused(error, written, concept_id)
    flash(_("Saved. Drafts and checks use it from now on."))
    return redirect(url_for("term_concepts.open_texts", concept_id=concept_id), 303)


@blueprint.post("/<int:concept_id>/withdraw")
def withdraw(concept_id: int) -> ResponseReturnValue:
    """Withdraw the concept."""
    rev = request.form.get("rev", 0, type=number_within)
    try:
        withdraw_concept(unit_of_work(), actor(), concept_id, rev=rev, reason=request.form.get("reason", ""))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE - {"gone"}:
            raise
        return _page(concept_id, error=rolled_back(error), asked="withdraw")
    flash(_("Withdrawn. Drafts and checks no longer use it; its page keeps the history."))
    return redirect(url_for("terms.terms"), 303)


@blueprint.post("/<int:concept_id>/bring-back")
def bring_back(concept_id: int) -> ResponseReturnValue:
    """Restore what the concept said after ``change``, one of the acts that end with ``newest``."""
    change_id, newest = (request.form.get(name, 0, type=number_within) for name in ("change", "newest"))
    restore_concept(
        unit_of_work(), actor(), concept_id, change_id, newest=newest, reason=request.form.get("reason", "")
    )
    flash(_("It says this again. Drafts and checks use it from now on."))
    return redirect(url_for("term_concepts.open_texts", concept_id=concept_id), 303)


@blueprint.get("/<int:concept_id>/open-texts")
def open_texts(concept_id: int) -> str:
    """The page of texts in work that don't say what the concept wants."""
    kept = read_concept(unit_of_work(), actor(), concept_id)
    effect = failing(unit_of_work(), actor(), kept.entry, concept_id)
    return render_template("termbase/open_texts.html", kept=kept, **_effect(effect))


def _form(
    written: ConceptForm, kept: StoredConcept | None, *, error: TmsError | None = None, effect: Failing | None = None
) -> str:
    return render_template(
        "termbase/form.html",
        written=written,
        kept=kept,
        error=error,
        languages=[(locale, dict(COLUMNS).get(locale) or locales.NAMES[locale]) for locale in LOCALES],
        columns=COLUMNS,
        column_of=column_of,
        kinds=KINDS,
        statuses=STATUSES,
        speech=PARTS_OF_SPEECH,
        topics=sections_to_choose(unit_of_work(), actor()),
        **_effect(effect),
    )


def _effect(effect: Failing | None) -> dict[str, Any]:
    if effect is None:
        return {"effect": None}
    by_article: dict[int, list[FailingText]] = {}
    for text in effect.texts:
        by_article.setdefault(text.article_id, []).append(text)
    titles = headlines(unit_of_work(), actor().publication_id, sorted(by_article))
    return {"effect": effect, "by_article": by_article, "titles": titles, "most": SHOWN}


def _refused(error: TmsError, written: ConceptForm, concept_id: int | None) -> ResponseReturnValue:
    if error.kind in _NOT_ON_THE_PAGE:
        raise error
    told = rolled_back(error)
    kept = read_concept(unit_of_work(), actor(), concept_id) if concept_id is not None else None
    return _form(written, kept, error=told), status_of(error)


def _as_written(entry: ConceptEntry, *, rev: str) -> ConceptForm:
    return ConceptForm(
        name=entry.name,
        kind=entry.kind,
        definition=entry.definition or "",
        note=entry.note or "",
        topic=str(entry.topic_id or ""),
        reason="",
        rev=rev,
        do_not_translate=entry.do_not_translate,
        terms=_with_empty_rows(entry.terms),
    )


def _from_form() -> ConceptForm:
    given = request.form
    texts = given.getlist("text")
    fields = {name: given.getlist(name) for name in ("locale", "status", "part_of_speech", "term_note", "source")}

    def of(name: str, row: int) -> str:
        return fields[name][row] if row < len(fields[name]) else ""

    terms = [
        TermEntry(
            of("locale", row),
            text,
            of("status", row) or STATUSES[0],
            of("part_of_speech", row) or None,
            of("term_note", row) or None,
            of("source", row) or None,
        )
        for row, text in enumerate(texts)
        if text.strip()
    ]
    return ConceptForm(
        name=given.get("name", ""),
        kind=given.get("kind", KINDS[0]),
        definition=given.get("definition", ""),
        note=given.get("note", ""),
        topic=given.get("topic", "")[:18],
        reason=given.get("reason", ""),
        rev=given.get("rev", ""),
        do_not_translate="do_not_translate" in given,
        terms=_with_empty_rows(terms),
    )


def _with_empty_rows(terms: Iterable[TermEntry]) -> dict[str, list[TermEntry]]:
    """Terms by locale, with a row for a preferred term where a language has none, else for an admitted one."""
    by_locale: dict[str, list[TermEntry]] = {locale: [] for locale in LOCALES}
    for term in terms:
        by_locale.setdefault(term.locale, []).append(term)
    for locale, some in by_locale.items():
        has_one = any(term.status == STATUSES[0] for term in some)
        some += [TermEntry(locale, "", STATUSES[1] if has_one else STATUSES[0]) for _ in range(_EMPTY_ROWS)]
    return by_locale
