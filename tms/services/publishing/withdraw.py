"""Withdrawing what is published: readers find a notice at its address, and it no longer stands beside the others."""

from collections.abc import Sequence

from sqlalchemy import func, select

from tms.db.models import Release, ReleaseVersion
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.authorize_locked import authorize_whole_article
from tms.services.given_reason import given_reason
from tms.services.jobs.decisions import record_decision
from tms.services.outside_events.tell_outside import tell_outside


def withdraw(uow: UnitOfWork, actor: Actor, article_id: int, locales: Sequence[str], *, reason: str) -> int:
    """Take these versions from the readers together; the id of the release that does it.

    A published version is then ``withdrawn``; one that is being worked on keeps its job and goes out again when it is
    approved and published. Event ``version_withdrawn`` for each. Raises Invalid (``nothing_to_withdraw``,
    ``reason_missing``), Conflict (``not_published``).
    """
    loaded = authorize_whole_article(uow, actor, Action.VERSION_WITHDRAW, article_id)
    versions = [loaded.version(locale) for locale in dict.fromkeys(locales)]
    if not versions:
        raise Invalid("nothing_to_withdraw")
    why = given_reason(reason)
    for version in versions:
        if version.live_snapshot_id is None:
            raise Conflict("not_published", locale=version.locale)
    release = Release(
        article_id=article_id,
        publication_id=actor.publication_id,
        kind="withdraw",
        at=func.now(),
        state="happened",
        replaces_id=_last_release(uow, article_id, [version.id for version in versions]),
        person_id=actor.person_id,
    )
    uow.session.add(release)
    uow.session.flush()
    for version in versions:
        uow.session.add(
            ReleaseVersion(article_id=article_id, release_id=release.id, version_id=version.id, state="happened")
        )
        version.live_snapshot_id = None
        if version.status == VersionStatus.PUBLISHED:
            version.status = next_status(version.status, VersionStatus.WITHDRAWN)
        record_decision(uow, actor, EventAct.VERSION_WITHDRAWN, version, why)
    told = {"release": release.id}
    tell_outside(uow, OutsideKind.VERSION_WITHDRAWN, loaded.article, by=actor.person_id, versions=versions, told=told)
    return release.id


def _last_release(uow: UnitOfWork, article_id: int, version_ids: Sequence[int]) -> int | None:
    return uow.session.scalar(
        select(func.max(ReleaseVersion.release_id)).where(
            ReleaseVersion.article_id == article_id,
            ReleaseVersion.version_id.in_(version_ids),
            ReleaseVersion.snapshot_id.is_not(None),
        )
    )
