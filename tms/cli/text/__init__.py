"""``tms text``: text from standard input to standard output, without a database. One module a command."""

import click

from tms.cli.text.ambiguities import ambiguities
from tms.cli.text.check import check
from tms.cli.text.convert import convert
from tms.cli.text.draft import draft
from tms.cli.text.lint import lint
from tms.cli.text.parity import parity
from tms.cli.text.segment import segment


@click.group()
def text() -> None:
    """Segment, convert, draft and check text, without a database."""


for _command in (segment, convert, ambiguities, draft, lint, check, parity):
    text.add_command(_command)
