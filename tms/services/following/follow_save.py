"""After a change of a text: the versions derived from it follow in the same transaction, and overrides are settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tms.db.models import Derivation, SegmentText
from tms.db.queries.article_context import VersionRow
from tms.db.queries.one_segment import SegmentContext
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.provenance import Provenance
from tms.services.authorize import PlainArticleContext
from tms.services.conversion.derive_text import deriving_with
from tms.services.following.apply_parent_change import Followed, follow_text
from tms.services.jobs.reopen import CLOSED


@dataclass(frozen=True, slots=True)
class LockedSegment:
    """A segment's texts in a version and in what is derived from it, locked, and what was read since beside them."""

    texts: Mapping[int, SegmentText]
    beside: SegmentContext


@dataclass(frozen=True, slots=True)
class VersionsFollowed:
    """The locales whose text changed, the derivations that begin with this, and the versions that are to be reopened.

    Those are the ones whose text is no longer what was approved; both are stored once the texts are.
    """

    locales: list[str] = field(default_factory=list)
    begun: list[Derivation] = field(default_factory=list)
    disturbed: list[VersionRow] = field(default_factory=list)


def children(seen: PlainArticleContext, parent: VersionRow) -> list[VersionRow]:
    """The versions that are derived from this one."""
    return [version for version in seen.versions if version.parent_version_id == parent.id]


def versions_follow(
    uow: UnitOfWork, seen: PlainArticleContext, held: LockedSegment, parent: VersionRow, by: Provenance
) -> VersionsFollowed:
    """Re-derive or merge the segment in every version derived from ``parent``; the rows are changed, not yet written.

    ``by`` names the person whose change of the parent's text they follow.
    """
    found = VersionsFollowed()
    for child in children(seen, parent):
        text, beside = held.texts.get(child.id), held.beside.derived.get(child.id)
        if text is None or beside is None:
            continue
        outcome, begun = follow_text(
            child,
            held.texts[parent.id],
            text,
            beside.derivation,
            deriving_with(uow, seen.publication, seen.article, parent, child, {text.segment_id: beside.decisions}),
            by,
            seen.article.source_version_id,
        )
        # As it is now: somebody may have approved it while this waited for its text.
        if outcome is not Followed.SAME and beside.status in CLOSED:
            found.disturbed.append(child)
        if outcome is Followed.CHANGED:
            found.locales.append(child.locale)
        if begun is not None:
            found.begun.append(begun)
    return found


def settle_override(
    row: SegmentText, derivation: Derivation | None, text: str, *, resolves: int | None, confirm: bool
) -> None:
    """What a person's save of a derived text makes of its derivation.

    A conflict is resolved only by a confirmation that names it. Raises Conflict (``conflict_open``).
    """
    if derivation is None or derivation.status == "detached":
        return
    if derivation.status == "conflict":
        if not confirm and resolves is None and text == row.text:
            return
        if resolves != derivation.other_parent_rev or not confirm:
            raise Conflict("conflict_open")
        derivation.resolve(text)
    else:
        derivation.judge(text)
