"""Running the checks over a version as a stage after drafting."""

from tms.checks import Severity, check
from tms.db.queries.dismissed_findings import dismissed_in
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus
from tms.domain.work_kinds import WorkKind
from tms.services.audit import record_event
from tms.services.checking.texts_to_check import told_apart
from tms.services.checking.version_findings import checked_texts
from tms.services.pipeline.stage import article_and_version, done, next_stages, still_mine


def run(begin: Begin, item: Claimed) -> None:
    """Check the version and record how much was found; queues ``open`` for a version that isn't open yet.

    Warnings that were dismissed are not counted.
    """
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        if version.role == "source":
            # The article's source has been switched since this was queued.
            still_mine(uow, item)
            done(uow, item, publication.id, then=[])
            return
        checked = checked_texts(uow, publication, article, version)
        dismissed = dismissed_in(uow.session, article.id, version)
    found = [one for text in checked for one in told_apart(text, check(text), dismissed.get(text.segment_id, ()))[0]]
    with begin() as uow:
        still_mine(uow, item)
        record_event(
            uow,
            EventAct.VERSION_CHECKED,
            publication_id=publication.id,
            article_id=article.id,
            version_id=version.id,
            data={severity.value: sum(f.severity is severity for f in found) for severity in Severity},
        )
        is_new = version.status == VersionStatus.NEW
        done(uow, item, publication.id, then=next_stages(uow, WorkKind.CHECK, version) if is_new else [])
