"""``tms text parity``: whether three files say the same in English, Simplified and Traditional Chinese."""

import sys
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.streams import json_line, text_of
from tms.domain.errors import Invalid
from tms.domain.locales import EN, NAMES, ZH_HANS, ZH_HANT

if TYPE_CHECKING:
    from tms.checks.parity import Disagreement, VersionText

LOCALES = (EN, ZH_HANS, ZH_HANT)
FOUND_SOMETHING = 1
_LONGEST = 60


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per disagreement.")
@click.option(
    "--words",
    is_flag=True,
    help="The wording too: not, only, before, lists, quotes, who did it, added figures; with more false alarms.",
)
@click.argument("english", metavar="FILE_EN")
@click.argument("hans", metavar="FILE_HANS")
@click.argument("hant", metavar="FILE_HANT")
def parity(as_json: bool, words: bool, english: str, hans: str, hant: str) -> None:
    """Compare three versions of an article: Markdown, HTML or plain text.

    Their blocks are put beside each other, and numbers, dates, amounts, percentages, quotations, links and blocks are
    compared. One disagreement a line: the number of the block, what about, and what each version says. The exit code is
    1 if they disagree, 2 if a file can't be read.
    """
    from tms.checks.parity import beside, compare

    if (english, hans, hant).count("-") > 1:
        raise Invalid("parity_stdin_twice")
    documents = [_blocks(file, locale) for file, locale in zip((english, hans, hant), LOCALES, strict=True)]
    found = compare(beside(documents, LOCALES), LOCALES, small_words=words).found
    output = sys.stdout.buffer
    for one in found:
        output.write(json_line(_as_json(one)) if as_json else _as_words(one).encode())
    output.flush()
    if found:
        click.get_current_context().exit(FOUND_SOMETHING)


def _blocks(file: str, locale: str) -> "list[VersionText]":
    from tms.adapters.formats import read_blocks
    from tms.checks.parity import VersionText
    from tms.cli.reading import read as read_apart
    from tms.domain.inline import codes_to_json

    name = None if file == "-" else file
    read = read_apart(read_blocks, text_of(file), locale, name)
    texts = [VersionText(one.text, codes_to_json(one.codes), one.kind) for one in read if one.text.strip()]
    _must_be_in("\n".join(one.text for one in texts), locale, file)
    return texts


def _must_be_in(text: str, locale: str, file: str) -> None:
    """Files in another order would disagree in everything. Raises Invalid (``parity_file_empty``, ``…_language``)."""
    from tms.language.conversion import detect_locale, detect_script

    if not text:
        raise Invalid("parity_file_empty", file=file)
    found = EN if detect_locale(text) == EN else detect_script(text) or (ZH_HANS if locale == EN else locale)
    if found != locale:
        raise Invalid("parity_file_language", file=file, expected=NAMES[locale], found=NAMES[found])


def _as_words(one: "Disagreement") -> str:
    sides = ", ".join(f"{NAMES[locale]} {_said(side.words)}" for locale, side in _sides(one))
    return f"{one.row + 1 if one.row is not None else '-'}: {one.code}: {sides}\n"


def _said(words: str) -> str:
    if not words:
        return "nothing"
    return f"“{' '.join(words.split())[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”"


def _as_json(one: "Disagreement") -> dict[str, Any]:
    return {
        "block": one.row + 1 if one.row is not None else None,
        "family": one.family.value,
        "code": one.code,
        "says": {
            locale: {"text": side.words, "start": side.start, "end": side.end} if side.words else None
            for locale, side in _sides(one)
        },
    }


def _sides(one: "Disagreement") -> list[tuple[str, Any]]:
    return [(locale, side) for locale, side in zip(LOCALES, one.sides, strict=True) if side is not None]
