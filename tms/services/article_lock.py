"""The lock that source revisions, hand-overs and batches of the pipeline take on an article before its texts."""

from sqlalchemy import select

from tms.db.models import Article
from tms.db.unit_of_work import UnitOfWork


def lock_article(uow: UnitOfWork, article_id: int) -> None:
    """No revision, hand-over or release comes between until this transaction ends; single saves of texts do.

    Whatever was read of the article before is read again when it is asked for. Not the strongest lock, so that rows
    which name the article by a foreign key can be written meanwhile.
    """
    uow.session.execute(select(Article.id).where(Article.id == article_id).with_for_update(key_share=True))
    uow.session.expire_all()


def source_stays(uow: UnitOfWork, as_read: Article) -> bool:
    """Whether the source is in the language in which it was read; it stays so until this transaction ends.

    Several may hold this at once; a revision or a switch waits for them, or has been seen.
    """
    source_id = uow.session.scalar(
        select(Article.source_version_id).where(Article.id == as_read.id).with_for_update(read=True)
    )
    return source_id == as_read.source_version_id
