"""Drafting a translated version with what the sources of drafts have for it; never over a person's text.

Drafted is what is empty, and what a machine drafted from a source text that has changed since; of a draft that is made
anew also what has a weaker one.
"""

from collections.abc import Mapping, Sequence

from tms.db.models import Version
from tms.db.queries import revised_texts, source_texts, texts, work_items
from tms.db.queries.missing_texts import add_empty_texts
from tms.db.queries.text_rows import OneText
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Origin, SegmentState
from tms.domain.work_kinds import WorkKind
from tms.services.drafting.candidates import drafts, ready_to_draft
from tms.services.drafting.confirmed_sources import confirmed_in
from tms.services.drafting.draft_source import Asking, Draft, Wanted, WholeArticle
from tms.services.drafting.missing_texts import in_hand, wanted_of
from tms.services.drafting.origins import remember_makers
from tms.services.drafting.redraft import again, begin_again, tried_before
from tms.services.engines.engines import Engines
from tms.services.engines.translate import Outcome
from tms.services.pipeline.stage import BATCH, article_and_version, done, in_batches, next_stages, still_mine
from tms.services.versions.article_lock import source_stays

_Standing = Mapping[int, OneText | None]
"""By segment, what the version said when it was read."""


def run(begin: Begin, item: Claimed, engines: Engines | None = None) -> None:
    """Draft what needs it, batch by batch; queues ``derive`` of the versions that follow, and ``check``.

    Without ``engines`` nothing is asked outside. If one of them is away, what it left is drafted again later.
    """
    outcome, tried = Outcome(), tried_before(item)
    asking = Asking(engines, item.id, lambda unit: still_mine(unit, item), outcome) if engines else None
    with begin() as uow:
        still_mine(uow, item)
        add_empty_texts(uow.session, article_id=item.article_id, version_id=item.version_id, work_item_id=item.id)
    # Nothing is locked while it reads, so that nobody who moves a boundary meanwhile waits for it.
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        if version.role != "direct":
            # The article's source has been switched since this was queued.
            still_mine(uow, item)
            done(uow, item, publication.id, then=[])
            return
        source = uow.session.get_one(Version, (article.id, article.source_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [source.id, version.id])
        changes = source_texts.last_changes(uow.session, article.id, source.id)
        confirmed = confirmed_in(rows, changes)
        wanted = wanted_of(rows, changes, confirmed, anew=tried is not None)
        in_order = [row.source.text for row in rows]
        whole = WholeArticle(begin, article, publication, source, version, in_order, wanted, asking, confirmed)
        ready = ready_to_draft(uow, whole)
    standing = {row.segment_id: row.texts[1] for row in rows}
    already, is_other = len(rows) - len(wanted), tried is None
    for batch in in_batches(drafts(ready, wanted), lambda pair: _machine_text(*pair, standing), BATCH):
        already += len(batch)
        with begin() as uow:
            still_mine(uow, item)
            if not source_stays(uow, article):
                break
            written = _apply(uow, item, version, source, [(one, text) for (one, _), text in batch], standing)
            remember_makers(uow, version, [(text, draft) for (_, draft), text in batch if text.segment_id in written])
            work_items.set_progress(uow.session, item, already, len(rows))
            uow.article_changed(publication.id, article.id)
            is_other = is_other or bool(written)
    chance = engines.chance() if engines else 0.0
    with begin() as uow:
        still_mine(uow, item)
        then = next_stages(uow, WorkKind.DRAFT, version) if is_other else []
        _end(uow, item, publication.id, outcome, then, chance)


def _end(
    uow: UnitOfWork,
    item: Claimed,
    publication_id: int,
    outcome: Outcome,
    then: list[tuple[WorkKind, int]],
    chance: float,
) -> None:
    """Finish the item, and queue another drafting if that may help."""
    told, tried = outcome.as_json(), tried_before(item) or 0
    next_try = again(outcome, tried, chance)
    if told is not None and tried and next_try is None and outcome.failed:
        told |= {"gave_up": tried}
    done(uow, item, publication_id, then=then, outcome=told)
    if next_try is not None and item.version_id is not None:
        begin_again(
            uow, item.article_id, item.version_id, tried=next_try.tried, in_seconds=next_try.in_seconds, told=told
        )


def _apply(
    uow: UnitOfWork,
    item: Claimed,
    version: Version,
    source: Version,
    batch: Sequence[tuple[Wanted, MachineText]],
    standing: _Standing,
) -> set[int]:
    """Write the drafts whose source is still the one that was read; a revision meanwhile has queued the others anew.

    The segments that say something else now.
    """
    revs = texts.lock_revs(uow.session, version.article_id, source.id, [one.segment_id for one, _ in batch])
    pairs = [(one, text) for one, text in batch if revs.get(one.segment_id) == one.source.rev]
    again_drafted = {
        text.segment_id for _, text in pairs if tried_before(item) is not None or _is_said_otherwise(text, standing)
    }
    if again_drafted:
        again_drafted &= in_hand(uow.session, version.article_id, version.id)
        pairs = [(one, text) for one, text in pairs if one.segment_id not in again_drafted]
    # A statement that writes many takes them as it finds them.
    texts.lock_revs(uow.session, version.article_id, version.id, [one.segment_id for one, _ in pairs])
    made_from = source.id, {one.segment_id: one.source.rev for one, _ in pairs}
    same = {
        text.segment_id: text.read_rev
        for _, text in pairs
        if _says(standing[text.segment_id]) == (text.text, text.codes)
    }
    written = texts.write_machine_texts(
        uow.session,
        article_id=version.article_id,
        version_id=version.id,
        by=Provenance(Act.DRAFT, work_item_id=item.id),
        source=made_from,
        texts=[text for _, text in pairs if text.segment_id not in same],
    )
    if same:
        revised_texts.mark_current(
            uow.session, article_id=version.article_id, version_id=version.id, source=made_from, revs=same
        )
    return set(written)


def _is_said_otherwise(text: MachineText, standing: _Standing) -> bool:
    """Whether a draft is replaced because a person has confirmed another text of the same sentence."""
    return text.origin == Origin.REPEAT and _says(standing[text.segment_id])[0] != ""


def _says(stands: OneText | None) -> tuple[str, object]:
    return (stands.text, stands.codes) if stands else ("", None)


def _machine_text(wanted: Wanted, draft: Draft, standing: _Standing) -> MachineText:
    stands = standing[wanted.segment_id]
    return MachineText(
        segment_id=wanted.segment_id,
        read_rev=stands.rev if stands else 1,
        text=draft.text,
        codes=wanted.source.codes if draft.text else None,
        origin=draft.origin,
        state=SegmentState.INITIAL,
        similarity=draft.similarity,
        repaired=draft.repaired,
        same_as=draft.same_as,
    )
