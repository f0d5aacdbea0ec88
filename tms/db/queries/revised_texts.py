"""What a source revision does to the texts of the versions, each in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Integer, case, cast, column, func, text, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from tms.db.models import SegmentText
from tms.db.queries.texts import machine_may_write, said
from tms.domain.provenance import Provenance
from tms.domain.states import SegmentState

_Json = JSONB(none_as_null=True)


def add_empty(
    session: Session, article_id: int, version_ids: Sequence[int], segment_ids: Sequence[int], by: Provenance
) -> None:
    """Add an empty row for each new segment in each version, so that there is something to claim and to fence."""
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
    """Retire segments, or bring them back, in every version; their texts and histories stay."""
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


def mark_current(
    session: Session,
    *,
    article_id: int,
    version_id: int,
    source: tuple[int, Mapping[int, int]],
    revs: Mapping[int, int],
) -> None:
    """Say that unchanged machine texts are made from the present source; ``revs`` are those that the machine read."""
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


def carry_codes(
    session: Session, article_id: int, version_id: int, codes: Mapping[int, tuple[Any, Any]], by: Provenance
) -> list[int]:
    """Give texts with their source's old codes the new ones, by segment (old, new); the segments that were changed."""
    ordered = sorted(codes)
    new = (
        func.unnest(
            cast(ordered, ARRAY(BigInteger)),
            cast([codes[segment_id][0] for segment_id in ordered], ARRAY(_Json)),
            cast([codes[segment_id][1] for segment_id in ordered], ARRAY(_Json)),
        )
        .table_valued(column("segment_id", BigInteger), column("old", _Json), column("new", _Json))
        .render_derived(name="carried")
    )
    changed = session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == new.c.segment_id,
            SegmentText.codes == new.c.old,
        )
        .values(
            **said(by),
            codes=new.c.new,
        )
        .returning(SegmentText.segment_id),
        execution_options={"synchronize_session": False},
    )
    return sorted(changed.scalars())


def become_source(session: Session, article_id: int, version_id: int) -> None:
    """Make a version's texts the article's source: settled, and made from nothing else."""
    session.execute(
        update(SegmentText)
        .where(SegmentText.article_id == article_id, SegmentText.version_id == version_id)
        .values(
            state=case((SegmentText.retired, SegmentText.state), else_=SegmentState.FINAL),
            look=None,
            source_version_id=None,
            source_rev=None,
        ),
        execution_options={"synchronize_session": False},
    )


def answer_to(session: Session, article_id: int, source_id: int, *, were_source: int, person_id: int) -> None:
    """Have the other versions' texts count as translations of the present source, state and wording unchanged.

    Those of the version that was the source until now are people's own; ``person_id`` made them so if nobody is named.
    """
    session.execute(
        text(
            "UPDATE segment_text AS t SET source_version_id = s.version_id, source_rev = s.rev,"
            " touched_by = CASE WHEN t.version_id = :were_source THEN coalesce(t.touched_by, :person_id)"
            "   ELSE t.touched_by END"
            " FROM segment_text AS s"
            " WHERE t.article_id = :article_id AND t.version_id <> :source_id"
            " AND s.article_id = :article_id AND s.version_id = :source_id AND s.segment_id = t.segment_id"
        ),
        {"article_id": article_id, "source_id": source_id, "were_source": were_source, "person_id": person_id},
    )
