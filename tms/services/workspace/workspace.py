"""The workspace of one version: all segments beside the source and the other versions, and what may be done."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import bindparam, select

from tms.db.models import PendingText, Version
from tms.db.queries import texts
from tms.db.queries.article_context import OneVersion
from tms.db.queries.changed_segments import Moment, moment
from tms.db.queries.detached_texts import parents_seen
from tms.db.queries.dismissed_findings import dismissed_in
from tms.db.queries.picture_choices import ChosenPicture, chosen_in
from tms.db.queries.segment_row import TypedText
from tms.db.queries.text_rows import OneDerivation, derivations_of_versions
from tms.db.queries.texts import PlacedTexts, SegmentPlace
from tms.db.queries.threads import talk_in
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look, VersionStatus
from tms.services.articles.article_status import ArticleStatus, VersionStatusView, outline
from tms.services.authorize import AnyArticleContext, LoadedArticle, authorize_version, is_in_review, may
from tms.services.checking.texts_to_check import all_to_check, checking_of, parent_beside
from tms.services.conversion.questions import undecided
from tms.services.jobs.agree_candidates import who_can_agree
from tms.services.jobs.authorship import authors_by_segment, owned
from tms.services.jobs.corrections import Correction, corrections, unseen_by_others
from tms.services.jobs.signers import NOBODY, signers
from tms.services.memory.approved_before import approved_before, derived_places
from tms.services.reviewing.faults_found import SentBack
from tms.services.reviewing.returned_jobs import rounds
from tms.services.reviewing.sent_back import sent_back_in
from tms.services.source.retired_segments import RetiredSegment, typed_into_retired
from tms.services.source.source_before import sources_before
from tms.services.translating.claims import Holder, holders
from tms.services.versions.segment_counts import counted
from tms.services.workspace.block_levels import block_levels
from tms.services.workspace.rows import RowContext, SegmentRow, workspace_row


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Corrections that wait for agreement: ``others``' segments, ``mine``, and who can agree to those, by name."""

    others: Sequence[int]
    mine: Sequence[int]
    who: Sequence[str]


@dataclass(frozen=True, slots=True)
class SentBackSegment:
    """A segment that a reviewer sent back and nobody confirmed since, with its number in reading order."""

    number: int
    segment_id: int
    why: SentBack


class Own(StrEnum):
    """What of a version is a person's own work."""

    TEXT = "text"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One version's page. ``may`` names the actions that the person may do now; pages show no other button.

    ``total``: how many segments the version has; ``own``: what of it is the person's, so that another approves;
    ``cursor``: what to ask with for what changes after this; ``agreeing``: which corrections wait for whom;
    ``sent_back``: what a reviewer sent back, in reading order.
    """

    article: ArticleStatus
    version: VersionStatusView
    rows: list[SegmentRow]
    may: frozenset[str]
    total: int
    own: Own | None
    cursor: str
    agreeing: Agreeing
    other_locales: list[str] = field(default_factory=list)
    retired: list[RetiredSegment] = field(default_factory=list)
    sent_back: Sequence[SentBackSegment] = ()
    undecided: int = 0
    round: int = 1
    """In review, the how-manieth since the job began: more than one where the version was returned."""


_ACTIONS = (
    Action.STEP_TAKE,
    Action.SEGMENT_TAKE_OVER,
    Action.SEGMENT_EDIT,
    Action.PICTURE_CHOOSE,
    Action.FINDING_DISMISS,
    Action.VERSION_SUBMIT,
    Action.SEGMENT_RESEGMENT,
    Action.SEGMENT_DETACH,
    Action.SUBMISSION_RECALL,
    Action.SEGMENT_REVIEW,
    Action.SEGMENT_CORRECT,
    Action.CORRECTION_AGREE,
    Action.VERSION_RETURN,
    Action.VERSION_APPROVE,
    Action.APPROVAL_WITHDRAW,
    Action.VERSION_EXPORT,
)


def workspace(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> Workspace:
    """Everything that the page of one version shows. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    now = moment(uow.session)
    ids = [version.id, *(other.id for other in loaded.others(version))]
    placed = texts.in_reading_order(uow.session, article_id, [loaded.source.id, *ids])
    status = outline(uow, loaded, counted(placed))
    derivations = derivations_of_versions(uow.session, article_id, ids, whole=ids)
    chosen = chosen_in(uow.session, article_id, version.id)
    around = around_rows(uow, actor, loaded, version, placed, chosen)
    gone = around.pending.keys() - around.places.keys()
    sent_back = sent_back_in(uow, version) if status.version(locale).counts.sent_back else {}
    return Workspace(
        article=status,
        version=status.version(locale),
        rows=rows_of(uow, actor, loaded, version, around, placed, derivations, sent_back),
        may=may_do(uow, actor, loaded, version, own=around.own_here is not None),
        total=len(placed),
        own=around.own_here,
        cursor=cursor_of(loaded, now, around.chosen),
        agreeing=around.agreeing(uow, actor, loaded, version),
        other_locales=[other.locale for other in loaded.others(version)],
        retired=typed_into_retired(uow, actor, loaded.source, version) if gone else [],
        sent_back=around.in_order(sent_back),
        round=rounds(uow, [article_id]).get(version.id, 1) if is_in_review(loaded, version) else 1,
        undecided=undecided(version, (row.texts[1] for row in placed), derivations[version.id]),
    )


def cursor_of(loaded: LoadedArticle, now: Moment, chosen: Sequence[ChosenPicture]) -> str:
    """``now``, a short hash of what all rows hang on, and the mark of what their checks do.

    Another hash means that every row may be another; another mark, that each with a finding, now or before, may be.
    Rules of conversion and decisions make other rows only by writing other texts. ``chosen`` is what the version shows
    instead of the article's pictures.
    """
    article, publication = loaded.article, loaded.publication
    versions = [(v.id, v.role, v.parent_version_id, v.profile, v.detached_at) for v in loaded.versions]
    shared = (publication.region, publication.four_eyes)
    shown = [(one.picture_id, one.shown_id) for one in chosen]
    said = repr((article.current_revision_id, article.source_version_id, *shared, versions, shown))
    rest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{now.oldest}-{now.cluster}-{rest}-{publication.knowledge.hex[:16]}"


@dataclass(frozen=True, slots=True)
class WorkspaceContext:
    """What belongs to all rows of a version, read at once: little of it, however long the article is.

    ``places``: of each segment its number, and whether a block begins with it. ``own_here``: a text of the person's own
    that nobody else agreed to, or a picture in ``chosen`` that is their choice.
    """

    places: Mapping[int, tuple[int, bool]]
    pending: Mapping[int, TypedText]
    holders: Mapping[tuple[int, int], Holder]
    own: frozenset[int]
    own_here: Own | None
    corrected: Mapping[int, Correction]
    chosen: Sequence[ChosenPicture]

    def in_order(self, sent_back: Mapping[int, SentBack]) -> list[SentBackSegment]:
        """What was sent back, in reading order."""
        return [SentBackSegment(self.places[i][0], i, sent_back[i]) for i in self.places if i in sent_back]

    def agreeing(self, uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version) -> Agreeing:
        """Which of these corrections wait for whom."""
        mine = [i for i in self.places if i in self.corrected and i in self.own]
        others = [i for i in self.places if i in self.corrected and i not in self.own]
        return Agreeing(others, mine, [who for _, who in who_can_agree(uow, actor, loaded, version)] if mine else [])


def around_rows(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    places: Sequence[SegmentPlace | PlacedTexts],
    chosen: Sequence[ChosenPicture],
) -> WorkspaceContext:
    """The context of the version's segments, given in reading order; ``chosen``: what it shows for pictures."""
    blocks = [None, *(place.block for place in places)]
    here = {place.segment_id for place in places}
    by = authors_by_segment(uow, version) if loaded.publication.four_eyes else {}
    by = {segment_id: people for segment_id, people in by.items() if segment_id in here}
    in_review = is_in_review(loaded, version)
    own = owned(by, actor)
    mine = {segment_id: by[segment_id] for segment_id in own}
    unseen = unseen_by_others(uow, version, mine) if in_review else mine
    chose = loaded.publication.four_eyes and any(one.chosen_by == actor.person_id for one in chosen)
    return WorkspaceContext(
        places={p.segment_id: (n, p.block != blocks[n - 1]) for n, p in enumerate(places, 1)},
        pending=typed_texts(uow, actor, version),
        holders=holders(uow, version.article_id, [version.id]),
        own=own,
        own_here=Own.TEXT if owned(unseen, actor) else Own.PICTURE if chose else None,
        corrected=corrections(uow, version, asked_about(actor, loaded, version, by)),
        chosen=chosen,
    )


def asked_about(
    actor: Actor, seen: AnyArticleContext, version: OneVersion, by: Mapping[int, frozenset[int]]
) -> Mapping[int, frozenset[int]]:
    """People behind texts whose corrections are shown: in review all, then only to those who can agree to them."""
    if is_in_review(seen, version):
        return by
    if not may(actor, Action.CORRECTION_AGREE, seen.subject(version)):
        return {}
    return {segment_id: people for segment_id, people in by.items() if actor.person_id not in people}


def may_do(uow: UnitOfWork, actor: Actor, seen: AnyArticleContext, version: OneVersion, *, own: bool) -> frozenset[str]:
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


def rows_of(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    around: WorkspaceContext,
    placed: Sequence[PlacedTexts],
    derivations: Mapping[int, Mapping[int, OneDerivation]],
    sent_back: Mapping[int, SentBack],
) -> list[SegmentRow]:
    """The rows of these segments; the checks compare them with each other only."""
    article_id = loaded.article.id
    looks = {row.texts[1].look for row in placed if row.texts[1] is not None}
    checking = checking_of(uow, loaded.publication, loaded.source, version)
    order = [loaded.source.id, version.id, *(other.id for other in loaded.others(version))]
    parent_at = parent_beside(version, order)
    checked = all_to_check(checking, placed, derivations[version.id], parent_at=parent_at)
    context = RowContext(
        seen=loaded,
        version=version,
        others=loaded.others(version),
        holders=around.holders,
        derivations=derivations,
        pending=around.pending,
        reasons=sent_back,
        own=around.own,
        parents=parents_seen(uow.session, article_id, version.id) if Look.PARENT_CHANGED in looks else {},
        before=sources_before(uow, ((row.source, row.texts[1]) for row in placed)),
        checked={text.segment_id: text for text in checked},
        dismissed=dismissed_in(uow.session, article_id, version),
        numbers={segment_id: number for segment_id, (number, _) in around.places.items()},
        talk=talk_in(uow.session, article_id, version.id),
        corrected=around.corrected,
        approved=approved_before(uow, actor, loaded, version, derived_places(version, order, placed, derivations)),
        choices={one.picture_id: one.shown_id for one in around.chosen},
        levels=block_levels(uow.session, article_id, placed),
    )
    rows = []
    for row in placed:
        number, starts_block = around.places[row.segment_id]
        rows.append(workspace_row(context, row, number, starts_block=starts_block))
    return rows


_PENDING = select(PendingText.segment_id, PendingText.text, PendingText.proposed).where(
    PendingText.article_id == bindparam("article_id"),
    PendingText.version_id == bindparam("version_id"),
    PendingText.person_id == bindparam("person_id"),
)


def typed_texts(uow: UnitOfWork, actor: Actor, version: OneVersion) -> dict[int, TypedText]:
    """What the actor has typed in the version and not saved, by segment."""
    key = {"article_id": version.article_id, "version_id": version.id, "person_id": actor.person_id}
    return {row.segment_id: TypedText(row.text, row.proposed) for row in uow.session.execute(_PENDING, key)}
