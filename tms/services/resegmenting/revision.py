"""The source revision that a split or a merge makes: the same blocks, cut in other places."""

from collections.abc import Mapping
from dataclasses import asdict

from tms.db.models import ChangeSet, SegmentText, SourceRevision
from tms.db.queries import copy_revision, revisions
from tms.db.queries.copy_revision import Recut
from tms.db.unit_of_work import UnitOfWork
from tms.domain.lineage import AncestryKind
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import RESEGMENTED, Act, EventAct
from tms.domain.split_and_join import MarkedPart
from tms.domain.states import SegmentState
from tms.services.audit import record_event
from tms.services.jobs.authorship import authors_of_text
from tms.services.resegmenting.locked import LockedCut
from tms.services.source.commit_revision import add_revision


def begin_revision(uow: UnitOfWork, held: LockedCut, act: Act) -> tuple[SourceRevision, Provenance]:
    """The revision's row and its bulk act, which names the texts' people: moving a boundary makes no new authors."""
    revision = add_revision(
        uow,
        held.actor,
        held.loaded,
        held.revision,
        held.loaded.source,
        kind="resegmentation",
        text_hash=held.revision.text_hash,
    )
    copy_revision.copy_blocks(uow.session, held.article_id, held.revision.id, revision.id)
    behind = {
        str(version.id): sorted(
            set().union(*(authors_of_text(uow, row) for row in held.texts[version.id].values() if not row.retired))
        )
        for version in held.others()
    }
    change_set = ChangeSet(
        publication_id=held.actor.publication_id,
        person_id=held.actor.person_id,
        kind=RESEGMENTED,
        what={"article": held.article_id, "revision": revision.id, "number": revision.number, "behind": behind},
    )
    uow.session.add(change_set)
    uow.session.flush()
    return revision, Provenance(act, person_id=held.actor.person_id, change_set_id=change_set.id)


def finish_revision(
    uow: UnitOfWork,
    held: LockedCut,
    revision: SourceRevision,
    cut: Recut,
    ancestry: tuple[int, int, AncestryKind],
    told: Mapping[str, int],
) -> None:
    """List its segments, move everything that answered to the last one, and record the event.

    ``cut`` is where its list differs. ``ancestry`` is (segment, where it came from, how). What readers see is the same,
    so no live version lags behind.
    """
    article_id, based_on_id = held.article_id, held.revision.id
    copy_revision.copy_places(uow.session, article_id, based_on_id, revision.id, cut)
    revisions.add_ancestry(uow.session, article_id, revision.id, [ancestry])
    held.loaded.article.current_revision_id = revision.id
    for version in held.loaded.versions:
        if version.revision_id == based_on_id:
            version.revision_id = revision.id
        if version.id in held.loaded.jobs:
            held.loaded.jobs[version.id].revision_id = revision.id
    uow.session.flush()
    record_event(
        uow,
        EventAct.SEGMENT_SPLIT if ancestry[2] is AncestryKind.SPLIT else EventAct.SEGMENT_MERGED,
        publication_id=held.actor.publication_id,
        person_id=held.actor.person_id,
        article_id=article_id,
        version_id=held.version.id,
        data={"number": revision.number, **told},
    )
    uow.article_changed(held.actor.publication_id, article_id)


def say(row: SegmentText, part: MarkedPart, by: Provenance) -> None:
    """Give the row this text; a new rev if it differs."""
    codes = dict(part.codes) or None
    if (row.text, row.codes) != (part.text, codes):
        row.say(part.text, codes, by)


def first_text(like: SegmentText, segment_id: int, part: MarkedPart, by: Provenance) -> SegmentText:
    """The first text of a new segment, otherwise like the one that it was cut from."""
    return SegmentText(
        article_id=like.article_id,
        version_id=like.version_id,
        segment_id=segment_id,
        rev=1,
        text=part.text,
        codes=dict(part.codes) or None,
        presence=like.presence,
        state=SegmentState.FINAL if like.state == SegmentState.FINAL else SegmentState.INITIAL,
        origin=like.origin if part.text else "empty",
        similarity=like.similarity if part.text else None,
        repaired=like.repaired,
        touched_by=like.touched_by,
        **asdict(by),
    )
