"""``tms backup`` and ``tms restore``: all data of an installation in one file, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tms.domain.errors import Conflict

if TYPE_CHECKING:
    from tms.db.backup import Manifest

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write everything in the database, and the articles' pictures, to FILE, while people work.

    It holds people's addresses and hashed passwords: keep it as you keep the database. An older backup of the same
    name is replaced when the new one is whole. The key that signs sessions is not in it.
    """
    from tms.bootstrap import make_pictures
    from tms.db.backup import take
    from tms.embedded import addresses, without_driver
    from tms.settings import Settings

    settings = Settings()
    where = addresses(settings)
    with _database_failures():
        written = take(without_driver(where.database_url), file, make_pictures(settings))
    click.echo(f"{file}: {_what(written)}")
    if written.lost_pictures:
        click.echo(
            f"{written.lost_pictures} files of pictures are not in it: they are not in"
            f" {settings.pictures_bucket or settings.pictures_folder}. Set TMS_PICTURES_DIR or TMS_PICTURES_BUCKET"
            " to what web and workers use.",
            err=True,
        )


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Fill an installation that is still empty from FILE: all of it, or nothing.

    A backup of an older release is brought to this one. Broken off work goes on by itself. Choose a new
    TMS_SECRET_KEY if somebody's sessions were ended since: the backup does not know that.
    """
    from tms.bootstrap import make_pictures
    from tms.db.backup import restore as put_back
    from tms.embedded import addresses
    from tms.settings import Settings

    settings = Settings()
    where = addresses(settings)
    with _database_failures():
        found = put_back(where.database_url, file, make_pictures(settings))
    click.echo(f"restored {_what(found)}")


def _what(held: "Manifest") -> str:
    pictures = f" and {held.pictures} files of pictures" if held.pictures else ""
    return f"{held.rows} rows of {len(held.tables)} tables{pictures}, as of {held.taken_at}"


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
