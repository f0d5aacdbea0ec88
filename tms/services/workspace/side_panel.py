"""What helps with one segment, beside it in the workspace: matches, terms, and what decided its conversion."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from tms.db.models import Article, RevisionSegment, SegmentText
from tms.db.queries.article_context import VersionRow
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.inline import plain
from tms.domain.locales import memory_locale
from tms.domain.permissions import Action, Actor
from tms.language.assembly.pieces import AssemblyPiece, pieces
from tms.language.terms import TermHit, TermIndex
from tms.services.authorize import PlainArticleContext, authorize_for_reading, may
from tms.services.conversion.what_decided import Conversion, what_decided
from tms.services.drafting.what_was_told import EngineTold, what_was_told
from tms.services.memory.fit_match import Fitter
from tms.services.memory.fragments import MemoryFragment, known_fragments
from tms.services.memory.lookup import EXACT, SentenceQuery, between, lookup
from tms.services.termbase.terms import known_terms
from tms.services.withhold_guarded import Withheld, withheld_from

_HERE = (
    select(RevisionSegment.revision_id, RevisionSegment.position)
    .join(
        Article,
        (Article.id == RevisionSegment.article_id) & (Article.current_revision_id == RevisionSegment.revision_id),
    )
    .where(RevisionSegment.article_id == bindparam("article_id"), RevisionSegment.segment_id == bindparam("segment_id"))
    .cte("here")
)


def _next_to(*, before: bool) -> Any:
    """The source text next to the segment's, on that side of it."""
    there = aliased(RevisionSegment)
    is_beyond = there.position < _HERE.c.position if before else there.position > _HERE.c.position
    nearest = (
        select(there.segment_id)
        .where(there.article_id == bindparam("article_id"), there.revision_id == _HERE.c.revision_id, is_beyond)
        .order_by(there.position.desc() if before else there.position)
        .limit(1)
    )
    neighbour = aliased(SegmentText)
    return (
        select(neighbour.text)
        .where(
            neighbour.article_id == bindparam("article_id"),
            neighbour.version_id == bindparam("version_id"),
            neighbour.segment_id == nearest.scalar_subquery(),
        )
        .scalar_subquery()
    )


_BETWEEN = (
    select(SegmentText)
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.version_id == bindparam("version_id"),
        SegmentText.segment_id == bindparam("segment_id"),
    )
    .execution_options(populate_existing=True)
).add_columns(
    select(_next_to(before=True)).select_from(_HERE).scalar_subquery(),
    select(_next_to(before=False)).select_from(_HERE).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class FittedMatch:
    """A remembered sentence and what its translation would say here.

    ``changes`` is what was repaired in it, ``left`` where it still says the other number, date or term. ``is_own``: it
    is this very segment's, from before its source changed.
    """

    similarity: int
    source: str
    target: str
    changes: Sequence[tuple[str, str]] = ()
    left: Sequence[tuple[str, str]] = ()
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class SidePanel:
    """Of a segment whose source is ``source``; there is nothing for a segment of the source version itself.

    ``conversion`` is what decided how a derived text came from its parent's, and what a person put instead: who
    ``may_rule`` makes a rule of it for texts of the ``profile``. ``told`` what an engine was told that made
    the draft. ``known`` is what of ``plain``, the source without its inline markers, is known in the version's
    language, in the order of the source: terms, numbers, amounts and dates, and parts that the memory has.
    """

    source: str
    source_locale: str
    matches: Sequence[FittedMatch] = ()
    conversion: Conversion = field(default_factory=Conversion)
    parent_locale: str = ""
    plain: str = ""
    known: Sequence[TermHit | AssemblyPiece | MemoryFragment] = ()
    told: EngineTold | None = None
    segment_id: int = 0
    may_suggest: bool = False
    profile: str = ""
    may_rule: bool = False


def beside(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> SidePanel:
    """The panel of a segment, in a number of statements that doesn't depend on the article.

    Raises NotFound (``segment_not_found``), Denied.
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    found = _source_between(uow.session, article_id, seen.source.id, segment_id)
    if found is None:
        raise NotFound("segment_not_found")
    source, *around = found
    if version.role == "source":
        return SidePanel(source.text, locale)
    withheld = withheld_from(uow, actor)
    matches = _matches(uow, seen, version, segment_id, between(source.text, *around), withheld)
    parent = next((one.locale for one in seen.versions if one.id == version.parent_version_id), "")
    profile = version.profile or version.locale
    said = plain(source.text, source.codes or {})
    return SidePanel(
        source.text,
        seen.source.locale,
        matches,
        what_decided(uow, version, segment_id, (memory_locale(parent, seen.publication.region), profile)),
        parent,
        plain=said,
        known=_known(
            said,
            known_terms(uow, seen.publication, seen.source.locale, version.locale),
            seen.source.locale,
            memory_locale(version.locale, seen.publication.region),
            _fragments(uow, seen, version, said, matches, withheld),
        ),
        told=what_was_told(uow, seen.publication.id, version, segment_id) if version.role == "direct" else None,
        segment_id=segment_id,
        may_suggest=may(actor, Action.TERM_SUGGEST, seen.subject(version)),
        profile=profile,
        may_rule=may(actor, Action.RULES_CHANGE),
    )


def _known(
    plain: str, terms: TermIndex, source_locale: str, target_locale: str, fragments: Sequence[MemoryFragment]
) -> list[TermHit | AssemblyPiece | MemoryFragment]:
    """What the memory has of it, the terms, and the figures that are in none of them."""
    figures = [
        piece
        for piece in pieces(plain, terms, source_locale, target_locale)
        if piece.term is None and any(map(str.isalnum, piece.text))
    ]
    return sorted([*fragments, *terms.find(plain), *figures], key=lambda one: one.start)


def _fragments(
    uow: UnitOfWork,
    seen: PlainArticleContext,
    version: VersionRow,
    plain: str,
    matches: Sequence[FittedMatch],
    withheld: Withheld,
) -> list[MemoryFragment]:
    """Parts that the memory has, where it does not have the whole."""
    if any(match.similarity >= EXACT for match in matches):
        return []
    from_locale, to_locale = (memory_locale(one.locale, seen.publication.region) for one in (seen.source, version))
    return known_fragments(uow, seen.publication.id, from_locale, to_locale, plain, withheld)


def _matches(
    uow: UnitOfWork,
    seen: PlainArticleContext,
    version: VersionRow,
    segment_id: int,
    sought: SentenceQuery,
    withheld: Withheld,
) -> list[FittedMatch]:
    from_locale, to_locale = (memory_locale(one.locale, seen.publication.region) for one in (seen.source, version))
    segment = version.article_id, segment_id
    (found,) = lookup(uow, seen.publication.id, from_locale, to_locale, [sought], withheld, segment)
    if not found:
        return []
    fitter = Fitter(from_locale, to_locale, known_terms(uow, seen.publication, seen.source.locale, version.locale))
    fitted = ((match, fitter.fitted(match, sought.text)) for match in found)
    return [
        FittedMatch(match.similarity, match.source, one.text, one.changes, one.left, match.is_own)
        for match, one in fitted
    ]


def _source_between(
    session: Session, article_id: int, source_version_id: int, segment_id: int
) -> tuple[SegmentText, str | None, str | None] | None:
    """A source text, and those before and after it in reading order; None where there is none."""
    key = {"article_id": article_id, "version_id": source_version_id, "segment_id": segment_id}
    row = session.execute(_BETWEEN, key).one_or_none()
    return None if row is None else (row[0], row[1], row[2])
