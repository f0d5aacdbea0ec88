"""Texts and derivations as rows of the needed columns, where thousands are read at once and none is changed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, any_, bindparam, case, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import Derivation, SegmentText


class TextRow(NamedTuple):
    """The columns of a segment's text in one version."""

    article_id: int
    version_id: int
    segment_id: int
    rev: int
    text: str
    codes: dict[str, Any] | None
    presence: str
    state: str
    origin: str
    similarity: int | None
    repaired: bool
    same_as: int | None
    touched_by: int | None
    look: str | None
    source_version_id: int | None
    source_rev: int | None


class DerivationRow(NamedTuple):
    """The columns of how a text came from its parent."""

    version_id: int
    segment_id: int
    parent_rev: int
    status: str
    base_text: str
    base_codes: dict[str, Any] | None
    spans: list[Any] | None
    ambiguities: list[Any] | None
    other_text: str | None
    other_parent_rev: int | None


OneText = SegmentText | TextRow
OneDerivation = Derivation | DerivationRow
"""A derivation as a row or as an entity, for code that only reads it."""


_LONG = frozenset({"base_text", "base_codes", "spans", "ambiguities", "other_text"})
_WHOLE = any_(bindparam("whole", type_=ARRAY(BigInteger)))
_DERIVATIONS = select(
    *(
        case((Derivation.version_id == _WHOLE, column_), else_=None) if name in _LONG else column_
        for name in DerivationRow._fields
        for column_ in [Derivation.__table__.c[name]]
    )
).where(
    Derivation.article_id == bindparam("article_id", type_=BigInteger),
    Derivation.version_id == any_(bindparam("version_ids", type_=ARRAY(BigInteger))),
)
_SOME_DERIVATIONS = _DERIVATIONS.where(Derivation.segment_id == any_(bindparam("segment_ids", type_=ARRAY(BigInteger))))


def derivations_of_versions(
    session: Session,
    article_id: int,
    version_ids: Sequence[int],
    *,
    whole: Sequence[int],
    segment_ids: Sequence[int] | None = None,
) -> dict[int, dict[int, DerivationRow]]:
    """By version and segment, how the texts came from their parents; texts and spans only of the versions ``whole``.

    ``segment_ids``: of some segments only.
    """
    found: dict[int, dict[int, DerivationRow]] = {version_id: {} for version_id in version_ids}
    key: dict[str, Any] = {"article_id": article_id, "version_ids": list(version_ids), "whole": list(whole)}
    statement = _DERIVATIONS
    if segment_ids is not None:
        statement, key["segment_ids"] = _SOME_DERIVATIONS, list(segment_ids)
    for one in map(DerivationRow._make, session.connection().execute(statement, key).all()):
        found[one.version_id][one.segment_id] = one
    return found


def derivations(session: Session, article_id: int, version_id: int) -> dict[int, Derivation]:
    """By segment: how the version's texts came from their parent."""
    query = select(Derivation).where(Derivation.article_id == article_id, Derivation.version_id == version_id)
    return {d.segment_id: d for d in session.scalars(query)}
