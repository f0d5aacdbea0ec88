"""``tms text``: text from standard input to standard output, without a database. One module a command."""

import click

from tms.cli.text.convert import convert
from tms.cli.text.segment import segment


@click.group()
def text() -> None:
    """Segment and convert text, without a database."""


for _command in (segment, convert):
    text.add_command(_command)
