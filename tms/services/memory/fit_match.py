"""A match brought to the sentence that it is to serve: its numbers, dates and terms, and its inline codes."""

from dataclasses import dataclass, replace

from tms.domain.inline import MARKER
from tms.language.memory.repair import Repaired, repair
from tms.language.terms import TermIndex
from tms.services.memory.lookup import EXACT, MemoryMatch


@dataclass(frozen=True, slots=True)
class Fitter:
    """Fits matches from one locale to another, with the terms of that direction."""

    source_locale: str
    target_locale: str
    terms: TermIndex

    def fitted(self, match: MemoryMatch, source: str) -> Repaired:
        """The match changed to say what ``source`` says, as far as that is safe; unchanged where it isn't."""
        repaired = Repaired(match.target)
        if match.similarity < EXACT:
            repaired = repair(
                match.source,
                source,
                match.target,
                source_locale=self.source_locale,
                target_locale=self.target_locale,
                terms=self.terms,
            )
        return replace(repaired, text=_with_codes_of(source, repaired.text))


def _with_codes_of(source: str, target: str) -> str:
    """The text without the inline codes that the source does not have."""
    if "⟦" not in target:
        return target
    theirs = {found[0] for found in MARKER.finditer(source)}
    if {found[0] for found in MARKER.finditer(target)} <= theirs:
        return target
    return MARKER.sub(lambda found: found[0] if found[0] in theirs else "", target)
