"""Drafting a translated version: exact memory, else assembly of known terms; never over a person's text.

A later issue puts fuzzy matches and engines between the two, behind the same ``_draft_of``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tms.db.models import SegmentText, Version
from tms.db.queries import texts, work_items
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.domain.acts import Act
from tms.domain.states import Origin, SegmentState
from tms.domain.work import WorkKind
from tms.language.assembly import TermIndex, assemble
from tms.services.memory import Match, exact_matches, memory_locale
from tms.services.stage import BATCH, Begin, article_and_version, children, done, still_mine
from tms.services.terms import term_index


@dataclass(frozen=True, slots=True)
class _Waiting:
    segment_id: int
    read_rev: int
    source: SegmentText
    match: Match | None


def run(begin: Begin, item: Claimed) -> None:
    """Draft what is still empty, batch by batch; queues ``derive`` of the versions that follow, and ``check``."""
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        source = uow.session.get_one(Version, (article.id, article.source_version_id))
        rows = texts.in_reading_order(uow.session, article.id, [source.id, version.id])
        texts.add_empty_texts(
            uow.session,
            article_id=article.id,
            version_id=version.id,
            segment_ids=[row.segment_id for row in rows if row.texts[1] is None],
            work_item_id=item.id,
        )
        terms = term_index(uow, publication.id, source.locale, version.locale, publication.region)
        from_locale = memory_locale(source.locale, publication.region)
        to_locale = memory_locale(version.locale, publication.region)
        matches = exact_matches(uow, publication.id, from_locale, to_locale, [row.source.text for row in rows])
    waiting = [
        _Waiting(row.segment_id, row.texts[1].rev if row.texts[1] else 1, row.source, match)
        for row, match in zip(rows, matches, strict=True)
        if row.texts[1] is None or (row.texts[1].text == "" and row.texts[1].touched_by is None)
    ]
    already = len(rows) - len(waiting)
    for batch in _batches(waiting):
        drafts = [d for w in batch if (d := _draft_of(w, terms, source.locale, version.locale))]
        already += len(batch)
        with begin() as uow:
            still_mine(uow, item)
            texts.write_machine_texts(
                uow.session,
                article_id=article.id,
                version_id=version.id,
                work_item_id=item.id,
                act=Act.DRAFT,
                source=(source.id, {w.segment_id: w.source.rev for w in batch}),
                texts=drafts,
            )
            work_items.set_progress(uow.session, item, already, len(rows))
            uow.article_changed(publication.id, article.id)
    with begin() as uow:
        still_mine(uow, item)
        follows = [(WorkKind.DERIVE, child.id) for child in children(uow, article.id, version.id)]
        done(uow, item, publication.id, then=[*follows, (WorkKind.CHECK, version.id)])


def _batches(waiting: list[_Waiting]) -> Iterable[list[_Waiting]]:
    return (waiting[at : at + BATCH] for at in range(0, len(waiting), BATCH))


def _draft_of(waiting: _Waiting, terms: TermIndex, source_locale: str, locale: str) -> MachineText | None:
    source, match = waiting.source, waiting.match
    if match is not None:
        text, origin, similarity = match.text, Origin.MEMORY, match.similarity
    else:
        assembled = assemble(source.text, source_locale=source_locale, target_locale=locale, terms=terms)
        text, origin, similarity = assembled.text, Origin.ASSEMBLY, None
    if not text:
        return None
    return MachineText(
        segment_id=waiting.segment_id,
        read_rev=waiting.read_rev,
        text=text,
        codes=source.codes,
        origin=origin,
        state=SegmentState.INITIAL,
        similarity=similarity,
    )
