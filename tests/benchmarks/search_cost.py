"""What the index of the search adds to a save: saves with it and without it take turns, told in processor time."""

import statistics
from functools import partial

from sqlalchemy import text
from sqlalchemy.engine import Connection, make_url

from tests.benchmarks.articles import copy_article
from tests.benchmarks.desk import Saving, make_desk
from tests.benchmarks.processor import Act, Processor
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tms.db.unit_of_work import make_engine
from tms.domain.permissions import Role

INDEX = "segment_text_search"
COPIES = 300
SAVES = 300
"""In one turn: enough to fill the index's list of what is pending, so that sorting that in is counted."""


def search_cost_rows(running: Running, *, rounds: int) -> list[Row]:
    """A save with the index as a multiple of one without it. Needs the administrator of the private server."""
    (article_id, *_), _ = make_desk(running, clients=1)
    copy_article(running.container.database, article_id, COPIES)
    url = make_url(running.container.database.engine.url).set(username="postgres")
    engine = make_engine(url.render_as_string(hide_password=False), pool_size=1)
    processor = Processor(running)
    with running.browser(Role.TRANSLATOR) as browser, engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        save = partial(Saving(running, article_id), browser.post)
        pairs = [_pair(connection, processor, save) for _ in range(rounds)]
        size = connection.scalar(text(f"SELECT pg_size_pretty(pg_relation_size('{INDEX}'))"))
    engine.dispose()
    found, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    told = f"{found:.2f} ms of web and database, without {bare:.2f} ms; {len(pairs)} pairs, index of {size}"
    return [Row("save with the search's index, processor", ratio, "× one without", None, told)]


def _pair(connection: Connection, processor: Processor, save: Act) -> tuple[float, float]:
    """Milliseconds of a save with the index, and without."""
    made = connection.scalar(text("SELECT indexdef FROM pg_indexes WHERE indexname = :name"), {"name": INDEX})
    found = processor.each(save, SAVES)
    connection.execute(text(f"DROP INDEX {INDEX}"))
    try:
        return found, processor.each(save, SAVES)
    finally:
        connection.execute(text(str(made)))
