"""One derived text and its parent's new one: what stands there afterwards, in which state, and who is asked.

An untouched text is derived again, a person's is merged: base is what was derived before, mine what a person made of
it, theirs what is derived now. After a save the versions derived from the text follow in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tms.db.models import Derivation, SegmentText
from tms.db.queries.article_context import OneVersion, VersionRow
from tms.db.queries.one_segment import SegmentContext
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Look, Origin, SegmentState, state_after_derivation
from tms.domain.three_way_merge import merge
from tms.services.authorize import PlainArticleContext
from tms.services.conversion.derive_text import DerivedResult, Deriving, deriving_with
from tms.services.jobs.reopen import CLOSED


class Followed(StrEnum):
    """What became of a derived text when its parent changed."""

    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"


def is_behind(child: OneText | None, derivation: Derivation | None, parent: OneText, derive: Deriving | None) -> bool:
    """Whether a text lags behind its parent, in text or in state, or behind the rules that hold now.

    Without ``derive`` rules are not asked about.
    """
    if child is None or derivation is None:
        return True
    is_conflict = derivation.status == "conflict"
    derived_from = derivation.other_parent_rev if is_conflict else derivation.parent_rev
    if derived_from != parent.rev or (derive is not None and not derive.made(derivation)):
        return True
    if is_conflict:
        return False
    waits = child.state == SegmentState.INITIAL and child.look in {None, Look.SOURCE_CHANGED}
    return waits and parent.state != SegmentState.INITIAL


def source_rev(parent: OneText, parent_id: int, source_version_id: int) -> int:
    """The rev of the source that the parent's text says."""
    return parent.rev if parent_id == source_version_id else (parent.source_rev or 1)


def derivation_row(
    version: OneVersion, parent_id: int, parent: OneText, base: DerivedResult, status: str
) -> dict[str, Any]:
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


def follow_text(
    version: OneVersion,
    parent: SegmentText,
    child: SegmentText,
    derivation: Derivation | None,
    derive: Deriving,
    by: Provenance,
    source_version_id: int,
    *,
    is_typo: bool = False,
    is_decided: bool = False,
) -> tuple[Followed, Derivation | None]:
    """Bring one derived text up to its parent, for a caller that holds both texts and has read the derivation since.

    What became of it, and the derivation that begins with this, for the caller to store. ``is_typo``: the parent
    changed by a typo only, as an editor says, so what follows it stays as it was approved.
    ``is_decided``: it was not the parent that changed but how it is converted.
    """
    if not parent.text:
        return Followed.SAME, None
    new = derive(parent)
    begun = None
    if derivation is None:
        # What a person wrote before there was anything to derive from has no base: it is all theirs.
        begun = Derivation(**derivation_row(version, parent.version_id, parent, derive.nothing, "follows"))
        derivation = begun
    if derivation.status == "detached" or version.detached_at is not None:
        is_other = parent.rev != derivation.parent_rev or is_decided
        is_news = child.text if begun is not None else is_other and new.text != derivation.base_text
        if is_news and child.look not in {Look.CONFLICT, Look.SENT_BACK}:
            child.look = Look.PARENT_CHANGED
        return Followed.SAME, begun
    outcome = _settle(child, derivation, parent, new, by, source_version_id, is_typo=is_typo, is_decided=is_decided)
    return outcome, begun


def _settle(
    child: SegmentText,
    derivation: Derivation,
    parent: SegmentText,
    new: DerivedResult,
    by: Provenance,
    source_version_id: int,
    *,
    is_typo: bool = False,
    is_decided: bool = False,
) -> Followed:
    """Derive, merge, or wait in conflict; the rows are changed, not yet written.

    ``is_decided``: it was not the parent that changed but how it is converted.
    """
    mine = None if child.touched_by is None else child.text
    # A text that a person confirmed or accepted and did not change holds nothing of theirs that could be lost.
    is_theirs = mine is not None and mine != derivation.base_text
    merged = merge(derivation.base_text, mine, new.text) if mine is not None and is_theirs else None
    if merged is not None and merged.is_conflict:
        derivation.conflict(parent, new.text, new.how)
        child.look = Look.CONFLICT
        return Followed.CONFLICT
    text = new.text if merged is None else str(merged.text)
    derivation.follow(parent, new.text, new.how, text)
    if child.look == Look.CONFLICT:
        child.look = None
    # What a source revision opened again is settled by its parent; a person's own wording is theirs to look at.
    was_reopened = child.look == Look.SOURCE_CHANGED and not is_theirs
    if not (is_theirs and child.look == Look.SOURCE_CHANGED):
        child.source_version_id = source_version_id
        child.source_rev = source_rev(parent, parent.version_id, source_version_id)
    # A person's text that they have not confirmed is not made a translation by what happens to its parent.
    unconfirmed = mine is not None and child.state == SegmentState.INITIAL and not was_reopened
    if (text, parent.codes) == (child.text, child.codes):
        if child.state == SegmentState.INITIAL and (child.look is None or was_reopened) and not unconfirmed:
            _catch_up(child, parent)
        return Followed.SAME
    is_merge = merged is not None and text != child.text
    child.say(text, parent.codes, by.as_act(Act.MERGE) if is_merge else by)
    if not (is_merge or is_theirs):
        child.origin = Origin.DERIVED
    if is_typo and not is_merge:
        # What was accepted stays so, as the history tells the last gate.
        child.act = Act.TYPO
    else:
        child.state = SegmentState.INITIAL if unconfirmed else state_after_derivation(parent.state)
    if is_merge:
        child.look = Look.MERGED
    elif mine is not None and not is_typo and not is_decided:
        child.look = Look.PARENT_CHANGED
    return Followed.CHANGED


def _catch_up(child: SegmentText, parent: SegmentText) -> None:
    """Mark a text that is right already as based on its parent's present one, and as translated as that is."""
    child.state = state_after_derivation(parent.state)
    if child.state != SegmentState.INITIAL:
        child.look = None


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
