"""Which texts somebody accepted as they stand: what the last gate, and the watch over what is released, ask for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, column, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import SignOff
from tms.domain.recorded_acts import SignOffKind

APPROVAL = "approval"
"""What a waiver lets pass that stands for the approval of what readers would see."""

_NOT_ACCEPTED = select(
    func.texts_not_accepted(
        bindparam("article_id", type_=BigInteger),
        bindparam("version_id", type_=BigInteger),
        bindparam("segment_ids", type_=ARRAY(BigInteger)),
        bindparam("revs", type_=ARRAY(Integer)),
    )
    .table_valued(column("segment_id", BigInteger))
    .render_derived(name="unread")
    .c.segment_id
)
_IS_APPROVED = (
    select(SignOff.id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.fingerprint == bindparam("fingerprint"),
        (SignOff.kind == SignOffKind.APPROVE) | (SignOff.waives == APPROVAL),
    )
    .limit(1)
)


def not_accepted(session: Session, article_id: int, version_id: int, revs: Mapping[int, int]) -> frozenset[int]:
    """The segments among these, each with the rev of its text, that nobody accepted as they stand there.

    Accepted is what somebody accepted at just that rev, or since when only typos of the source were corrected, and
    what a source revision lists: an editor brought it in as the source.
    """
    key = {"article_id": article_id, "version_id": version_id, "segment_ids": list(revs), "revs": list(revs.values())}
    return frozenset(session.connection().scalars(_NOT_ACCEPTED, key)) if revs else frozenset()


def is_approved(session: Session, article_id: int, version_id: int, fingerprint: bytes) -> bool:
    """Whether somebody approved, or let pass, exactly what has this fingerprint."""
    key = {"article_id": article_id, "version_id": version_id, "fingerprint": fingerprint}
    return session.connection().scalar(_IS_APPROVED, key) is not None


class Unread(NamedTuple):
    """A text of an approved or published version that is not as somebody accepted it."""

    article_id: int
    version_id: int
    segment_id: int
    state: str


_UNREAD = text(
    "SELECT t.article_id, t.version_id, t.segment_id, t.state FROM version v"
    " JOIN segment_text t ON t.article_id = v.article_id AND t.version_id = v.id"
    " WHERE v.role <> 'source' AND v.status IN ('approved', 'published') AND NOT t.retired AND t.presence = 'present'"
    " AND (t.state <> 'final' OR t.look IN ('conflict', 'sent_back') OR"
    # Most were accepted at just the rev that stands there, which one join tells of all of them.
    "  NOT EXISTS (SELECT FROM sign_off s WHERE s.article_id = t.article_id AND s.version_id = t.version_id"
    "    AND s.kind = 'accept' AND s.segment_id = t.segment_id AND s.rev = t.rev)"
    "  AND EXISTS (SELECT FROM texts_not_accepted(t.article_id, t.version_id, ARRAY[t.segment_id], ARRAY[t.rev])))"
    " ORDER BY t.article_id, t.version_id, t.segment_id"
)


def unread(session: Session) -> Sequence[Unread]:
    """Every text of an approved or published version that nobody accepted; in an intact database there is none."""
    return [Unread._make(row) for row in session.connection().execute(_UNREAD)]


class Released(NamedTuple):
    """A snapshot, and how many of its texts nobody had accepted."""

    id: int
    article_id: int
    version_id: int
    is_live: bool
    not_accepted: int


_RELEASED = text(
    "WITH following AS (SELECT id, article_id, version_id FROM snapshot WHERE id > :after ORDER BY id LIMIT :most)"
    " SELECT f.id, f.article_id, f.version_id, v.live_snapshot_id IS NOT DISTINCT FROM f.id,"
    "  (SELECT count(*) FROM texts_not_accepted(f.article_id, f.version_id, l.segments, l.revs))"
    " FROM following f JOIN version v ON v.article_id = f.article_id AND v.id = f.version_id"
    " CROSS JOIN LATERAL (SELECT array_agg(p.segment_id) AS segments, array_agg(p.rev) AS revs"
    "   FROM snapshot_segment p JOIN text_history h USING (article_id, version_id, segment_id, rev)"
    "   WHERE p.article_id = f.article_id AND p.snapshot_id = f.id AND h.presence = 'present') l"
    " ORDER BY f.id"
)


def released(session: Session, *, after: int, most: int) -> Sequence[Released]:
    """The next snapshots behind that one, in the order in which they were made. Neither they nor acts ever change."""
    return [Released._make(row) for row in session.connection().execute(_RELEASED, {"after": after, "most": most})]


_STILL_LIVE = text("SELECT live_snapshot_id FROM version WHERE live_snapshot_id = ANY(:ids)")


def still_live(session: Session, snapshot_ids: Sequence[int]) -> frozenset[int]:
    """Those of the snapshots that readers see now."""
    return frozenset(session.connection().scalars(_STILL_LIVE, {"ids": list(snapshot_ids)}))
