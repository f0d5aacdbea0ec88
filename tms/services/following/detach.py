"""Detaching a segment or a whole version from its parent, and attaching it again, by people's decision.

What is detached is told of changes and never changed by them. Attached again its texts stay: one that says what is
derived now follows, another is an override, and what the parent changed meanwhile is merged or asked about.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func

from tms.db.models import Derivation, SegmentText, Version
from tms.db.queries import texts
from tms.db.queries.article_context import OneVersion, VersionRow
from tms.db.queries.detached_texts import forget_marks, parents_seen
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act, EventAct
from tms.domain.states import Look
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work, record_event
from tms.services.authorize import AnyArticleContext, LoadedArticle, PlainArticleContext
from tms.services.authorize_locked import authorize_locked_version, authorize_whole_version
from tms.services.conversion.derive_text import Deriving, deriving
from tms.services.following.apply_parent_change import Followed, derivation_row, follow_text
from tms.services.given_reason import given_reason
from tms.services.jobs.reopen import reopen_if_closed
from tms.services.versions.segment_gone import segment_retired


def detach_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> None:
    """Detach the text from its parent. A conflict ends: the present text stays. Event.

    Raises NotFound, Denied, Conflict (``not_derived``, ``version_detached``, ``segment_detached``,
    ``segment_retired``).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_DETACH, article_id, locale)
    parent, child = _both(uow, version, segment_id)
    derivation = _derivation(uow, version, segment_id)
    if derivation is None:
        # What was written before there was anything to derive from.
        nothing = _deriving(uow, loaded, version).nothing
        derivation = Derivation(**derivation_row(version, parent.version_id, parent, nothing, "follows"))
        uow.session.add(derivation)
    if derivation.status == "detached":
        raise Conflict("segment_detached")
    derivation.detach()
    if child.look == Look.CONFLICT:
        child.look = Look.PARENT_CHANGED
    _told(uow, actor, loaded, version, EventAct.SEGMENT_DETACHED, {"segment": segment_id})


def attach_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> Followed:
    """Let the text follow its parent again; what became of it. Event.

    Raises NotFound, Denied, Conflict (``not_derived``, ``version_detached``, ``segment_attached``,
    ``segment_retired``).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_DETACH, article_id, locale)
    parent, child = _both(uow, version, segment_id)
    derivation = _derivation(uow, version, segment_id)
    if derivation is None or derivation.status != "detached":
        raise Conflict("segment_attached")
    derivation.judge(child.text)
    if child.look == Look.PARENT_CHANGED:
        child.look = None
    outcome, _ = follow_text(
        version,
        parent,
        child,
        derivation,
        _deriving(uow, loaded, version),
        Provenance(Act.DERIVE, person_id=actor.person_id),
        loaded.article.source_version_id,
    )
    uow.session.flush()
    if outcome is not Followed.SAME:
        reopen_if_closed(uow, loaded, version)
    _told(uow, actor, loaded, version, EventAct.SEGMENT_ATTACHED, {"segment": segment_id})
    return outcome


def detach_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str) -> None:
    """Detach the version from its parent: its people write it themselves. Event.

    Raises NotFound, Denied, Invalid (``reason_missing``, ``text_not_text``), Conflict (``not_derived``,
    ``version_detached``).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.VERSION_DETACH, article_id, locale)
    why = given_reason(reason)
    _parent_of(version)
    if version.detached_at is not None:
        raise Conflict("version_detached")
    version.detached_at, version.detached_by, version.detached_why = func.now(), actor.person_id, why
    _told(uow, actor, loaded, version, EventAct.VERSION_DETACHED, None)


def attach_version(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """Let the version follow its parent again; its stage ``derive`` brings in what changed meanwhile. Event.

    A segment that somebody detached by itself stays so. Raises NotFound, Denied, Conflict (``not_derived``,
    ``version_attached``).
    """
    # Its texts before the version, as everybody locks them: what is marked there is looked at anew.
    loaded, version = authorize_whole_version(uow, actor, Action.VERSION_DETACH, article_id, locale)
    _parent_of(version)
    if version.detached_at is None:
        raise Conflict("version_attached")
    version.detached_at = version.detached_by = version.detached_why = None
    uow.session.flush()
    # The stage says anew what is to be looked at.
    forget_marks(uow.session, article_id, version.id, list(parents_seen(uow.session, article_id, version.id)))
    queue_work(uow, WorkKind.DERIVE, article_id, version.id)
    _told(uow, actor, loaded, version, EventAct.VERSION_ATTACHED, None)


def note_what_was_seen(
    uow: UnitOfWork, seen: PlainArticleContext, version: VersionRow, row: SegmentText, derivation: Derivation
) -> None:
    """Record that a person confirmed a detached text beside its parent's present one; later changes are told again."""
    if derivation.status != "detached" and version.detached_at is None:
        return
    parent = texts.get(uow.session, version.article_id, derivation.parent_version_id, row.segment_id)
    if parent is None or not parent.text:
        return
    derive = _deriving(uow, seen, version)
    if parent.rev == derivation.parent_rev and derive.made(derivation):
        return
    derivation.parent_rev = parent.rev
    made = derive(parent)
    derivation.base_text, derivation.base_codes = made.text, parent.codes
    derivation.record(made.how)
    if derivation.status != "detached":
        derivation.judge(row.text)


def _both(uow: UnitOfWork, version: Version, segment_id: int) -> tuple[SegmentText, SegmentText]:
    """The parent's text and this one's, locked in that order, as everybody who follows locks them."""
    parent_id = _parent_of(version)
    if version.detached_at is not None:
        raise Conflict("version_detached")
    parent = texts.get(uow.session, version.article_id, parent_id, segment_id, for_update=True)
    child = texts.get(uow.session, version.article_id, version.id, segment_id, for_update=True)
    if parent is None or child is None:
        raise NotFound("segment_not_found")
    if child.retired:
        raise segment_retired(uow, child)
    return parent, child


def _parent_of(version: Version) -> int:
    if version.parent_version_id is None:
        raise Conflict("not_derived")
    return version.parent_version_id


def _derivation(uow: UnitOfWork, version: Version, segment_id: int) -> Derivation | None:
    return uow.session.get(Derivation, (version.article_id, version.id, segment_id))


def _deriving(uow: UnitOfWork, seen: AnyArticleContext, version: OneVersion) -> Deriving:
    parent = next(v for v in seen.versions if v.id == version.parent_version_id)
    return deriving(uow, seen.publication, seen.article, parent, version)


def _told(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    act: EventAct,
    data: Mapping[str, Any] | None,
) -> None:
    record_event(
        uow,
        act,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
        data=dict(data) if data else None,
    )
    uow.article_changed(loaded.publication.id, version.article_id)
