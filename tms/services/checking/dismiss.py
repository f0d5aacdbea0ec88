"""Dismissing a warning of the checks with a reason, and asking for it again."""

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert

from tms.checks import Severity
from tms.checks.identity import alike, texts_read
from tms.db.models import DismissedFinding, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_locked_version
from tms.services.checking.version_findings import checked_texts, found_in
from tms.services.given_reason import given_reason


def dismiss_finding(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, finding: str, reason: str
) -> None:
    """The warning with this key is no longer counted in the segment, for as long as that says the same. Event.

    Nor is it in what follows the text as the conversion makes it.

    Dismissing it twice is once. Raises NotFound, Denied, Invalid (``reason_missing``, ``text_not_text``), Conflict
    (``finding_gone``; ``finding_is_error``: an error is corrected, not dismissed).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.FINDING_DISMISS, article_id, locale)
    why = given_reason(reason)
    texts = checked_texts(uow, loaded.publication, loaded.article, version)
    if segment_id not in {text.segment_id for text in texts}:
        raise NotFound("segment_not_found")
    found = [one for one in found_in(texts) if one.segment_id == segment_id and one.key == finding]
    if not found:
        raise Conflict("finding_gone")
    text = next(text for text in texts if text.segment_id == segment_id)
    if found[0].severity is Severity.ERROR:
        raise Conflict("finding_is_error")
    made = uow.session.scalar(
        insert(DismissedFinding)
        .values(
            article_id=article_id,
            publication_id=loaded.publication.id,
            version_id=version.id,
            segment_id=segment_id,
            finding=finding,
            texts=texts_read(found[0].code, text.source, text.text),
            alike=alike(found[0], text.locale),
            reason=why,
            person_id=actor.person_id,
        )
        .on_conflict_do_nothing()
        .returning(DismissedFinding.id)
    )
    if made is not None:
        _told(uow, actor, loaded, version, EventAct.FINDING_DISMISSED, segment_id, finding)


def ask_again(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, dismissal_id: int) -> None:
    """Take a dismissal back. Event. Raises NotFound (``dismissal_not_found``), Denied."""
    loaded, version = authorize_locked_version(uow, actor, Action.FINDING_DISMISS, article_id, locale)
    finding = uow.session.scalar(
        update(DismissedFinding)
        .where(
            DismissedFinding.article_id == article_id,
            DismissedFinding.id == dismissal_id,
            DismissedFinding.version_id == version.id,
            DismissedFinding.segment_id == segment_id,
            DismissedFinding.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=func.now(), withdrawn_by=actor.person_id)
        .returning(DismissedFinding.finding)
    )
    if finding is None:
        raise NotFound("dismissal_not_found")
    _told(uow, actor, loaded, version, EventAct.FINDING_ASKED_AGAIN, segment_id, finding)


def _told(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, act: EventAct, segment_id: int, finding: str
) -> None:
    record_event(
        uow,
        act,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
        data={"segment": segment_id, "finding": finding},
    )
    uow.article_changed(loaded.publication.id, version.article_id)
