"""``tms text check``: what the checks find in translations, beside their sources."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.lint import FOUND_SOMETHING, choices_of
from tms.cli.text.streams import json_line, text_of
from tms.domain.errors import Invalid
from tms.domain.inline import MARKER
from tms.domain.locales import is_chinese, parse_locale

if TYPE_CHECKING:
    from tms.checks import CheckedText, Finding
    from tms.language.conversion.profiles import Profile


@click.command()
@click.option("--from", "source_tag", required=True, metavar="LOCALE", help="Language of the sources.")
@click.option("--to", "target_tag", required=True, metavar="LOCALE", help="Language of the targets, with its region.")
@click.option("--choose", "chosen", multiple=True, metavar="CHOICE=VALUE", help="A house style choice, such as tai=臺.")
@click.option(
    "--family", "families", multiple=True, metavar="FAMILY", help="Ask this family only; several are allowed."
)
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
def check(source_tag: str, target_tag: str, chosen: tuple[str, ...], families: tuple[str, ...], file: str) -> None:
    """Check translations: JSON lines with "source" and "target" in, findings out as JSON lines.

    The lines are taken as one article, in order. A finding has the line it is about, its code and family, the type of
    ITS 2.0, severity, words, and its place in the target (start, end, text) where it has one. Inline markers like ⟦1⟧
    of a source belong into its target. "kind", "origin" and "state" may stand beside the texts, as the product names
    them. The termbase is the product's, so terms are not asked.

    The exit code is 1 if anything is found, 2 if the lines can't be read.
    """
    from tms.checks import ALL
    from tms.checks import check as check_text
    from tms.checks.consistency import with_twins
    from tms.language.conversion.profiles import BASE_TAGS, profile_of

    unknown = [family for family in families if family not in ALL]
    if unknown:
        raise Invalid("check_family_unknown", family=unknown[0][:40], known=", ".join(ALL))
    source, target = parse_locale(source_tag), parse_locale(target_tag)
    if source == target:
        raise Invalid("pairs_same_language", tag=target)
    house = profile_of(target, choices_of(chosen)) if target in BASE_TAGS else None
    texts = with_twins(list(_pairs(text_of(file), source, target, house)))
    findings = [(text, finding) for text in texts for finding in check_text(text, families=families or None)]
    output = sys.stdout.buffer
    output.writelines(json_line(_said(text, finding)) for text, finding in findings)
    output.flush()
    if findings:
        click.get_current_context().exit(FOUND_SOMETHING)


def _pairs(given: str, source: str, target: str, house: "Profile | None") -> "Iterator[CheckedText]":
    from tms.checks import CheckedText

    for number, line in enumerate(given.split("\n"), 1):
        if not line.strip():
            continue
        pair = _pair(line, number)
        yield CheckedText(
            segment_id=number,
            source=pair["source"],
            source_locale=source,
            source_codes={found[2]: {} for found in MARKER.finditer(pair["source"])} or None,
            text=pair["target"],
            locale=target,
            region=target if house is not None or not is_chinese(target) else None,
            house=house,
            **{key: pair[key] for key in ("kind", "origin", "state") if isinstance(pair.get(key), str)},
        )


def _pair(line: str, number: int) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except ValueError as error:
        raise Invalid("pairs_line", line=number) from error
    if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in ("source", "target")):
        raise Invalid("pairs_line", line=number)
    return pair


def _said(text: "CheckedText", finding: "Finding") -> dict[str, Any]:
    said: dict[str, Any] = {
        "line": finding.segment_id,
        "code": finding.code,
        "family": finding.family,
        "type": finding.type,
        "severity": finding.severity.value,
        "words": finding.words,
    }
    if finding.start is not None and finding.end is not None:
        said |= {"start": finding.start, "end": finding.end, "text": text.text[finding.start : finding.end]}
    return said
