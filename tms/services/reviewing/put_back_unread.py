"""Versions that hold what nobody accepted, as releases before the last gate could leave them: back into review."""

from itertools import groupby

from sqlalchemy import select

from tms.db.models import Article, Publication, SegmentText, Version
from tms.db.queries import accepted_texts
from tms.db.queries.accepted_texts import Unread
from tms.db.unit_of_work import UnitOfWork
from tms.domain.outside_events import OutsideKind
from tms.domain.recorded_acts import EventAct
from tms.domain.states import ACCEPTED, Look, SegmentState, VersionStatus, next_status
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.jobs.renew_job import renew_job
from tms.services.outside_events.tell_outside import tell_outside


def put_back_unread(uow: UnitOfWork) -> list[tuple[int, str]]:
    """Reopen each approved or published version with a text that nobody accepted; (article, locale) of each.

    The texts wait for acceptance; the version for its translator, where one of them is not even confirmed. What
    readers see stays until an editor withdraws it: `tms doctor` names it. For a start of the program: the next one
    finds nothing. Event ``version_reopened``.
    """
    found = accepted_texts.unread(uow.session)
    return [
        _put_back(uow, article_id, version_id, list(unread))
        for (article_id, version_id), unread in groupby(found, key=lambda one: (one.article_id, one.version_id))
    ]


def _put_back(uow: UnitOfWork, article_id: int, version_id: int, unread: list[Unread]) -> tuple[int, str]:
    article = uow.session.scalars(select(Article).where(Article.id == article_id).with_for_update(key_share=True)).one()
    version = uow.session.get_one(Version, (article_id, version_id))
    rows = uow.session.scalars(
        select(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id.in_([one.segment_id for one in unread]),
        )
        .order_by(SegmentText.segment_id)
        .with_for_update(key_share=True)
    ).all()
    for row in rows:
        if row.look == Look.SENT_BACK:
            row.state = SegmentState.INITIAL
        elif row.state in ACCEPTED:
            row.state = SegmentState.TRANSLATED
    is_unconfirmed = any(row.state == SegmentState.INITIAL for row in rows)
    publication = uow.session.get_one(Publication, article.publication_id)
    loaded = LoadedArticle(article, publication, [version], {}, {})
    begins_at = "translate" if is_unconfirmed else "review"
    renew_job(uow, loaded, version, int(article.current_revision_id or 0), reason="correction", begins_at=begins_at)
    goes_to = VersionStatus.TRANSLATING if is_unconfirmed else VersionStatus.REVIEWING
    version.status = next_status(version.status, goes_to)
    uow.session.flush()
    record_event(
        uow,
        EventAct.VERSION_REOPENED,
        publication_id=publication.id,
        article_id=article_id,
        version_id=version_id,
        data={"not_accepted": len(unread)},
    )
    tell_outside(uow, OutsideKind.VERSION_REOPENED, article, by=None, versions=[version])
    return article_id, version.locale
