"""``tms memory``: bring translations in from other tools, look sentences up, take the memory out."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from tms.adapters.formats.memory_file import read_memory_file
from tms.adapters.formats.memory_units import ReadUnits
from tms.adapters.formats.tmx import write_tmx
from tms.cli.connection import connected, console
from tms.cli.reading import read
from tms.cli.text.streams import given_text, json_line
from tms.domain.locales import parse_locale
from tms.services.memory.exchange import ask_memory, export_memory, import_memory

_SHOWN = 20
"""Units that were left out are told one by one up to so many."""


@click.group()
def memory() -> None:
    """Bring translations in from other tools, look sentences up, take the memory out."""


@memory.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def import_(file: str, *, as_json: bool) -> None:
    """Bring in the units of FILE: TMX 1.4, or a tab-separated table whose first line names the languages.

    All of FILE comes in or nothing. Units that say nothing to us are left out and told.
    """
    found = _read(Path(file))
    with connected() as container, container.database.begin() as uow:
        done = import_memory(uow, console(uow), found.units)
    if as_json:
        left_out = [{"place": place, "reason": reason} for place, reason in found.left_out]
        told = asdict(done) | {"left_out": left_out, "codes_left_out": found.codes_left_out}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{done.added} units came in, {done.known} were there already, {len(found.left_out)} were left out.")
    if found.codes_left_out:
        click.echo(f"{found.codes_left_out} inline codes were left out: they are not the same in each language.")
    for place, reason in found.left_out[:_SHOWN]:
        click.echo(f"  left out: {place}: {reason}")
    if len(found.left_out) > _SHOWN:
        click.echo(f"  … and {len(found.left_out) - _SHOWN} more; --json tells all")


def _read(path: Path) -> ReadUnits:
    return read(read_memory_file, path.read_bytes(), path.suffix)


@memory.command()
@click.option("--from", "source", required=True, help="language of the lines: en, zh-Hans, zh-Hant-TW or zh-Hant-HK")
@click.option("--to", "target", required=True, help="language of the translations")
@click.option("--json", "as_json", is_flag=True, help="print one JSON object per line that was given")
def lookup(source: str, target: str, *, as_json: bool) -> None:
    """Standard input, one sentence per line → up to five matches each: per cent, sentence, translation."""
    way = parse_locale(source), parse_locale(target)
    lines = [line for line in given_text().split("\n") if line.strip()]
    with connected() as container, container.database.begin() as uow:
        found = ask_memory(uow, console(uow), *way, lines)
    out = sys.stdout.buffer
    for line, matches in zip(lines, found, strict=True):
        if as_json:
            out.write(json_line({"source": line, "matches": [asdict(match) for match in matches]}))
        else:
            told = (f"  {one.similarity} %\t{one.source}\t{one.target}" for one in matches)
            out.write("\n".join([line, *told, ""]).encode())


@memory.command("export")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--confidential", is_flag=True, help="also what was learned from confidential articles")
def export_(file: str, *, confidential: bool) -> None:
    """Write the memory to FILE as TMX 1.4, without what was learned of confidential articles."""
    n = 0
    with connected() as container, container.database.begin() as uow:
        units = export_memory(uow, console(uow), with_guarded=confidential)
        with Path(file).open("w", encoding="utf-8") as out:
            for line in write_tmx(units):
                n += line.startswith("<tu>")
                out.write(line)
    click.echo(f"{n} units written to {file}.")
