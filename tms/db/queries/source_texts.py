"""What a source revision does to texts, each in one statement: new source texts, retiring, what is open again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, cast, column, func, insert, literal, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from tms.db.models import Derivation, SegmentText, TextHistory
from tms.db.queries.texts import machine_may_write
from tms.domain.acts import Act
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


@dataclass(frozen=True, slots=True)
class By:
    """Who changes texts, in which bulk act, and as which act of the history."""

    person_id: int
    change_set_id: int
    act: Act


def newest(session: Session, article_id: int, version_id: int) -> dict[int, SourceText]:
    """By segment, also retired ones: what the version says."""
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
    rows = session.scalars(query.with_for_update() if for_update else query)
    return {row.segment_id: row for row in rows}


def last_changes(session: Session, article_id: int, version_id: int) -> dict[int, int]:
    """By segment: the newest source rev that was more than a typo. What was made from it, or since, is up to date."""
    rows = session.execute(
        select(TextHistory.segment_id, func.max(TextHistory.rev))
        .where(TextHistory.article_id == article_id, TextHistory.version_id == version_id, TextHistory.act != Act.TYPO)
        .group_by(TextHistory.segment_id)
    )
    return dict(rows.all())


def revise(session: Session, article_id: int, version_id: int, revised: Sequence[Revised], by: By) -> None:
    """Give source texts a new rev; a retired one is in the current revision again."""
    new = _as_table(revised)
    session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == new.c.segment_id,
        )
        .values(
            rev=SegmentText.rev + 1,
            text=new.c.text,
            codes=new.c.codes,
            retired=False,
            state=SegmentState.FINAL,
            act=by.act,
            person_id=by.person_id,
            work_item_id=None,
            change_set_id=by.change_set_id,
            reason=None,
        ),
        execution_options={"synchronize_session": False},
    )


def add(session: Session, article_id: int, version_id: int, revised: Sequence[Revised], by: By) -> None:
    """The first source texts of new segments."""
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


def add_empty(
    session: Session, article_id: int, version_ids: Sequence[int], segment_ids: Sequence[int], by: By
) -> None:
    """A row for each new segment in each version, so that there is something to claim and to fence."""
    session.execute(
        text(
            "INSERT INTO segment_text (article_id, version_id, segment_id, text, act, person_id, change_set_id)"
            " SELECT :article_id, v, s, '', :act, :person_id, :change_set_id"
            " FROM unnest(CAST(:version_ids AS bigint[])) AS v, unnest(CAST(:segment_ids AS bigint[])) AS s"
            " ORDER BY v, s ON CONFLICT DO NOTHING"
        ),
        {
            "article_id": article_id,
            "version_ids": list(version_ids),
            "segment_ids": list(segment_ids),
            "act": by.act.value,
            "person_id": by.person_id,
            "change_set_id": by.change_set_id,
        },
    )


def set_retired(session: Session, article_id: int, segment_ids: Sequence[int], *, retired: bool) -> None:
    """Take segments out of the article, or in again, in every version; their texts and histories stay."""
    session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.segment_id == func.any(cast(list(segment_ids), ARRAY(BigInteger))),
            SegmentText.retired.is_(not retired),
        )
        .values(retired=retired),
        execution_options={"synchronize_session": False},
    )


def reopen(
    session: Session, article_id: int, version_id: int, source: tuple[int, Mapping[int, int]], *, keep_states: bool
) -> None:
    """The sources of these segments changed: a version's texts of them are initial, a person's asks for a look.

    ``source`` is the source version and, by segment, the rev that the text stood against if it names none.
    ``keep_states`` is for what is only marked (a detached version). A conflict, or what was sent back, says so still.
    """
    source_version_id, revs = source
    ordered = sorted(revs)
    session.execute(
        text(
            "UPDATE segment_text AS t SET state = CASE WHEN :keep_states THEN state ELSE 'initial' END,"
            " look = CASE WHEN touched_by IS NULL AND NOT :keep_states OR look IN ('conflict', 'sent_back')"
            "   THEN look ELSE 'source_changed' END,"
            " source_version_id = coalesce(source_version_id, :source_version_id),"
            " source_rev = coalesce(source_rev, r.rev)"
            " FROM unnest(CAST(:segments AS bigint[]), CAST(:revs AS int[])) AS r(segment_id, rev)"
            " WHERE t.article_id = :article_id AND t.version_id = :version_id AND t.segment_id = r.segment_id"
        ),
        {
            "article_id": article_id,
            "version_id": version_id,
            "source_version_id": source_version_id,
            "segments": ordered,
            "revs": [revs[segment_id] for segment_id in ordered],
            "keep_states": keep_states,
        },
    )


def detached(session: Session, article_id: int) -> frozenset[tuple[int, int]]:
    """(version, segment) of each text that follows its parent no longer."""
    rows = session.execute(
        select(Derivation.version_id, Derivation.segment_id).where(
            Derivation.article_id == article_id, Derivation.status == "detached"
        )
    )
    return frozenset((row.version_id, row.segment_id) for row in rows)


def mark_current(
    session: Session,
    *,
    article_id: int,
    version_id: int,
    source: tuple[int, Mapping[int, int]],
    revs: Mapping[int, int],
) -> None:
    """Texts that the machine would write again as they are belong to this source now; ``revs`` are those it read."""
    source_version_id, source_revs = source
    ordered = sorted(revs)
    read = (
        func.unnest(
            cast(ordered, ARRAY(BigInteger)),
            cast([revs[segment_id] for segment_id in ordered], ARRAY(Integer)),
            cast([source_revs[segment_id] for segment_id in ordered], ARRAY(Integer)),
        )
        .table_valued(column("segment_id", BigInteger), column("read_rev", Integer), column("source_rev", Integer))
        .render_derived(name="read")
    )
    session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == read.c.segment_id,
            machine_may_write(read.c.read_rev),
        )
        .values(source_version_id=source_version_id, source_rev=read.c.source_rev),
        execution_options={"synchronize_session": False},
    )


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
