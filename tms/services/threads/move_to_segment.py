"""Moving open threads of a sentence that left the source to where its text went."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, update

from tms.db.models import Thread
from tms.db.unit_of_work import UnitOfWork


def move_threads(uow: UnitOfWork, article_id: int, removed: Sequence[int], heirs: Iterable[tuple[int, int]]) -> None:
    """Move open threads of the ``removed`` segments to their first heir; ``heirs`` are (heir, ancestor) in order.

    Without an heir they stay where they were, and are found on the article's page.
    """
    if not removed:
        return
    where = (Thread.article_id == article_id, Thread.resolved_at.is_(None))
    about = set(uow.session.scalars(select(Thread.segment_id).where(*where, Thread.segment_id.in_(removed)).distinct()))
    for heir, ancestor in heirs:
        if ancestor not in about:
            continue
        about.remove(ancestor)
        uow.session.execute(
            update(Thread)
            .where(*where, Thread.segment_id == ancestor)
            .values(segment_id=heir, changed_at=func.clock_timestamp())
            .execution_options(synchronize_session=False)
        )
