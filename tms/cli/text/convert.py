"""``tms text convert``: between the Chinese scripts and regions."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.streams import chinese_locale, given_text, json_line
from tms.domain.locales import ZH_HANS

if TYPE_CHECKING:
    from tms.language.conversion import Converted


@click.command()
@click.option("--from", "source_tag", metavar="LOCALE", help="What the text is in; recognised if absent.")
@click.option("--to", "target_tag", required=True, metavar="zh-Hans|zh-Hant|zh-Hant-TW|zh-Hant-HK", help="The result.")
@click.option("--characters", is_flag=True, help="Characters only: no vocabulary of Taiwan, Hong Kong or the mainland.")
@click.option(
    "--terms",
    "terms_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Terms that come before all dictionaries: word, tab, replacement, one a line.",
)
@click.option("--explain", is_flag=True, help="Print what decided each stretch, one JSON object a line.")
def convert(source_tag: str | None, target_tag: str, characters: bool, terms_file: Path | None, explain: bool) -> None:
    """Convert Chinese from standard input between its scripts and regions, line for line.

    zh-Hant alone is standard characters without region; zh-Hant-TW and zh-Hant-HK have their region's characters and
    vocabulary. Inline markers like ⟦1⟧ don't cut words. Without --terms the text is exactly OpenCC's. A derived version
    of an article says more: names as the region prints them, the publication's rules and terms, quotation marks.

    \b
        echo 头发里的信息 | tms text convert --to zh-Hant-TW
        tms text convert --from zh-Hant-HK --to zh-Hans --terms words.tsv < article.txt

    --explain prints no text but its stretches: source and target, their offsets in characters without inline markers,
    and what decided (term, phrase, character, unchanged; -several where the dictionary has more than one value) with
    all candidates. A term's key is its line in the file.
    """
    from tms.cli.text.terms_file import terms_of
    from tms.language.conversion import convert as convert_text
    from tms.language.conversion import convert_explained, detect_script

    target = chinese_locale(target_tag)
    source = chinese_locale(source_tag) if source_tag is not None else None
    rules = terms_of(terms_file) if terms_file is not None else None
    given = given_text()
    source = source or detect_script(given) or ZH_HANS
    output = sys.stdout.buffer
    if rules is None and not explain:
        output.write(convert_text(given, source=source, target=target, vocabulary=not characters).encode())
    else:
        converted = convert_explained(given, source=source, target=target, vocabulary=not characters, rules=rules)
        output.writelines(map(json_line, _stretches(given, converted)) if explain else [converted.text.encode()])
    output.flush()


def _stretches(given: str, converted: "Converted") -> Iterator[dict[str, Any]]:
    from tms.language.marked_text import take_apart

    source, target = take_apart(given)[0], take_apart(converted.text)[0]
    for span in converted.spans:
        stretch = {
            "source": source[span.start : span.end],
            "target": target[span.target_start : span.target_end],
            **span._asdict(),
        }
        yield {key: value for key, value in stretch.items() if value is not None and value is not False and value != ()}
