"""What another section would do to an article's derived texts, before the article is moved."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tms.db.models import ConversionRule
from tms.db.queries.affected_texts import Affects
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.language.conversion import Level, Rule
from tms.services.authorize import authorize_article
from tms.services.conversion.effect import RuleEffect, effect_of_knowing
from tms.services.conversion.rules import Direction, Knowledge, as_rule, knowing
from tms.services.conversion.term_changes import MOST_PHRASES
from tms.services.sections import find_section, section_name


def section_effect(uow: UnitOfWork, actor: Actor, article_id: int, name: str) -> RuleEffect | None:
    """What would change in derived texts if the article stood in that section; None if no rule of a section applies.

    Changes nothing. Raises as ``change_section``.
    """
    loaded = authorize_article(uow, actor, Action.ARTICLE_SECTION, article_id)
    wanted = section_name(name)
    before = loaded.article.section_id
    after = find_section(uow, actor.publication_id, wanted) if wanted else None
    rules = _rules_of(uow, actor, {one for one in (before, after) if one is not None and before != after})
    if not rules:
        return None
    phrases = tuple(sorted({rule.source for rule in rules}))
    what = Affects(
        actor.publication_id,
        None,
        phrases if len(phrases) <= MOST_PHRASES else (),
        article_id=article_id,
        here=article_id,
    )

    def changed(direction: Direction, known: Knowledge) -> Knowledge:
        new = [as_rule(rule) for rule in rules if rule.topic_id == after and rule.profile == direction.target]
        return knowing([*new, *_without_topic(known.people)], known.profile, direction)

    return effect_of_knowing(uow, actor, what, changed)


def _without_topic(rules: Iterable[Rule]) -> Iterable[Rule]:
    return (rule for rule in rules if rule.level is not Level.TOPIC)


def _rules_of(uow: UnitOfWork, actor: Actor, topics: set[int]) -> Sequence[ConversionRule]:
    return uow.session.scalars(
        select(ConversionRule)
        .where(
            ConversionRule.publication_id == actor.publication_id,
            ConversionRule.topic_id.in_(topics),
            ConversionRule.retired_at.is_(None),
        )
        .order_by(ConversionRule.id)
    ).all()
