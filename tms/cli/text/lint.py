"""``tms text lint``: what does not belong into a Chinese text of a region."""

import sys
from collections.abc import Iterable

import click

from tms.cli.text.streams import chinese_locale, json_line, text_of
from tms.domain.errors import Invalid

FOUND_SOMETHING = 1


@click.command()
@click.option(
    "--locale", "tag", required=True, metavar="zh-Hans|zh-Hant|zh-Hant-TW|zh-Hant-HK", help="What it should be."
)
@click.option("--choose", "chosen", multiple=True, metavar="CHOICE=VALUE", help="A house style choice, such as tai=臺.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per finding.")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
def lint(tag: str, chosen: tuple[str, ...], as_json: bool, file: str) -> None:
    """Find characters, forms, words and marks that don't belong into a text of a region.

    One finding a line: file, line and column, code, words. Reads a file, or standard input. The exit code is 1 if
    anything is found, 2 if the text can't be looked at.
    """
    from tms.language.conversion.profiles import profile_of
    from tms.language.lint import lint as lint_text

    locale = chinese_locale(tag)
    house = profile_of(locale, choices_of(chosen)) if chosen else None
    findings = lint_text(text_of(file), locale, house)
    output = sys.stdout.buffer
    for line, found in findings:
        if as_json:
            said = {
                "line": line + 1, "column": found.start + 1, "code": found.code, "text": found.text,
                "suggestion": found.suggestion, "words": found.words,
            }  # fmt: skip
            output.write(json_line(said))
        else:
            output.write(f"{file}:{line + 1}:{found.start + 1}: {found.code}: {found.words}\n".encode())
    output.flush()
    if findings:
        click.get_current_context().exit(FOUND_SOMETHING)


def choices_of(chosen: Iterable[str]) -> dict[str, str]:
    """What a house chose, from CHOICE=VALUE each. Raises Invalid (``profile_choice_incomplete``)."""
    return dict(map(_choice, chosen))


def _choice(said: str) -> tuple[str, str]:
    key, sign, value = said.partition("=")
    if not sign:
        raise Invalid("profile_choice_incomplete", said=said[:40])
    return key, value
