"""``tms terms``: take a file of terms in, write all terms into one."""

import sys
from pathlib import Path

import click

from tms.adapters.formats.termbase import WRITERS, read_terms
from tms.cli.connection import connected, console
from tms.cli.reading import read
from tms.domain.errors import Invalid
from tms.services.termbase.export_terms import export_terms
from tms.services.termbase.import_terms import CONFLICT, ImportPlan, import_terms, plan_import

_SHOWN = 20


@click.group()
def terms() -> None:
    """Take a file of terms in, write all terms into one."""


@terms.command("import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--file-first", is_flag=True, help="where both prefer different terms, the file's is used")
@click.option("--dry-run", is_flag=True, help="only say what it would do")
def import_(path: str, file_first: bool, dry_run: bool) -> None:
    """Take in the terms of FILE, or of standard input (-): TBX, or a table with named columns.

    All of it or nothing. Where the file and the termbase prefer another term, the termbase's stays.
    """
    file = read(read_terms, sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes())
    take = plan_import if dry_run else import_terms
    with connected() as container, container.database.begin() as uow:
        plan = take(uow, console(uow), file, file_first=file_first)
    _print(plan, dry_run=dry_run)


@terms.command("export")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, writable=True))
def export(path: str) -> None:
    """Write all terms into FILE, in the format that its ending names: .tbx or .csv."""
    ending = Path(path).suffix.lstrip(".").lower()
    if ending not in WRITERS:
        raise Invalid("terms_format_unknown", known=", ".join(f".{one}" for one in WRITERS))
    with connected() as container, container.database.begin() as uow:
        concepts = export_terms(uow, console(uow))
    Path(path).write_bytes(WRITERS[ending](concepts))
    click.echo(f"{len(concepts)} concepts in {path}")


def _print(plan: ImportPlan, *, dry_run: bool) -> None:
    counts = ", ".join(f"{n} {what}" for what, n in plan.counts.items())
    click.echo(f"{'Would be taken in' if dry_run else 'Taken in'}: {counts}")
    conflicts = [one for one in plan.planned if one.what == CONFLICT]
    for one in conflicts[:_SHOWN]:
        click.echo(f"line {one.line}, {one.entry.name}: {one.why}")
    if len(conflicts) > _SHOWN:
        click.echo(f"and {len(conflicts) - _SHOWN} more in conflict")
    for what, n in plan.left_out.items():
        click.echo(f"not kept: {what} ({n})")
