"""Take each safeguard away and see the tests object: ``uv run python -m tests.mutations [-j N] [AREA or NAME…]``.

Areas are the modules of ``tests/mutations/areas``. The tests run as the project is before anything is taken away: one
that fails anyway notices nothing. Exit 1: something was taken away and no test noticed, or it could not be tried.
"""

import argparse
import os
import sys
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.mutations.areas import AREAS, BY_NAME
from tests.mutations.mutation import Mutation
from tests.mutations.trying import Lane, Survived
from tests.servers import DATABASE, PrivateServers, database_url
from tms.db.migrate import upgrade


def main() -> int:
    """Try all, or those that are named."""
    options = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    options.add_argument("-j", "--jobs", type=int, default=2, help="how many at once (2)")
    options.add_argument("names", nargs="*", metavar="AREA or NAME")
    given = options.parse_args()
    if unknown := [name for name in given.names if name not in AREAS and name not in BY_NAME]:
        options.error(f"neither an area nor a name: {', '.join(unknown)}; areas: {', '.join(AREAS)}")
    chosen = [one for name in given.names for one in AREAS.get(name) or (BY_NAME[name],)] or list(BY_NAME.values())
    with _servers() as template:
        return 1 if _run(chosen, template, given.jobs) else 0


def _run(chosen: Sequence[Mutation], template: str, jobs: int) -> int:
    """How many survived or could not be tried."""
    lanes = [Lane(number, template) for number in range(min(jobs, len(chosen)))]
    free: SimpleQueue[Lane] = SimpleQueue()
    for lane in lanes:
        free.put(lane)

    def one(mutation: Mutation) -> bool:
        if useless := [f"{test} {wrong[test]}" for test in mutation.tests if test in wrong]:
            print(f"NOT TRIED  {mutation.name}: {', '.join(useless)}", flush=True)
            return False
        lane = free.get()
        try:
            print(f"noticed   {mutation.name}: {lane.tried(mutation)}", flush=True)
        except (Survived, ValueError) as error:
            print(f"{'SURVIVED' if isinstance(error, Survived) else 'NOT TRIED'}  {error}", flush=True)
            return False
        finally:
            free.put(lane)
        return True

    tests = sorted({test for mutation in chosen for test in mutation.tests})
    wrong: dict[str, str] = {}
    try:
        with ThreadPoolExecutor(len(lanes)) as pool:
            for found in pool.map(Lane.unmutated, lanes, [tests[n :: len(lanes)] for n in range(len(lanes))]):
                wrong |= found
            return [*pool.map(one, chosen)].count(False)
    finally:
        for lane in lanes:
            lane.close()


@contextmanager
def _servers() -> Iterator[str]:
    """Servers for all lanes unless some are given, and the name of a migrated database."""
    servers = None if os.environ.get(DATABASE) else PrivateServers()
    name = f"mutations_{uuid.uuid4().hex[:8]}"
    engine = create_engine(database_url(), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        upgrade(make_url(database_url()).set(database=name).render_as_string(hide_password=False))
        yield name
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()
        if servers is not None:
            servers.pytest_unconfigure()


if __name__ == "__main__":
    sys.exit(main())
