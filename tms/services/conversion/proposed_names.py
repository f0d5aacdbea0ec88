"""Names and words that the starter glossary proposes and never applies: an editor adopts them one by one as rules."""

from dataclasses import dataclass

from tms.db.models import Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.language.conversion import Rule, derive_explained
from tms.language.glossary import GlossaryConcept, proposals
from tms.services.authorize import authorize
from tms.services.conversion.house_style import house_direction, read_house
from tms.services.conversion.rules import Knowledge, shared_knowledge


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form that could stand for ``source``, what stands there now, and the publication's own word if it has one."""

    concept: GlossaryConcept
    source: str
    target: str
    now: str
    decided: str | None

    @property
    def is_adopted(self) -> bool:
        """Whether the publication writes what is proposed."""
        return self.decided == self.target


def proposed_names(uow: UnitOfWork, actor: Actor, base: str, search: str = "") -> list[Proposal]:
    """What is proposed for a region and said otherwise now, or was decided; contested ones first.

    ``search`` is looked for in the English name, both forms and the note; the many names and titles that were taken
    from lists are found by it alone. Raises Denied, Invalid (``rule_profile_unknown``).
    """
    authorize(actor, Action.HOUSE_VIEW)
    read_house(uow, actor, base)
    publication = uow.session.get_one(Publication, actor.publication_id)
    direction = house_direction(publication, base)
    known = shared_knowledge(uow, publication, direction)
    own = {rule.source: rule for rule in reversed(known.people)}
    wanted = (one for one in proposals() if _says(one, search) and (search.strip() or not one.is_of_lists))
    every = [_proposal(concept, direction.source, known, own) for concept in wanted]
    found = [one for one in every if one.decided is not None or one.now != one.target]
    return sorted(found, key=lambda one: (one.concept.kind, one.concept.en))


def _proposal(concept: GlossaryConcept, locale: str, known: Knowledge, own: dict[str, Rule]) -> Proposal:
    source, target = concept.forms[locale], concept.forms[known.profile.tag]
    now = derive_explained(source, source=locale, profile=known.profile, rules=known.rules).text
    decided = own[source].target if source in own else None
    return Proposal(concept, source, target, now, decided)


def _says(concept: GlossaryConcept, search: str) -> bool:
    words = (concept.en, *concept.forms.values(), concept.note)
    return any(search.strip().casefold() in text.casefold() for text in words)
