"""``tms user``: managing people from the server's command line."""

from collections.abc import Callable
from typing import Any

import click

from tms.bootstrap import Container
from tms.cli.connection import connected
from tms.domain.permissions import Role
from tms.services.people.invitations import Delivery, Handed, ask_reset
from tms.services.people.invitations import invite as invite_to
from tms.services.people.leaving import deactivate as deactivate_in
from tms.services.people.leaving import reactivate as reactivate_in
from tms.services.people.members import member_at
from tms.services.people.people import NewPerson, add_person_from_console, first_or_new_publication

Command = Callable[..., Any]


@click.group()
def user() -> None:
    """Add, invite and deactivate people."""


def of_what(command: Command) -> Command:
    """The options that say what a person is to be."""
    for option in (
        click.option("--assigned-only", is_flag=True, help="sees assigned work only"),
        click.option(
            "--language", "languages", multiple=True, help="limits translating and reviewing; may be repeated"
        ),
        click.option(
            "--role",
            "roles",
            multiple=True,
            required=True,
            type=click.Choice([role.value for role in Role]),
            help="may be repeated",
        ),
    ):
        command = option(command)
    return command


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="the name that others see")
@of_what
@click.password_option(help="asked for if absent; at least 10 characters")
def add(
    email: str, name: str, roles: tuple[str, ...], languages: tuple[str, ...], assigned_only: bool, password: str
) -> None:
    """Add a person to the publication."""
    with connected() as container, container.database.begin() as uow:
        new = NewPerson(name, email, password, roles, languages, assigned_only)
        person_id = add_person_from_console(uow, new)
    click.echo(f"added {email} as {', '.join(roles)} (person {person_id})")


@user.command()
@click.argument("email")
@of_what
def invite(email: str, roles: tuple[str, ...], languages: tuple[str, ...], assigned_only: bool) -> None:
    """Invite a person, who chooses name and password with the link that is printed."""
    with connected() as container:
        with container.database.begin() as uow:
            new = NewPerson("", email, None, roles, languages, assigned_only)
            handed = invite_to(uow, first_or_new_publication(uow), new, _delivery(container), by=None)
        _print(handed)


@user.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a link with which a person chooses a new password."""
    with connected() as container:
        with container.database.begin() as uow:
            publication_id, person_id = member_at(uow, email)
            handed = ask_reset(uow, publication_id, person_id, _delivery(container), by=None)
        _print(handed)


@user.command()
@click.argument("email")
def deactivate(email: str) -> None:
    """End a person's access, at once; their open steps are handed back."""
    with connected() as container, container.database.begin() as uow:
        steps = deactivate_in(uow, *member_at(uow, email), by=None)
    click.echo(f"deactivated {email}; steps handed back: {steps}")


@user.command()
@click.argument("email")
def reactivate(email: str) -> None:
    """Let a deactivated person in again."""
    with connected() as container, container.database.begin() as uow:
        reactivate_in(uow, *member_at(uow, email), by=None)
    click.echo(f"reactivated {email}")


def _delivery(container: Container) -> Delivery:
    settings = container.settings
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    return Delivery(lambda token: f"{base.rstrip('/')}/welcome/{token}", by_mail=container.postman is not None)


def _print(handed: Handed) -> None:
    sent = " It is being sent there too." if handed.by_mail else ""
    click.echo(handed.address)
    click.echo(f"works once, until {handed.expires_at:%Y-%m-%d %H:%M %Z}, with {handed.email}.{sent}", err=True)
