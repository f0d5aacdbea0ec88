"""``tms text``: text from standard input to standard output, without a database."""

import json
import sys
from typing import BinaryIO

import click

from tms.domain.errors import Invalid
from tms.domain.locales import ZH_HANS, is_chinese, parse_locale

_LINE_ENDS_IN_JSON = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@click.group()
def text() -> None:
    """Segment and convert text, without a database."""


@text.command()
@click.option("--locale", "tag", required=True, metavar="en|zh-Hans|zh-Hant", help="Language of the text.")
def segment(tag: str) -> None:
    """Cut standard input into sentences: one JSON string per line, which joined give the input again.

    White space stands at the end of the sentence before it.
    """
    from tms.language.segmentation import segments

    locale = parse_locale(tag)
    output = sys.stdout.buffer
    for one in segments(_read(sys.stdin.buffer), locale):
        # Whoever reads line by line must not find a line end inside the string.
        line = json.dumps(one, ensure_ascii=False).translate(_LINE_ENDS_IN_JSON)
        output.write(line.encode() + b"\n")
    output.flush()


@text.command()
@click.option("--from", "source_tag", metavar="LOCALE", help="What the text is in; recognised if absent.")
@click.option("--to", "target_tag", required=True, metavar="zh-Hans|zh-Hant|zh-Hant-TW|zh-Hant-HK", help="The result.")
@click.option("--characters", is_flag=True, help="Characters only: no vocabulary of Taiwan, Hong Kong or the mainland.")
def convert(source_tag: str | None, target_tag: str, characters: bool) -> None:
    """Convert Chinese from standard input between its scripts and regions, line for line.

    zh-Hant alone is standard characters without region; zh-Hant-TW and zh-Hant-HK have their region's characters and
    vocabulary. Inline markers like ⟦1⟧ don't cut words. Quotation marks stay as they are: only derived versions of an
    article change them too.
    """
    from tms.language.conversion import convert as convert_text
    from tms.language.conversion import detect_script

    target = _chinese(target_tag)
    source = _chinese(source_tag) if source_tag is not None else None
    given = _read(sys.stdin.buffer)
    source = source or detect_script(given) or ZH_HANS
    output = sys.stdout.buffer
    output.write(convert_text(given, source=source, target=target, vocabulary=not characters).encode())
    output.flush()


def _chinese(tag: str) -> str:
    locale = parse_locale(tag)
    if not is_chinese(locale):
        raise Invalid("conversion_needs_chinese", tag=locale)
    return locale


def _read(stream: BinaryIO) -> str:
    """All of standard input, its line ends as they are. Raises Invalid (``text_not_utf8``)."""
    try:
        return stream.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("text_not_utf8", place=error.start + 1) from error
