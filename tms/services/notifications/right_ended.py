"""Pictures that readers see although their last day is over: told once, to the person who brought the article in.

A notice that nobody has read goes with what it tells of: the day was corrected, or readers see the picture no more.
"""

from sqlalchemy import Date, DateTime, String, cast, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, ArticlePicture, Membership, Notification, Publication
from tms.db.queries.live_pictures import shown_to_readers
from tms.db.statements.batched_changes import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.notices import Notice
from tms.services.notifications.notify import not_told_now

_TODAY = cast(func.timezone(Publication.time_zone, cast(func.now(), DateTime(timezone=True))), Date)
_ABOUT = literal("picture ") + cast(ArticlePicture.id, String) + literal(" ") + cast(ArticlePicture.expires_on, String)
_HAS_ENDED = (ArticlePicture.taken_out_at.is_(None), ArticlePicture.expires_on < _TODAY, shown_to_readers())
_ENDED = (
    select(
        ArticlePicture.publication_id,
        Article.created_by,
        literal(Notice.RIGHT_ENDED.value, String),
        _ABOUT,
        ArticlePicture.article_id,
    )
    .join(Article, Article.id == ArticlePicture.article_id)
    .join(Publication, Publication.id == ArticlePicture.publication_id)
    .join(
        Membership,
        (Membership.publication_id == ArticlePicture.publication_id) & (Membership.person_id == Article.created_by),
    )
    .where(*_HAS_ENDED, Membership.ended_at.is_(None))
    # Every worker tells: all in one order.
    .order_by(ArticlePicture.publication_id, Article.created_by, ArticlePicture.article_id, ArticlePicture.id)
)
_STILL_ENDED = (
    select(ArticlePicture.id)
    .join(Publication, Publication.id == ArticlePicture.publication_id)
    .where(*_HAS_ENDED, ArticlePicture.article_id == Notification.article_id, Notification.about == _ABOUT)
    .correlate(Notification)
)


def tell_of_ended_rights(uow: UnitOfWork) -> int:
    """Tell everybody who was not told of this picture and day, and take back what is not so any more; how many."""
    unread = [Notification.kind == Notice.RIGHT_ENDED, Notification.read_at.is_(None), ~_STILL_ENDED.exists()]
    gone = uow.session.execute(
        delete(Notification)
        .where(Notification.id.in_(not_told_now(*unread)))
        .returning(Notification.publication_id, Notification.person_id)
    ).all()
    told = uow.session.execute(
        insert(table_of(Notification))
        .from_select(("publication_id", "person_id", "kind", "about", "article_id"), _ENDED)
        .on_conflict_do_nothing()
        .returning(Notification.publication_id, Notification.person_id)
    ).all()
    for publication_id, person_id in [*gone, *told]:
        uow.person_told(publication_id, person_id)
    return len(told)
