"""A version's open queries, which its step waits for."""

from tms.db.models import Version
from tms.db.queries import texts
from tms.db.queries.threads import open_queries
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.translatable import Several
from tms.services.authorize import LoadedArticle

_NAMED = 5


def refuse_open_queries(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> None:
    """Raise Conflict (``queries_open``) with the numbers of their segments, as the workspace counts them."""
    asked = set(open_queries(uow.session, version.article_id, version.id))
    if not asked:
        return
    placed = texts.in_reading_order(uow.session, version.article_id, [loaded.source.id])
    numbers = [number for number, row in enumerate(placed, 1) if row.segment_id in asked]
    segments = [row.segment_id for row in placed if row.segment_id in asked]
    where = Several([*map(str, numbers[:_NAMED]), *(["…"] if len(numbers) > _NAMED else [])])
    raise Conflict("queries_open", n=len(numbers), where=where, segments=segments)
