"""What a page would make of an article's source: each of its sentences with its segment, and what is removed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tms.checks.changed_facts import changes_facts
from tms.db.models import SourceRevision
from tms.db.queries import revisions, source_texts
from tms.db.queries.revisions import NewBlock, RevisionPlace
from tms.db.queries.source_texts import SourceText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, Stale
from tms.domain.imported_article import ImportedArticle
from tms.domain.inline import codes_from_json, number_like, plain
from tms.domain.lineage import Alignment, Fate, KnownSegment, NewSentence, SentenceMatch, align
from tms.domain.list_number import number_apart, number_before
from tms.services.authorize import LoadedArticle
from tms.services.guidance.segmentation_rules import own_rules
from tms.services.source.list_numbers import as_before, bare
from tms.services.source.source_blocks import as_new, blocks_of, check_markers, check_page
from tms.services.source.source_pieces import SourcePiece, pieces_like_before


@dataclass(frozen=True)
class Present:
    """The source as it stands. ``texts`` are of all segments that ever were in it, also in another language."""

    revision: SourceRevision
    blocks: Sequence[NewBlock]
    places: Sequence[RevisionPlace]
    texts: Mapping[int, SourceText]
    kinds: Mapping[int, str]

    def number_before(self, segment_id: int) -> str:
        """The number of a list's item that stands before the segment; empty if none does."""
        return number_before(self._spaces.get(segment_id, ""))

    @cached_property
    def _spaces(self) -> Mapping[int, str]:
        return {place.segment_id: place.space_before for place in self.places}


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """A sentence of the page and what it is: a segment that there is, or a new one. ``old`` is its text until now."""

    piece: SourcePiece
    match: SentenceMatch
    old: SourceText | None


@dataclass(frozen=True, slots=True)
class RevisionPlan:
    """A revision that could be committed on the present one. ``removed`` are segments that it no longer has."""

    present: Present
    blocks: Sequence[NewBlock]
    sentences: Sequence[PlannedSentence]
    removed: Sequence[int]

    def changed_facts(self, locale: str) -> int:
        """In how many sentences a figure, date, amount, denial or name is another, as far as the text tells."""
        changed = [(one.old, one.piece) for one in self.sentences if one.match.text_changed]
        return sum(
            changes_facts(plain(old.text, old.codes or {}), plain(new.text, new.codes or {}), locale)
            for old, new in changed
            if old is not None
        )

    @property
    def is_same(self) -> bool:
        """Whether the revision would equal the present one."""
        return list(self.blocks) == list(self.present.blocks)

    def counts(self) -> dict[str, int]:
        """How many segments are changed, new, removed and moved; a sentence that comes back is new, or changed."""
        fates = [s.match.fate for s in self.sentences if not (s.match.fate is Fate.RETURNED and s.match.text_changed)]
        changed = sum(s.old is not None and s.match.text_changed for s in self.sentences)
        return {
            "changed": changed,
            "new": sum(fate in {Fate.NEW, Fate.RETURNED} for fate in fates),
            "removed": len(self.removed),
            "moved": fates.count(Fate.MOVED),
        }


def plan(uow: UnitOfWork, loaded: LoadedArticle, page: ImportedArticle, *, based_on: int) -> RevisionPlan:
    """Align the page with every sentence that the article has or once had.

    Raises Stale (``revision_stale``), Conflict (``revision_not_ready``), Invalid (``import_no_title``,
    ``import_no_body``, ``text_not_text``, ``source_markers_broken``, ``source_language_other``).
    """
    check_page(page)
    check_markers(page)
    if page.language != loaded.source.locale:
        raise Invalid("source_language_other", language=loaded.source.locale)
    present = present_source(uow, loaded)
    if not revisions.number_of_text(uow.session, loaded.article.id) <= based_on <= present.revision.number:
        raise Stale("revision_stale", number=present.revision.number)
    blocks = blocks_of(page)
    pieces = pieces_like_before(blocks, loaded.source.locale, _as_cut(present), own_rules(uow, loaded.publication.id))
    alignment = _aligned(present, pieces)
    sentences = [_sentence(present, *pair) for pair in zip(pieces, alignment.matches, strict=True)]
    return RevisionPlan(present, blocks, sentences, alignment.removed)


def _sentence(present: Present, piece: SourcePiece, match: SentenceMatch) -> PlannedSentence:
    old = present.texts.get(match.segment_id or 0)
    if old is not None:
        piece, match = as_before(piece, match, old, present.number_before(old.segment_id))
    if old is not None and match.text_changed and piece.codes:
        text, codes = number_like(piece.text, piece.codes, old.codes or {})
        piece = replace(piece, text=text, codes=codes)
    return PlannedSentence(piece, match, old)


def present_source(uow: UnitOfWork, loaded: LoadedArticle) -> Present:
    """The current revision and what it is made of. Raises Conflict (``revision_not_ready``) before it is segmented."""
    article = loaded.article
    revision = uow.session.get_one(SourceRevision, (article.id, article.current_revision_id))
    places = revisions.places(uow.session, article.id, revision.id)
    if not places:
        raise Conflict("revision_not_ready")
    return Present(
        revision=revision,
        blocks=as_new(revisions.blocks(uow.session, article.id, revision.id)),
        places=places,
        texts=source_texts.newest(uow.session, article.id, loaded.source.id),
        kinds=revisions.kinds(uow.session, article.id),
    )


def _as_cut(present: Present) -> list[tuple[NewBlock, list[SourcePiece]]]:
    pieces: dict[int, list[SourcePiece]] = {}
    for place in present.places:
        text = present.texts[place.segment_id]
        kind = present.kinds[place.segment_id]
        piece = SourcePiece(place.block, kind, place.space_before, text.text, text.codes)
        pieces.setdefault(place.block, []).append(piece)
    return [(block, pieces.get(number, [])) for number, block in enumerate(present.blocks)]


def _aligned(present: Present, pieces: Sequence[SourcePiece]) -> Alignment:
    position = {place.segment_id: place.position for place in present.places}
    known = [
        KnownSegment(
            segment_id,
            present.kinds[segment_id],
            text.text if present.number_before(segment_id) else number_apart(text.text)[1],
            _codes(text.codes),
            position.get(segment_id),
        )
        for segment_id, text in present.texts.items()
        # What left the article before its source was in this language may never have been said in it.
        if segment_id in present.kinds and text.text
    ]
    return align(known, [NewSentence(piece.kind, piece.text, _codes(piece.codes)) for piece in bare(pieces)])


def _codes(stored: Mapping[str, Any] | None) -> Any:
    return codes_from_json(stored)
