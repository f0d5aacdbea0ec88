"""A request that must have one effect however often it arrives: same key, same answer; another body, an error."""

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Request
from tms.db.statements.batched_changes import RowChange, execute_changes, table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Actor

_FIRST = insert(table_of(Request)).on_conflict_do_nothing().returning(Request.key)


def once(
    uow: UnitOfWork, actor: Actor, key: uuid.UUID, body: Mapping[str, Any], act: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """The answer of ``act``, which runs at most once per person and key. Raises Conflict as ``first_answer``."""
    answer = first_answer(uow, actor, key, body)
    if answer is None:
        answer = act()
        uow.session.flush()
        execute_changes(uow.session, [kept_answer(actor, key, answer)])
    return answer


def first_answer(uow: UnitOfWork, actor: Actor, key: uuid.UUID, body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The answer that the request got when it came first; None if it is the first, whose answer is to be kept.

    A second request with the same key waits for the first to commit, then gets its answer; if the first failed,
    the second is the first. Raises Conflict (``key_reused``) if the key came with another body.
    """
    body_hash = hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, default=str).encode()).digest()
    mine = {"person_id": actor.person_id, "key": key, "body_hash": body_hash, "answer": {}}
    if uow.session.connection().execute(_FIRST, mine).one_or_none() is not None:
        return None
    first = uow.session.execute(
        select(Request.body_hash, Request.answer).where(Request.person_id == actor.person_id, Request.key == key)
    ).one()
    if first.body_hash != body_hash:
        raise Conflict("key_reused")
    answer: dict[str, Any] = first.answer
    return answer


def kept_answer(actor: Actor, key: uuid.UUID, answer: Mapping[str, Any]) -> RowChange:
    """The change that keeps the answer to a first request, for those that come with the same key."""
    return RowChange("update", Request, {"person_id": actor.person_id, "key": key}, {"answer": answer})
