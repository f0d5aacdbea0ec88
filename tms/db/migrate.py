"""Runs the migrations that travel inside the package, so that an installed wheel needs no checkout."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from tms.domain.errors import Conflict


def _config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["database_url"] = database_url
    return config


def upgrade(database_url: str, revision: str = "head") -> None:
    """Bring the database's tables to the given revision. Safe to run twice, and by two processes at once.

    Raises Conflict (``tables_older``, ``tables_newer``) where no way leads from the revision that they are at.
    """
    command.upgrade(_config(database_url), revision)


def remake(connection: Connection, revision: str) -> None:
    """Replace empty tables by those of another revision, in the transaction that the connection has open."""
    config = _config("")
    config.attributes["connection"] = connection
    command.downgrade(config, "base")
    command.upgrade(config, revision)


@cache
def revisions() -> tuple[str, ...]:
    """Every revision of this release, newest first: the first one is what its tables have to be at."""
    return tuple(script.revision for script in ScriptDirectory.from_config(_config("")).walk_revisions())


def head() -> str:
    """The revision that this release needs."""
    return revisions()[0]


def is_older(revision: str) -> bool:
    """Whether the revision is from before the baseline; any other that this release does not know is a later one's."""
    return revision.isdecimal() and int(revision) < int(revisions()[-1])


def require_known(revision: str | None) -> None:
    """Raise Conflict (``tables_older``, ``tables_newer``) if this release has no migration from that revision."""
    if revision is None or revision in revisions():
        return
    if is_older(revision):
        raise Conflict("tables_older", found=revision, oldest=revisions()[-1])
    raise Conflict("tables_newer", found=revision)
