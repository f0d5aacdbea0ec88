"""Deriving one Chinese version from the other: the stage over a whole version, or over what a rule affects.

A text that nobody touched is derived anew. A person's text is merged: base = the old derivation, mine = the person's,
theirs = the new derivation. A conflict keeps the person's text and waits; a detached text is only marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tms.db.models import Article, Derivation, Publication, Version
from tms.db.queries import source_texts, texts, work_items
from tms.db.queries.detached_texts import follow_no_longer
from tms.db.queries.missing_texts import add_empty_texts
from tms.db.queries.rules_version import RulesVersion, lock_rules_for_share, rules_version_as_read, rules_version_now
from tms.db.queries.text_rows import OneText, derivations
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import OPEN, Origin, state_after_derivation
from tms.domain.work_kinds import WorkKind
from tms.services.authorize import LoadedArticle
from tms.services.conversion.derive_text import HOW, DerivedResult, Deriving, deriving
from tms.services.following.apply_parent_change import derivation_row, is_behind, source_rev
from tms.services.following.follow_parent import follow_all
from tms.services.jobs.reopen import reopen_if_closed
from tms.services.pipeline.stage import BATCH, article_and_version, done, in_batches, next_stages, still_mine
from tms.services.versions.article_lock import source_stays


@dataclass(frozen=True, slots=True)
class ParentPair:
    """A segment's text in the parent, and what stands in the version that follows it."""

    segment_id: int
    parent: OneText
    child: OneText | None


@dataclass(frozen=True, slots=True)
class Follower:
    """A version that is to follow its parent, as it was read, and by which rules.

    ``changes`` are the parent's last revs that were more than a typo. With ``by_rules`` a text that other rules made is
    behind too; ``change_set_id`` is the bulk act that this belongs to.
    """

    article: Article
    publication: Publication
    version: Version
    parent: Version
    derive: Deriving
    changes: Mapping[int, int]
    by_rules: bool
    change_set_id: int | None = None

    @property
    def marks(self) -> RulesVersion:
        """The version of the rules that were read."""
        return rules_version_as_read(self.publication, self.article)

    def by(self, item: Claimed) -> Provenance:
        """What is written beside each text: which work made it, and for which change of the rules."""
        return Provenance(Act.DERIVE, work_item_id=item.id, change_set_id=self.change_set_id)


def run(begin: Begin, item: Claimed) -> None:
    """Derive what is behind its parent; queues ``derive`` of the versions that follow this one, and ``check``."""
    with begin() as uow:
        still_mine(uow, item)
        add_empty_texts(uow.session, article_id=item.article_id, version_id=item.version_id, work_item_id=item.id)
    # Nothing is locked while it reads, so that nobody who moves a boundary meanwhile waits for it.
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        if version.parent_version_id is None:
            # The article's source has been switched since this was queued.
            still_mine(uow, item)
            done(uow, item, publication.id, then=[])
            return
        parent = uow.session.get_one(Version, (article.id, version.parent_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [parent.id, version.id])
        derive = deriving(uow, publication, article, parent, version)
        changes = source_texts.last_changes(uow.session, article.id, parent.id)
        follower = Follower(article, publication, version, parent, derive, changes, version.status in OPEN)
        lineage = derivations(uow.session, article.id, version.id)
    rules = derive if follower.by_rules else None
    work = [
        ParentPair(row.segment_id, row.texts[0], row.texts[1])
        for row in rows
        if row.texts[0] is not None and row.texts[0].text
        if is_behind(row.texts[1], lineage.get(row.segment_id), row.texts[0], rules)
    ]
    bring_up(begin, item, follower, work)
    with begin() as uow:
        lock_rules_for_share(uow.session, publication.id)
        still_mine(uow, item)
        done(uow, item, publication.id, then=[*again(uow, follower), *next_stages(uow, WorkKind.DERIVE, version)])


def again(uow: UnitOfWork, follower: Follower) -> list[tuple[WorkKind, int]]:
    """The version's derivation once more if the rules are others than those that were read.

    The change of them could not see what was written here meanwhile. For a caller that has locked the rules, so that
    a later change finds it all.
    """
    is_by_rules = rules_version_now(uow.session, follower.article.id) == follower.marks
    return [] if is_by_rules else [(WorkKind.DERIVE, follower.version.id)]


def bring_up(begin: Begin, item: Claimed, follower: Follower, work: Sequence[ParentPair]) -> None:
    """Derive or merge these, batch by batch; a version whose approved text is another then is reopened."""
    article, version, parent = follower.article, follower.version, follower.parent
    so_far = 0
    for batch in in_batches(work, lambda pair: follower.derive(pair.parent), BATCH):
        so_far += len(batch)
        derived = {pair.segment_id: made for pair, made in batch}
        with begin() as uow:
            still_mine(uow, item)
            if not source_stays(uow, article):
                break
            now = _by_rules_that_hold(uow, item, follower)
            if now is not follower:
                derived = {pair.segment_id: now.derive(pair.parent) for pair, _ in batch}
            written = _apply(uow, item, now, _still_so(uow, parent, [pair for pair, _ in batch]), derived)
            left = [pair.segment_id for pair, _ in batch if pair.segment_id not in written]
            is_other = follow_all(
                uow,
                version,
                article.source_version_id,
                left,
                now.derive,
                follower.changes,
                follower.by(item),
                by_rules=follower.by_rules,
                is_decided=follower.change_set_id is not None,
            )
            if is_other:
                now_there = uow.session.get_one(Version, (article.id, version.id))
                reopen_if_closed(uow, LoadedArticle(article, follower.publication, [now_there], {}, {}), now_there)
            work_items.set_progress(uow.session, item, so_far, len(work))
            uow.article_changed(follower.publication.id, article.id)


def _by_rules_that_hold(uow: UnitOfWork, item: Claimed, follower: Follower) -> Follower:
    """The follower with the rules as they are now, which other work may have applied to these texts already."""
    if rules_version_now(uow.session, follower.article.id) == follower.marks:
        return follower
    article, version, publication = article_and_version(uow, item)
    derive = deriving(uow, publication, article, follower.parent, version)
    return replace(follower, article=article, publication=publication, derive=derive)


def _still_so(uow: UnitOfWork, parent: Version, batch: Sequence[ParentPair]) -> list[ParentPair]:
    """Those whose parent still says what was derived; it is locked, so that a save of it waits or has been seen."""
    revs = texts.lock_revs(uow.session, parent.article_id, parent.id, [p.segment_id for p in batch])
    return [p for p in batch if revs.get(p.segment_id) == p.parent.rev]


def _apply(
    uow: UnitOfWork,
    item: Claimed,
    follower: Follower,
    batch: Sequence[ParentPair],
    derived: Mapping[int, DerivedResult],
) -> frozenset[int]:
    """Write what nobody has touched, in one statement; the segments that were written."""
    version, parent_id, source_version_id = follower.version, follower.parent.id, follower.article.source_version_id
    # A statement that writes many takes them as it finds them.
    texts.lock_revs(uow.session, version.article_id, version.id, [p.segment_id for p in batch])
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
        by=follower.by(item),
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
    uow: UnitOfWork, version: Version, parent_id: int, pairs: list[ParentPair], derived: Mapping[int, DerivedResult]
) -> None:
    rows = [derivation_row(version, parent_id, p.parent, derived[p.segment_id], "follows") for p in pairs]
    insert_rows(uow.session, Derivation, rows, or_update=("parent_rev", "status", "base_text", "base_codes", *HOW))
