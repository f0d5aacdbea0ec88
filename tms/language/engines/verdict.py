"""What is wrong with a translation that an engine gave: what makes it unusable, and what is only worth another try."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.domain import locales
from tms.language.conversion.detection import script_report
from tms.language.engines.interface import KnownTerm
from tms.language.engines.markup import same_codes
from tms.language.marked_text import take_apart

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_FEW = 6
"""So many words or characters of the source's language may stay, as names do."""

_LENGTHS = {True: (0.08, 1.1), False: (0.8, 12.0)}
"""Characters of the target for each of the source, into Chinese or out of it: the least and the most that news has.

English news has about 3 to 4 characters for each Chinese one; between Chinese scripts the length hardly changes.
"""
_SLACK = 12
"""Characters that a short text may have beyond that."""


class DraftFault(StrEnum):
    """What is wrong. All but ``TERMS`` make the translation unusable."""

    MISSING = "missing"
    CODES = "codes"
    SCRIPT = "script"
    UNTRANSLATED = "untranslated"
    LENGTH = "length"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every fault with words for the engine or person that translates again."""

    faults: tuple[tuple[DraftFault, str], ...] = ()

    @property
    def is_usable(self) -> bool:
        return all(fault is DraftFault.TERMS for fault, _ in self.faults)

    @property
    def words(self) -> str:
        return " ".join(words for _, words in self.faults)


def judge(
    source: str,
    target: str | None,
    *,
    numbers: Collection[str],
    from_locale: str,
    to_locale: str,
    terms: Sequence[KnownTerm] = (),
) -> Verdict:
    """``source`` and ``target`` with markers; ``terms`` are those that occur in the source."""
    if target is None or not target.strip():
        return Verdict(((DraftFault.MISSING, "No translation came back."),))
    faults: list[tuple[DraftFault, str]] = []
    if not same_codes(target, source, numbers):
        faults.append((DraftFault.CODES, "The tags are not the source’s, each once and nested."))
    before, after = take_apart(source)[0].strip(), take_apart(target)[0].strip()
    if words := _script(after, to_locale):
        faults.append((DraftFault.SCRIPT, words))
    if _is_untranslated(before, after, from_locale, to_locale):
        faults.append((DraftFault.UNTRANSLATED, "Most of it is still in the source’s language."))
    if not _has_a_length(before, after, from_locale, to_locale):
        faults.append((DraftFault.LENGTH, "It is much shorter or longer than a translation of this would be."))
    if missed := missed_terms(after, terms):
        faults.append((DraftFault.TERMS, "Not used: " + "; ".join(f"{term.source} → {term.target}" for term in missed)))
    return Verdict(tuple(faults))


def missed_terms(target: str, terms: Sequence[KnownTerm]) -> list[KnownTerm]:
    """The terms of which no translation that is right stands in the target, in whatever case."""
    folded = target.casefold()
    return [term for term in terms if not any(right.casefold() in folded for right in (term.target, *term.also))]


def _script(target: str, locale: str) -> str:
    if locales.is_chinese(locale):
        report = script_report(target, locale)
        return f"It is in {locales.NAMES[report.source]}." if report.is_other else ""
    return ""


def _is_untranslated(source: str, target: str, from_locale: str, to_locale: str) -> bool:
    if locales.is_chinese(from_locale) and locales.is_chinese(to_locale):
        return False
    mine = _HAN if locales.is_chinese(from_locale) else _LATIN_WORD
    said = len(mine.findall(source))
    if target == source:
        return said > 2
    left, new = len(mine.findall(target)), len((_LATIN_WORD if mine is _HAN else _HAN).findall(target))
    return left > _FEW and left * (1 if mine is _HAN else 2) > new


def _has_a_length(source: str, target: str, from_locale: str, to_locale: str) -> bool:
    into, out_of = locales.is_chinese(to_locale), locales.is_chinese(from_locale)
    least, most = (0.5, 2.0) if into == out_of else _LENGTHS[into]
    return len(source) * least - _SLACK <= len(target) <= len(source) * most + _SLACK
