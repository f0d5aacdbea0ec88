"""Letting a release pass with disagreements: a recorded act for just what is open, in the sentences as they stand."""

from collections.abc import Sequence
from dataclasses import replace

from tms.checks.parity import Disagreement, Family
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor, Subject
from tms.domain.recorded_acts import EventAct, SignOffKind
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize, authorize_article, may
from tms.services.authorize_locked import lock_whole
from tms.services.given_reason import given_reason
from tms.services.jobs.sign import sign_version
from tms.services.parity.comparison import Compared, compared, digest_of, places_of
from tms.services.parity.gate import PARITY, not_waived


def waive_parity(uow: UnitOfWork, actor: Actor, article_id: int, *, seen: str, reason: str) -> int:
    """Let the versions go out with what is open of what they disagree about; how much that is.

    Sign-off ``waive`` in each version, of each thing in its sentences as they stand. ``seen`` is the ``digest_of``
    what the person saw. Raises NotFound, Denied, Invalid (``reason_missing``,
    ``text_not_text``), Conflict (``parity_nothing_to_waive``; ``parity_changed`` if something else is found by now).
    """
    may_waive_as = lock_whole(uow, actor, article_id)
    loaded = authorize_article(uow, may_waive_as, Action.ARTICLE_VIEW, article_id)
    now = compared(uow, loaded)
    found = not_waived(uow, loaded, now, now.parity.found, now.versions)
    for subject in _subjects(loaded, now, found):
        authorize(may_waive_as, Action.PARITY_WAIVE, subject)
    why = given_reason(reason)
    if not found:
        raise Conflict("parity_nothing_to_waive")
    if seen != digest_of(found, now):
        raise Conflict("parity_changed")
    sign_waiver(uow, actor, loaded, now, found, why)
    uow.article_changed(loaded.publication.id, article_id)
    return len(found)


def sign_waiver(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement], reason: str
) -> None:
    """Store the waiver of these disagreements in each version, and the event; the caller asked whether they may."""
    places = places_of(found, now)
    for version in now.versions:
        sign_version(uow, actor, loaded, version, SignOffKind.WAIVE, reason, waives=PARITY, places=places)
    record_event(
        uow,
        EventAct.PARITY_WAIVED,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=loaded.article.id,
        data={"places": len(found), "reason": reason},
    )


def may_waive(actor: Actor, loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement]) -> bool:
    """Whether the actor may waive all of these disagreements."""
    return all(may(actor, Action.PARITY_WAIVE, subject) for subject in _subjects(loaded, now, found))


def _subjects(loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement]) -> list[Subject]:
    """What the permission table is asked about: each version that takes part, except the source."""
    names = any(one.family is Family.NAMES for one in found)
    taking_part = [
        version
        for at, version in enumerate(now.versions)
        if version.id != loaded.source.id and any(one.sides[at] is not None for one in found)
    ]
    # Whoever asks without anything to waive is told so, if they might waive it at all.
    return [replace(loaded.subject(version), names=names) for version in taking_part or [loaded.source]]
