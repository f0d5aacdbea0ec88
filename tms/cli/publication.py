"""``tms publication``: who does the new articles, by section, version and step, and by when."""

import json
import re
from typing import Any

import click

from tms.cli.connection import connected, console
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound
from tms.domain.locales import parse_locale, parse_source_language
from tms.domain.permissions import Actor
from tms.domain.working_time import LONGEST, Span, SpanUnit
from tms.services.people.members import member_at
from tms.services.publication.default_people import NOBODY, DefaultPeople, change_default_people, default_people
from tms.services.publication.due_rules import DueSpans, change_due_rule, due_rules
from tms.services.sections import find_section

_NOBODY = "nobody"
_SPAN = re.compile(r"([0-9]{1,4})([hd])")
_UNITS = {"h": SpanUnit.HOURS, "d": SpanUnit.WORKING_DAYS}


@click.group()
def publication() -> None:
    """Say who does new articles, and by when."""


of_section = click.option("--section", help="by any of its names; without: all sections")


@publication.command()
@of_section
@click.option("--json", "as_json", is_flag=True, help="print a JSON object")
def defaults(section: str | None, as_json: bool) -> None:
    """Print who does new articles and by when, in all sections or in one."""
    with connected() as container, container.database.begin() as uow:
        actor = console(uow)
        section_id = _section(uow, actor, section)
        rows = _rows(default_people(uow, actor, section_id))
        rules = due_rules(uow, actor, section_id)
    due = _said(rules.here or rules.elsewhere)
    if as_json:
        found = {"section": section, "people": rows, "due": due}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row in rows:
        here = "" if row["here"] else "  (as in all sections)"
        click.echo(f"{row['from']:<8} → {row['to']:<8} {row['step']:<12} {row['person'] or _NOBODY}{here}")
    if due is None:
        click.echo("no due rule")
    else:
        click.echo(f"translation due after {due['translation']}, review {due['review']} later")


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


@publication.command()
@click.option("--translation", metavar="SPAN", help="from when an article came in, for example 24h or 2d")
@click.option("--review", metavar="SPAN", help="after that")
@click.option("--none", "no_rule", is_flag=True, help="no rule here; in a section that of all sections")
@of_section
def due(translation: str | None, review: str | None, no_rule: bool, section: str | None) -> None:
    """Say by when articles that come in from now on are translated, and then reviewed.

    A SPAN is hours (h) or working days (d), from 1 to 999.
    """
    if no_rule == bool(translation and review) or (no_rule and (translation or review)):
        raise click.UsageError("Give --translation and --review, or --none.")
    rule = None if no_rule else DueSpans(_span(translation or ""), _span(review or ""))
    with connected() as container, container.database.begin() as uow:
        actor = console(uow)
        change_due_rule(uow, actor, _section(uow, actor, section), rule)


def _span(said: str) -> Span:
    found = _SPAN.fullmatch(said.strip())
    if found is None:
        raise Invalid("due_span_wrong", most=LONGEST)
    return Span(int(found[1]), _UNITS[found[2]])


def _said(spans: DueSpans | None) -> dict[str, str] | None:
    if spans is None:
        return None
    letters = {unit: letter for letter, unit in _UNITS.items()}
    both = {"translation": spans.translation, "review": spans.review}
    return {name: f"{span.amount}{letters[span.unit]}" for name, span in both.items()}


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
