"""Setting engines up: adding, changing, ordering, switching them off. Keys go in and never come out."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from tms.db.models import TranslationEngine
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.language.engines.kinds import EngineKind
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.engines.budget import check_currency
from tms.services.engines.engine_input import EngineInput, columns_of
from tms.services.engines.engines import Engines


def add_engine(uow: UnitOfWork, actor: Actor, engines: Engines, wish: EngineInput) -> int:
    """Set up another engine, the last in the order. Event. Raises Invalid, Conflict (``engine_name_taken``)."""
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    kind = _kind(engines, wish.kind)
    columns = columns_of(wish, kind)
    _require_free_name(uow, actor, wish.name.strip(), None)
    check_currency(uow, actor, columns)
    last = uow.session.scalar(select(func.max(TranslationEngine.position)).where(_mine(actor)))
    row = TranslationEngine(
        publication_id=actor.publication_id,
        kind=kind.name,
        position=(last or 0) + 1,
        secret=_sealed(engines, kind, wish, None),
        created_by=actor.person_id,
        **columns,
    )
    uow.session.add(row)
    uow.session.flush()
    _record(uow, actor, EventAct.ENGINE_ADDED, row.id, {"kind": kind.name})
    return row.id


def change_engine(
    uow: UnitOfWork, actor: Actor, engines: Engines, engine_id: int, wish: EngineInput, *, based_on: int
) -> None:
    """Change an engine's settings; its kind stays. Event with the names of what changed.

    Raises Invalid, NotFound, Conflict (``engine_name_taken``), Stale (``engine_stale``).
    """
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    row = load_engine(uow, actor, engine_id)
    if row.number != based_on:
        raise Stale("engine_stale")
    kind = _kind(engines, row.kind)
    columns = columns_of(wish, kind)
    _require_free_name(uow, actor, wish.name.strip(), engine_id)
    check_currency(uow, actor, columns, row)
    secret = _sealed(engines, kind, wish, row)
    changed = sorted(name for name, value in columns.items() if getattr(row, name) != value)
    changed += ["key"] if secret != row.secret else []
    if not changed:
        return
    for name, value in columns.items():
        setattr(row, name, value)
    row.secret = secret
    row.number += 1
    _record(uow, actor, EventAct.ENGINE_CHANGED, engine_id, {"changed": changed})


def switch_engine(uow: UnitOfWork, actor: Actor, engine_id: int, *, active: bool) -> None:
    """Switch an engine on or off. Event. The same again is no change. Raises NotFound."""
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    row = load_engine(uow, actor, engine_id)
    if row.active is not active:
        row.active = active
        row.number += 1
        _record(uow, actor, EventAct.ENGINE_SWITCHED, engine_id, {"active": active})


def prefer_engine(uow: UnitOfWork, actor: Actor, engine_id: int) -> None:
    """Swap the engine with the one that is asked before it. Event. Raises NotFound."""
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    row = load_engine(uow, actor, engine_id)
    before = uow.session.scalars(
        select(TranslationEngine)
        .where(_mine(actor), TranslationEngine.position < row.position)
        .order_by(TranslationEngine.position.desc())
        .limit(1)
    ).one_or_none()
    if before is not None:
        row.position, before.position = before.position, row.position
        _record(uow, actor, EventAct.ENGINE_CHANGED, engine_id, {"changed": ["position"]})


def load_engine(uow: UnitOfWork, actor: Actor, engine_id: int) -> TranslationEngine:
    """The engine's row. Raises NotFound (``engine_not_found``)."""
    row = uow.session.get(TranslationEngine, (actor.publication_id, engine_id), populate_existing=True)
    if row is None:
        raise NotFound("engine_not_found")
    return row


def _mine(actor: Actor) -> Any:
    return TranslationEngine.publication_id == actor.publication_id


def _kind(engines: Engines, name: str) -> EngineKind:
    kind = engines.kinds.get(name)
    if kind is None:
        raise Invalid("engine_kind_unknown")
    return kind


def _require_free_name(uow: UnitOfWork, actor: Actor, name: str, engine_id: int | None) -> None:
    taken = uow.session.scalar(
        select(TranslationEngine.id).where(_mine(actor), func.lower(TranslationEngine.name) == name.lower())
    )
    if taken is not None and taken != engine_id:
        raise Conflict("engine_name_taken", name=name)


def _sealed(engines: Engines, kind: EngineKind, wish: EngineInput, row: TranslationEngine | None) -> bytes | None:
    """The key to store, sealed. A key that is kept stays with the address that it was entered for."""
    key = wish.key.strip()
    require_storable(key)
    if kind.key == "none":
        return None
    if key:
        return engines.vault.seal(key)
    kept = row.secret if row is not None and not wish.forget_key else None
    if kept is None and kind.key == "required":
        raise Invalid("engine_key_missing")
    if kept is not None and row is not None and _address(row.settings) != _address(wish.values):
        raise Invalid("engine_key_again")
    return kept


def _address(values: Mapping[str, str]) -> str:
    return values.get("address", "").strip().rstrip("/")


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, engine_id: int, data: dict[str, Any]) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"engine": engine_id, **data},
    )
