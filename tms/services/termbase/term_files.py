"""What a file of terms says: its concepts with the lines where they stand, and what of it is not kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from tms.domain.errors import Invalid
from tms.domain.messages import MESSAGES
from tms.domain.translatable import Words
from tms.language.concepts import ConceptEntry
from tms.services.termbase.checked_input import checked

MOST_PROBLEMS = 10
"""The most lines that a refusal names."""


MOST_CONCEPTS = 50_000
"""The most concepts of one file: a house has thousands, and they stay in memory until they are planned or taken in."""


_MOST_SORTS, _LONGEST_SORT = 100, 60


@dataclass(frozen=True, slots=True)
class FileConcept:
    """A concept of a file; ``section`` is what the file calls what it belongs to."""

    line: int
    entry: ConceptEntry
    section: str | None = None


@dataclass(frozen=True, slots=True)
class TermFile:
    """Concepts that can be kept, and how often the file has what can't: a language, a category of TBX."""

    concepts: Sequence[FileConcept] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class TermFileReader:
    """What a reader gathers. Everything is read before anything is refused, so that one look shows all mistakes."""

    concepts: list[FileConcept] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def leave(self, what: str, times: int = 1) -> None:
        """Count something that is not kept; a file with hundreds of sorts of it is not told each."""
        what = what if len(what) <= _LONGEST_SORT else what[:_LONGEST_SORT]
        self.left_out[what if what in self.left_out or len(self.left_out) < _MOST_SORTS else "…"] += times

    def add(self, concept: FileConcept) -> None:
        """Take a concept in if it can be kept. Raises Invalid (``terms_file_too_many``)."""
        if len(self.concepts) >= MOST_CONCEPTS:
            raise Invalid("terms_file_too_many", most=f"{MOST_CONCEPTS:,}")
        try:
            self.concepts.append(FileConcept(concept.line, checked(concept.entry), concept.section))
        except Invalid as error:
            self.problems.append((concept.line, Words(MESSAGES[error.code], **error.params)))

    def finished(self) -> TermFile:
        """All concepts of the file. Raises Invalid (``terms_file_wrong``, ``terms_file_empty``)."""
        if self.problems:
            lines = [Words("Line {line}: {words}", line=at, words=words) for at, words in sorted(self.problems)]
            more = len(lines) - MOST_PROBLEMS
            told = lines[:MOST_PROBLEMS] + ([Words("And {n} more.", n=more)] if more > 0 else [])
            raise Invalid(
                "terms_file_wrong",
                problems=reduce(lambda one, other: Words("{one}\n{other}", one=one, other=other), told),
            )
        if not self.concepts:
            raise Invalid("terms_file_empty")
        return TermFile(self.concepts, self.left_out)
