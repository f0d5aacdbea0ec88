"""Rules that were decided on a version's worklist: how far one would reach, which there are, and taking one back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from tms.db.models import ChangeSet, ConversionRule, Person, Version
from tms.db.queries.affected_texts import Affects, Reach, reach_of
from tms.db.queries.article_context import OneVersion
from tms.db.queries.built_on import built_on
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Action, Actor
from tms.language.ambiguity import Reason
from tms.services.authorize import authorize, authorize_for_reading, authorize_version
from tms.services.authorize_locked import lock_for, lock_publication
from tms.services.conversion.questions import Question, questions_in_segment
from tms.services.conversion.undo_change import take_change_back

SCOPES: Mapping[str, Action] = {
    "here": Action.AMBIGUITY_DECIDE,
    "article": Action.AMBIGUITY_DECIDE,
    "publication": Action.AMBIGUITY_RULE,
}
"""How widely a decision holds, and what its maker must be allowed to do."""

MOST = 50
"""The most rules in the list of a version; the page of all rules finds the others."""


@dataclass(frozen=True, slots=True)
class DecidedRule:
    """A rule that was decided in this article and holds. ``can_take_back``: by who looks, since they made it.

    ``is_built_on``: others have worked on what it wrote since, so that an editor undoes it, if anybody.
    """

    id: int
    change_id: int
    scope: str
    phrase: str
    target: str
    who: str
    at: datetime
    can_take_back: bool
    is_built_on: bool


def reach_of_place(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, start: int, end: int
) -> Reach:
    """How far a rule of the publication for the open place would reach; a name's, if it is adopted.

    Raises NotFound, Denied, Conflict (``ambiguity_gone``).
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    asked = questions_in_segment(uow, version, segment_id)
    found = next((one for one in asked if (one.asked.start, one.asked.end) == (start, end)), None)
    is_name = found is not None and found.asked.reason is Reason.UNSOURCED
    authorize(seen.actor, Action.RULES_CHANGE if is_name else Action.AMBIGUITY_RULE, seen.subject(version))
    if found is None or not found.asked.can_bind:
        raise Conflict("ambiguity_gone")
    return reach_of_rule(uow, actor, version, found, "publication")


def reach_of_rule(uow: UnitOfWork, actor: Actor, version: OneVersion, question: Question, scope: str) -> Reach:
    """How far a rule of that scope for the phrase of the place reaches, the version where it is asked among them."""
    only_here = version.article_id if scope == "article" else None
    profile, phrase = version.profile or version.locale, question.asked.phrase.strip()
    what = Affects(actor.publication_id, profile, (phrase,), only_here, here=version.article_id)
    return reach_of(uow.session, what)


def decided_rules(uow: UnitOfWork, actor: Actor, version: Version, scopes: Collection[str]) -> list[DecidedRule]:
    """The rules of the version's article, and those of the publication that were decided in it; the newest first.

    ``scopes``: the rules that the actor may make there.

    For a caller that has asked whether the actor may see the article; in two statements.
    """
    rows = uow.session.execute(_decided_in(version).limit(MOST)).all()
    later = built_on(uow.session, [rule.change_set_id for rule, _, _ in rows])
    return [
        DecidedRule(
            rule.id,
            rule.change_set_id,
            rule.scope,
            rule.source,
            rule.target,
            name,
            at,
            rule.scope in scopes and rule.created_by == actor.person_id,
            rule.change_set_id in later,
        )
        for rule, name, at in rows
    ]


def _decided_in(version: Version) -> Select[*tuple[Any, ...]]:
    """The rules that hold and were decided in the version, without those that editors made on the page of rules."""
    return (
        select(ConversionRule, Person.name, ChangeSet.at)
        .join(ChangeSet, ChangeSet.id == ConversionRule.change_set_id)
        .join(Person, Person.id == ConversionRule.created_by)
        .where(
            ConversionRule.publication_id == version.publication_id,
            ConversionRule.profile == (version.profile or version.locale),
            ConversionRule.retired_at.is_(None),
            ConversionRule.scope.in_(["article", "publication"]),
            ChangeSet.publication_id == version.publication_id,
            ChangeSet.what["here"].as_integer() == version.article_id,
            ChangeSet.undoes_id.is_(None),
            or_(ConversionRule.article_id.is_(None), ConversionRule.article_id == version.article_id),
        )
        .order_by(ConversionRule.id.desc())
    )


def take_rule_back(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, rule_id: int) -> None:
    """Take back a rule that the actor decided in this version, as long as nothing was built on it. Event.

    Its places are asked about again, and what it replaced holds again. Raises NotFound (``rule_not_found``), Denied
    (``rule_of_another``), Conflict (``rule_built_on``).
    """
    authorize_version(uow, actor, Action.AMBIGUITY_DECIDE, article_id, locale)
    lock_publication(uow, actor.publication_id)
    now = lock_for(uow, actor, article_id)
    loaded, version = authorize_version(uow, now, Action.AMBIGUITY_DECIDE, article_id, locale)
    found = uow.session.execute(_decided_in(version).where(ConversionRule.id == rule_id)).one_or_none()
    if found is None:
        raise NotFound("rule_not_found")
    rule: ConversionRule = found[0]
    authorize_version(uow, now, SCOPES[rule.scope], article_id, locale)
    if rule.created_by != actor.person_id:
        raise Denied("rule_of_another")
    if built_on(uow.session, [rule.change_set_id]):
        raise Conflict("rule_built_on")
    take_change_back(uow, actor, uow.session.get_one(ChangeSet, rule.change_set_id))
    uow.article_changed(loaded.publication.id, article_id)
