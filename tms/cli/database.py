"""``tms db``: the database of this installation."""

import click

from tms.domain.errors import Conflict


def bring_up_to_date(database_url: str) -> None:
    """Run the migrations that are missing, queue what newer dictionaries derive again, put back what nobody accepted.

    Says which versions it put back into review. Errors: ``database_unreachable``, ``tables_older``, ``tables_newer``.
    """
    from sqlalchemy.exc import OperationalError

    from tms.db import migrate
    from tms.db.unit_of_work import Database, make_engine
    from tms.services.conversion.follow_tables_release import follow_release
    from tms.services.reviewing.put_back_unread import put_back_unread

    try:
        migrate.upgrade(database_url)
        engine = make_engine(database_url)
        with Database(engine).begin() as uow:
            follow_release(uow)
            put_back = put_back_unread(uow)
        engine.dispose()
    except OperationalError as error:
        raise Conflict("database_unreachable", reason=str(error.orig).splitlines()[0]) from error
    for article_id, locale in put_back:
        click.echo(f"put back into review, because it holds texts that nobody accepted: article {article_id}, {locale}")


@click.group()
def db() -> None:
    """Upgrade the database, print its address."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this release. Run it before the first start and after each update.

    What older dictionaries derived is queued to be derived again.
    """
    from tms.embedded import addresses
    from tms.settings import Settings

    bring_up_to_date(addresses(Settings()).database_url)


@db.command()
def url() -> None:
    """Print the address of the database, as psql and TMS_DATABASE_URL take it."""
    from tms.embedded import addresses, without_driver
    from tms.settings import Settings

    click.echo(without_driver(addresses(Settings()).database_url))
