"""``tms text segment``: sentences, one a line."""

import sys

import click

from tms.cli.text.streams import given_text, json_line
from tms.domain.locales import parse_locale


@click.command()
@click.option("--locale", "tag", required=True, metavar="en|zh-Hans|zh-Hant", help="Language of the text.")
def segment(tag: str) -> None:
    """Cut standard input into sentences: one JSON string per line, which joined give the input again.

    White space stands at the end of the sentence before it.
    """
    from tms.language.segmentation import segments

    locale = parse_locale(tag)
    output = sys.stdout.buffer
    for one in segments(given_text(), locale):
        output.write(json_line(one))
    output.flush()
