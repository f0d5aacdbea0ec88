"""``tms text ambiguities``: the places of a text that a reviewer should look at before it is printed."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tms.cli.text.streams import chinese_locale, json_line, text_of
from tms.domain.errors import Invalid
from tms.domain.locales import ZH_HANS

if TYPE_CHECKING:
    from tms.language.ambiguity import Ambiguity

    _Find = Callable[[str], Iterable[Ambiguity]]


@click.command()
@click.option("--from", "source_tag", metavar="LOCALE", help="What the text is in; recognised if absent.")
@click.option("--to", "target_tag", required=True, metavar="zh-Hans|zh-Hant-TW|zh-Hant-HK", help="What is derived.")
@click.option(
    "--terms",
    "terms_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Terms that are decided: word, tab, replacement, one a line.",
)
@click.option("--dictionary-only", is_flag=True, help="No built-in rules and names, as convert --dictionary-only.")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
def ambiguities(
    source_tag: str | None, target_tag: str, terms_file: Path | None, dictionary_only: bool, file: str
) -> None:
    """Find the places where a conversion between the Chinese scripts may be wrong.

    They are those that an article of a new publication asks about, where built-in rules and names have decided already;
    with --dictionary-only those of a conversion by dictionary alone.

    One JSON object a place, the most doubtful of each line first: line and column, what stands there, the candidates
    with the conversion's own first, what each means and words that are written with it, the reason, and the phrase that
    a rule would bind with its target for each candidate. Offsets are in the line without inline markers.
    """
    from tms.cli.text.terms_file import terms_of
    from tms.language.ambiguity import find_ambiguities
    from tms.language.conversion import PROFILES, RuleSet, detect_script
    from tms.language.new_publication import NewPublication

    target = chinese_locale(target_tag)
    if target not in PROFILES:
        raise Invalid("ambiguities_need_a_region", tag=target)
    terms = terms_of(terms_file) if terms_file is not None else ()
    given = text_of(file)
    source = chinese_locale(source_tag) if source_tag is not None else detect_script(given) or ZH_HANS
    if dictionary_only:
        find: _Find = partial(find_ambiguities, source=source, profile=target, rules=RuleSet(terms))
    else:
        find = NewPublication(source, target, terms).questions
    output = sys.stdout.buffer
    output.writelines(json_line(place) for place in _places(given, source, target, find))
    output.flush()


def _places(given: str, source: str, target: str, find: "_Find") -> Iterator[dict[str, Any]]:
    from tms.language.ambiguity import meanings
    from tms.language.marked_text import take_apart

    for number, line in enumerate(given.splitlines(), 1):
        sentence, _ = take_apart(line)
        for found in find(line):
            said = meanings(found, source=source, target=target)
            yield (
                {"line": number, "column": found.start + 1, "sentence": sentence}
                | asdict(found)
                | {"meanings": [asdict(meaning) for meaning in said if meaning.words]}
            )
