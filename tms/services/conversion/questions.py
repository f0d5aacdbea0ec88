"""The places of a derived version that nobody has decided yet: its reviewer works through them, a release waits."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, Derivation, RevisionSegment, SegmentText, SignOff, Version
from tms.db.queries.article_context import OneVersion
from tms.db.queries.text_rows import OneDerivation, OneText
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.fingerprint import fingerprint
from tms.domain.minimal_diff import Edit, changes
from tms.domain.recorded_acts import SignOffKind
from tms.language.ambiguity import Ambiguity
from tms.language.conversion import ConversionSpan
from tms.language.marked_text import take_apart
from tms.services.authorize import LoadedArticle
from tms.services.conversion.derive_text import decision_key
from tms.services.conversion.stored_spans import ambiguities_from, spans_from
from tms.services.versions.as_read import seen_blocks

AMBIGUITIES = "ambiguities"
"""The kind of waiver that lets open decisions pass."""


@dataclass(frozen=True, slots=True)
class Question:
    """One open place: its segment, the parent's text without markers, what is asked, where the answer is now."""

    segment_id: int
    position: int
    parent_rev: int
    parent: str
    text: str
    asked: Ambiguity
    target_start: int
    target_end: int

    @property
    def phrase_end(self) -> int:
        """The end, in the parent's text, of the word that a rule would bind."""
        return self.asked.phrase_end


_CHILD, _PARENT = shared_alias(SegmentText), shared_alias(SegmentText)


_ARTICLE_ID = bindparam("article_id", type_=BigInteger)
_ASKING = (
    select(Derivation, _CHILD.text, _PARENT.text, RevisionSegment.position)
    .join(
        _CHILD,
        (_CHILD.article_id == Derivation.article_id)
        & (_CHILD.version_id == Derivation.version_id)
        & (_CHILD.segment_id == Derivation.segment_id)
        & (_CHILD.presence == "present"),
    )
    .join(
        _PARENT,
        (_PARENT.article_id == Derivation.article_id)
        & (_PARENT.version_id == Derivation.parent_version_id)
        & (_PARENT.segment_id == Derivation.segment_id)
        & (_PARENT.rev == Derivation.parent_rev),
    )
    .join(
        RevisionSegment,
        (RevisionSegment.article_id == Derivation.article_id)
        & (
            RevisionSegment.revision_id
            == select(Article.current_revision_id).where(Article.id == _ARTICLE_ID).scalar_subquery()
        )
        & (RevisionSegment.segment_id == Derivation.segment_id),
    )
    .where(
        Derivation.article_id == _ARTICLE_ID,
        Derivation.version_id == any_(bindparam("version_ids", type_=ARRAY(BigInteger))),
        Derivation.ambiguities.is_not(None),
        Derivation.status.in_(["follows", "overridden"]),
    )
)
"""The derivations of these versions with places to ask about, with both texts and the number of their segment."""


def questions(uow: UnitOfWork, version: Version) -> list[Question]:
    """Every open place of the version, the most doubtful first; none of a version that follows no parent.

    A place that a person has written themselves is decided; a conflict is resolved first, and asks then. A name that no
    source was read for is asked at its first place alone.
    """
    if version.parent_version_id is None or version.detached_at is not None:
        return []
    of_version = {"article_id": version.article_id, "version_ids": [version.id]}
    rows = uow.session.execute(_ASKING, of_version, execution_options={"populate_existing": True})
    found = first_places(one for row in rows for one in questions_of(*row))
    return sorted(found, key=lambda one: (-one.asked.weight, one.position, one.asked.start))


_ASKING_ONE = _ASKING.where(Derivation.segment_id == bindparam("segment_id", type_=BigInteger))


def questions_in_segment(uow: UnitOfWork, version: OneVersion, segment_id: int) -> list[Question]:
    """Every open place of one segment, in the order of its text."""
    if version.parent_version_id is None or version.detached_at is not None:
        return []
    key = {"article_id": version.article_id, "version_ids": [version.id], "segment_id": segment_id}
    rows = uow.session.execute(_ASKING_ONE, key, execution_options={"populate_existing": True})
    return sorted((one for row in rows for one in questions_of(*row)), key=lambda one: one.asked.start)


def open_in_each(uow: UnitOfWork, versions: Sequence[Version]) -> dict[int, int]:
    """How many places are open in each of an article's versions that follows a parent; one statement for all."""
    following = {one.id: 0 for one in versions if one.parent_version_id is not None and one.detached_at is None}
    if following:
        of_article = {"article_id": versions[0].article_id, "version_ids": list(following)}
        rows = uow.session.execute(_ASKING, of_article).all()
        for version_id in following:
            found = (questions_of(*row) for row in rows if row[0].version_id == version_id)
            following[version_id] = len(first_places(chain.from_iterable(found)))
    return following


def first_places(found: Iterable[Question]) -> list[Question]:
    """The places in their order in the article; of a name or a whole word only the first one."""
    words: set[tuple[str, ...]] = set()
    kept = []
    for one in sorted(found, key=lambda one: (one.position, one.asked.start)):
        if word := one.asked.asked_once:
            if word in words:
                continue
            words.add(word)
        kept.append(one)
    return kept


def questions_of(derivation: OneDerivation, text: str, parent: str = "", position: int = 0) -> list[Question]:
    """The open places of one text."""
    plain, base, before = (take_apart(one)[0] for one in (text, derivation.base_text, parent))
    written = changes(base, plain) if plain != base else []
    spans = spans_from(derivation.spans)
    found = []
    for asked in ambiguities_from(derivation.ambiguities):
        place = stands_at(written, *target_of(spans, asked.start, asked.end))
        if place is None:
            continue
        found.append(
            Question(
                derivation.segment_id,
                position,
                derivation.parent_rev,
                before,
                plain,
                asked,
                *place,
            )
        )
    return found


def undecided(version: Version, texts: Iterable[OneText | None], derivations: Mapping[int, OneDerivation]) -> int:
    """The number of open places, for a caller that has read the version's texts and derivations already."""
    if version.detached_at is not None:
        return 0
    found = ((text, derivations.get(text.segment_id)) for text in texts if text is not None)
    asked = (
        questions_of(derivation, text.text)
        for text, derivation in found
        if derivation is not None and derivation.ambiguities and derivation.status in {"follows", "overridden"}
    )
    return len(first_places(chain.from_iterable(asked)))


def decided_place(derivation: Derivation, text: str, decision_id: int) -> tuple[ConversionSpan, tuple[int, int]] | None:
    """The span that a decision made, and its place in the present text; None if a person has rewritten it."""
    plain, base = take_apart(text)[0], take_apart(derivation.base_text)[0]
    written = changes(base, plain) if plain != base else []
    for span in spans_from(derivation.spans):
        if span.key == decision_key(decision_id):
            place = stands_at(written, span.target_start, span.target_end)
            return None if place is None else (span, place)
    return None


def stands_at(written: Sequence[Edit], start: int, end: int) -> tuple[int, int] | None:
    """The place of a stretch of the base in a person's version of it; None if they have rewritten it."""
    if any(change.start < end and start < change.end for change in written):
        return None
    shift = sum(len(change.new) - (change.end - change.start) for change in written if change.end <= start)
    return start + shift, end + shift


def target_of(spans: Sequence[ConversionSpan], start: int, end: int) -> tuple[int, int]:
    """The place in the derived text of a stretch of the parent's, by the stored spans."""
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    if at < 0:
        return start, end
    span = spans[at]
    if start >= span.end:
        before = span.target_end - span.end
    elif span.end - span.start == span.target_end - span.target_start:
        before = span.target_start - span.start
    else:
        return span.target_start, span.target_end
    return start + before, end + before


def refuse_open_questions(uow: UnitOfWork, loaded: LoadedArticle, versions: Sequence[Version]) -> None:
    """Raise Conflict (``ambiguities_open``) if places are open that were not waived for just what readers would see."""
    for version in versions:
        asked = questions(uow, version)
        if asked and waiver_of(uow, loaded, version, asked) is None:
            raise Conflict("ambiguities_open", n=len(asked), locale=version.locale)


def places_of(asked: Iterable[Question]) -> list[list[Any]]:
    """What a waiver remembers of open places: where they stand for a reader, and what was asked."""
    return [[one.segment_id, one.target_start, one.asked.phrase, *one.asked.candidates] for one in asked]


def waiver_of(uow: UnitOfWork, loaded: LoadedArticle, version: Version, asked: Iterable[Question]) -> SignOff | None:
    """The newest waiver of all places that are open now, of the version as readers would see it now."""
    waivers = uow.session.scalars(
        select(SignOff)
        .where(
            SignOff.article_id == version.article_id,
            SignOff.version_id == version.id,
            SignOff.kind == SignOffKind.WAIVE,
            SignOff.waives == AMBIGUITIES,
            SignOff.fingerprint == fingerprint(seen_blocks(uow, loaded, version)),
        )
        .order_by(SignOff.id.desc())
    )
    places = {tuple(place) for place in places_of(asked)}
    return next((one for one in waivers if places <= {tuple(place) for place in one.places or ()}), None)
