"""``tms prepare``: the part of a start that needs the whole product in memory, in a process that ends again."""

import json
from dataclasses import asdict, dataclass

import click

Login = tuple[str, str, str]
"""Role, e-mail address and password of a sample person."""


@dataclass(frozen=True)
class Prepared:
    """What ``tms up`` tells when it is ready: whether nobody has an account yet, and the samples' people."""

    is_empty: bool
    logins: list[Login]


@click.command(hidden=True)
@click.option("--samples", is_flag=True, help="load sample articles and people too")
def prepare(samples: bool) -> None:
    """Bring the database up to date and print, as JSON, what the supervisor tells."""
    from tms.cli.database import bring_up_to_date
    from tms.embedded import addresses
    from tms.settings import Settings

    settings = Settings()
    where = addresses(settings)
    bring_up_to_date(where.database_url)
    logins: list[Login] = []
    if samples:
        from tms.cli.demo.load import load_samples

        logins = load_samples(where.database_url, where.broker_url, settings.data_dir)
    click.echo(json.dumps(asdict(Prepared(is_empty(where.database_url), logins))))


def read_prepared(printed: str) -> Prepared:
    """What ``tms prepare`` printed. Libraries may print before: only its last line counts."""
    found = json.loads(printed.splitlines()[-1])
    return Prepared(found["is_empty"], [(role, email, password) for role, email, password in found["logins"]])


def is_empty(database_url: str) -> bool:
    """Whether nobody has an account yet."""
    from sqlalchemy import create_engine, exists, select
    from sqlalchemy.pool import NullPool

    from tms.db.models.publications import Person

    with create_engine(database_url, poolclass=NullPool).connect() as connection:
        return not connection.scalar(select(exists().select_from(Person)))
