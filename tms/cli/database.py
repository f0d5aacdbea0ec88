"""``tms db``: the database of this installation."""

import click


@click.group()
def db() -> None:
    """Upgrade the database, print its address."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this release. Run it before the first start and after each update."""
    from tms.db import migrate
    from tms.embedded import addresses
    from tms.settings import Settings

    migrate.upgrade(addresses(Settings()).database_url)


@db.command()
def url() -> None:
    """Print the address of the database, as psql and TMS_DATABASE_URL take it."""
    from tms.embedded import addresses, without_driver
    from tms.settings import Settings

    click.echo(without_driver(addresses(Settings()).database_url))
