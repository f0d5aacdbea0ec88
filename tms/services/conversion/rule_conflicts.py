"""Which rules, terms and words of the starter glossary a new rule meets, for the same phrase or a part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select

from tms.db.models import Article, ConversionRule, Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.language.conversion import Rule
from tms.language.conversion.rules import is_part, keeps_apart
from tms.language.house_style import built_in_rules
from tms.services.authorize import authorize
from tms.services.conversion.change_rules import NewRule, checked, same_phrase
from tms.services.conversion.rules import Direction, as_rule, direction_of, house_profile_of, terms_of


class Meets(StrEnum):
    """What a new rule does to one that holds already, or the reverse."""

    REPLACES = "replaces"
    """For the same phrase in the same scope: the old one is retired."""
    HOLDS_INSTEAD = "holds instead"
    """For the same phrase more widely: the new one holds where both could."""
    GIVES_WAY = "gives way"
    """For the same phrase more narrowly: the other one holds there."""
    IS_INSIDE = "is inside"
    """The other phrase is longer, and holds wherever it stands."""
    IS_AROUND = "is around"
    """The other phrase is a part of the new one, and holds inside it no longer."""


@dataclass(frozen=True, slots=True)
class Met:
    """A rule that the new one meets; its ``key`` says whose it is (``rule:``, ``term:``, ``built-in:``)."""

    how: Meets
    rule: Rule


@dataclass(frozen=True, slots=True)
class Cautions:
    """What to think of before a rule is saved. A single character is rarely a word of its own."""

    is_one_character: bool
    met: list[Met]


def cautions(uow: UnitOfWork, actor: Actor, wish: NewRule) -> Cautions:
    """The rules that this one meets, those for the same phrase first. Raises as ``preview_rule``."""
    authorize(actor, Action.RULES_CHANGE)
    rule = checked(uow, actor, wish)
    before = same_phrase(uow, rule)
    new = as_rule(rule)
    met = []
    for other in _holding(uow, actor, rule):
        if keeps_apart(other.key):
            continue  # it gives way to whatever meets it
        replaced = before is not None and other.key == f"rule:{before.id}"
        how = Meets.REPLACES if replaced else _how(new, other)
        if how is not None:
            met.append(Met(how, other))
    order = list(Meets)
    return Cautions(len(new.source) == 1, sorted(met, key=lambda one: (order.index(one.how), len(one.rule.source))))


def _how(new: Rule, other: Rule) -> Meets | None:
    ours, theirs = new.source.lower(), other.source.lower()
    if ours == theirs:
        return Meets.GIVES_WAY if other.level > new.level else Meets.HOLDS_INSTEAD
    if ours in theirs:
        return None if is_part(new.source, other) else Meets.IS_INSIDE
    return Meets.IS_AROUND if theirs in ours else None


def _holding(uow: UnitOfWork, actor: Actor, rule: ConversionRule) -> Iterable[Rule]:
    """Everything that may hold where the rule would, except what other articles have decided for themselves."""
    query = select(ConversionRule).where(
        ConversionRule.publication_id == actor.publication_id,
        ConversionRule.profile == rule.profile,
        ConversionRule.retired_at.is_(None),
        ConversionRule.article_id.is_(None) | (ConversionRule.article_id == rule.article_id),
    )
    if rule.scope != "publication":
        section = select(Article.section_id).where(Article.id == rule.article_id).scalar_subquery()
        topic = func.coalesce(rule.topic_id, section)
        query = query.where(ConversionRule.topic_id.is_(None) | (ConversionRule.topic_id == topic))
    rows = uow.session.scalars(query.order_by(ConversionRule.id))
    direction = _direction(uow, actor, rule.profile)
    return [
        *map(as_rule, rows),
        *terms_of(uow, actor.publication_id, direction),
        *built_in_rules(house_profile_of(uow, actor.publication_id, rule.profile), direction.source),
    ]


def _direction(uow: UnitOfWork, actor: Actor, profile: str) -> Direction:
    publication = uow.session.get_one(Publication, actor.publication_id)
    parent = locales.ZH_HANT if profile == locales.ZH_HANS else locales.ZH_HANS
    return direction_of(publication, parent, profile)
