"""The termbase as pages: what a concept is called in each language, and what it must not be called."""

from flask import Blueprint, render_template, request

from tms.domain import locales
from tms.domain.permissions import Action
from tms.http.context import actor, unit_of_work
from tms.http.parameters import number_within
from tms.services.authorize import may
from tms.services.termbase.checked_input import KINDS, STATUSES
from tms.services.termbase.listing import ConceptQuery, count_kinds, list_concepts
from tms.services.termbase.suggestions import count_suggestions
from tms.services.termbase.terms import ConceptEntry, TermEntry

blueprint = Blueprint("terms", __name__)

COLUMNS = (
    (locales.EN, "English"),
    (locales.ZH_HANS, "简体"),
    (locales.ZH_HANT_TW, "台灣"),
    (locales.ZH_HANT_HK, "香港"),
)
LONGEST_SEARCH = 200


@blueprint.get("/terms")
def terms() -> str:
    """The page of concepts: ``?q=`` searches all languages, ``?kind=`` and ``?status=`` choose."""
    who, uow = actor(), unit_of_work()
    asked = ConceptQuery(
        search=_given("q"),
        kind=_given("kind") if _given("kind") in KINDS else "",
        status=_given("status") if _given("status") in STATUSES else "",
        page=request.args.get("page", 1, type=number_within),
    )
    found = list_concepts(uow, who, asked)
    return render_template(
        "termbase/terms.html",
        columns=COLUMNS,
        asked=asked,
        found=found,
        rows=[(one, {locale: column_of(one.entry, locale) for locale, _ in COLUMNS}) for one in found.concepts],
        kinds=count_kinds(uow, who),
        suggestions=count_suggestions(uow, who).get("open", 0),
        may_change=may(who, Action.TERMS_CHANGE),
    )


def column_of(entry: ConceptEntry, locale: str) -> list[TermEntry]:
    """The terms of a column. A term in plain Traditional Chinese, without a region, holds in both regions."""
    wanted = {locale, locales.base_language(locale)}
    own_first = sorted((t for t in entry.terms if t.locale in wanted), key=lambda t: t.locale != locale)
    return sorted({t.text: t for t in reversed(own_first)}.values(), key=lambda t: (STATUSES.index(t.status), t.text))


def _given(name: str) -> str:
    return request.args.get(name, "")[:LONGEST_SEARCH].replace("\0", "")
