"""How long a step may wait for somebody before that is unusually long, from the publication's own figures."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tms.db.queries.step_figures import usual_waits
from tms.db.unit_of_work import UnitOfWork

KINDS = ("translate", "review")
"""The kinds of steps that have a usual wait."""

LongAgo = Mapping[str, datetime]
"""By kind of step, the moment since which a step has waited too long."""

WITHOUT_FIGURES = timedelta(days=1)
AT_LEAST = timedelta(hours=4)
TIMES = 2
FEWEST = 10
"""The number of steps of a kind below which nothing is usual."""


def long_ago(uow: UnitOfWork, publication_id: int, now: datetime) -> LongAgo:
    """By kind of step: what waits since before then has waited twice as long as half of the last ones did.

    At least four hours; a day as long as few steps were done. In one statement.
    """
    known = {row.kind: row.waited for row in usual_waits(uow.session, publication_id) if row.steps >= FEWEST}
    return {
        kind: now - (max(AT_LEAST, TIMES * timedelta(seconds=known[kind])) if kind in known else WITHOUT_FIGURES)
        for kind in KINDS
    }
