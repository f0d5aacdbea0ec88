"""Rules of the publication, of a topic and of single articles: seen before they are saved, made, retired, undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Article, ChangeSet, Concept, ConversionRule, PublicationRoute
from tms.db.queries.affected_texts import Affects
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.domain.translatable import Several
from tms.language.conversion import Rule
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.conversion.change_sets import add_change, affects, queue_rederivation
from tms.services.conversion.effect import Changed, RuleEffect, effect_of, require_seen
from tms.services.conversion.rules import LEVELS

LONGEST = 100
"""The most characters of a phrase, and of its replacement."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule as somebody writes it. ``profile`` is the target's full tag; ``article_id`` or ``topic_id`` by scope."""

    profile: str
    source: str
    target: str
    scope: str = "publication"
    article_id: int | None = None
    topic_id: int | None = None
    note: str = ""


def preview_rule(uow: UnitOfWork, actor: Actor, wish: NewRule) -> RuleEffect:
    """What the rule would change in everything that people work on; nothing is saved.

    Raises Denied, Invalid (``rule_incomplete``, ``rule_too_long``, ``rule_profile_unknown``, ``rule_scope_unknown``,
    ``rule_article_missing``, ``text_not_text``), NotFound (``article_not_found``).
    """
    authorize(actor, Action.RULES_CHANGE)
    return _effect(uow, actor, checked(uow, actor, wish))


def _effect(uow: UnitOfWork, actor: Actor, rule: ConversionRule) -> RuleEffect:
    what = Affects(actor.publication_id, rule.profile, (rule.source,), rule.article_id, rule.topic_id, rule.article_id)
    new = Rule(rule.source, rule.target, LEVELS[rule.scope], "rule:new")
    # The first of those that are equally specific holds.
    return effect_of(uow, actor, what, lambda rules: [new, *rules])


def preview_retirement(uow: UnitOfWork, actor: Actor, rule_id: int) -> RuleEffect:
    """What would change without the rule. Raises Denied, NotFound (``rule_not_found``)."""
    authorize(actor, Action.RULES_CHANGE)
    rule = _live(uow, actor, rule_id)
    what = Affects(actor.publication_id, rule.profile, (rule.source,), rule.article_id, rule.topic_id, rule.article_id)
    return effect_of(uow, actor, what, _without(f"rule:{rule.id}"))


def make_rule(uow: UnitOfWork, actor: Actor, wish: NewRule, *, seen: str | None = None) -> ChangeSet:
    """Save the rule, in place of one for the same phrase, and queue the texts that it affects. Event.

    ``seen`` is the digest of the effect that the person was shown; with None nobody was shown any. Raises as
    ``preview_rule``, Conflict (``rule_there``), Stale (``effect_changed``).
    """
    authorize_locked_publication(uow, actor, Action.RULES_CHANGE)
    rule = checked(uow, actor, wish)
    _replaced_by(uow, rule)
    if seen is not None:
        require_seen(_effect(uow, actor, rule), seen)
    return store_rule(uow, actor, rule)


def store_rule(uow: UnitOfWork, actor: Actor, rule: ConversionRule, *, here: int | None = None) -> ChangeSet:
    """Save the rule, in place of one for the same phrase, and queue the texts that it affects. Event.

    The caller has checked the permission and locked the rules. ``here`` is the article in which a reviewer decides.
    Raises Conflict (``rule_there``).
    """
    before = _replaced_by(uow, rule)
    change = add_change(uow, actor, made=[rule], retired=[before] if before else [], here=here)
    record_change(uow, actor, EventAct.RULE_MADE, change)
    return change


def _replaced_by(uow: UnitOfWork, rule: ConversionRule) -> ConversionRule | None:
    before = same_phrase(uow, rule)
    if before is not None and before.target == rule.target:
        raise Conflict("rule_there")
    return before


def retire_rule(uow: UnitOfWork, actor: Actor, rule_id: int) -> ChangeSet:
    """Retire the rule, and have the texts that it decided derived without it. Event.

    Raises Denied, NotFound (``rule_not_found``).
    """
    authorize_locked_publication(uow, actor, Action.RULES_CHANGE)
    change = add_change(uow, actor, made=[], retired=[_live(uow, actor, rule_id)])
    record_change(uow, actor, EventAct.RULE_RETIRED, change)
    return change


def checked(uow: UnitOfWork, actor: Actor, wish: NewRule) -> ConversionRule:
    """The rule that is asked for, not stored yet. Raises as ``preview_rule``."""
    source, target = wish.source.strip(), wish.target.strip()
    for text in (source, target, wish.note):
        require_storable(text)
    if not source or not target or any(mark in source + target for mark in "⟦⟧\n\r"):
        raise Invalid("rule_incomplete")
    if max(len(source), len(target)) > LONGEST or len(wish.note) > 10 * LONGEST:
        raise Invalid("rule_too_long", longest=LONGEST)
    known = profiles_of(uow, actor.publication_id)
    if wish.profile not in known:
        raise Invalid("rule_profile_unknown", profile=wish.profile[:40], known=Several(known))
    _check_scope(uow, actor, wish)
    return ConversionRule(
        publication_id=actor.publication_id,
        scope=wish.scope,
        article_id=wish.article_id if wish.scope == "article" else None,
        topic_id=wish.topic_id if wish.scope == "topic" else None,
        profile=wish.profile,
        source=source,
        target=target,
        note=wish.note.strip() or None,
        created_by=actor.person_id,
    )


def profiles_of(uow: UnitOfWork, publication_id: int) -> list[str]:
    """The full tags of the versions that the publication derives."""
    return sorted(
        uow.session.scalars(
            select(PublicationRoute.profile)
            .where(PublicationRoute.publication_id == publication_id, PublicationRoute.profile.is_not(None))
            .distinct()
        )
    )


def _check_scope(uow: UnitOfWork, actor: Actor, wish: NewRule) -> None:
    if wish.scope not in LEVELS:
        raise Invalid("rule_scope_unknown")
    if wish.scope == "article":
        if wish.article_id is None:
            raise Invalid("rule_article_missing")
        found = select(Article.id).where(
            Article.id == wish.article_id,
            Article.publication_id == actor.publication_id,
            Article.discarded_at.is_(None),
        )
        if uow.session.scalar(found) is None:
            raise NotFound("article_not_found")
    if wish.scope == "topic":
        topic = select(Concept.id).where(
            Concept.id == wish.topic_id, Concept.publication_id == actor.publication_id, Concept.kind == "section"
        )
        if uow.session.scalar(topic) is None:
            raise Invalid("rule_scope_unknown")


def same_phrase(uow: UnitOfWork, rule: ConversionRule) -> ConversionRule | None:
    """The present rule for the same phrase in the same scope; None if there is none."""
    return uow.session.scalars(
        select(ConversionRule).where(
            ConversionRule.publication_id == rule.publication_id,
            ConversionRule.profile == rule.profile,
            ConversionRule.source == rule.source,
            ConversionRule.article_id.is_not_distinct_from(rule.article_id),
            ConversionRule.topic_id.is_not_distinct_from(rule.topic_id),
            ConversionRule.retired_at.is_(None),
        )
    ).one_or_none()


def _live(uow: UnitOfWork, actor: Actor, rule_id: int) -> ConversionRule:
    rule = uow.session.get(ConversionRule, (actor.publication_id, rule_id))
    if rule is None or rule.retired_at is not None:
        raise NotFound("rule_not_found")
    return rule


def rules_with_ids(uow: UnitOfWork, actor: Actor, ids: Sequence[int]) -> list[ConversionRule]:
    return list(
        uow.session.scalars(
            select(ConversionRule)
            .where(ConversionRule.publication_id == actor.publication_id, ConversionRule.id.in_(ids))
            .order_by(ConversionRule.id)
        )
    )


def copied(rule: ConversionRule, actor: Actor) -> ConversionRule:
    kept = ("publication_id", "scope", "article_id", "topic_id", "profile", "source", "target", "note")
    return ConversionRule(**{name: getattr(rule, name) for name in kept}, created_by=actor.person_id)


def _without(key: str) -> Changed:
    return lambda rules: [rule for rule in rules if rule.key != key]


def record_change(uow: UnitOfWork, actor: Actor, act: EventAct, change: ChangeSet) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=affects(change).here,
        data={"change_set": change.id},
    )
    queue_rederivation(uow, change)
