"""The workspace of one version: all segments beside the source and the other versions, and what may be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from tms.checks import CheckedText, Finding, check
from tms.db.models import PendingText, Person, SignOff, Version
from tms.db.queries import texts
from tms.db.queries.around import OneVersion
from tms.db.queries.detached import parents_seen
from tms.db.queries.dismissed import Dismissal, dismissed_in
from tms.db.queries.text_rows import OneDerivation, OneText, derivations_of_versions
from tms.db.queries.texts import PlacedTexts
from tms.db.queries.threads import Talk, talk_in
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import SignOffKind
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look, VersionStatus
from tms.services.authorize import Either, Loaded, authorize_version, is_in_review, may
from tms.services.checking.to_check import Dismissed, all_to_check, checking_of, told_apart
from tms.services.conversion.questions import undecided
from tms.services.jobs.authorship import own_segments
from tms.services.jobs.signers import NOBODY, signers
from tms.services.overview.article_status import ArticleStatus, VersionStatusView, outline
from tms.services.overview.counts import counted
from tms.services.reviewing.faults import SentBack
from tms.services.source.retired import RetiredSegment, typed_into_retired
from tms.services.source.source_before import SourceBefore, sources_before
from tms.services.translating.claims import Holder, holders


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


class SegmentRow(NamedTuple):
    """A row of the workspace: source, this version, the others; who holds it; what was found; why it came back."""

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


@dataclass(frozen=True, slots=True)
class Workspace:
    """One version's page. ``may`` names the actions that the person may do now; pages show no other button."""

    article: ArticleStatus
    version: VersionStatusView
    rows: list[SegmentRow]
    may: frozenset[str]
    other_locales: list[str] = field(default_factory=list)
    retired: list[RetiredSegment] = field(default_factory=list)
    undecided: int = 0


_ACTIONS = (
    Action.SEGMENT_TAKE_OVER,
    Action.SEGMENT_EDIT,
    Action.FINDING_DISMISS,
    Action.VERSION_SUBMIT,
    Action.SEGMENT_RESEGMENT,
    Action.SEGMENT_DETACH,
    Action.SUBMISSION_RECALL,
    Action.SEGMENT_REVIEW,
    Action.SEGMENT_CORRECT,
    Action.VERSION_RETURN,
    Action.VERSION_APPROVE,
    Action.APPROVAL_WITHDRAW,
    Action.VERSION_EXPORT,
)


def workspace(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> Workspace:
    """Everything that the page of one version shows. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    others = loaded.others(version)
    ids = [version.id, *(other.id for other in others)]
    placed = texts.in_reading_order(uow.session, article_id, [loaded.source.id, *ids])
    pending = _pending(uow, actor, version)
    status = outline(uow, loaded, counted(placed))
    derivations = derivations_of_versions(uow.session, article_id, ids, whole=version.id)
    rows = _rows(uow, actor, loaded, version, others, placed, pending, derivations)
    gone = pending.keys() - {row.segment_id for row in placed}
    return Workspace(
        article=status,
        version=status.version(locale),
        rows=rows,
        may=may_do(uow, actor, loaded, version, own=any(row.own for row in rows)),
        other_locales=[other.locale for other in others],
        retired=typed_into_retired(uow, actor, loaded.source, version) if gone else [],
        undecided=undecided(version, (row.texts[1] for row in placed), derivations[version.id]),
    )


def may_do(uow: UnitOfWork, actor: Actor, seen: Either, version: OneVersion, *, own: bool) -> frozenset[str]:
    """The actions of the page that the actor may do now; ``own``: some of the texts are their own work.

    Segments are accepted one by one, each with its own authors; a version is approved with all of theirs.
    """
    # Who signed decides only of what has been signed: in review the submission, and after it the approval.
    is_signed = is_in_review(seen, version) or version.status == VersionStatus.APPROVED
    signed = signers(uow, version) if is_signed else NOBODY
    subject = seen.subject(version, submitter=signed.submitter, approvers=signed.approvers)
    authors = frozenset({actor.person_id}) if own else frozenset[int]()
    subjects = {Action.VERSION_APPROVE: seen.subject(version, authors=authors)}
    actions = set(_ACTIONS)
    if version.role == "source" or version.status != VersionStatus.APPROVED:
        actions.remove(Action.APPROVAL_WITHDRAW)
    return frozenset(action.value for action in actions if may(actor, action, subjects.get(action, subject)))


def _rows(
    uow: UnitOfWork,
    actor: Actor,
    loaded: Loaded,
    version: Version,
    others: list[Version],
    placed: Sequence[PlacedTexts],
    pending: Mapping[int, str],
    derivations: Mapping[int, Mapping[int, OneDerivation]],
) -> list[SegmentRow]:
    article_id = loaded.article.id
    looks = {row.texts[1].look for row in placed if row.texts[1] is not None}
    checking = checking_of(uow, loaded.publication, loaded.source, version)
    context = RowContext(
        seen=loaded,
        version=version,
        others=others,
        holders=holders(uow, article_id, [version.id]),
        derivations=derivations,
        pending=pending,
        reasons=send_back_reasons(uow, version) if Look.SENT_BACK in looks else {},
        own=own_segments(uow, actor, version) if loaded.publication.four_eyes else frozenset(),
        parents=parents_seen(uow.session, article_id, version.id) if Look.PARENT_CHANGED in looks else {},
        before=sources_before(uow, ((row.source, row.texts[1]) for row in placed)),
        checked={text.segment_id: text for text in all_to_check(checking, placed, derivations[version.id])},
        dismissed=dismissed_in(uow.session, article_id, version.id),
        numbers={row.segment_id: number for number, row in enumerate(placed, 1)},
        talk=talk_in(uow.session, article_id, version.id),
    )
    blocks = [None, *(row.block for row in placed)]
    return [workspace_row(context, row, n, starts_block=row.block != blocks[n - 1]) for n, row in enumerate(placed, 1)]


@dataclass(frozen=True, slots=True)
class RowContext:
    """What rows are made from: of a version, everything that belongs to the segments that are asked for."""

    seen: Either
    version: OneVersion
    others: Sequence[OneVersion]
    holders: Mapping[tuple[int, int], Holder]
    derivations: Mapping[int, Mapping[int, OneDerivation]]
    pending: Mapping[int, str]
    reasons: Mapping[int, SentBack]
    own: frozenset[int]
    parents: Mapping[int, str]
    before: Mapping[int, SourceBefore]
    checked: Mapping[int, CheckedText]
    dismissed: Mapping[int, Sequence[Dismissal]]
    numbers: Mapping[int, int]
    talk: Mapping[int, Talk]


def workspace_row(context: RowContext, row: PlacedTexts, number: int, *, starts_block: bool) -> SegmentRow:
    """A segment's row from what was read; ``number`` is its place in the article."""
    version, segment_id = context.version, row.segment_id
    target = row.texts[1]
    derivation = context.derivations[version.id].get(segment_id)
    checked = context.checked.get(segment_id)
    found = check(checked) if checked is not None and checked.text and version.role != "source" else []
    findings, dismissed = told_apart(found, context.dismissed.get(segment_id, ()))
    others = [
        _cell(other, text, context.derivations[other.id].get(segment_id))
        for other, text in zip(context.others, row.texts[2:], strict=True)
    ]
    same_as = context.numbers.get(target.same_as or 0) if target else None
    source, cell = _cell(context.seen.source, row.source, None), _cell(version, target, derivation, same_as)
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
        mine_pending=context.pending.get(segment_id),
        findings=findings,
        dismissed=dismissed,
        sent_back=context.reasons.get(segment_id) if target and target.look == Look.SENT_BACK else None,
        conflict=_sides(target, derivation),
        own=segment_id in context.own,
        parent_change=_parent_change(cell, context.parents.get(segment_id), [source, *others], parent),
        source_before=context.before.get(segment_id),
        talk=context.talk.get(segment_id),
    )


def _parent_change(cell: Cell, before: str | None, others: Sequence[Cell], parent: str | None) -> ParentChange | None:
    if before is None or cell.derivation != "detached" or cell.look != Look.PARENT_CHANGED:
        return None
    return next((ParentChange(before, other.text) for other in others if other.locale == parent), None)


def _cell(
    version: OneVersion, text: OneText | None, derivation: OneDerivation | None, same_as: int | None = None
) -> Cell:
    if text is None:
        return Cell(version.locale, "", 0, "initial", "empty", None, None, None)
    status = derivation.status if derivation else None
    if version.detached_at is not None and status != "conflict":
        status = "detached"
    where = (text.text, text.rev, text.state, text.origin, text.similarity, text.look, text.codes)
    return Cell(version.locale, *where, status, text.repaired, same_as)


def _sides(target: OneText | None, derivation: OneDerivation | None) -> ConflictSides | None:
    if target is None or derivation is None or derivation.status != "conflict":
        return None
    return ConflictSides(
        derivation.base_text, target.text, derivation.other_text or "", derivation.other_parent_rev or 0
    )


_PENDING = select(PendingText.segment_id, PendingText.text).where(
    PendingText.article_id == bindparam("article_id"),
    PendingText.version_id == bindparam("version_id"),
    PendingText.person_id == bindparam("person_id"),
)


def _pending(uow: UnitOfWork, actor: Actor, version: Version) -> dict[int, str]:
    key = {"article_id": version.article_id, "version_id": version.id, "person_id": actor.person_id}
    return {row.segment_id: row.text for row in uow.session.execute(_PENDING, key)}


def send_back_reasons(uow: UnitOfWork, version: OneVersion) -> dict[int, SentBack]:
    """Per segment, who sent it back last and why."""
    rows = uow.session.execute(
        select(SignOff.segment_id, SignOff.reason, SignOff.faults, Person.name)
        .join(Person, Person.id == SignOff.person_id)
        .where(
            SignOff.article_id == version.article_id,
            SignOff.version_id == version.id,
            SignOff.kind == SignOffKind.SEND_BACK,
        )
        .order_by(SignOff.id)
    )
    return {int(row.segment_id or 0): SentBack(row.name, row.reason, row.faults) for row in rows}
