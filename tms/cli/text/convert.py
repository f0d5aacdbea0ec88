"""``tms text convert``: between the Chinese scripts and regions."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.streams import chinese_locale, given_text, json_line
from tms.domain.locales import ZH_HANS

if TYPE_CHECKING:
    from tms.language.conversion import ConversionSpan, Rule


@click.command()
@click.option("--from", "source_tag", metavar="LOCALE", help="What the text is in; recognised if absent.")
@click.option("--to", "target_tag", required=True, metavar="zh-Hans|zh-Hant|zh-Hant-TW|zh-Hant-HK", help="The result.")
@click.option("--dictionary-only", is_flag=True, help="OpenCC's result and nothing else, byte for byte.")
@click.option("--characters", is_flag=True, help="The dictionary's characters only: no vocabulary of any region.")
@click.option(
    "--terms",
    "terms_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Terms that come before all dictionaries: word, tab, replacement, one a line.",
)
@click.option("--explain", is_flag=True, help="Print what decided each stretch, one JSON object a line.")
def convert(
    source_tag: str | None,
    target_tag: str,
    dictionary_only: bool,
    characters: bool,
    terms_file: Path | None,
    explain: bool,
) -> None:
    """Convert Chinese from standard input between its scripts and regions, line for line.

    It says what the derived version of an article says in a new publication: names as the region prints them, the
    built-in rules, the region's marks, each line as a sentence. With --dictionary-only, --characters, or to zh-Hant
    alone, which has no region, the text is what OpenCC's dictionaries say. Inline markers like ⟦1⟧ don't cut words.

    \b
        echo 头发里的信息 | tms text convert --to zh-Hant-TW
        tms text convert --from zh-Hant-HK --to zh-Hans --terms words.tsv < article.txt

    --explain prints no text but its stretches: source and target, their offsets in characters without inline markers,
    and what decided (term, phrase, character, unchanged; -several where the dictionary has more than one value) with
    all candidates. A term's key is its line in the file, a built-in rule's its name.
    """
    from tms.cli.text.terms_file import terms_of
    from tms.language.conversion import PROFILES, detect_script
    from tms.language.conversion import convert as convert_text

    target = chinese_locale(target_tag)
    source = chinese_locale(source_tag) if source_tag is not None else None
    terms = terms_of(terms_file) if terms_file is not None else ()
    given = given_text()
    source = source or detect_script(given) or ZH_HANS
    is_dictionary = dictionary_only or characters or target not in PROFILES
    output = sys.stdout.buffer
    if is_dictionary and not terms and not explain:
        output.write(convert_text(given, source=source, target=target, vocabulary=not characters).encode())
        output.flush()
        return
    parts = (
        [_by_dictionary(given, source, target, terms, vocabulary=not characters)]
        if is_dictionary
        else list(_as_article(given, source, target, terms))
    )
    output.writelines(map(json_line, _stretches(parts)) if explain else (part.text.encode() for part in parts))
    output.flush()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the text and what became of it."""

    given: str
    text: str
    spans: "Sequence[ConversionSpan]"


def _by_dictionary(given: str, source: str, target: str, terms: "Iterable[Rule]", *, vocabulary: bool) -> _Part:
    from tms.language.conversion import RuleSet, convert_explained

    rules = RuleSet(terms)
    made = convert_explained(given, source=source, target=target, vocabulary=vocabulary, rules=rules)
    return _Part(given, made.text, made.spans)


def _as_article(given: str, source: str, target: str, terms: "Iterable[Rule]") -> "Iterator[_Part]":
    from tms.language.new_publication import NewPublication, lines_of

    publication = NewPublication(source, target, terms)
    for body, end in lines_of(given):
        made = publication.derive(body)
        yield _Part(body, made.text, made.spans)
        if end:
            yield _Part(end, end, [])


def _stretches(parts: "Iterable[_Part]") -> "Iterator[dict[str, Any]]":
    """The stretches of all parts, at their places in the whole texts."""
    from tms.language.marked_text import take_apart

    start = target_start = 0
    for part in parts:
        source, target = take_apart(part.given)[0], take_apart(part.text)[0]
        for span in part.spans:
            moved = span._replace(
                start=span.start + start,
                end=span.end + start,
                target_start=span.target_start + target_start,
                target_end=span.target_end + target_start,
            )
            words = {
                "source": source[span.start : span.end],
                "target": target[span.target_start : span.target_end],
            }
            yield _told(words | moved._asdict())
        start, target_start = start + len(source), target_start + len(target)


def _told(stretch: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stretch.items() if value is not None and value is not False and value != ()}
