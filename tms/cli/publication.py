"""``tms publication``: who does the new articles, by section, version and step."""

import json
from typing import Any

import click

from tms.cli.connection import connected, console
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.locales import parse_locale, parse_source_language
from tms.domain.permissions import Actor
from tms.services.people.members import member_at
from tms.services.publication.default_people import NOBODY, DefaultPeople, change_default_people, default_people
from tms.services.sections import find_section

_NOBODY = "nobody"


@click.group()
def publication() -> None:
    """Say who does new articles."""


of_section = click.option("--section", help="by any of its names; without: all sections")


@publication.command()
@of_section
@click.option("--json", "as_json", is_flag=True, help="print a JSON object")
def defaults(section: str | None, as_json: bool) -> None:
    """Print who does new articles, in all sections or in one."""
    with connected() as container, container.database.begin() as uow:
        actor = console(uow)
        rows = _rows(default_people(uow, actor, _section(uow, actor, section)))
    if as_json:
        click.echo(json.dumps({"section": section, "people": rows}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        here = "" if row["here"] else "  (as in all sections)"
        click.echo(f"{row['from']:<8} → {row['to']:<8} {row['step']:<12} {row['person'] or _NOBODY}{here}")


@publication.command()
@click.argument("who", metavar="EMAIL")
@click.option("--from", "source", required=True, help="language that the article is written in")
@click.option("--to", "locale", required=True, help="version, for example zh-Hans")
@click.option("--step", required=True, help="name of the step, for example Translation")
@of_section
def give(who: str, source: str, locale: str, step: str, section: str | None) -> None:
    """Give a step of articles that come in from now on to EMAIL.

    "nobody" for nobody; "" takes back what a section says of its own.
    """
    with connected() as container, container.database.begin() as uow:
        actor = console(uow)
        section_id = _section(uow, actor, section)
        steps = default_people(uow, actor, section_id).steps
        position = next((one.position for one in steps if one.name.casefold() == step.strip().casefold()), None)
        if position is None:
            raise NotFound("step_not_found")
        key = parse_source_language(source), parse_locale(locale), position
        change_default_people(uow, actor, section_id, {key: _person(uow, who)})


def _section(uow: UnitOfWork, actor: Actor, name: str | None) -> int | None:
    if name is None:
        return None
    found = find_section(uow, actor.publication_id, name)
    if found is None:
        raise NotFound("section_not_found")
    return found


def _person(uow: UnitOfWork, who: str) -> int | None:
    if not who:
        return None
    return NOBODY if who == _NOBODY else member_at(uow, who)[1]


def _rows(present: DefaultPeople) -> list[dict[str, Any]]:
    rows = []
    for source, locale in present.routes:
        for step in present.steps:
            key = source, locale, step.position
            person = present.set_here.get(key, present.elsewhere.get(key))
            rows.append(
                {
                    "from": source,
                    "to": locale,
                    "step": step.name,
                    "person": present.names.get(person or NOBODY),
                    "here": present.section is None or key in present.set_here,
                }
            )
    return rows
