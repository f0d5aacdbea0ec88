"""What a translator presses for real segments: in an empty field, in a draft in part, and beside the pieces.

uv run python -m tests.benchmarks.keystrokes            prints the table
uv run python -m tests.benchmarks.keystrokes --write    writes it into docs/measured.md

The translator wants what a person has written for the segment, and nothing else. A letter is one key, a Chinese
character three (its sound, and the choice). In a draft a word is deleted by one key and the caret taken to a stretch
that changes by two, however far it is; whoever is quicker without it writes over all of it. A piece beside the field is
one key, where the person's text has it.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tms.domain.locales import EN, ZH_HANS
from tms.language.assembly import TermIndex, TermPair, assemble
from tms.language.assembly.pieces import pieces
from tms.language.glossary import concepts

DATA = Path(__file__).parents[2] / "../shared/data"
PAGE = Path(__file__).parents[2] / "docs/measured.md"
BEGIN, END = "<!-- keystrokes: written by tests.benchmarks.keystrokes -->\n", "<!-- /keystrokes -->\n"
SEGMENTS = 200
CHARACTER, TO_A_PLACE, OVER_ALL = 3, 2, 1
_WORD = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text, and what a person has written for it."""

    source: str
    says: str


def pairs() -> list[Pair]:
    """The news, and so many of the other texts that all are two hundred. Raises FileNotFoundError without the data."""
    files = DATA / "news/ntrex/ntrex.dev.jsonl", DATA / "triples/triples.dev.jsonl"
    lines = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
    return [Pair(line["en"], line["zh_hans"]) for line, _ in zip(lines, range(SEGMENTS), strict=False)]


def index() -> TermIndex:
    """The starter glossary as a termbase: the first form of each concept."""
    terms = [TermPair(one.en, one.forms[ZH_HANS]) for one in concepts() if one.en and ZH_HANS in one.forms]
    return TermIndex(terms, inflected=True)


def typing(text: str) -> int:
    """The keys for a text from nothing."""
    return sum(CHARACTER if "\u3400" <= character <= "\u9fff" else 1 for character in text)


def changing(draft: str, says: str) -> int:
    """The fewest keys that make one text of the other, word by word."""
    old, new = _WORD.findall(draft), _WORD.findall(says)
    # Per place in the draft: the fewest keys, with the caret there at work or on its way over what stays.
    at_work = [float(n) for n in range(len(old) + 1)]
    passing = [float("inf")] * (len(old) + 1)
    for word in new:
        keys = typing(word)
        work, over = [at_work[0] + keys], [float("inf")]
        for n, other in enumerate(old, 1):
            stays = min(passing[n - 1], at_work[n - 1] + TO_A_PLACE) if other == word else float("inf")
            over.append(stays)
            work.append(min(at_work[n] + keys, passing[n] + keys, work[n - 1] + 1, over[n - 1] + 1))
        at_work, passing = work, over
    return int(min(at_work[-1], passing[-1], OVER_ALL + typing(says)))


def inserting(found: Sequence[str], says: str) -> int:
    """The keys with the pieces beside an empty field; one that the text does not have is typed."""
    keys, left = typing(says), says
    for piece in sorted(found, key=typing, reverse=True):
        if piece in left and typing(piece) > 1:
            left = left.replace(piece, "\0", 1)
            keys -= typing(piece) - 1
    return keys


def measured(all_pairs: Sequence[Pair], terms: TermIndex) -> Iterator[tuple[int, int, int, bool, bool]]:
    """For each: empty field, draft in part, pieces; whether it has a draft in part, and whether one of all."""
    for one in all_pairs:
        made = assemble(one.source, source_locale=EN, target_locale=ZH_HANS, terms=terms)
        known = [piece.text for piece in pieces(one.source, terms, EN, ZH_HANS)]
        empty = typing(one.says)
        in_part = changing(made.text, one.says) if made.text else empty
        new = in_part if made.is_whole else inserting(known, one.says)
        yield empty, in_part, new, bool(made.text) and not made.is_whole, made.is_whole and bool(made.text)


def table() -> str:
    """The figures as Markdown."""
    rows = list(measured(pairs(), index()))
    sums = [sum(row[n] for row in rows) for n in range(3)]
    drafted = [row for row in rows if row[3]]
    of_drafted = [sum(row[n] for row in drafted) for n in range(3)]
    names = ("an empty field", "a draft of what is known in part", "an empty field with the pieces beside it")
    heading = [f"{len(rows)} segments, English into 简体", "keys", "of an empty field"]
    heading += [f"keys in the {len(drafted)} known in part", "of an empty field"]
    lines = [f"| {' | '.join(heading)} |", "| --- | --- | --- | --- | --- |"]
    for name, keys, some in zip(names, sums, of_drafted, strict=True):
        lines.append(f"| {name} | {keys:,} | {keys / sums[0]:.1%} | {some:,} | {some / of_drafted[0]:.1%} |")
    whole = sum(row[4] for row in rows)
    return "\n".join([*lines, "", f"Known to their last word, and filled in, are {whole} of them."]) + "\n"


if __name__ == "__main__":
    found = table()
    if "--write" in sys.argv:
        before, rest = PAGE.read_text("utf-8").split(BEGIN)
        PAGE.write_text(before + BEGIN + found + END + rest.split(END)[1], "utf-8")
    print(found)
