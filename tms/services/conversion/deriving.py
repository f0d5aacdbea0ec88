"""What a derived version makes of its parent's texts, and what is stored of how it was made."""

from dataclasses import dataclass
from typing import Any

from tms.db.models import Derivation, SegmentText
from tms.db.queries.around import OneArticle, OnePublication, OneVersion
from tms.db.unit_of_work import UnitOfWork
from tms.language.conversion import derive_explained, dictionary_version
from tms.services.conversion.rules import Direction, Knowledge, direction_of, knowledge_of
from tms.services.conversion.stored import spans_to_store

HOW = ("profile", "rules", "dictionary", "spans")
"""The columns of a derivation that say how its base was made."""


@dataclass(frozen=True, slots=True)
class Made:
    """A derived text and how it was made: the columns of its derivation that say so."""

    text: str
    how: dict[str, Any]

    def record(self, derivation: Derivation) -> None:
        """Store how it was made."""
        for column in HOW:
            setattr(derivation, column, self.how[column])


class Deriving:
    """What a version with its profile makes of a parent's text, by the rules that hold for it now."""

    def __init__(self, direction: Direction, knowledge: Knowledge) -> None:
        self.direction = direction
        self._rules = knowledge.rules
        self._how = {"profile": direction.target, "rules": knowledge.rules.version, "dictionary": dictionary_version()}

    def __call__(self, parent: SegmentText) -> Made:
        """What is derived from the parent's text."""
        derived = derive_explained(
            parent.text, source=self.direction.source, profile=self.direction.target, rules=self._rules
        )
        return Made(derived.text, self._how | {"spans": spans_to_store(derived.spans)})

    @property
    def nothing(self) -> Made:
        """For a text that was there before there was anything to derive from."""
        return Made("", self._how | {"spans": None})

    def made(self, derivation: Derivation) -> bool:
        """Whether the same rules and dictionaries made what the derivation knows."""
        return all(getattr(derivation, column) == value for column, value in self._how.items())


def deriving(
    uow: UnitOfWork, publication: OnePublication, article: OneArticle, parent: OneVersion, child: OneVersion
) -> Deriving:
    """How the child's texts come from the parent's; reads nothing that this process knows already."""
    direction = direction_of(publication, parent.locale, child.profile or child.locale)
    return Deriving(direction, knowledge_of(uow, publication, article, direction))
