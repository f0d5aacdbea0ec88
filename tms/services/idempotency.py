"""A request that must have one effect however often it arrives: same key, same answer; another body, an error."""

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Request
from tms.db.statements.batched_changes import RowChange, execute_changes, table_of, updating
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Actor

_FIRST = insert(table_of(Request)).on_conflict_do_nothing().returning(Request.key)


def once(
    uow: UnitOfWork,
    actor: Actor,
    key: uuid.UUID,
    body: Mapping[str, Any],
    act: Callable[[], dict[str, Any]],
    *,
    also: Sequence[RowChange | None] = (),
) -> dict[str, Any]:
    """The answer of ``act``, which runs at most once per person and key.

    A second request with the same key waits for the first to commit, then gets its answer; if the first failed,
    the second runs. ``also`` is what ``act`` leaves to be changed in one statement with the answer's. Raises Conflict
    (``key_reused``) if the key came with another body.
    """
    body_hash = hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, default=str).encode()).digest()
    mine = {"person_id": actor.person_id, "key": key, "body_hash": body_hash, "answer": {}}
    if uow.session.connection().execute(_FIRST, mine).one_or_none() is None:
        first = uow.session.execute(
            select(Request.body_hash, Request.answer).where(Request.person_id == actor.person_id, Request.key == key)
        ).one()
        if first.body_hash != body_hash:
            raise Conflict("key_reused")
        answer: dict[str, Any] = first.answer
        return answer
    answer = act()
    kept = updating(Request, {"person_id": actor.person_id, "key": key}, {"answer": answer})
    uow.session.flush()
    execute_changes(uow.session, [*also, kept])
    return answer
