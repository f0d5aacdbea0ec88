"""What a derived version makes of its parent's texts, and what is stored of how it was made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tms.db.models import Derivation, TextHistory
from tms.db.queries.article_context import OneArticle, OnePublication, OneVersion
from tms.db.queries.place_decisions import decisions_of
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.language.ambiguity import Anchor, find_ambiguities, find_anchor
from tms.language.conversion import ConvertedText, PlaceRule, derive_explained
from tms.language.tables_release import BUILT_IN_VERSION
from tms.services.conversion.rules import Direction, Knowledge, knowledge_between
from tms.services.conversion.stored_spans import decided_to_store

HOW = ("profile", "profile_version", "rules", "dictionary", "spans", "ambiguities")
"""The columns of a derivation that say how its base was made."""

Decisions = Mapping[int, Sequence[Sequence[Any]]]
"""The decisions for places, by segment, as ``tms.db.queries.place_decisions`` reads them."""


def decision_key(decision_id: int) -> str:
    """The name by which a span tells the decision that made it."""
    return f"decision:{decision_id}"


@dataclass(frozen=True, slots=True)
class DerivedResult:
    """A derived text and how it was made: the columns of its derivation that say so (``Derivation.record``)."""

    text: str
    how: dict[str, Any]

    def is_another(self, derivation: Derivation) -> bool:
        """Whether the text differs from the one that was derived last, or asks other questions."""
        last = derivation.other_text if derivation.status == "conflict" else derivation.base_text
        return self.text != last or self.how["ambiguities"] != derivation.ambiguities


class Deriving:
    """What a version with its profile makes of a parent's text, by the rules and decisions that hold for it now."""

    def __init__(self, direction: Direction, knowledge: Knowledge, decisions: Decisions) -> None:
        self.direction = direction
        self._rules, self._profile = knowledge.rules, knowledge.profile
        self._decisions = decisions
        self._how = {
            "profile": direction.target,
            "profile_version": knowledge.profile.version,
            "rules": knowledge.rules.version,
            "dictionary": BUILT_IN_VERSION,
        }
        self.nothing = DerivedResult("", self._how | {"spans": None, "ambiguities": None})
        """The result for a text that was there before there was anything to derive from."""

    def __call__(self, parent: OneText) -> DerivedResult:
        """What is derived from the parent's text, and what people are to be asked about it."""
        places = tuple(self._places(parent))
        derived = self._derived(parent, places)
        questions = find_ambiguities(
            parent.text,
            source=self.direction.source,
            profile=self._profile,
            rules=self._rules,
            places=places,
            derived=derived,
        )
        return DerivedResult(derived.text, self._how | decided_to_store(derived.spans, questions))

    def text(self, parent: OneText | TextHistory) -> str:
        """The derived text alone, for previews."""
        return self._derived(parent, tuple(self._places(parent))).text

    def _derived(self, parent: OneText | TextHistory, places: Sequence[PlaceRule]) -> ConvertedText:
        return derive_explained(
            parent.text, source=self.direction.source, profile=self._profile, rules=self._rules, places=places
        )

    def _places(self, parent: OneText | TextHistory) -> Iterator[PlaceRule]:
        """The decisions whose places are still there; one whose words were rewritten waits, and may be asked again.

        The newest first, which holds where older ones are found again at the same place.
        """
        for number, phrase, before, after, nth, choice in reversed(self._decisions.get(parent.segment_id, ())):
            place = find_anchor(parent.text, Anchor(phrase, before, after, nth))
            if place is not None:
                yield PlaceRule(*place, choice, decision_key(number))

    def made(self, derivation: Derivation) -> bool:
        """Whether the same rules and dictionaries made what the derivation knows."""
        return all(getattr(derivation, column) == value for column, value in self._how.items())


def deriving(
    uow: UnitOfWork, publication: OnePublication, article: OneArticle, parent: OneVersion, child: OneVersion
) -> Deriving:
    """How the child's texts come from the parent's. Rules that this process knows already are not read again."""
    return deriving_with(uow, publication, article, parent, child, decisions_of(uow.session, article.id, child.id))


def deriving_with(
    uow: UnitOfWork,
    publication: OnePublication,
    article: OneArticle,
    parent: OneVersion,
    child: OneVersion,
    decisions: Decisions,
) -> Deriving:
    """How the child's texts come from the parent's, for a caller that has read the decisions of the segments."""
    direction, knowledge = knowledge_between(uow, publication, article, parent.locale, child.profile or child.locale)
    return Deriving(direction, knowledge, decisions)
