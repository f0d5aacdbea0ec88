"""Taking over, in one act, what was approved before in other words; and taking that act back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import ChangeSet, SegmentText, Version
from tms.db.queries import source_texts, texts
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act, SignOffKind
from tms.domain.states import Origin, SegmentState
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.authorize import LoadedArticle, authorize_version, authorize_writer, is_in_review
from tms.services.authorize_locked import lock_whole
from tms.services.checking.check_to_confirm import refuse_errors
from tms.services.checking.texts_to_check import with_parent
from tms.services.jobs.sign import sign_segments
from tms.services.memory.approved_before import approved_before, derived_places
from tms.services.translating.correction_told import tell_of_corrections
from tms.services.versions.version_texts import present_rows

KIND = "approved before"
"""The kind of a change set that takes such texts, and of one that takes them back."""

EXACT = 100


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The segments that say now what was approved before, those that were left as they are, and the act's number."""

    segments: Sequence[int]
    left: Sequence[int]
    change_id: int | None = None


def take_approved(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, seen: Mapping[int, int]) -> TakenOver:
    """Let the segments say what was approved before, as the person's own confirmed texts: one rev and sign-off each.

    ``seen`` are the revs at which they were offered; one that is another by now, or has nothing to offer any more, is
    left, and so is one whose text a check would refuse. Versions derived from this follow. Raises Denied, NotFound.
    """
    acting, loaded, version = _to_write(uow, actor, article_id, locale)
    order = with_parent(version, [loaded.source.id, version.id])
    placed = texts.in_reading_order(uow.session, article_id, order)
    derivations = derivations_of_versions(uow.session, article_id, [version.id], whole=[version.id])
    places = derived_places(version, order, placed, derivations)
    offered = approved_before(uow, acting, loaded, version, places)
    rows = {row.segment_id: row for row in present_rows(uow, version, lock=True)}
    fits = [
        row.segment_id
        for row in placed
        if row.segment_id in offered
        and rows[row.segment_id].rev == seen.get(row.segment_id)
        and _is_without_errors(uow, loaded, version, row, offered[row.segment_id].text)
    ]
    left = [segment_id for segment_id in seen if segment_id not in fits]
    if not fits:
        return TakenOver((), left)
    taken = [rows[segment_id] for segment_id in fits]
    change_id = _add_change(uow, acting, version)
    by = Provenance(Act.TAKE, person_id=acting.person_id, change_set_id=change_id)
    lineage = source_texts.derivations_of(uow.session, article_id, version.id, fits)
    for row in taken:
        row.say(offered[row.segment_id].text, row.codes, by)
        row.origin, row.similarity, row.touched_by = Origin.MEMORY, EXACT, acting.person_id
        lineage[row.segment_id].judge(row.text)
    uow.session.flush()
    sign_segments(uow, acting, loaded, version, taken, SignOffKind.CONFIRM)
    if is_in_review(loaded, version):
        tell_of_corrections(uow, acting, loaded, version, taken)
    _followed(uow, loaded, version)
    return TakenOver(fits, left, change_id)


def put_back_taken(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, change_id: int) -> TakenOver:
    """Let the segments of such an act follow again, as nobody's; those that people acted on since are left.

    Raises Denied, NotFound (``change_not_found``), Conflict (``change_undone``).
    """
    acting, loaded, version = _to_write(uow, actor, article_id, locale)
    change = uow.session.get(ChangeSet, change_id)
    if change is None or (change.kind, change.what.get("version")) != (KIND, version.id) or change.undoes_id:
        raise NotFound("change_not_found")
    if uow.session.scalar(select(ChangeSet.id).where(ChangeSet.undoes_id == change.id)) is not None:
        raise Conflict("change_undone")
    theirs = [row for row in present_rows(uow, version, lock=True) if row.change_set_id == change.id]
    as_taken = [row for row in theirs if _is_as_taken(row, change)]
    lineage = source_texts.derivations_of(uow.session, article_id, version.id, [row.segment_id for row in as_taken])
    follows = [row for row in as_taken if lineage[row.segment_id].status == "overridden"]
    by = Provenance(
        Act.PUT_BACK, person_id=acting.person_id, change_set_id=_add_change(uow, acting, version, undoes_id=change.id)
    )
    for row in follows:
        derivation = lineage[row.segment_id]
        row.say(derivation.base_text, derivation.base_codes, by)
        row.origin, row.similarity, row.touched_by = Origin.DERIVED, None, None
        derivation.judge(row.text)
    uow.session.flush()
    _followed(uow, loaded, version)
    put_back = [row.segment_id for row in follows]
    return TakenOver(put_back, [row.segment_id for row in theirs if row not in follows], change.id)


def _to_write(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> tuple[Actor, LoadedArticle, Version]:
    """The locked article and version, for the translator, or for a reviewer who corrects."""
    acting = lock_whole(uow, actor, article_id)
    loaded, version = authorize_version(uow, acting, Action.ARTICLE_VIEW, article_id, locale)
    authorize_writer(acting, Action.SEGMENT_EDIT, loaded, version)
    return acting, loaded, version


def _is_without_errors(uow: UnitOfWork, loaded: LoadedArticle, version: Version, row: PlacedTexts, text: str) -> bool:
    try:
        refuse_errors(uow, loaded.publication, (loaded.source, version), row.source, text)
    except Invalid:
        return False
    return True


def _add_change(uow: UnitOfWork, actor: Actor, version: Version, *, undoes_id: int | None = None) -> int:
    change = ChangeSet(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        kind=KIND,
        what={"article": version.article_id, "version": version.id},
        undoes_id=undoes_id,
    )
    uow.session.add(change)
    uow.session.flush()
    return change.id


def _is_as_taken(row: SegmentText, change: ChangeSet) -> bool:
    """Whether nobody has acted on it since: a text that was accepted, or confirmed by another, is somebody's."""
    return row.state == SegmentState.TRANSLATED and row.look is None and row.touched_by == change.person_id


def _followed(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> None:
    """What is derived from the version follows by itself; who looks at the article is told."""
    for child in loaded.versions:
        if child.parent_version_id == version.id:
            queue_work(uow, WorkKind.DERIVE, version.article_id, child.id)
    uow.article_changed(loaded.publication.id, version.article_id)
