"""What is in doubt in one segment of a derived version: asked where its text stands."""

from dataclasses import dataclass, field

from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_for_reading, may
from tms.services.conversion.questions import questions_in_segment
from tms.services.conversion.rules import direction_of
from tms.services.worklist.worklist import OpenPlace, open_place


@dataclass(frozen=True, slots=True)
class SegmentPlaces:
    """The open places of a segment in the order of its text; ``may`` names what the person may do with them."""

    parent: str
    profile: str
    shown: list[OpenPlace]
    may: frozenset[str] = field(default_factory=frozenset)


_ACTIONS = (Action.AMBIGUITY_DECIDE, Action.AMBIGUITY_RULE, Action.RULES_CHANGE)


def segment_places(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> SegmentPlaces:
    """The places of one segment; none where nothing is in doubt, or the version follows no other.

    Raises NotFound, Denied.
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    parent = next((one.locale for one in seen.versions if one.id == version.parent_version_id), None)
    profile = version.profile or version.locale
    if parent is None:
        return SegmentPlaces("", profile, [])
    source = direction_of(seen.publication, parent, profile).source
    subject = seen.subject(version)
    return SegmentPlaces(
        parent,
        profile,
        [open_place(one, [], source, profile) for one in questions_in_segment(uow, version, segment_id)],
        frozenset(action.value for action in _ACTIONS if may(actor, action, subject)),
    )
