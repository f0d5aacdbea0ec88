"""The termbase as a page: what a concept is called in each language, and what it must not be called."""

from flask import Blueprint, render_template, request

from tms.domain import locales
from tms.http import actor, unit_of_work
from tms.services.knowledge.terms import ConceptEntry, TermEntry, list_concepts

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
    """All concepts, or those with a term that contains the searched words."""
    search = request.args.get("q", "")[:LONGEST_SEARCH]
    found = list_concepts(unit_of_work(), actor(), search.replace("\0", ""))
    return render_template(
        "terms/terms.html",
        columns=COLUMNS,
        search=search,
        rows=[(entry, {locale: _column(entry, locale) for locale, _ in COLUMNS}) for entry in found],
    )


def _column(entry: ConceptEntry, locale: str) -> list[TermEntry]:
    """The terms of a column. One in plain Traditional Chinese, without a region, holds in both regions."""
    wanted = {locale, locales.base_language(locale)}
    return sorted((t for t in entry.terms if t.locale in wanted), key=lambda t: (_ORDER.get(t.status, 9), t.text))


_ORDER = {"preferred": 0, "admitted": 1, "deprecated": 2}
