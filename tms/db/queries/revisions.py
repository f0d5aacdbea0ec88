"""Source revisions as lists of rows, and storing a new one; no number of statements grows with the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, cast, column, func, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from tms.db.models import RevisionSegment, Segment, SourceBlock, SourceRevision, TextHistory


@dataclass(frozen=True, slots=True)
class NewBlock:
    """A block on its way into a revision; its place is its position in the list."""

    kind: str
    text: str
    codes: dict[str, Any] | None = None
    attributes: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RevisionPlace:
    """Where a segment stands in a revision, and which of its texts."""

    segment_id: int
    position: int
    block: int
    version_id: int
    rev: int
    space_before: str


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A segment of a revision with the text that it had there."""

    place: RevisionPlace
    kind: str
    text: str
    codes: dict[str, Any] | None


def numbered(session: Session, article_id: int, number: int) -> SourceRevision | None:
    """The article's revision of that number."""
    return session.scalars(
        select(SourceRevision).where(SourceRevision.article_id == article_id, SourceRevision.number == number)
    ).one_or_none()


def number_of_text(session: Session, article_id: int) -> int:
    """The number of the newest revision that changed the source's text: later ones only cut it in other places."""
    return session.scalars(
        select(func.max(SourceRevision.number)).where(
            SourceRevision.article_id == article_id, SourceRevision.kind != "resegmentation"
        )
    ).one()


def blocks(session: Session, article_id: int, revision_id: int) -> Sequence[SourceBlock]:
    """The revision's blocks in order, as they were committed."""
    return session.scalars(
        select(SourceBlock)
        .where(SourceBlock.article_id == article_id, SourceBlock.revision_id == revision_id)
        .order_by(SourceBlock.position)
    ).all()


def places(session: Session, article_id: int, revision_id: int) -> list[RevisionPlace]:
    """The revision's segments in reading order."""
    rows = session.execute(
        select(
            RevisionSegment.segment_id,
            RevisionSegment.position,
            RevisionSegment.block,
            RevisionSegment.version_id,
            RevisionSegment.rev,
            RevisionSegment.space_before,
        )
        .where(RevisionSegment.article_id == article_id, RevisionSegment.revision_id == revision_id)
        .order_by(RevisionSegment.position)
    )
    return [RevisionPlace(*row) for row in rows]


def kinds(session: Session, article_id: int) -> dict[int, str]:
    """The kind of each segment that comes from the source, by segment; not of those added in one version."""
    rows = session.execute(
        select(Segment.id, Segment.kind).where(Segment.article_id == article_id, Segment.home_version_id.is_(None))
    )
    return dict(rows.all())


def placed_texts(session: Session, article_id: int, revision_id: int) -> list[PlacedText]:
    """The revision's segments with the texts that it lists, which the history keeps."""
    listed = places(session, article_id, revision_id)
    of_segment = kinds(session, article_id)
    wanted = (
        func.unnest(
            cast([place.version_id for place in listed], ARRAY(BigInteger)),
            cast([place.segment_id for place in listed], ARRAY(BigInteger)),
            cast([place.rev for place in listed], ARRAY(Integer)),
        )
        .table_valued(column("version_id", BigInteger), column("segment_id", BigInteger), column("rev", Integer))
        .render_derived(name="wanted")
    )
    rows = session.execute(
        select(TextHistory.segment_id, TextHistory.text, TextHistory.codes).join(
            wanted,
            (TextHistory.article_id == article_id)
            & (TextHistory.version_id == wanted.c.version_id)
            & (TextHistory.segment_id == wanted.c.segment_id)
            & (TextHistory.rev == wanted.c.rev),
        )
    )
    texts = {row.segment_id: (row.text, row.codes) for row in rows}
    return [PlacedText(place, of_segment[place.segment_id], *texts[place.segment_id]) for place in listed]


def new_segments(session: Session, article_id: int, of_kinds: Sequence[str]) -> list[int]:
    """Store segments of these kinds; their ids, which the sequence gives first so that one statement stores all."""
    if not of_kinds:
        return []
    ids = session.scalars(
        text("SELECT nextval(pg_get_serial_sequence('segment', 'id')) FROM generate_series(1, :n)"),
        {"n": len(of_kinds)},
    ).all()
    session.execute(
        text(
            "INSERT INTO segment (article_id, id, kind) OVERRIDING SYSTEM VALUE"
            " SELECT :article_id, s.id, s.kind"
            " FROM unnest(CAST(:ids AS bigint[]), CAST(:kinds AS text[])) AS s(id, kind)"
        ),
        {"article_id": article_id, "ids": sorted(ids), "kinds": list(of_kinds)},
    )
    return sorted(ids)


def add_blocks(session: Session, article_id: int, revision_id: int, rows: Sequence[NewBlock]) -> None:
    """Store the revision's blocks, in order."""
    new = (
        func.unnest(
            cast(list(range(len(rows))), ARRAY(Integer)),
            cast([row.kind for row in rows], ARRAY(Text)),
            cast([row.text for row in rows], ARRAY(Text)),
            cast([row.codes for row in rows], ARRAY(JSONB(none_as_null=True))),
            cast([row.attributes for row in rows], ARRAY(JSONB(none_as_null=True))),
        )
        .table_valued(
            column("position", Integer),
            column("kind", Text),
            column("text", Text),
            column("codes", JSONB(none_as_null=True)),
            column("attributes", JSONB(none_as_null=True)),
        )
        .render_derived(name="new")
    )
    session.execute(
        insert(SourceBlock).from_select(
            ["article_id", "revision_id", "position", "kind", "text", "codes", "attributes"],
            select(
                cast(article_id, BigInteger),
                cast(revision_id, BigInteger),
                new.c.position,
                new.c.kind,
                new.c.text,
                new.c.codes,
                new.c.attributes,
            ),
        )
    )


def add_places(session: Session, article_id: int, revision_id: int, rows: Sequence[RevisionPlace]) -> None:
    """Store the revision's list of segments; their texts are in the history already."""
    session.execute(
        text(
            "INSERT INTO revision_segment"
            " (article_id, revision_id, segment_id, position, block, version_id, rev, space_before)"
            " SELECT :article_id, :revision_id, p.segment_id, p.position, p.block, p.version_id, p.rev, p.space_before"
            " FROM unnest(CAST(:segments AS bigint[]), CAST(:positions AS int[]), CAST(:blocks AS int[]),"
            " CAST(:versions AS bigint[]), CAST(:revs AS int[]), CAST(:spaces AS text[]))"
            " AS p(segment_id, position, block, version_id, rev, space_before)"
        ),
        {
            "article_id": article_id,
            "revision_id": revision_id,
            "segments": [row.segment_id for row in rows],
            "positions": [row.position for row in rows],
            "blocks": [row.block for row in rows],
            "versions": [row.version_id for row in rows],
            "revs": [row.rev for row in rows],
            "spaces": [row.space_before for row in rows],
        },
    )


def add_ancestry(session: Session, article_id: int, revision_id: int, rows: Iterable[tuple[int, int, str]]) -> None:
    """Store (segment, ancestor, kind): what this revision split or merged."""
    listed = sorted(set(rows))
    session.execute(
        text(
            "INSERT INTO segment_ancestry (article_id, revision_id, segment_id, ancestor_id, kind)"
            " SELECT :article_id, :revision_id, a.segment_id, a.ancestor_id, a.kind"
            " FROM unnest(CAST(:segments AS bigint[]), CAST(:ancestors AS bigint[]), CAST(:kinds AS text[]))"
            " AS a(segment_id, ancestor_id, kind) ON CONFLICT DO NOTHING"
        ),
        {
            "article_id": article_id,
            "revision_id": revision_id,
            "segments": [row[0] for row in listed],
            "ancestors": [row[1] for row in listed],
            "kinds": [row[2] for row in listed],
        },
    )
