"""Whose work a present text is: who wrote it or confirmed it. Approving one's own is what four eyes forbid.

Deciding how a derived text is converted makes nobody its author, and splitting or merging segments takes nobody's
words away: whoever was behind them before still is.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    bindparam,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from tms.db.models import ChangeSet, SignOff, TextHistory, Version
from tms.db.queries.article_context import OneVersion
from tms.db.queries.authors import AUTHORS, BEHIND
from tms.db.queries.text_rows import OneText
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Denied
from tms.domain.permissions import Action, Actor, Refused, decide
from tms.domain.recorded_acts import RESEGMENTED, Act, SignOffKind
from tms.domain.translatable import Several, Words, message
from tms.services.authorize import AnyArticleContext
from tms.services.jobs.assign import candidates

_NAMED = 3


def authors_of_text(uow: UnitOfWork, row: OneText) -> frozenset[int]:
    """The people behind one present text, in one statement."""
    key = {"article_id": row.article_id, "version_id": row.version_id, "segment_id": row.segment_id}
    return frozenset(uow.session.connection().scalars(AUTHORS, key))


def own_segments(uow: UnitOfWork, actor: Actor, version: Version) -> frozenset[int]:
    """The segments whose present text the actor is behind."""
    return owned(authors_by_segment(uow, version), actor)


def owned(authors_of: Mapping[int, Collection[int]], actor: Actor) -> frozenset[int]:
    """Those of the segments whose people include the actor."""
    return frozenset(segment_id for segment_id, people in authors_of.items() if actor.person_id in people)


def authors_by_segment(uow: UnitOfWork, version: OneVersion) -> Mapping[int, frozenset[int]]:
    """The people behind each present text; a segment that is not named has nobody behind it."""
    found: dict[int, set[int]] = {}
    for segment_id, person_id in _acts(uow, version):
        found.setdefault(segment_id, set()).add(person_id)
    return {segment_id: frozenset(people) for segment_id, people in found.items()}


def authorize_another(
    uow: UnitOfWork, actor: Actor, action: Action, seen: AnyArticleContext, version: OneVersion, by: frozenset[int]
) -> None:
    """Ask for the action where ``by`` are behind the texts; a refusal of one's own work says who can do it.

    Raises Denied.
    """
    answer = decide(actor, action, seen.subject(version, authors=by))
    if not isinstance(answer, Refused):
        return
    if answer.code != "own_work":
        raise Denied(answer.code)
    others = [name for person_id, name in candidates(uow, actor, "review", version.locale) if person_id not in by]
    step = seen.active_step(version)
    mine = step is not None and step.assignee_id is not None
    if not others:
        hint = Words("Nobody else reviews this language yet: an administrator can add someone.")
    elif mine:
        hint = Words("The step is assigned to you: the editor can assign it to {others}.", others=any_of(others))
    else:
        hint = Words("{others} can.", others=any_of(others))
    raise Denied("own_work", hint=hint)


def any_of(names: Sequence[str]) -> str:
    """``Lin``, ``Lin or Wei``, ``Lin, Wei or Ada``, and of more than three how many others there are."""
    if len(names) > _NAMED:
        return Words("{names} or one of {n} others", names=Several(names[:_NAMED]), n=len(names) - _NAMED)
    return Several(names, last=message(" or "))


_VERSION: dict[str, Any] = {"article_id": bindparam("article_id"), "version_id": bindparam("version_id")}
_ACTS: CompoundSelect[*tuple[Any, ...]] = union_all(
    select(TextHistory.segment_id, TextHistory.rev, TextHistory.person_id, literal_column("true").label("wrote"))
    .filter_by(**_VERSION)
    .where(TextHistory.act != inline_literal(Act.DECIDE))
    .ext(distinct_on(TextHistory.segment_id))
    .order_by(TextHistory.segment_id, TextHistory.rev.desc()),
    select(SignOff.segment_id, SignOff.rev, SignOff.person_id, literal_column("false"))
    .filter_by(**_VERSION)
    .where(SignOff.kind == inline_literal(SignOffKind.CONFIRM)),
    select(TextHistory.segment_id, TextHistory.rev, BEHIND, literal_column("false"))
    .join_from(TextHistory, ChangeSet, ChangeSet.id == TextHistory.change_set_id)
    .where(
        TextHistory.article_id == bindparam("article_id"),
        TextHistory.version_id == bindparam("version_id"),
        ChangeSet.kind == inline_literal(RESEGMENTED),
    ),
)
"""Of each segment who or what wrote it last, who confirmed it at which rev, and who was behind it when it was cut."""


def _acts(uow: UnitOfWork, version: OneVersion) -> list[tuple[int, int]]:
    """(segment, person) of each act on a present text; put together here for the reason ``in_reading_order`` gives."""
    acts = uow.session.execute(_ACTS, {"article_id": version.article_id, "version_id": version.id}).all()
    written = {act.segment_id: act.rev for act in acts if act.wrote}
    return [
        (act.segment_id, act.person_id)
        for act in acts
        if act.person_id is not None and act.rev >= written.get(act.segment_id, 1)
    ]
