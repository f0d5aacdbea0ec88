"""What people decided about single places of derived texts, for as long as the decision holds."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select
from sqlalchemy.orm import Session

from tms.db.models import ConversionDecision, Derivation, Version
from tms.db.statements.shared_alias import shared_alias

_VERSION = shared_alias(Version)
# A decision is about words of one region: what was decided for another profile of the version waits until it is back.
_OF_VERSION = and_(
    _VERSION.article_id == ConversionDecision.article_id,
    _VERSION.id == ConversionDecision.version_id,
    func.coalesce(_VERSION.profile, _VERSION.locale) == ConversionDecision.profile,
)
_COLUMNS = (
    ConversionDecision.id,
    ConversionDecision.phrase,
    ConversionDecision.before,
    ConversionDecision.after,
    ConversionDecision.nth,
    ConversionDecision.choice,
)


def _holds(article_id: Any, version_id: Any) -> ColumnElement[bool]:
    return and_(
        ConversionDecision.article_id == article_id,
        ConversionDecision.version_id == version_id,
        ConversionDecision.retired_at.is_(None),
    )


def decisions_of(session: Session, article_id: int, version_id: int) -> dict[int, list[Sequence[Any]]]:
    """By segment of a version: id, phrase, before, after, nth and choice of each decision, the oldest first."""
    rows = session.execute(
        select(ConversionDecision.segment_id, *_COLUMNS)
        .join(_VERSION, _OF_VERSION)
        .where(_holds(article_id, version_id))
        .order_by(ConversionDecision.id)
    )
    found: dict[int, list[Sequence[Any]]] = {}
    for segment_id, *decision in rows:
        found.setdefault(segment_id, []).append(decision)
    return found


def decisions_of_versions(session: Session, version_ids: Collection[int]) -> dict[int, dict[int, list[Sequence[Any]]]]:
    """By version, and in it by segment, what ``decisions_of`` says of each; versions without decisions are left out."""
    rows = session.execute(
        select(ConversionDecision.version_id, ConversionDecision.segment_id, *_COLUMNS)
        .join(_VERSION, _OF_VERSION)
        .where(ConversionDecision.version_id.in_(version_ids), ConversionDecision.retired_at.is_(None))
        .order_by(ConversionDecision.id)
    )
    found: dict[int, dict[int, list[Sequence[Any]]]] = {}
    for version_id, segment_id, *decision in rows:
        found.setdefault(version_id, {}).setdefault(segment_id, []).append(decision)
    return found


def beside_derivation() -> ScalarSelect[Any]:
    """The decisions on the derivation that a statement reads, as a column of it: a save then asks for nothing more."""
    return (
        select(func.jsonb_agg(func.jsonb_build_array(*_COLUMNS).op("ORDER BY")(ConversionDecision.id)))
        .join(_VERSION, _OF_VERSION)
        .where(
            _holds(Derivation.article_id, Derivation.version_id),
            ConversionDecision.segment_id == Derivation.segment_id,
        )
        .correlate(Derivation)
        .scalar_subquery()
    )
