"""Source texts and what hangs on them: read, locked, given a new rev; any number of them in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Text, cast, column, func, insert, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from tms.db.models import Derivation, SegmentText, TextHistory
from tms.db.queries.texts import said
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Origin, SegmentState

_Json = JSONB(none_as_null=True)
_FIRST_TEXT = (
    "article_id",
    "version_id",
    "segment_id",
    "text",
    "codes",
    "state",
    "origin",
    "act",
    "person_id",
    "change_set_id",
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The newest source text of a segment; ``retired``: the current revision does not list it."""

    segment_id: int
    rev: int
    text: str
    codes: dict[str, Any] | None
    retired: bool


@dataclass(frozen=True, slots=True)
class Revised:
    """What a segment's source says from now on."""

    segment_id: int
    text: str
    codes: dict[str, Any] | None


def newest(session: Session, article_id: int, version_id: int) -> dict[int, SourceText]:
    """By segment, also retired ones: the newest text of the version."""
    rows = session.execute(
        select(SegmentText.segment_id, SegmentText.rev, SegmentText.text, SegmentText.codes, SegmentText.retired).where(
            SegmentText.article_id == article_id, SegmentText.version_id == version_id
        )
    )
    return {row.segment_id: SourceText(*row) for row in rows}


def of_segments(
    session: Session, article_id: int, version_id: int, segment_ids: Sequence[int], *, for_update: bool = False
) -> dict[int, SegmentText]:
    """The version's texts of these segments as they are now, by segment; locked in one fixed order."""
    query = (
        select(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == func.any(cast(list(segment_ids), ARRAY(BigInteger))),
        )
        .order_by(SegmentText.segment_id)
        .execution_options(populate_existing=True)
    )
    rows = session.scalars(query.with_for_update(key_share=True) if for_update else query)
    return {row.segment_id: row for row in rows}


def last_changes(session: Session, article_id: int, version_id: int) -> dict[int, int]:
    """By segment: the newest source rev that was more than a typo. What was made from it, or since, is up to date."""
    rows = session.execute(
        select(TextHistory.segment_id, func.max(TextHistory.rev))
        .where(TextHistory.article_id == article_id, TextHistory.version_id == version_id, TextHistory.act != Act.TYPO)
        .group_by(TextHistory.segment_id)
    )
    return dict(rows.all())


def revise(session: Session, article_id: int, version_id: int, revised: Sequence[Revised], by: Provenance) -> None:
    """Write source texts with a new rev; a retired segment is in the current revision again."""
    new = _as_table(revised)
    session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == new.c.segment_id,
        )
        .values(
            **said(by),
            text=new.c.text,
            codes=new.c.codes,
            retired=False,
            state=SegmentState.FINAL,
        ),
        execution_options={"synchronize_session": False},
    )


def add(session: Session, article_id: int, version_id: int, revised: Sequence[Revised], by: Provenance) -> None:
    """Write the first source texts of new segments."""
    new = _as_table(revised)
    session.execute(
        insert(SegmentText).from_select(
            [*_FIRST_TEXT],
            select(
                cast(article_id, BigInteger),
                cast(version_id, BigInteger),
                new.c.segment_id,
                new.c.text,
                new.c.codes,
                literal(SegmentState.FINAL.value, Text),
                literal(Origin.IMPORTED.value, Text),
                literal(by.act.value, Text),
                cast(by.person_id, BigInteger),
                cast(by.change_set_id, BigInteger),
            ),
        )
    )


def _as_table(revised: Sequence[Revised]) -> Any:
    ordered = sorted(revised, key=lambda one: one.segment_id)
    return (
        func.unnest(
            cast([one.segment_id for one in ordered], ARRAY(BigInteger)),
            cast([one.text for one in ordered], ARRAY(Text)),
            cast([one.codes for one in ordered], ARRAY(_Json)),
        )
        .table_valued(column("segment_id", BigInteger), column("text", Text), column("codes", _Json))
        .render_derived(name="new")
    )


def detached(session: Session, article_id: int) -> frozenset[tuple[int, int]]:
    """(version, segment) of each text that no longer follows its parent."""
    rows = session.execute(
        select(Derivation.version_id, Derivation.segment_id).where(
            Derivation.article_id == article_id, Derivation.status == "detached"
        )
    )
    return frozenset((row.version_id, row.segment_id) for row in rows)


def derivations_of(
    session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]
) -> dict[int, Derivation]:
    """By segment, of those asked for: how the version's text came from its parent, as it is now."""
    rows = session.scalars(
        select(Derivation)
        .where(
            Derivation.article_id == article_id,
            Derivation.version_id == version_id,
            Derivation.segment_id == func.any(cast(list(segment_ids), ARRAY(BigInteger))),
        )
        .execution_options(populate_existing=True)
    )
    return {row.segment_id: row for row in rows}
