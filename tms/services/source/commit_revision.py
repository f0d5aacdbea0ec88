"""A new source revision, with all that it means for the versions, in the transaction of the request."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict

from tms.db.models import ChangeSet, SourceRevision, Version
from tms.db.queries import revised_texts, revisions, source_texts
from tms.db.queries.revisions import RevisionPlace
from tms.db.queries.source_texts import Revised
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.imported_article import ImportedArticle
from tms.domain.lineage import Fate
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act, EventAct
from tms.domain.storable import require_storable
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work, record_event
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.authorize_locked import authorize_locked_article
from tms.services.idempotency import once
from tms.services.jobs.renew_job import send_back_to_translation
from tms.services.notifications.source_changed import tell_of_source
from tms.services.outside_events.tell_outside import lagging_now, tell_of_lag, tell_outside
from tms.services.source.revision_effect import VersionEffect, Why, affected, effect
from tms.services.source.revision_plan import PlannedSentence, RevisionPlan, plan
from tms.services.source.source_blocks import hash_of_blocks
from tms.services.threads.move_to_segment import move_threads
from tms.services.versions.public_content import compare_with_live
from tms.services.versions.version_texts import parents_first


def commit_revision(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    page: ImportedArticle,
    *,
    based_on: int,
    typo: bool,
    note: str | None,
    key: uuid.UUID | None = None,
    facts_checked: bool = True,
) -> int:
    """Make the page's text the article's source; the number of the revision. A repeated ``key`` gives the first one's.

    What ``preview_revision`` says happens, and nothing else. ``typo``: texts and approvals of changed sentences stay;
    without ``facts_checked`` only where no figure, date, amount, denial or name is another. The page's section and
    date are the article's, not the revision's, and are left alone. Event ``source_revised``; queues ``draft`` and
    ``derive`` of the versions that need it. Raises as ``preview_revision``, and Conflict (``revision_same``,
    ``typo_changes_facts``, ``key_reused``).
    """
    authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    require_storable(note or "")
    body = {"article": article_id, "page": asdict(page), "based_on": based_on, "typo": typo, "note": note}

    def act() -> dict[str, int]:
        # Read again, now that no other revision, hand-over or release can come between.
        loaded = authorize_locked_article(uow, actor, Action.SOURCE_EDIT, article_id)
        planned = plan(uow, loaded, page, based_on=based_on)
        if planned.is_same:
            raise Conflict("revision_same", number=based_on)
        if typo and not facts_checked and (facts := planned.changed_facts(loaded.source.locale)):
            raise Conflict("typo_changes_facts", n=facts)
        return {"number": _commit(uow, actor, loaded, planned, typo=typo, note=(note or "").strip() or None)}

    return int((act() if key is None else once(uow, actor, key, body, act))["number"])


def _commit(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, planned: RevisionPlan, *, typo: bool, note: str | None
) -> int:
    revision = add_revision(
        uow,
        actor,
        loaded,
        planned.present.revision,
        loaded.source,
        kind="typo" if typo else "edit",
        text_hash=hash_of_blocks(planned.blocks),
        note=note,
    )
    by = Provenance(Act.REVISE, person_id=actor.person_id, change_set_id=add_change_set(uow, actor, loaded, revision))
    effects = _lock_and_judge(uow, loaded, planned, typo=typo)
    lagged = lagging_now(loaded.versions)
    segment_ids = _store_source(uow, loaded, planned, revision, by, typo=typo)
    _store_effects(uow, loaded, planned, effects, segment_ids, by)
    loaded.article.current_revision_id = revision.id
    loaded.source.revision_id = revision.id
    for one in effects:
        _move_on(uow, actor, loaded, one, planned.present.revision.id, revision.id)
    tell_of_source(uow, actor, loaded.article.id, _touched(effects, segment_ids))
    carried = _carry_links(uow, loaded, planned, effects, by) if typo else frozenset()
    compare_with_live(uow, loaded, _queue(uow, loaded, planned, effects, carried))
    record_event(
        uow,
        EventAct.SOURCE_REVISED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=loaded.article.id,
        data={"number": revision.number, "typo": typo, **planned.counts()},
    )
    told = {"changed": ["source"], "revision": revision.number, "typo": typo}
    tell_outside(uow, OutsideKind.ARTICLE_UPDATED, loaded.article, by=actor.person_id, told=told)
    tell_of_lag(uow, loaded.article, loaded.versions, lagged, by=actor.person_id)
    uow.article_changed(actor.publication_id, loaded.article.id)
    return revision.number


def add_revision(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    based_on: SourceRevision,
    source: Version,
    *,
    kind: str,
    text_hash: bytes | None,
    note: str | None = None,
) -> SourceRevision:
    """The row of the next revision, in the language of ``source``; its blocks are stored by the caller."""
    revision = SourceRevision(
        article_id=loaded.article.id,
        number=based_on.number + 1,
        version_id=source.id,
        language=source.locale,
        kind=kind,
        based_on_id=based_on.id,
        author_id=actor.person_id,
        note=note,
        text_hash=text_hash,
    )
    uow.session.add(revision)
    uow.session.flush()
    return revision


def add_change_set(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, revision: SourceRevision) -> int:
    """The bulk act to which the revision's changes of texts belong."""
    change_set = ChangeSet(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        kind="source revision",
        what={"article": loaded.article.id, "revision": revision.id, "number": revision.number},
    )
    uow.session.add(change_set)
    uow.session.flush()
    return change_set.id


def _lock_and_judge(
    uow: UnitOfWork, loaded: LoadedArticle, planned: RevisionPlan, *, typo: bool
) -> list[VersionEffect]:
    """Parents before children and segments in order, as everybody who locks texts of several versions does."""
    article_id = loaded.article.id
    segment_ids = affected(planned)
    to_lock = sorted({*segment_ids, *planned.removed})
    loose = source_texts.detached(uow.session, article_id)
    effects = []
    for version in parents_first(loaded):
        rows = source_texts.of_segments(uow.session, article_id, version.id, to_lock, for_update=True)
        if version.role != "source":
            effects.append(effect(planned, version, rows, typo=typo, detached=loose))
    return effects


def _store_source(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    planned: RevisionPlan,
    revision: SourceRevision,
    by: Provenance,
    *,
    typo: bool,
) -> list[int]:
    """Store blocks, new segments, texts, places and ancestry; the segment of each sentence."""
    session, article_id, source_id = uow.session, loaded.article.id, loaded.source.id
    revisions.add_blocks(session, article_id, revision.id, planned.blocks)
    new = [s for s in planned.sentences if s.match.segment_id is None]
    numbers = iter(revisions.new_segments(session, article_id, [s.piece.kind for s in new]))
    segment_ids = [s.match.segment_id or next(numbers) for s in planned.sentences]
    listed = list(zip(segment_ids, planned.sentences, strict=True))
    returned = [segment_id for segment_id, s in listed if s.match.fate is Fate.RETURNED]
    revised_texts.set_retired(session, article_id, returned, retired=False)
    revised_texts.set_retired(session, article_id, planned.removed, retired=True)
    changed = [(i, s) for i, s in listed if s.old is not None and s.match.text_changed]
    for act, is_typo in ((Act.TYPO, True), (Act.REVISE, False)):
        revised = _revised([(i, s) for i, s in changed if (typo and s.match.fate is Fate.CHANGED) == is_typo])
        if revised:
            source_texts.revise(session, article_id, source_id, revised, by.as_act(act))
    source_texts.add(session, article_id, source_id, _revised([(i, s) for i, s in listed if s.old is None]), by)
    revisions.add_places(
        session, article_id, revision.id, [_place(source_id, at, *one) for at, one in enumerate(listed)]
    )
    ancestry = [(i, a.segment_id, a.kind.value) for i, s in listed for a in s.match.ancestors if a.segment_id != i]
    revisions.add_ancestry(session, article_id, revision.id, ancestry)
    move_threads(uow, article_id, planned.removed, [(heir, ancestor) for heir, ancestor, _ in ancestry])
    return segment_ids


def _revised(sentences: Sequence[tuple[int, PlannedSentence]]) -> list[Revised]:
    return [Revised(segment_id, s.piece.text, s.piece.codes) for segment_id, s in sentences]


def _place(source_id: int, position: int, segment_id: int, sentence: PlannedSentence) -> RevisionPlace:
    rev = sentence.old.rev + sentence.match.text_changed if sentence.old else 1
    return RevisionPlace(segment_id, position, sentence.piece.block, source_id, rev, sentence.piece.space_before)


def _store_effects(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    planned: RevisionPlan,
    effects: Sequence[VersionEffect],
    segment_ids: Sequence[int],
    by: Provenance,
) -> None:
    session, article_id, source_id = uow.session, loaded.article.id, loaded.source.id
    absent = [
        i for i, s in zip(segment_ids, planned.sentences, strict=True) if s.match.fate in {Fate.NEW, Fate.RETURNED}
    ]
    revised_texts.add_empty(session, article_id, [one.version.id for one in effects], absent, by)
    revs = {segment_id: text.rev for segment_id, text in planned.present.texts.items()}
    for one in effects:
        changed = [r.segment_id for r in one.reopened if r.why is Why.CHANGED and r.segment_id is not None]
        for ids, keep_states in ((changed, False), (one.marked, True)):
            if ids:
                against = source_id, {segment_id: revs[segment_id] for segment_id in ids}
                revised_texts.reopen(session, article_id, one.version.id, against, keep_states=keep_states)


def _touched(effects: Sequence[VersionEffect], segment_ids: Sequence[int]) -> dict[int, int | None]:
    """By version, the first of its segments that opens again or is marked."""
    return {
        one.version.id: segment_ids[one.reopened[0].position] if one.reopened else one.marked[0]
        for one in effects
        if one.reopened or one.marked
    }


def _move_on(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, one: VersionEffect, based_on_id: int, revision_id: int
) -> None:
    """Give a version that has work to do a job for the revision; another one answers to it already."""
    version = one.version
    if one.goes_back:
        send_back_to_translation(uow, actor, loaded, version, revision_id)
        return
    if version.revision_id == based_on_id and not one.reopened:
        version.revision_id = revision_id
    if version.id in loaded.jobs:
        loaded.jobs[version.id].revision_id = revision_id
    uow.session.flush()


def _carry_links(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    planned: RevisionPlan,
    effects: Sequence[VersionEffect],
    by: Provenance,
) -> frozenset[int]:
    """Correct a corrected link's address in every translation; the versions in which it was."""
    codes = {
        s.match.segment_id: (s.old.codes, s.piece.codes)
        for s in planned.sentences
        if s.match.fate is Fate.CHANGED and s.match.segment_id is not None and s.old is not None
        if s.old.codes and s.piece.codes and s.old.codes != s.piece.codes and s.old.codes.keys() == s.piece.codes.keys()
    }
    translated = [one.version.id for one in effects if one.version.parent_version_id is None] if codes else []
    as_typo = by.as_act(Act.TYPO)
    return frozenset(
        version_id
        for version_id in translated
        if revised_texts.carry_codes(uow.session, loaded.article.id, version_id, codes, as_typo)
    )


def _queue(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    planned: RevisionPlan,
    effects: Sequence[VersionEffect],
    carried: frozenset[int],
) -> frozenset[int]:
    """Queue the work that the revision makes; the versions whose texts are derived anew."""
    derived = set()
    is_text_new = any(s.match.text_changed or s.match.fate is Fate.RETURNED for s in planned.sentences)
    for one in effects:
        version = one.version
        if version.parent_version_id is None and one.needs_draft:
            queue_work(uow, WorkKind.DRAFT, loaded.article.id, version.id)
        elif (version.parent_version_id == loaded.source.id and is_text_new) or version.parent_version_id in carried:
            queue_work(uow, WorkKind.DERIVE, loaded.article.id, version.id)
            derived.add(version.id)
    return frozenset(derived)
