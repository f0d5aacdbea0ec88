"""Concepts with their terms as people and files write them, before they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tms.language.terms import ADMITTED, PREFERRED


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A word for a concept: locale, text, TBX administrative status; ``source`` is where it was read."""

    locale: str
    text: str
    status: str = "preferred"
    part_of_speech: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept with its terms, as it is imported and listed. ``topic_id`` is the section that it belongs to."""

    name: str
    definition: str | None = None
    kind: str = "term"
    terms: list[TermEntry] = field(default_factory=list)
    note: str | None = None
    do_not_translate: bool = False
    topic_id: int | None = None


def one_preferred(terms: Iterable[TermEntry]) -> list[TermEntry]:
    """Each term once, and of several preferred ones of a locale the first; the others are admitted."""
    kept: dict[tuple[str, str], TermEntry] = {}
    has_one: set[str] = set()
    for term in terms:
        if (term.locale, term.text) in kept:
            continue
        is_second = term.status == PREFERRED and term.locale in has_one
        kept[term.locale, term.text] = replace(term, status=ADMITTED) if is_second else term
        has_one |= {term.locale} if term.status == PREFERRED else set()
    return list(kept.values())
