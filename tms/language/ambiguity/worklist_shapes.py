"""The types of which the worklist of a derived text consists."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody should look at a place."""

    CHARACTER = "character"
    """One character with several values, which no dictionary word decided."""
    PHRASE = "phrase"
    """A word for which the dictionary has several values."""
    OVERLAP = "overlap"
    """Two words of the dictionary overlap here and disagree."""
    SECOND_ENGINE = "second-engine"
    """Another converter with tables of its own says something else."""
    SURNAME = "surname"
    """A surname that keeps its form, in a place where a name may stand."""
    TERM_EDGE = "term-edge"
    """A term was found inside a longer word, so another word may be meant."""
    UNSOURCED = "unsourced"
    """A name or word that the starter glossary knows without a source."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """One place where a person should choose. Offsets are in the source without inline markers.

    ``target`` is what the derived text says, and the first of ``candidates``, which are written as the region writes.
    ``weight`` is how likely the default is wrong there, by a rough scale from 0 to 1; it only ranks. The phrase is the
    word that a rule would bind, and ``phrase_targets`` is what it would be bound to, a target for each candidate.
    Where nothing stands beside a character (后。), its phrase is the character alone: ``can_bind`` is False then, and
    only a decision for the place makes sense.
    """

    start: int
    end: int
    source: str
    target: str
    candidates: tuple[str, ...]
    reason: Reason
    weight: float
    phrase_start: int
    phrase_end: int
    phrase: str
    phrase_targets: tuple[str, ...]

    @property
    def asked_once(self) -> tuple[str, ...] | None:
        """What an article asks at its first place only: a name or a whole word; None where each place is asked."""
        is_word = self.reason is Reason.PHRASE and self.source == self.phrase and len(self.source) > 1
        return (self.phrase, *self.candidates) if is_word or self.reason is Reason.UNSOURCED else None

    @property
    def can_bind(self) -> bool:
        """Whether a rule for the phrase would bind a word, and not a bare character wherever it stands."""
        return len(self.phrase) > 1
