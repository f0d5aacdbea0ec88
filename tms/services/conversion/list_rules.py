"""The rules that hold in a publication, and the changes of them: who, when, how far their work is, what was left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from tms.db.models import Article, ChangeSet, Concept, ConversionRule, Person, SegmentText, TextHistory, Version
from tms.db.queries import affected_texts
from tms.db.queries.affected_texts import Progress
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.storable import require_storable
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.conversion.change_sets import KIND
from tms.services.conversion.term_changes import TERM_KIND

MOST = 500
"""The most rules and changes in a list; searching finds the others."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that holds; ``where`` is the topic or the article that it belongs to."""

    id: int
    scope: str
    where: str
    article_id: int | None
    profile: str
    source: str
    target: str
    note: str | None
    who: str
    at: datetime
    change_id: int
    ended: "RuleEnd | None"


@dataclass(frozen=True, slots=True)
class RuleEnd:
    """Who retired a rule, when, and in which change."""

    who: str
    at: datetime
    change_id: int


@dataclass(frozen=True, slots=True)
class RuleQuery:
    """Which rules to list: with these characters in the phrase or its replacement; of one profile, or of all."""

    search: str = ""
    profile: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: the rules that it made and ended, and how far the texts have followed.

    One of the termbase has neither, nor a profile: ``phrases`` are the terms that texts were searched for, none if they
    were too many.
    """

    id: int
    who: str
    at: datetime
    made: list[tuple[str, str]]
    retired: list[tuple[str, str]]
    profile: str | None
    undoes_id: int | None
    undone_by: int | None
    progress: Progress
    is_of_terms: bool = False
    phrases: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that a change wrote, and what stands there now."""

    article_id: int
    slug: str
    locale: str
    segment_id: int
    wrote: str
    now: str
    by_person: bool


def list_rules(uow: UnitOfWork, actor: Actor, asked: RuleQuery) -> list[RuleView]:
    """Rules that the actor may know of, by profile, the newest first. Raises Denied, Invalid (``text_not_text``)."""
    authorize(actor, Action.RULES_VIEW)
    query = _rules(*_known(actor, asked.search), ConversionRule.retired_at.is_not(None) == asked.retired)
    if asked.profile:
        query = query.where(ConversionRule.profile == asked.profile)
    return [_rule(*row) for row in uow.session.execute(query.limit(MOST))]


def one_rule(uow: UnitOfWork, actor: Actor, rule_id: int) -> RuleView:
    """A rule that the actor may know of. Raises Denied, NotFound (``rule_not_found``)."""
    authorize(actor, Action.RULES_VIEW)
    row = uow.session.execute(_rules(*_known(actor), ConversionRule.id == rule_id)).one_or_none()
    if row is None:
        raise NotFound("rule_not_found")
    return _rule(*row)


def count_rules(uow: UnitOfWork, actor: Actor, search: str = "") -> dict[tuple[str, bool], int]:
    """The number of rules by profile, and by whether they are retired. Raises as ``list_rules``."""
    authorize(actor, Action.RULES_VIEW)
    is_retired = ConversionRule.retired_at.is_not(None)
    rows = uow.session.execute(
        select(ConversionRule.profile, is_retired, func.count())
        .where(*_known(actor, search))
        .group_by(ConversionRule.profile, is_retired)
    )
    return {(row[0], row[1]): row[2] for row in rows}


def _rules(*known: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    retirer = aliased(Person)
    return (
        select(ConversionRule, Person.name, Concept.name, Article.slug, retirer.name)
        .join(Person, Person.id == ConversionRule.created_by)
        .outerjoin(retirer, retirer.id == ConversionRule.retired_by)
        .outerjoin(
            Concept,
            (Concept.publication_id == ConversionRule.publication_id) & (Concept.id == ConversionRule.topic_id),
        )
        .outerjoin(Article, Article.id == ConversionRule.article_id)
        .where(*known)
        .order_by(ConversionRule.profile.desc(), ConversionRule.id.desc())
    )


def _known(actor: Actor, search: str = "") -> list[ColumnElement[bool]]:
    require_storable(search)
    known = [
        ConversionRule.publication_id == actor.publication_id,
        or_(ConversionRule.article_id.is_(None), ConversionRule.article_id.in_(_seen(actor))),
    ]
    if words := search.strip():
        known.append(or_(*(column.icontains(words, autoescape=True) for column in _SEARCHED)))
    return known


_SEARCHED = (ConversionRule.source, ConversionRule.target)


def _seen(actor: Actor) -> Any:
    return select(Article.id).where(visible_to(actor))


def _rule(rule: ConversionRule, who: str, topic: str | None, slug: str | None, retirer: str | None) -> RuleView:
    ended = None
    if rule.retired_at is not None and rule.retired_in is not None:
        ended = RuleEnd(retirer or "", rule.retired_at, rule.retired_in)
    return RuleView(
        rule.id,
        rule.scope,
        topic or slug or "",
        rule.article_id,
        rule.profile,
        rule.source,
        rule.target,
        rule.note,
        who,
        rule.created_at,
        rule.change_set_id,
        ended,
    )


def newest_changes(uow: UnitOfWork, actor: Actor, limit: int = 20) -> list[ChangeView]:
    """The last changes of rules and terms outside of single articles, the newest first."""
    authorize(actor, Action.RULES_VIEW)
    ids = uow.session.scalars(
        select(ChangeSet.id)
        .where(
            ChangeSet.publication_id == actor.publication_id,
            ChangeSet.kind.in_([KIND, TERM_KIND]),
            ChangeSet.what["article"].as_integer().is_(None),
        )
        .order_by(ChangeSet.id.desc())
        .limit(limit)
    ).all()
    return _changes(uow, actor, ids)


def rule_change(uow: UnitOfWork, actor: Actor, change_id: int) -> tuple[ChangeView, list[ChangedText]]:
    """A change of rules or terms with the texts that it, or what it undoes, wrote.

    Raises NotFound (``change_not_found``), also for what was decided in an article that is not theirs to see.
    """
    authorize(actor, Action.RULES_VIEW)
    change = uow.session.get(ChangeSet, change_id)
    if change is None or change.publication_id != actor.publication_id or change.kind not in {KIND, TERM_KIND}:
        raise NotFound("change_not_found")
    _require_sight(uow, actor, change)
    (found,) = _changes(uow, actor, [change.id])
    return found, _texts(uow, actor, change.undoes_id or change.id)


def _require_sight(uow: UnitOfWork, actor: Actor, change: ChangeSet) -> None:
    """Raise NotFound for a rule of an article that the actor doesn't see; other rules are known to everybody."""
    article_id = change.what["article"]
    if article_id is not None and uow.session.scalar(_seen(actor).where(Article.id == article_id)) is None:
        raise NotFound("change_not_found")


def _changes(uow: UnitOfWork, actor: Actor, ids: Sequence[int]) -> list[ChangeView]:
    """The changes, the newest first, in as many statements for one as for all."""
    undo = aliased(ChangeSet)
    rows = uow.session.execute(
        select(ChangeSet, Person.name, undo.id)
        .join(Person, Person.id == ChangeSet.person_id)
        .outerjoin(undo, undo.undoes_id == ChangeSet.id)
        .where(ChangeSet.id.in_(ids))
        .order_by(ChangeSet.id.desc())
    ).all()
    made, retired = ({change.id: change.what.get(key, []) for change, _, _ in rows} for key in ("made", "retired"))
    about = {one for ids_ in (*made.values(), *retired.values()) for one in ids_}
    rules = {
        rule.id: (rule.source, rule.target)
        for rule in uow.session.scalars(
            select(ConversionRule).where(
                ConversionRule.publication_id == actor.publication_id, ConversionRule.id.in_(about)
            )
        )
    }
    progress = affected_texts.progress_of_each(uow.session, ids)
    return [
        ChangeView(
            change.id,
            who,
            change.at,
            [rules[one] for one in made[change.id]],
            [rules[one] for one in retired[change.id]],
            change.what["profile"],
            change.undoes_id,
            undone_by,
            progress[change.id],
            change.kind == TERM_KIND,
            change.what["phrases"],
        )
        for change, who, undone_by in rows
    ]


def _texts(uow: UnitOfWork, actor: Actor, change_id: int) -> list[ChangedText]:
    rows: Sequence[Any] = uow.session.execute(
        select(TextHistory, SegmentText.text, affected_texts.reworded_since(), Article.slug, Version.locale)
        .join(
            SegmentText,
            (SegmentText.article_id == TextHistory.article_id)
            & (SegmentText.version_id == TextHistory.version_id)
            & (SegmentText.segment_id == TextHistory.segment_id),
        )
        .join(Article, Article.id == TextHistory.article_id)
        .join(Version, (Version.article_id == TextHistory.article_id) & (Version.id == TextHistory.version_id))
        .where(
            TextHistory.change_set_id == change_id,
            visible_to(actor),
        )
        .order_by(TextHistory.article_id.desc(), TextHistory.segment_id)
        .limit(MOST)
    ).all()
    return [
        ChangedText(
            entry.article_id,
            slug,
            locale,
            entry.segment_id,
            entry.text,
            now,
            by_person,
        )
        for entry, now, by_person, slug, locale in rows
    ]


def topics(uow: UnitOfWork, actor: Actor) -> list[tuple[int, str]]:
    """The publication's sections, for which a rule can hold: id and name."""
    authorize(actor, Action.RULES_VIEW)
    rows = uow.session.execute(
        select(Concept.id, Concept.name)
        .where(Concept.publication_id == actor.publication_id, Concept.kind == "section")
        .order_by(func.lower(Concept.name))
    )
    return [(row[0], row[1]) for row in rows]
