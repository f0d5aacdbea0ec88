"""A row of the workspace: what is known about one segment beside its source and its other versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tms.checks import CheckedText, Finding, check
from tms.db.queries.article_context import OneVersion
from tms.db.queries.dismissed_findings import Dismissal
from tms.db.queries.segment_row import TypedText
from tms.db.queries.text_rows import OneDerivation, OneText
from tms.db.queries.texts import PlacedTexts
from tms.db.queries.threads import Talk
from tms.domain.picture_choices import PictureChoices, articles_pictures
from tms.domain.states import Look
from tms.services.authorize import AnyArticleContext
from tms.services.checking.texts_to_check import Dismissed, told_apart
from tms.services.conversion.doubt_places import DoubtPlace, doubts_in
from tms.services.jobs.corrections import Correction
from tms.services.memory.approved_before import ApprovedBefore
from tms.services.reviewing.faults_found import SentBack
from tms.services.source.source_before import SourceBefore
from tms.services.translating.claims import Holder


class Cell(NamedTuple):
    """A segment's text in one version; ``same_as`` is the number of the segment that it was taken from, if any."""

    locale: str
    text: str
    rev: int
    state: str
    origin: str
    similarity: int | None
    look: str | None
    codes: Mapping[str, Any] | None
    derivation: str | None = None
    repaired: bool = False
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class ConflictSides:
    """Base, mine and theirs of a derived text in conflict; resolving it names ``resolves``."""

    base: str
    mine: str
    theirs: str
    resolves: int


@dataclass(frozen=True, slots=True)
class ParentChange:
    """What the parent of a detached text said when somebody last looked, and what it says now."""

    before: str
    now: str


class RowPicture(NamedTuple):
    """The article's picture that a segment's words stand for, and what the version shows there; None: nothing."""

    number: int
    shown: int | None


class SegmentRow(NamedTuple):
    """A row of the workspace: source, this version, the others; who holds it; what was found; why it came back.

    ``space_before`` is what stands before the segment in its source: white space, or the number of a list's item.
    ``is_proposed``: what is pending was proposed by a program. ``level``: how deep an item of a list is, or the column
    of a table's cell, from 1.
    """

    segment_id: int
    number: int
    kind: str
    starts_block: bool
    source: Cell
    target: Cell
    others: list[Cell]
    holder: Holder | None
    mine_pending: str | None
    findings: list[Finding]
    sent_back: SentBack | None
    conflict: ConflictSides | None
    own: bool
    parent_change: ParentChange | None = None
    source_before: SourceBefore | None = None
    dismissed: Sequence[Dismissed] = ()
    talk: Talk | None = None
    corrected: Correction | None = None
    space_before: str = ""
    doubts: Sequence[DoubtPlace] = ()
    doubts_of_others: Sequence[Sequence[DoubtPlace]] = ()
    approved_before: ApprovedBefore | None = None
    is_proposed: bool = False
    picture: RowPicture | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class RowContext:
    """What rows are made from: of a version, everything that belongs to the segments that are asked for."""

    seen: AnyArticleContext
    version: OneVersion
    others: Sequence[OneVersion]
    holders: Mapping[tuple[int, int], Holder]
    derivations: Mapping[int, Mapping[int, OneDerivation]]
    pending: Mapping[int, TypedText]
    reasons: Mapping[int, SentBack]
    own: frozenset[int]
    parents: Mapping[int, str]
    before: Mapping[int, SourceBefore]
    checked: Mapping[int, CheckedText]
    dismissed: Mapping[int, Sequence[Dismissal]]
    numbers: Mapping[int, int]
    talk: Mapping[int, Talk]
    corrected: Mapping[int, Correction]
    approved: Mapping[int, ApprovedBefore]
    choices: PictureChoices
    levels: Mapping[int, int]


def workspace_row(context: RowContext, row: PlacedTexts, number: int, *, starts_block: bool) -> SegmentRow:
    """A segment's row from what was read; ``number`` is its place in the article."""
    version, segment_id = context.version, row.segment_id
    typed = context.pending.get(segment_id)
    target = row.texts[1]
    derivation = context.derivations[version.id].get(segment_id)
    findings, dismissed = found_in(version, context.checked.get(segment_id), context.dismissed.get(segment_id, ()))
    others = [
        cell_of(other, text, context.derivations[other.id].get(segment_id))
        for other, text in zip(context.others, row.texts[2:], strict=True)
    ]
    same_as = context.numbers.get(target.same_as or 0) if target else None
    source, cell = cell_of(context.seen.source, row.source, None), cell_of(version, target, derivation, same_as)
    parent = next((v.locale for v in context.seen.versions if v.id == version.parent_version_id), None)
    return SegmentRow(
        segment_id=segment_id,
        number=number,
        kind=row.kind,
        starts_block=starts_block,
        source=source,
        target=cell,
        others=others,
        holder=context.holders.get((version.id, segment_id)),
        mine_pending=typed.text if typed else None,
        findings=findings,
        dismissed=dismissed,
        sent_back=context.reasons.get(segment_id) if target and target.look == Look.SENT_BACK else None,
        conflict=sides_of(target, derivation),
        own=segment_id in context.own,
        parent_change=_parent_change(cell, context.parents.get(segment_id), [source, *others], parent),
        source_before=context.before.get(segment_id),
        talk=context.talk.get(segment_id),
        corrected=context.corrected.get(segment_id),
        space_before=row.space_before,
        level=context.levels.get(row.block),
        doubts=doubts_in(version, target, derivation) if target else (),
        doubts_of_others=[
            doubts_in(other, text, context.derivations[other.id].get(segment_id)) if text else ()
            for other, text in zip(context.others, row.texts[2:], strict=True)
        ],
        approved_before=context.approved.get(segment_id),
        is_proposed=typed is not None and typed.proposed,
        picture=_picture_of(source, context.choices),
    )


def _picture_of(source: Cell, choices: PictureChoices) -> RowPicture | None:
    number = next(iter(articles_pictures(source.codes).values()), None)
    return None if number is None else RowPicture(number, choices.get(number, number))


def found_in(
    version: OneVersion, checked: CheckedText | None, dismissals: Sequence[Dismissal]
) -> tuple[list[Finding], list[Dismissed]]:
    """What the checks find in a version's text: what is open, and what somebody dismissed. In a source nothing."""
    if checked is None:
        return [], []
    return told_apart(checked, check(checked) if checked.text and version.role != "source" else [], dismissals)


def _parent_change(cell: Cell, before: str | None, others: Sequence[Cell], parent: str | None) -> ParentChange | None:
    if before is None or cell.derivation != "detached" or cell.look != Look.PARENT_CHANGED:
        return None
    return next((ParentChange(before, other.text) for other in others if other.locale == parent), None)


def cell_of(
    version: OneVersion, text: OneText | None, derivation: OneDerivation | None, same_as: int | None = None
) -> Cell:
    """A text as a cell of a row; ``same_as`` is the number of the segment that it was taken from."""
    if text is None:
        return Cell(version.locale, "", 0, "initial", "empty", None, None, None)
    status = derivation.status if derivation else None
    if version.detached_at is not None and status != "conflict":
        status = "detached"
    where = (text.text, text.rev, text.state, text.origin, text.similarity, text.look, text.codes)
    return Cell(version.locale, *where, status, text.repaired, same_as)


def sides_of(target: OneText | None, derivation: OneDerivation | None) -> ConflictSides | None:
    """The three texts of a derived one that is in conflict; None where it is not."""
    if target is None or derivation is None or derivation.status != "conflict":
        return None
    return ConflictSides(
        derivation.base_text, target.text, derivation.other_text or "", derivation.other_parent_rev or 0
    )
