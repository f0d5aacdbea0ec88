"""A process that writes events: ``python -m tests.conformance.event_writer DATABASE SEED PUBLICATION EVENTS``.

It goes on until the log has so many.
"""

import random
import sys

from sqlalchemy import create_engine, func, select

from tests.services.outside_events.test_cursor import write
from tms.db.models import Article, OutsideEvent
from tms.db.unit_of_work import Database


def main() -> None:
    """Write to all articles of the publication."""
    url, seed, publication_id, events = sys.argv[1], *map(int, sys.argv[2:])
    engine = create_engine(url)
    database = Database(engine)
    with database.begin() as uow:
        articles = list(uow.session.scalars(select(Article.id).where(Article.publication_id == publication_id)))

    def enough() -> bool:
        with database.begin() as uow:
            return uow.session.scalars(select(func.count()).select_from(OutsideEvent)).one() >= events

    write(database, articles, enough, random.Random(seed))  # noqa: S311  no secrets
    engine.dispose()


if __name__ == "__main__":
    main()
