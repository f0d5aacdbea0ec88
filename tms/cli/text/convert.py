"""``tms text convert``: between the Chinese scripts and regions."""

import sys

import click

from tms.cli.text.streams import chinese_locale, given_text
from tms.domain.locales import ZH_HANS


@click.command()
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

    target = chinese_locale(target_tag)
    source = chinese_locale(source_tag) if source_tag is not None else None
    given = given_text()
    source = source or detect_script(given) or ZH_HANS
    output = sys.stdout.buffer
    output.write(convert_text(given, source=source, target=target, vocabulary=not characters).encode())
    output.flush()
