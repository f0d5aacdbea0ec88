"""The lock under which batches of the pipeline write: the article's source stays what they read."""

from sqlalchemy import select

from tms.db.models import Article
from tms.db.unit_of_work import UnitOfWork


def source_stays(uow: UnitOfWork, as_read: Article) -> bool:
    """Whether the source is in the language in which it was read; it then stays so until this transaction ends.

    Several may hold this at once; a revision or a switch waits for them, or has been seen.
    """
    source_id = uow.session.scalar(
        select(Article.source_version_id).where(Article.id == as_read.id).with_for_update(read=True)
    )
    return source_id == as_read.source_version_id
