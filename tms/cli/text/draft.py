"""``tms text draft``: what drafting makes of each line where no engine is set up."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.streams import json_line, text_of
from tms.domain.errors import Invalid
from tms.domain.locales import EN, is_chinese, memory_locale, parse_locale

if TYPE_CHECKING:
    from tms.language.conversion import Rule


@click.command()
@click.option("--from", "source_tag", default=EN, show_default=True, metavar="en|zh-Hans|zh-Hant", help="The source.")
@click.option("--to", "target_tag", required=True, metavar="en|zh-Hans|zh-Hant-TW|zh-Hant-HK", help="What is drafted.")
@click.option(
    "--terms",
    "terms_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Known terms and names: word, tab, translation, one a line.",
)
@click.option("--explain", is_flag=True, help="Print what was left too, one JSON object a line.")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
def draft(source_tag: str, target_tag: str, terms_file: Path | None, explain: bool, file: str) -> None:
    """Print what drafting makes of each line: its numbers, amounts, dates and known terms, for a person to finish.

    As in a new publication that has no engine and no memory. A line of which nothing is known stays as it is. Between
    the Chinese scripts a line is what an article's derived version says. How much was drafted is said at the end, on
    standard error; --explain has for each line source, draft, and what was read there and left.
    """
    from tms.cli.text.terms_file import terms_of

    source, target = parse_locale(source_tag), parse_locale(target_tag)
    if source == target:
        raise Invalid("pairs_same_language", tag=target)
    terms = terms_of(terms_file) if terms_file is not None else ()
    lines = list(_lines(text_of(file), source, target, terms))
    output = sys.stdout.buffer
    output.writelines(json_line(line) if explain else line["draft"].encode() + b"\n" for line in lines)
    output.flush()
    changed = sum(line["draft"] != line["source"] for line in lines)
    left = sum(len(line["left"]) for line in lines)
    click.echo(
        f"{changed} of {len(lines)} lines drafted; left as they are: {left} numbers, amounts and dates", err=True
    )


def _lines(given: str, source: str, target: str, terms: "tuple[Rule, ...]") -> Iterator[dict[str, Any]]:
    if is_chinese(source) and is_chinese(target):
        from tms.language.new_publication import REGION, NewPublication

        publication = NewPublication(source, memory_locale(target, REGION), terms)
        for line in given.splitlines():
            yield {"source": line, "draft": publication.derive(line).text, "left": []}
        return
    from tms.language.assembly import TermIndex, TermPair, assemble
    from tms.language.new_publication import REGION

    index = TermIndex((TermPair(rule.source, rule.target) for rule in terms), inflected=source == EN)
    for line in given.splitlines():
        made = assemble(line, source_locale=source, target_locale=memory_locale(target, REGION), terms=index)
        yield {"source": line, "draft": made.text or line, "left": _left(line, source, target)}


def _left(line: str, source: str, target: str) -> list[str]:
    """The quantities that are read in a line and that a draft can't say safely."""
    from tms.language.assembly.pieces import quantity_pieces
    from tms.language.marked_text import take_apart
    from tms.language.new_publication import REGION
    from tms.language.numbers import find_quantities

    plain = take_apart(line)[0]
    pieces = quantity_pieces(plain, source, memory_locale(target, REGION))
    return [
        plain[one.start : one.end]
        for one in find_quantities(plain, source)
        if one.is_certain and not any(piece.start <= one.start < piece.end for piece in pieces)
    ]
