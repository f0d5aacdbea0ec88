"""Sections are concepts with a term per language: found by any of their names, shown in the reader's."""

from collections.abc import Mapping

from sqlalchemy import func, select

from tms.db.models import Concept, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Invalid
from tms.domain.inline import MARKER
from tms.domain.storable import require_storable
from tms.language.conversion import convert

LONGEST = 100
"""The most characters of a section's name."""


def section_name(name: str) -> str:
    """The name as it is stored, without the codes of a link or an emphasis: it is a term like any other.

    Raises Invalid (``section_too_long``, ``text_not_text``).
    """
    require_storable(name)
    words = without_codes(name)
    if len(words) > LONGEST:
        raise Invalid("section_too_long", most=LONGEST)
    return words


def without_codes(name: str) -> str:
    """Its words alone, with single spaces."""
    return " ".join(MARKER.sub("", name).translate(_NO_BRACKETS).split())


_NO_BRACKETS = dict.fromkeys(map(ord, "⟦⟧"))


def find_section(uow: UnitOfWork, publication_id: int, name: str) -> int | None:
    """The section that has this name in any language or script; None if there is none."""
    said = name.strip()
    in_both = {
        convert(said, source=a, target=b)
        for a, b in ((locales.ZH_HANS, locales.ZH_HANT), (locales.ZH_HANT, locales.ZH_HANS))
    }
    # Small letters are made by the database: Python's of ΟΔΟΣ are others, and it would never be found again.
    small = [func.lower(one) for one in sorted({said, *in_both})]
    return uow.session.scalar(
        select(Concept.id)
        .join(Term, (Term.publication_id == Concept.publication_id) & (Term.concept_id == Concept.id))
        .where(
            Concept.publication_id == publication_id,
            Concept.kind == "section",
            func.lower(Term.text).in_(small),
        )
        .order_by(func.lower(Term.text) != func.lower(said), Concept.id)
        .limit(1)
    )


def find_or_add_section(uow: UnitOfWork, publication_id: int, name: str, language: str) -> int:
    """The section that has this name in any language or script; a new one, with this name only, if there is none.

    ``name`` as ``section_name`` gives it.
    """
    found = find_section(uow, publication_id, name)
    if found is not None:
        return found
    concept = Concept(publication_id=publication_id, kind="section", name=name)
    uow.session.add(concept)
    uow.session.flush()
    uow.session.add(Term(publication_id=publication_id, concept_id=concept.id, locale=language, text=name))
    uow.session.flush()
    return concept.id


def section_names(
    uow: UnitOfWork, publication_id: int, section_ids: set[int], region: str
) -> dict[int, dict[str, str]]:
    """Per section and version locale, its name. One script's name serves the other; any name serves where none is."""
    rows = uow.session.execute(
        select(Term.concept_id, Term.locale, Term.text).where(
            Term.publication_id == publication_id,
            Term.concept_id.in_(section_ids),
            Term.administrative_status == "preferred",
        )
    )
    terms: dict[int, dict[str, str]] = {}
    for concept_id, locale, text in rows:
        terms.setdefault(concept_id, {})[locale] = text
    return {concept_id: in_each_language(known, region) for concept_id, known in terms.items()}


def in_each_language(known: Mapping[str, str], region: str) -> dict[str, str]:
    """The section's name in each of the three, made of the names that it has, by locale."""
    names = dict(known)
    hant = known.get(region) or known.get(locales.ZH_HANT)
    hans = known.get(locales.ZH_HANS)
    if hant is None and hans is not None:
        hant = convert(hans, source=locales.ZH_HANS, target=region)
    if hans is None and hant is not None:
        hans = convert(hant, source=region, target=locales.ZH_HANS)
    fallback = known.get(locales.EN) or hans or hant or ""
    names[locales.EN] = known.get(locales.EN) or fallback
    names[locales.ZH_HANS] = hans or fallback
    names[locales.ZH_HANT] = hant or fallback
    return names
