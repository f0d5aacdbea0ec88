"""The review of a version ends: it is approved, its texts are final, and the memory learns from them."""

from collections.abc import Collection

from tms.db.models import SegmentText, Version
from tms.db.queries import texts
from tms.db.queries.picture_choices import chosen_in
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.locales import memory_locale
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import ACCEPTED, Look, SegmentState, VersionStatus, next_status
from tms.domain.transcreated import is_transcreated
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.authorize_locked import lock_whole
from tms.services.given_reason import given_reason
from tms.services.jobs.accepted_texts import refuse_not_accepted
from tms.services.jobs.authorship import authorize_another
from tms.services.jobs.corrections import may_not_approve
from tms.services.jobs.sign import sign_version
from tms.services.memory.remember import Remembered, remember
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.parity.waive import may_waive, sign_waiver
from tms.services.reviewing.open_points import OpenPoints, open_points
from tms.services.reviewing.steps import end_step, refuse_conflicts
from tms.services.threads.open_queries import refuse_open_queries
from tms.services.versions.version_texts import present_rows


def approve_version(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    locale: str,
    *,
    seen: Collection[str] | None = None,
    reason: str = "",
) -> None:
    """End the review step; after the last one the version is approved, its texts final and remembered.

    Sign-off ``approve`` with the fingerprint. ``seen`` are the keys of the open points that the reviewer was shown,
    ``reason`` says why alarms among them are right: it stands with the approval, and waives what a release would ask
    about, as far as the reviewer may waive that. ``seen`` is None where nobody looks at a page. Raises Conflict
    (``sent_back_waits``, ``not_all_reviewed``, ``looks_open``, ``check_errors``, ``queries_open``,
    ``open_points_unseen``), Invalid (``alarms_need_reason``, ``text_not_text``), Denied (``own_work``,
    ``own_picture``).
    """
    acting = lock_whole(uow, actor, article_id, locale)
    loaded, version = authorize_version(uow, acting, Action.VERSION_APPROVE, article_id, locale)
    rows = present_rows(uow, version, lock=True)
    _authorize_to_approve(uow, actor, loaded, version, rows)
    found = refuse_unread(uow, loaded, version, rows)
    why = None
    if seen is not None:
        found.refuse_unseen(seen)
        why = _why_alarms_are_right(uow, acting, loaded, found, reason)
    sign_off = sign_version(uow, actor, loaded, version, SignOffKind.APPROVE, why)
    if end_step(uow, loaded, version, sign_off):
        tell_outside(uow, OutsideKind.VERSION_READY, loaded.article, by=actor.person_id, versions=[version])
        uow.article_changed(loaded.publication.id, article_id)
        return
    for row in rows:
        row.state = SegmentState.FINAL
    version.status = next_status(version.status, VersionStatus.APPROVED)
    version.revision_id = loaded.article.current_revision_id
    seen_by_all = {version.id: sign_off.fingerprint or b""}
    tell_outside(
        uow,
        OutsideKind.VERSION_APPROVED,
        loaded.article,
        by=actor.person_id,
        versions=[version],
        fingerprints=seen_by_all,
    )
    _remember(uow, loaded, version, rows)
    uow.article_changed(loaded.publication.id, article_id)


def _authorize_to_approve(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, rows: list[SegmentText]
) -> None:
    """Four eyes see the texts, and what the version shows instead of its article's pictures."""
    wrote = may_not_approve(uow, version, {row.segment_id for row in rows})
    chose = {one.chosen_by for one in chosen_in(uow.session, version.article_id, version.id)}
    own = "own_work" if actor.person_id in wrote else "own_picture"
    authorize_another(uow, actor, Action.VERSION_APPROVE, loaded, version, wrote | chose, own=own)


def refuse_unread(uow: UnitOfWork, loaded: LoadedArticle, version: Version, rows: list[SegmentText]) -> OpenPoints:
    """What is open in a version that can be approved. Raises Conflict, naming the segments that are not accepted."""
    waiting = [row.segment_id for row in rows if row.state not in ACCEPTED]
    if sent_back := [row.segment_id for row in rows if row.look == Look.SENT_BACK]:
        raise Conflict("sent_back_waits", n=len(sent_back), segments=sent_back)
    if waiting:
        raise Conflict("not_all_reviewed", n=len(waiting), segments=waiting)
    refuse_conflicts(rows)
    refuse_not_accepted(uow, version, is_final=False)
    found = open_points(uow, loaded, version)
    found.refuse_errors()
    refuse_open_queries(uow, loaded, version)
    return found


def _why_alarms_are_right(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, found: OpenPoints, reason: str
) -> str | None:
    """The reviewer's reason, where something has to be answered; it waives what a release would ask again."""
    if not found.alarms:
        return None
    if not reason.strip():
        raise Invalid("alarms_need_reason", n=len(found.alarms))
    why = given_reason(reason)
    if found.disagreements and may_waive(actor, loaded, found.now, found.disagreements):
        sign_waiver(uow, actor, loaded, found.now, found.disagreements, why)
    return why


def _remember(uow: UnitOfWork, loaded: LoadedArticle, version: Version, rows: list[SegmentText]) -> None:
    """Feed the memory with what the reviewer approved, each sentence between the neighbours that it has in the source.

    What is transcreated is this version's own and no translation to go by.
    """
    source = loaded.source
    approved = {row.segment_id: row for row in rows}
    learned = []
    for row in texts.in_reading_order(uow.session, version.article_id, [source.id]):
        is_fed = row.segment_id in approved and not is_transcreated(row.kind, row.treatment)
        text = approved[row.segment_id] if is_fed else None
        learned.append(
            Remembered(
                segment_id=row.segment_id,
                source_text=row.source.text,
                source_rev=row.source.rev,
                text=text.text if text else None,
                rev=text.rev if text else 0,
            )
        )
    remember(
        uow,
        publication_id=loaded.publication.id,
        article_id=version.article_id,
        source=(source.id, memory_locale(source.locale, loaded.publication.region)),
        version=(version.id, memory_locale(version.locale, loaded.publication.region)),
        texts=learned,
    )
