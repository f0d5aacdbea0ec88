"""A version that was closed and whose approved text is another now goes back to review."""

from tms.db.models import Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.outside_events import OutsideKind
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.jobs.renew_job import renew_job
from tms.services.outside_events.tell_outside import lagging_now, tell_of_lag, tell_outside

CLOSED = frozenset({VersionStatus.APPROVED, VersionStatus.PUBLISHED})
"""The states of a version that nobody works on: its texts are what was approved."""


def reopen_if_closed(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> None:
    """Reopen a version for review, with its last reviewer, if its approved text changed or is in conflict. Event.

    For a caller that holds the text: the version's state is read after that, because another change of it, or an
    approval, may have been waited for.
    """
    uow.session.refresh(version, with_for_update={"key_share": True})
    if version.status not in CLOSED:
        return
    revision_id = int(loaded.article.current_revision_id or 0)
    lagged = lagging_now([version])
    renew_job(uow, loaded, version, revision_id, reason="source changed", begins_at="review")
    version.status = next_status(version.status, VersionStatus.REVIEWING)
    record_event(
        uow,
        EventAct.VERSION_REOPENED,
        publication_id=loaded.publication.id,
        article_id=version.article_id,
        version_id=version.id,
    )
    tell_outside(uow, OutsideKind.VERSION_REOPENED, loaded.article, by=None, versions=[version])
    tell_of_lag(uow, loaded.article, [version], lagged, by=None)
