"""Segment texts: reading a version's rows in reading order, and writing them.

A machine writes only where a text is still at the rev that it read and no person has acted on it
(``docs/architecture.md``, "Fences").
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Executable,
    Integer,
    SmallInteger,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    column,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from tms.db.models import Article, RevisionSegment, Segment, SegmentText, TextHistory
from tms.db.queries.text_rows import OneText, TextRow
from tms.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class MachineText:
    """What a machine wants a segment to say, and the rev that it read."""

    segment_id: int
    read_rev: int
    text: str
    codes: dict[str, Any] | None
    origin: str
    state: str
    similarity: int | None = None
    repaired: bool = False
    same_as: int | None = None


def machine_may_write(read_rev: ColumnElement[int]) -> ColumnElement[bool]:
    """The fence, as a condition: the text is still the one that was read, and no person has acted on it."""
    return and_(SegmentText.rev == read_rev, SegmentText.touched_by.is_(None), SegmentText.retired.is_(False))


@dataclass(frozen=True, slots=True)
class PlacedTexts:
    """A segment at its place in the current revision, with its text in each of the versions asked for."""

    segment_id: int
    block: int
    position: int
    space_before: str
    kind: str
    treatment: str
    texts: tuple[OneText | None, ...]

    @property
    def source(self) -> OneText:
        """The first version's text, where that is the source version, which has every segment."""
        text = self.texts[0]
        if text is None:
            raise LookupError(self.segment_id)
        return text


_ARTICLE = bindparam("article_id", type_=BigInteger)
_VERSIONS = any_(bindparam("version_ids", type_=ARRAY(BigInteger)))
"""An array, because a statement with a list of any length is another one each time, and prepared for none."""

_SEGMENTS = any_(bindparam("segment_ids", type_=ARRAY(BigInteger)))


class SegmentPlace(NamedTuple):
    """Where a segment stands in the current revision."""

    segment_id: int
    block: int
    position: int
    space_before: str


_PLACES = (
    select(*(RevisionSegment.__table__.c[name] for name in SegmentPlace._fields))
    .where(
        RevisionSegment.article_id == _ARTICLE,
        RevisionSegment.revision_id
        == select(Article.current_revision_id).where(Article.id == _ARTICLE).scalar_subquery(),
    )
    .order_by(RevisionSegment.position)
)
_KINDS = select(Segment.id, Segment.kind, Segment.treatment).where(Segment.article_id == _ARTICLE)
_TEXTS = select(*(SegmentText.__table__.c[name] for name in TextRow._fields)).where(
    SegmentText.article_id == _ARTICLE, SegmentText.version_id == _VERSIONS
)
_ALL = _KINDS, _TEXTS
_SOME = _KINDS.where(Segment.id == _SEGMENTS), _TEXTS.where(SegmentText.segment_id == _SEGMENTS)


def places(session: Session, article_id: int) -> list[SegmentPlace]:
    """Every segment of the current revision, in reading order."""
    return list(map(SegmentPlace._make, session.connection().execute(_PLACES, {"article_id": article_id}).all()))


def in_reading_order(session: Session, article_id: int, version_ids: Sequence[int]) -> list[PlacedTexts]:
    """Every segment of the current revision with its text in each version, None where it has none.

    Three range scans that are put together here: joined in SQL, a long article that has just come in is planned with
    statistics from before it, and read in the square of its length.
    """
    key = {"article_id": article_id, "version_ids": list(version_ids)}
    return _put_together(session, places(session, article_id), _ALL, key)


def at_places(
    session: Session, article_id: int, version_ids: Sequence[int], wanted: list[SegmentPlace]
) -> list[PlacedTexts]:
    """Each of these segments with its text in each version, None where it has none."""
    some = [place.segment_id for place in wanted]
    key = {"article_id": article_id, "version_ids": list(version_ids), "segment_ids": some}
    return _put_together(session, wanted, _SOME, key)


def _put_together(
    session: Session, wanted: Sequence[SegmentPlace], statements: tuple[Executable, Executable], key: Mapping[str, Any]
) -> list[PlacedTexts]:
    kinds, found = [session.connection().execute(statement, key).all() for statement in statements]
    by_id = {row.id: row for row in kinds}
    by_key = {(text.version_id, text.segment_id): text for text in map(TextRow._make, found)}
    return [
        PlacedTexts(
            *place,
            kind=by_id[place.segment_id].kind,
            treatment=by_id[place.segment_id].treatment,
            texts=tuple(by_key.get((version_id, place.segment_id)) for version_id in key["version_ids"]),
        )
        for place in wanted
    ]


_ONE = (
    select(SegmentText)
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.version_id == bindparam("version_id"),
        SegmentText.segment_id == bindparam("segment_id"),
    )
    .execution_options(populate_existing=True)
)
_ONE_LOCKED = _ONE.with_for_update(key_share=True)


def get(
    session: Session, article_id: int, version_id: int, segment_id: int, *, for_update: bool = False
) -> SegmentText | None:
    """One segment's row as it is now, also when the session has read it before."""
    key = {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
    return session.scalars(_ONE_LOCKED if for_update else _ONE, key).one_or_none()


_REVS_LOCKED = (
    select(SegmentText.segment_id, SegmentText.rev)
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.version_id == bindparam("version_id"),
        SegmentText.segment_id == any_(bindparam("segment_ids", type_=ARRAY(BigInteger))),
    )
    .order_by(SegmentText.segment_id)
    .with_for_update(key_share=True)
)


def lock_revs(session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]) -> dict[int, int]:
    """Lock the texts until this transaction ends; by segment the rev of each."""
    key = {"article_id": article_id, "version_id": version_id, "segment_ids": list(segment_ids)}
    return {row.segment_id: row.rev for row in session.execute(_REVS_LOCKED, key)}


def history(
    session: Session, article_id: int, version_id: int, segment_id: int, rev: int | None = None
) -> Sequence[TextHistory]:
    """The texts of a segment in one version, oldest first; or only the one of the given rev."""
    query = select(TextHistory).where(
        TextHistory.article_id == article_id,
        TextHistory.version_id == version_id,
        TextHistory.segment_id == segment_id,
    )
    if rev is not None:
        query = query.where(TextHistory.rev == rev)
    return session.scalars(query.order_by(TextHistory.rev)).all()


def said(by: Provenance) -> dict[str, Any]:
    """What every statement that changes texts sets: the rev, and who did it. ``SegmentText.say`` for many rows."""
    return {"rev": SegmentText.rev + 1, **asdict(by)}


def write_machine_texts(
    session: Session,
    *,
    article_id: int,
    version_id: int,
    by: Provenance,
    source: tuple[int, dict[int, int]],
    texts: Sequence[MachineText],
) -> list[int]:
    """Write what passes the fence, in one statement; returns the segments that were written.

    ``source`` is the source version and the rev of each segment that the text was made from.
    """
    if not texts:
        return []
    source_version_id, source_revs = source
    new = _as_table(texts, source_revs)
    # Of a long article that has just come in the planner knows nothing, expects one row, and would compare every text
    # of the version with every text that is to be written: a second for what takes thirty milliseconds.
    session.execute(text("SET LOCAL enable_nestloop = off"))
    written = session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id == new.c.segment_id,
            machine_may_write(new.c.read_rev),
        )
        .values(
            **said(by),
            text=new.c.text,
            codes=new.c.codes,
            origin=new.c.origin,
            state=new.c.state,
            similarity=new.c.similarity,
            repaired=new.c.repaired,
            same_as=new.c.same_as,
            source_version_id=source_version_id,
            source_rev=new.c.source_rev,
        )
        .returning(SegmentText.segment_id),
        execution_options={"synchronize_session": False},
    )
    return sorted(written.scalars())


def _as_table(texts: Sequence[MachineText], source_revs: Mapping[int, int]) -> Any:
    """The texts as a table of the statement, in one fixed order."""
    ordered = sorted(texts, key=lambda t: t.segment_id)
    return (
        func.unnest(
            cast([t.segment_id for t in ordered], ARRAY(BigInteger)),
            cast([t.read_rev for t in ordered], ARRAY(Integer)),
            cast([t.text for t in ordered], ARRAY(Text)),
            cast([t.codes for t in ordered], ARRAY(JSONB(none_as_null=True))),
            cast([t.origin for t in ordered], ARRAY(Text)),
            cast([t.state for t in ordered], ARRAY(Text)),
            cast([t.similarity for t in ordered], ARRAY(SmallInteger)),
            cast([t.repaired for t in ordered], ARRAY(Boolean)),
            cast([t.same_as for t in ordered], ARRAY(BigInteger)),
            cast([source_revs[t.segment_id] for t in ordered], ARRAY(Integer)),
        )
        .table_valued(
            column("segment_id", BigInteger),
            column("read_rev", Integer),
            column("text", Text),
            column("codes", JSONB(none_as_null=True)),
            column("origin", Text),
            column("state", Text),
            column("similarity", SmallInteger),
            column("repaired", Boolean),
            column("same_as", BigInteger),
            column("source_rev", Integer),
        )
        .render_derived(name="new")
    )
