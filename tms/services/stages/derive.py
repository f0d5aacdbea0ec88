"""Deriving one Chinese version from the other: the stage over a whole version, and one segment after a person's change.

A text that nobody touched is derived anew. A person's text is merged: base = the old derivation, mine = the person's,
theirs = the new derivation. A conflict keeps the person's text and waits; a detached text is only marked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tms.db.models import Derivation, SegmentText, Version
from tms.db.queries import one_segment, source_texts, texts, work_items
from tms.db.queries.bulk import insert_rows
from tms.db.queries.detached import follow_no_longer
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import Act
from tms.domain.states import OPEN, Look, Origin, state_after_derivation
from tms.domain.work import WorkKind
from tms.services.article_lock import source_stays
from tms.services.authorize import Loaded
from tms.services.conversion.deriving import HOW, Deriving, Made, deriving
from tms.services.jobs.reopen import reopen_if_closed
from tms.services.stages.settle import Followed, is_behind, settle, source_rev
from tms.services.stages.stage import BATCH, Begin, article_and_version, children, done, still_mine


@dataclass(frozen=True, slots=True)
class _Pair:
    segment_id: int
    parent: SegmentText
    child: SegmentText | None


def run(begin: Begin, item: Claimed) -> None:
    """Derive what is behind its parent; queues ``derive`` of the versions that follow this one, and ``check``."""
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        if version.parent_version_id is None:
            # The article's source has been switched since this was queued.
            done(uow, item, publication.id, then=[])
            return
        parent = uow.session.get_one(Version, (article.id, version.parent_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [parent.id, version.id])
        texts.add_empty_texts(
            uow.session,
            article_id=article.id,
            version_id=version.id,
            segment_ids=[row.segment_id for row in rows if row.texts[0] is not None and row.texts[1] is None],
            work_item_id=item.id,
        )
        derive = deriving(uow, publication, article, parent, version)
        by_rules = derive if version.status in OPEN else None
        changes = source_texts.last_changes(uow.session, article.id, parent.id)
        lineage = texts.derivations(uow.session, article.id, version.id)
    work = [
        _Pair(row.segment_id, row.texts[0], row.texts[1])
        for row in rows
        if row.texts[0] is not None and row.texts[0].text
        if is_behind(row.texts[1], lineage.get(row.segment_id), row.texts[0], by_rules)
    ]
    for at in range(0, len(work), BATCH):
        batch = work[at : at + BATCH]
        derived = {p.segment_id: derive(p.parent) for p in batch}
        with begin() as uow:
            still_mine(uow, item)
            if not source_stays(uow, article):
                break
            origins = (parent.id, article.source_version_id)
            written = _apply(uow, item, version, origins, _still_so(uow, parent, batch), derived)
            left = [pair.segment_id for pair in batch if pair.segment_id not in written]
            if _follow_all(uow, item, version, article.source_version_id, left, derive, changes):
                now = uow.session.get_one(Version, (article.id, version.id), with_for_update=True)
                reopen_if_closed(uow, Loaded(article, publication, [now], {}, {}), now)
            work_items.set_progress(uow.session, item, at + len(batch), len(work))
            uow.article_changed(publication.id, article.id)
    with begin() as uow:
        still_mine(uow, item)
        follows = [(WorkKind.DERIVE, child.id) for child in children(uow, article.id, version.id)]
        done(uow, item, publication.id, then=[*follows, (WorkKind.CHECK, version.id)])


def _still_so(uow: UnitOfWork, parent: Version, batch: list[_Pair]) -> list[_Pair]:
    """Those whose parent still says what was derived; it is locked, so that a save of it waits or has been seen."""
    revs = texts.lock_revs(uow.session, parent.article_id, parent.id, [p.segment_id for p in batch])
    return [p for p in batch if revs.get(p.segment_id) == p.parent.rev]


def _apply(
    uow: UnitOfWork,
    item: Claimed,
    version: Version,
    origins: tuple[int, int],
    batch: list[_Pair],
    derived: Mapping[int, Made],
) -> frozenset[int]:
    """Write what nobody has touched, in one statement; the segments that were written."""
    parent_id, source_version_id = origins
    loose = follow_no_longer(uow.session, version.article_id, version.id, [p.segment_id for p in batch])
    untouched = [p for p in batch if p.segment_id not in loose and (p.child is None or p.child.touched_by is None)]
    changed = [
        p
        for p in untouched
        if p.child is None or (p.child.text, p.child.codes) != (derived[p.segment_id].text, p.parent.codes)
    ]
    source_revs = {p.segment_id: source_rev(p.parent, parent_id, source_version_id) for p in batch}
    written = texts.write_machine_texts(
        uow.session,
        article_id=version.article_id,
        version_id=version.id,
        work_item_id=item.id,
        act=Act.DERIVE,
        source=(source_version_id, source_revs),
        texts=[
            MachineText(
                segment_id=p.segment_id,
                read_rev=p.child.rev if p.child else 1,
                text=derived[p.segment_id].text,
                codes=p.parent.codes,
                origin=Origin.DERIVED,
                state=state_after_derivation(p.parent.state),
            )
            for p in changed
        ],
    )
    done_now = frozenset(written)
    _store_derivations(uow, version, parent_id, [p for p in changed if p.segment_id in done_now], derived)
    return done_now


def _store_derivations(
    uow: UnitOfWork, version: Version, parent_id: int, pairs: list[_Pair], derived: Mapping[int, Made]
) -> None:
    rows = [derivation_row(version, parent_id, p.parent, derived[p.segment_id], "follows") for p in pairs]
    insert_rows(uow.session, Derivation, rows, or_update=("parent_rev", "status", "base_text", "base_codes", *HOW))


def derivation_row(version: Version, parent_id: int, parent: SegmentText, base: Made, status: str) -> dict[str, Any]:
    """The row that says how the text came from its parent."""
    return {
        "article_id": version.article_id,
        "version_id": version.id,
        "segment_id": parent.segment_id,
        "parent_version_id": parent_id,
        "parent_rev": parent.rev,
        "status": status,
        "base_text": base.text,
        "base_codes": parent.codes,
        **base.how,
    }


def _follow_all(
    uow: UnitOfWork,
    item: Claimed,
    version: Version,
    source_version_id: int,
    segment_ids: list[int],
    derive: Deriving,
    changes: Mapping[int, int],
) -> bool:
    """Bring the version's texts that a person touched up to their parents'; whether one is another now, or in conflict.

    ``changes`` are the parent's last revs that were more than a typo.
    """
    parent_id = version.parent_version_id or 0
    by_rules = derive if version.status in OPEN else None
    key = (version.article_id, version.id)
    parents = source_texts.of_segments(uow.session, version.article_id, parent_id, segment_ids, for_update=True)
    texts_ = source_texts.of_segments(uow.session, *key, segment_ids, for_update=True)
    lineage = source_texts.derivations_of(uow.session, *key, segment_ids)
    outcomes = set()
    for segment_id, child in texts_.items():
        parent, derivation = parents.get(segment_id), lineage.get(segment_id)
        if parent is None or not parent.text or not is_behind(child, derivation, parent, by_rules):
            continue
        # By other rules a text is another for them, whatever its parent's last change was.
        is_typo = derivation is not None and parent.rev > derivation.parent_rev >= changes.get(segment_id, 1)
        before = child.state
        outcome = follow_text(
            uow,
            version,
            parent,
            child,
            derivation,
            derive,
            {"work_item_id": item.id, "person_id": None},
            source_version_id,
            is_typo=is_typo,
        )
        if outcome is Followed.CONFLICT or child.state != before or (outcome is Followed.CHANGED and not is_typo):
            outcomes.add(outcome)
    uow.session.flush()
    return bool(outcomes)


def follow_segment(
    uow: UnitOfWork,
    version: Version,
    *,
    segment_id: int,
    derive: Deriving,
    by: Mapping[str, Any],
    source_version_id: int,
) -> Followed:
    """Bring one derived text up to its parent's present text.

    Locks parent and child in that order and reads both as they are now, so that a save on either waits its turn.
    """
    parent_id = version.parent_version_id or 0
    locked = one_segment.lock(uow.session, version.article_id, segment_id, [parent_id, version.id])
    parent, child = locked.get(parent_id), locked.get(version.id)
    if parent is None or child is None:
        return Followed.SAME
    derivation = uow.session.get(Derivation, (version.article_id, version.id, segment_id), populate_existing=True)
    return follow_text(uow, version, parent, child, derivation, derive, by, source_version_id)


def follow_text(
    uow: UnitOfWork,
    version: Version,
    parent: SegmentText,
    child: SegmentText,
    derivation: Derivation | None,
    derive: Deriving,
    by: Mapping[str, Any],
    source_version_id: int,
    *,
    is_typo: bool = False,
) -> Followed:
    """The same for whoever holds both texts and has read the derivation since.

    ``is_typo``: the parent changed by a typo only, as an editor says, so what follows it stays as it was approved.
    """
    if not parent.text:
        return Followed.SAME
    new = derive(parent)
    is_first = derivation is None
    if derivation is None:
        # What a person wrote before there was anything to derive from has no base: it is all theirs.
        row = derivation_row(version, parent.version_id, parent, derive.nothing, "follows")
        derivation = Derivation(**row)
        uow.session.add(derivation)
    if derivation.status == "detached" or version.detached_at is not None:
        is_news = child.text if is_first else parent.rev != derivation.parent_rev and new.text != derivation.base_text
        if is_news and child.look not in {Look.CONFLICT, Look.SENT_BACK}:
            child.look = Look.PARENT_CHANGED
        return Followed.SAME
    return settle(child, derivation, parent, new, dict(by), source_version_id, is_typo=is_typo)
