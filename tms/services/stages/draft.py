"""Drafting a translated version: exact memory, else assembly of known terms; never over a person's text.

Drafted is what is empty, and what a machine drafted from a source text that has changed since. A later issue puts
fuzzy matches and engines between the two, behind the same ``_draft_of``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.db.models import SegmentText, Version
from tms.db.queries import revised_texts, source_texts, texts, work_items
from tms.db.queries.texts import MachineText, PlacedTexts
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import Act
from tms.domain.states import Origin, SegmentState
from tms.domain.work import WorkKind
from tms.language.assembly import TermIndex, assemble
from tms.services.article_lock import source_stays
from tms.services.knowledge.memory import Match, exact_matches, memory_locale
from tms.services.knowledge.terms import known_terms
from tms.services.stages.stage import BATCH, Begin, article_and_version, children, done, in_batches, still_mine


@dataclass(frozen=True, slots=True)
class _Waiting:
    segment_id: int
    read_rev: int
    source: SegmentText
    text: SegmentText | None
    match: Match | None


def run(begin: Begin, item: Claimed) -> None:
    """Draft what needs it, batch by batch; queues ``derive`` of the versions that follow, and ``check``."""
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        if version.role != "direct":
            # The article's source has been switched since this was queued.
            done(uow, item, publication.id, then=[])
            return
        source = uow.session.get_one(Version, (article.id, article.source_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [source.id, version.id])
        texts.add_empty_texts(
            uow.session,
            article_id=article.id,
            version_id=version.id,
            segment_ids=[row.segment_id for row in rows if row.texts[1] is None],
            work_item_id=item.id,
        )
        changes = source_texts.last_changes(uow.session, article.id, source.id)
        terms = known_terms(uow, publication, source.locale, version.locale)
        from_locale = memory_locale(source.locale, publication.region)
        to_locale = memory_locale(version.locale, publication.region)
        matches = exact_matches(uow, publication.id, from_locale, to_locale, [row.source.text for row in rows])
    waiting = [
        _Waiting(row.segment_id, row.texts[1].rev if row.texts[1] else 1, row.source, row.texts[1], match)
        for row, match in zip(rows, matches, strict=True)
        if _needs_draft(row, changes.get(row.segment_id, 1))
    ]
    already = len(rows) - len(waiting)
    for batch in in_batches(waiting, lambda w: _draft_of(w, terms, source.locale, version.locale), BATCH):
        already += len(batch)
        with begin() as uow:
            still_mine(uow, item)
            if not source_stays(uow, article):
                break
            _apply(uow, item, version, source, batch)
            work_items.set_progress(uow.session, item, already, len(rows))
            uow.article_changed(publication.id, article.id)
    with begin() as uow:
        still_mine(uow, item)
        follows = [(WorkKind.DERIVE, child.id) for child in children(uow, article.id, version.id)]
        done(uow, item, publication.id, then=[*follows, (WorkKind.CHECK, version.id)])


def _needs_draft(row: PlacedTexts, last_change: int) -> bool:
    """Nobody has touched it, and it is empty or made from another source text than the present one."""
    text = row.texts[1]
    if text is None:
        return True
    if text.touched_by is not None:
        return False
    made_from = (text.source_version_id, text.source_rev or 0)
    return text.text == "" or made_from[0] != row.source.version_id or made_from[1] < last_change


def _apply(
    uow: UnitOfWork,
    item: Claimed,
    version: Version,
    source: Version,
    batch: Sequence[tuple[_Waiting, MachineText]],
) -> None:
    """Write the drafts whose source is still the one that was read; a revision meanwhile has queued the others anew."""
    revs = texts.lock_revs(uow.session, version.article_id, source.id, [w.segment_id for w, _ in batch])
    pairs = [(w, draft) for w, draft in batch if revs.get(w.segment_id) == w.source.rev]
    made_from = source.id, {w.segment_id: w.source.rev for w, _ in pairs}
    same = {w.segment_id: w.read_rev for w, draft in pairs if _says(w) == (draft.text, draft.codes)}
    texts.write_machine_texts(
        uow.session,
        article_id=version.article_id,
        version_id=version.id,
        work_item_id=item.id,
        act=Act.DRAFT,
        source=made_from,
        texts=[draft for w, draft in pairs if w.segment_id not in same],
    )
    if same:
        revised_texts.mark_current(
            uow.session, article_id=version.article_id, version_id=version.id, source=made_from, revs=same
        )


def _says(waiting: _Waiting) -> tuple[str, object]:
    return (waiting.text.text, waiting.text.codes) if waiting.text else ("", None)


def _draft_of(waiting: _Waiting, terms: TermIndex, source_locale: str, locale: str) -> MachineText:
    source, match = waiting.source, waiting.match
    similarity = None
    if match is not None:
        text, origin, similarity = match.text, Origin.MEMORY, match.similarity
    else:
        assembled = assemble(source.text, source_locale=source_locale, target_locale=locale, terms=terms)
        text, origin = assembled.text, Origin.ASSEMBLY
    return MachineText(
        segment_id=waiting.segment_id,
        read_rev=waiting.read_rev,
        text=text,
        codes=source.codes if text else None,
        origin=origin if text else Origin.EMPTY,
        state=SegmentState.INITIAL,
        similarity=similarity,
    )
