"""Running the checks over a version: as a stage after drafting, and before people submit or approve."""

from tms.checks import CheckedText, Finding, Severity, check
from tms.db.models import Article, Version
from tms.db.queries import texts
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.acts import EventAct
from tms.domain.states import VersionStatus
from tms.domain.work import WorkKind
from tms.services.record import record_event
from tms.services.stages.stage import article_and_version, done, still_mine


def run(begin: Begin, item: Claimed) -> None:
    """Check the version and record how much was found; queues ``open`` for a version that isn't open yet."""
    with begin() as uow:
        article, version, publication = article_and_version(uow, item)
        if version.role == "source":
            # The article's source has been switched since this was queued.
            still_mine(uow, item)
            done(uow, item, publication.id, then=[])
            return
        checked = checked_texts(uow, article, version)
    findings = [finding for text in checked for finding in check(text)]
    with begin() as uow:
        still_mine(uow, item)
        record_event(
            uow,
            EventAct.VERSION_CHECKED,
            publication_id=publication.id,
            article_id=article.id,
            version_id=version.id,
            data={severity.value: sum(f.severity is severity for f in findings) for severity in Severity},
        )
        is_new = version.status == VersionStatus.NEW
        done(uow, item, publication.id, then=[(WorkKind.OPEN, version.id)] if is_new else [])


def checked_texts(uow: UnitOfWork, article: Article, version: Version) -> list[CheckedText]:
    """The version's present segments beside the source, in reading order."""
    source = uow.session.get_one(Version, (article.id, article.source_version_id))
    rows = texts.in_reading_order(uow.session, article.id, [source.id, version.id])
    return [
        CheckedText(
            segment_id=row.segment_id,
            source=row.source.text,
            source_locale=source.locale,
            source_codes=row.source.codes,
            text=row.texts[1].text if row.texts[1] else "",
            locale=version.locale,
        )
        for row in rows
        if row.texts[1] is None or row.texts[1].presence == "present"
    ]


def findings_of(uow: UnitOfWork, article: Article, version: Version) -> list[Finding]:
    """What the checks find now."""
    return [finding for text in checked_texts(uow, article, version) for finding in check(text)]
