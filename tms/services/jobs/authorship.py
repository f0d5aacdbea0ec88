"""Whose work a present text is: who wrote it or confirmed it. Approving one's own is what four eyes forbid.

Deciding how a derived text is converted makes nobody its author, and splitting or merging segments takes nobody's
words away: whoever was behind them before still is. Whoever brings back, character for character, what stood there
before for the same source and does not confirm it as a translation of their own is not its author: who was then is now.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tms.db.models import Version
from tms.db.queries.article_context import OneVersion
from tms.db.queries.authors import ACTS, AUTHORS
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Denied
from tms.domain.permissions import Action, Actor, Refused, decide
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
    uow: UnitOfWork,
    actor: Actor,
    action: Action,
    seen: AnyArticleContext,
    version: OneVersion,
    by: frozenset[int],
    *,
    own: str = "own_work",
) -> None:
    """Ask for the action where ``by`` are behind the texts; a refusal of one's own work says who can do it.

    Raises Denied; of one's own work with ``own`` as its code.
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
    raise Denied(own, hint=hint)


def any_of(names: Sequence[str]) -> str:
    """``Lin``, ``Lin or Wei``, ``Lin, Wei or Ada``, and of more than three how many others there are."""
    if len(names) > _NAMED:
        return Words("{names} or one of {n} others", names=Several(names[:_NAMED]), n=len(names) - _NAMED)
    return Several(names, last=message(" or "))


def _acts(uow: UnitOfWork, version: OneVersion) -> Iterator[tuple[int, int]]:
    """(segment, person) of each act on a present text; put together here for the reason ``in_reading_order`` gives."""
    acts = uow.session.execute(ACTS, {"article_id": version.article_id, "version_id": version.id}).all()
    present = {act.segment_id: act for act in acts if act.did == "wrote"}
    for act in acts:
        now = present.get(act.segment_id)
        if act.did == "wrote":
            yield from ((act.segment_id, person_id) for person_id in act.wrote or ())
        elif now is None or act.rev >= now.rev or _stood_before(act, now):
            yield act.segment_id, act.person_id


def _stood_before(act: Any, now: Any) -> bool:
    """Whether what was confirmed or cut is behind what was brought back."""
    if act.did == "cut":
        return bool(act.rev <= (now.last or 0))
    return act.rev in (now.revs or ()) or act.rev <= (now.decided or 0)
