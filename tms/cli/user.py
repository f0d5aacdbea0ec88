"""``tms user``: people, for whoever has the server's command line."""

import click

from tms.cli.connection import connected
from tms.domain.permissions import Role
from tms.services.people import NewPerson, add_person_from_console


@click.group()
def user() -> None:
    """Add people."""


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="the name that others see")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="may be repeated",
)
@click.option("--language", "languages", multiple=True, help="limits translating and reviewing; may be repeated")
@click.option("--assigned-only", is_flag=True, help="sees assigned work only")
@click.password_option(help="asked for if absent; at least 10 characters")
def add(
    email: str, name: str, roles: tuple[str, ...], languages: tuple[str, ...], assigned_only: bool, password: str
) -> None:
    """Add a person to the publication."""
    with connected() as container, container.database.begin() as uow:
        person_id = add_person_from_console(
            uow,
            NewPerson(
                name=name,
                email=email,
                password=password,
                roles=roles,
                languages=languages,
                assigned_only=assigned_only,
            ),
        )
    click.echo(f"added {email} as {', '.join(roles)} (person {person_id})")
