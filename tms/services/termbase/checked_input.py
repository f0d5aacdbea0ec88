"""What a person writes about a concept, made ready to store: white space, limits, one preferred term in a locale."""

from collections.abc import Sequence
from dataclasses import replace

from tms.domain import locales
from tms.domain.errors import Invalid
from tms.domain.storable import require_storable
from tms.domain.translatable import Several
from tms.language.concepts import ConceptEntry, TermEntry
from tms.language.terms import ADMITTED, DEPRECATED, PREFERRED

LOCALES = (locales.EN, locales.ZH_HANS, locales.ZH_HANT_TW, locales.ZH_HANT_HK, locales.ZH_HANT)
"""The locales of terms; a term in Traditional Chinese without a region holds in both regions."""

STATUSES = (PREFERRED, ADMITTED, DEPRECATED)
KINDS = ("term", "name", "section")
PARTS_OF_SPEECH = ("noun", "proper noun", "verb", "adjective", "adverb", "other")
LONGEST_TERM, LONGEST_NOTE = 200, 2000
"""Characters of a term, and of a definition, a note or a source."""


def checked(wish: ConceptEntry) -> ConceptEntry:
    """The concept as it can be stored. Without a name it gets that of its first preferred term.

    Raises Invalid (``concept_without_terms``, ``concept_kind_unknown``, ``term_unusable``, ``term_too_long``,
    ``term_note_too_long``, ``term_status_unknown``, ``term_speech_unknown``, ``term_locale_unknown``, ``term_twice``,
    ``term_two_preferred``, ``text_not_text``).
    """
    if wish.kind not in KINDS:
        raise Invalid("concept_kind_unknown", known=Several(KINDS))
    terms = [_term(term) for term in wish.terms if term.text.strip()]
    if not terms:
        raise Invalid("concept_without_terms")
    _each_once(terms)
    name = " ".join(wish.name.split()) or called(terms)
    _fits(name)
    return replace(
        wish,
        name=name,
        definition=_note(wish.definition),
        note=_note(wish.note),
        terms=sorted(terms, key=lambda term: (LOCALES.index(term.locale), STATUSES.index(term.status))),
    )


def called(terms: Sequence[TermEntry]) -> str:
    """The name of a concept with these terms: its preferred term, in the first locale that has one."""
    ranked = sorted(terms, key=lambda term: (STATUSES.index(term.status), LOCALES.index(term.locale)))
    return ranked[0].text


def _term(term: TermEntry) -> TermEntry:
    text = term.text.strip()
    _fits(text)
    if term.locale not in LOCALES:
        raise Invalid("term_locale_unknown", locale=term.locale[:40], known=Several(LOCALES))
    if term.status not in STATUSES:
        raise Invalid("term_status_unknown", status=term.status[:40], known=Several(STATUSES))
    if term.part_of_speech and term.part_of_speech not in PARTS_OF_SPEECH:
        raise Invalid("term_speech_unknown", given=term.part_of_speech[:40], known=Several(PARTS_OF_SPEECH))
    return replace(
        term,
        text=text,
        part_of_speech=term.part_of_speech or None,
        note=_note(term.note),
        source=_note(term.source),
    )


def _fits(text: str) -> None:
    require_storable(text)
    if any(mark in text for mark in "⟦⟧\n\r\t"):
        raise Invalid("term_unusable", term=text[:40].replace("\n", " "))
    if len(text) > LONGEST_TERM:
        raise Invalid("term_too_long", term=text[:40], longest=LONGEST_TERM)


def _note(written: str | None) -> str | None:
    note = (written or "").strip()
    require_storable(note)
    if len(note) > LONGEST_NOTE:
        raise Invalid("term_note_too_long", longest=LONGEST_NOTE)
    return note or None


def _each_once(terms: Sequence[TermEntry]) -> None:
    seen: set[tuple[str, str]] = set()
    preferred: dict[str, str] = {}
    for term in terms:
        if (term.locale, term.text) in seen:
            raise Invalid("term_twice", term=term.text[:40], language=locales.NAMES[term.locale])
        seen.add((term.locale, term.text))
        if term.status == PREFERRED and preferred.setdefault(term.locale, term.text) != term.text:
            language = locales.NAMES[term.locale]
            raise Invalid(
                "term_two_preferred", language=language, one=preferred[term.locale][:40], other=term.text[:40]
            )
