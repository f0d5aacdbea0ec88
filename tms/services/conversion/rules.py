"""The rules that hold for one derived version: built in, the termbase's, the publication's, a topic's, its article's.

Read once per process and kept for as long as the publication's and the article's marks stay as they are: a save
re-derives within the request, and must not read rules again.
"""

import uuid
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from tms.db.models import ConversionRule, HouseProfile, Term
from tms.db.queries.around import OneArticle, OnePublication
from tms.db.unit_of_work import UnitOfWork
from tms.language.conversion import Level, Rule, RuleSet
from tms.language.conversion.profiles import Profile, choices_of, profile_of
from tms.language.house import built_in_rules
from tms.services.knowledge.memory import memory_locale

LEVELS: Mapping[str, Level] = {"publication": Level.PUBLICATION, "topic": Level.TOPIC, "article": Level.ARTICLE}
_MOST = 500
"""Sets of rules that a process keeps; those of articles that nobody works on make room for others."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What decides how a text of one direction is converted, apart from decisions for single places.

    ``every`` also has the rules in whose place more specific ones hold.
    """

    every: tuple[Rule, ...]
    rules: RuleSet
    profile: Profile


@dataclass(frozen=True, slots=True)
class Direction:
    """From which tag to which; both carry their region."""

    source: str
    target: str


_Key = tuple[int, uuid.UUID, Direction, int | None, int | None, uuid.UUID | None]
_KEPT: OrderedDict[_Key, Knowledge] = OrderedDict()


def direction_of(publication: OnePublication, parent_locale: str, profile: str) -> Direction:
    """What a version with this profile is derived from; the parent's locale carries its region, as in the memory."""
    return Direction(memory_locale(parent_locale, publication.region), profile)


def knowledge_of(uow: UnitOfWork, publication: OnePublication, article: OneArticle, direction: Direction) -> Knowledge:
    """The rules that hold for the article's texts in this direction, and how the publication writes the target.

    Both rows must be as they were read in this transaction: what they are marked with decides what is kept.
    """
    own = article.id if article.knowledge is not None else None
    key = (publication.id, publication.knowledge, direction, article.section_id, own, article.knowledge)
    kept = _KEPT.get(key)
    if kept is None:
        # Read after the mark: what came in between is in it, and the next one who asks reads again.
        kept = _KEPT[key] = _read(uow, publication, article, direction)
        while len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    return kept


def shared_knowledge(uow: UnitOfWork, publication: OnePublication, direction: Direction) -> Knowledge:
    """What holds in every article of the publication; not kept."""
    return _knowledge(uow, publication, direction, ConversionRule.scope == "publication")


def _read(uow: UnitOfWork, publication: OnePublication, article: OneArticle, direction: Direction) -> Knowledge:
    shared: ColumnElement[bool] = ConversionRule.article_id.is_(None) & (
        ConversionRule.topic_id.is_(None) | (ConversionRule.topic_id == article.section_id)
    )
    holding = shared | (ConversionRule.article_id == article.id) if article.knowledge is not None else shared
    return _knowledge(uow, publication, direction, holding)


def _knowledge(
    uow: UnitOfWork, publication: OnePublication, direction: Direction, holding: ColumnElement[bool]
) -> Knowledge:
    rows = uow.session.scalars(
        select(ConversionRule)
        .where(
            ConversionRule.publication_id == publication.id,
            ConversionRule.profile == direction.target,
            ConversionRule.retired_at.is_(None),
            holding,
        )
        .order_by(ConversionRule.id)
    )
    house = house_profile_of(uow, publication.id, direction.target)
    built_in = built_in_rules(house, direction.source)
    return knowing([*map(as_rule, rows), *terms_of(uow, publication.id, direction), *built_in], house)


def knowing(every: Iterable[Rule], profile: Profile) -> Knowledge:
    """These rules made ready for use, and how the target is written."""
    kept = tuple(every)
    return Knowledge(kept, RuleSet(kept), profile)


def as_rule(row: ConversionRule) -> Rule:
    """A stored rule as the conversion sees it."""
    return Rule(row.source, row.target, LEVELS[row.scope], f"rule:{row.id}")


def terms_of(uow: UnitOfWork, publication_id: int, direction: Direction) -> list[Rule]:
    """Each known term with its concept's preferred one; a rule that an editor made for the same phrase comes first."""
    source, target = aliased(Term), aliased(Term)
    rows = uow.session.execute(
        select(source.text, target.text, source.id)
        .join(target, (target.publication_id == source.publication_id) & (target.concept_id == source.concept_id))
        .where(
            source.publication_id == publication_id,
            source.locale == direction.source,
            source.administrative_status != "deprecated",
            target.locale == direction.target,
            target.administrative_status == "preferred",
        )
        .order_by(source.text, target.text)
    )
    return [Rule(row[0], row[1], Level.PUBLICATION, f"term:{row[2]}") for row in rows]


def house_profile_of(uow: UnitOfWork, publication_id: int, base: str) -> Profile:
    """The region's profile with the choices that the publication made last."""
    choices = uow.session.scalar(
        select(HouseProfile.choices)
        .where(HouseProfile.publication_id == publication_id, HouseProfile.base == base)
        .order_by(HouseProfile.number.desc())
        .limit(1)
    )
    return as_profile(base, choices or {})


def as_profile(base: str, stored: Mapping[str, str]) -> Profile:
    """The region's profile with choices that were stored."""
    known = choices_of(base)
    # A choice that a later release no longer has is none any more.
    return profile_of(
        base, {key: value for key, value in stored.items() if key in known and value in known[key].values}
    )
