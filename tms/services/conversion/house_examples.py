"""Each choice of a house with an example from the publication's newest articles, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from tms.db.models import Article, Derivation, Publication, SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.language.conversion.profiles import Profile
from tms.language.house_examples import first_examples, sentences_of_ours
from tms.language.house_style import ChoiceExample
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.conversion.house_style import House, Title, house_direction, titles_of
from tms.services.conversion.rules import shared_knowledge

TEXTS_READ = 400
"""The number of the newest articles' texts that are read; a choice that shows in none gets a sentence of ours."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a value changes, and the own article that says it; an example of ours is of none."""

    example: ChoiceExample
    article_id: int | None = None
    title: Title | None = None


class _Own(NamedTuple):
    article_id: int
    text: str


def house_examples(uow: UnitOfWork, actor: Actor, house: House, pending: Profile) -> Mapping[tuple[str, str], Shown]:
    """By choice and value what would change, all other choices as in ``pending``; nothing for the saved value.

    Raises Denied.
    """
    authorize(actor, Action.HOUSE_VIEW)
    publication = uow.session.get_one(Publication, actor.publication_id)
    direction = house_direction(publication, house.base)
    own = _newest(uow, actor, house.base)
    # A rule of one article would not show what the house does.
    rules = shared_knowledge(uow, publication, direction).people
    of_ours = first_examples(
        sentences_of_ours(direction.source), source=direction.source, saved=house.profile, pending=pending
    )
    found = first_examples(
        [one.text for one in own], source=direction.source, saved=house.profile, pending=pending, rules=rules
    )
    titles = titles_of(uow, actor, {own[index].article_id for index, _ in found.values()})
    shown = {choice: Shown(example) for choice, (_, example) in of_ours.items()}
    for choice, (index, example) in found.items():
        article_id = own[index].article_id
        shown[choice] = Shown(example, article_id, titles[article_id])
    return shown


def _newest(uow: UnitOfWork, actor: Actor, base: str) -> Sequence[_Own]:
    """The texts from which the region's texts were derived, those of the newest articles first."""
    rows = uow.session.execute(
        select(Article.id, SegmentText.text)
        .join(Version, Version.article_id == Article.id)
        .join(Derivation, (Derivation.article_id == Article.id) & (Derivation.version_id == Version.id))
        .join(
            SegmentText,
            (SegmentText.article_id == Article.id)
            & (SegmentText.version_id == Derivation.parent_version_id)
            & (SegmentText.segment_id == Derivation.segment_id),
        )
        .where(
            visible_to(actor),
            Version.role == "derived",
            Version.profile == base,
            SegmentText.retired.is_(False),
            SegmentText.text != "",
        )
        .order_by(Article.id.desc(), Derivation.segment_id)
        .limit(TEXTS_READ)
    )
    return [_Own(*row) for row in rows]
