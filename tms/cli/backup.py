"""``tms backup`` and ``tms restore``: all data of an installation in one file, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tms.domain.errors import Conflict

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write everything in the database to FILE, while people work.

    It holds people's addresses and hashed passwords: keep it as you keep the database. An older backup of the same
    name is replaced when the new one is whole. The key that signs sessions is not in it.
    """
    from tms.db.backup import take
    from tms.embedded import addresses, without_driver
    from tms.settings import Settings

    where = addresses(Settings())
    with _database_failures():
        written = take(without_driver(where.database_url), file)
    click.echo(f"{file}: {written.rows} rows of {len(written.tables)} tables, as of {written.taken_at}")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Fill an installation that is still empty from FILE: all of it, or nothing.

    A backup of an older release is brought to this one. Broken off work goes on by itself. Choose a new
    TMS_SECRET_KEY if somebody's sessions were ended since: the backup does not know that.
    """
    from tms.db.backup import restore as put_back
    from tms.embedded import addresses
    from tms.settings import Settings

    where = addresses(Settings())
    with _database_failures():
        found = put_back(where.database_url, file)
    click.echo(f"restored {found.rows} rows of {len(found.tables)} tables, as of {found.taken_at}")


@contextmanager
def _database_failures() -> Iterator[None]:
    """A database that does not answer, or no longer, is an expected error."""
    import psycopg
    from sqlalchemy.exc import OperationalError

    try:
        yield
    except psycopg.OperationalError as error:
        raise Conflict("database_unreachable", reason=_first_line(error)) from error
    except OperationalError as error:
        raise Conflict("database_unreachable", reason=_first_line(error.orig)) from error


def _first_line(error: BaseException | None) -> str:
    return (str(error).splitlines() or ["no reason given"])[0]
