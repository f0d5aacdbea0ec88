"""Each choice of a house with an example from the publication's newest articles, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from tms.db.models import Article, Derivation, Publication, SegmentText, SourceBlock, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import ZH_HANS, ZH_HANT
from tms.domain.permissions import Action, Actor
from tms.language.conversion import Level, Rule
from tms.language.conversion.profiles import Profile
from tms.language.house import ChoiceExample
from tms.language.house_examples import first_examples, sentences_of_ours
from tms.services.authorize import authorize
from tms.services.conversion.house import House, rules_of_people
from tms.services.conversion.rules import Direction, direction_of, knowledge_of
from tms.services.visible import visible_to

TEXTS_READ = 400
"""Of the newest articles; a choice that shows in none of them gets a sentence of ours."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a value changes: ``example`` and the own article that says it; both are None for a sentence of ours."""

    example: ChoiceExample
    article_id: int | None = None
    title: str | None = None


class _Own(NamedTuple):
    article_id: int
    text: str


def house_examples(uow: UnitOfWork, actor: Actor, house: House, pending: Profile) -> Mapping[tuple[str, str], Shown]:
    """By choice and value what would change, all other choices being as in ``pending``; the saved value has none.

    Raises Denied.
    """
    authorize(actor, Action.HOUSE_CHANGE)
    publication = uow.session.get_one(Publication, actor.publication_id)
    # A publication derives each region from one version: the other script's.
    direction = direction_of(publication, ZH_HANT if house.base == ZH_HANS else ZH_HANS, house.base)
    own = _newest(uow, actor, house.base)
    rules = _shared_rules(uow, publication, own, direction)
    of_ours = first_examples(
        sentences_of_ours(direction.source), source=direction.source, saved=house.profile, pending=pending
    )
    found = first_examples(
        [one.text for one in own], source=direction.source, saved=house.profile, pending=pending, rules=rules
    )
    titles = _titles(uow, {own[index].article_id for index, _ in found.values()})
    shown = {choice: Shown(example) for choice, (_, example) in of_ours.items()}
    for choice, (index, example) in found.items():
        article_id = own[index].article_id
        shown[choice] = Shown(example, article_id, titles.get(article_id, ""))
    return shown


def _newest(uow: UnitOfWork, actor: Actor, base: str) -> Sequence[_Own]:
    """What texts of the region were derived from, the newest articles first."""
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


def _shared_rules(
    uow: UnitOfWork, publication: Publication, own: Sequence[_Own], direction: Direction
) -> Sequence[Rule]:
    """The rules that hold in all articles; those of one would not show what the house does."""
    if not own:
        return ()
    known = knowledge_of(uow, publication, uow.session.get_one(Article, own[0].article_id), direction)
    return [rule for rule in rules_of_people(known) if rule.level is Level.PUBLICATION]


def _titles(uow: UnitOfWork, article_ids: set[int]) -> Mapping[int, str]:
    rows = uow.session.execute(
        select(Article.id, SourceBlock.text)
        .join(
            SourceBlock,
            (SourceBlock.article_id == Article.id) & (SourceBlock.revision_id == Article.current_revision_id),
        )
        .where(Article.id.in_(article_ids), SourceBlock.kind == "title")
    )
    return {row[0]: row[1] for row in rows}
