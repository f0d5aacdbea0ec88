"""What the starter glossary changes in texts that have a Traditional version: nothing is folded, every edit counts.

    uv run python -m tests.benchmarks glossary          errors before and after
    uv run python -m tests.benchmarks.glossary          each place of a built-in rule, and what the reference has there

An error is one inserted, deleted or replaced character between the derived text and the reference (Levenshtein), as a
number in 10,000 characters of the reference. UD GSD's Simplified half was made from its Traditional half, so its words
are the same by construction and a glossary of regional words can only lose there; NTREX and most of the triples were
translated apart and differ in every sentence. Each place is therefore told apart too: whether the reference has the
region's form there, the characters of the Simplified word, or something else.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from tests.benchmarks.report import Row
from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import PROFILES, RuleSet, convert, derive_explained
from tms.language.glossary import concepts, proposals, starter

DATA = Path(__file__).parents[2] / "../shared/data"
TEXTS = {
    "UD GSD": DATA / "conversion" / "ud_gsd.dev.jsonl",
    "triples": DATA / "triples" / "triples.dev.jsonl",
    "NTREX news": DATA / "news" / "ntrex" / "ntrex.dev.jsonl",
}
LIKE_THE_REGION, LIKE_SIMPLIFIED, ELSE = "as the region says", "as Simplified says", "something else"


@dataclass(slots=True)
class Figures:
    """What was counted in one collection for one region.

    ``spared`` are the edits after the glossary if it kept out of the places where the reference has the characters of
    the Simplified word: what is left of the difference are mistakes.
    """

    characters: int = 0
    before: int = 0
    after: int = 0
    spared: int = 0
    places: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


def glossary_rows() -> list[Row]:
    """Errors before and after for each collection and region; then how much there is of what."""
    rows = [row for name in TEXTS if TEXTS[name].is_file() for row in _rows(name)]
    applied = [concept for concept in concepts() if concept.applied]
    rules = ", ".join(f"{s}→{t} {len(starter(s, t))}" for s, t in permutations(PROFILES, 2))
    return [
        *rows,
        Row("glossary: applied concepts", len(applied), "", detail=_counts(c.kind for c in applied)),
        Row("glossary: proposed concepts", len(proposals()), "", detail=_counts(c.kind for c in proposals())),
        Row("glossary: documents of applied ones", len(_documents()), "", detail=_counts(_documents().elements())),
        Row("glossary: rules", sum(len(starter(*pair)) for pair in permutations(PROFILES, 2)), "", detail=rules),
    ]


def measured(name: str, target: str) -> Figures:
    """One collection, derived for one region without and with the starter glossary."""
    figures, rules = Figures(), RuleSet(starter(ZH_HANS, target))
    for line in TEXTS[name].read_text("utf-8").splitlines():
        row = json.loads(line)
        given, wanted = row["zh_hans"], row["zh_hant"]
        found = [(given[at.start : at.end], at.target) for at in rules.find(given)]
        verdicts = {phrase: _verdict(phrase, form, wanted, target) for phrase, form in found}
        spared = {phrase for phrase in verdicts if verdicts[phrase] == LIKE_SIMPLIFIED}
        before = _edits(given, wanted, target, RuleSet())
        after = _edits(given, wanted, target, rules) if found else before
        figures.characters += len(wanted)
        figures.before += before
        figures.after += after
        figures.spared += after
        if spared:
            kept = RuleSet(rule for rule in rules if not any(rule.source in phrase for phrase in spared))
            figures.spared += _edits(given, wanted, target, kept) - after
        figures.documents[row["doc"]] += after - before
        for phrase, form in found:
            figures.places[verdicts[phrase]] += 1
            figures.told.append(f"{name} {target} {row['doc']} {row['id']}: {phrase} → {form}: {verdicts[phrase]}")
    return figures


def _edits(given: str, wanted: str, target: str, rules: RuleSet) -> int:
    return edits(derive_explained(given, source=ZH_HANS, profile=target, rules=rules).text, wanted)


def edits(one: str, other: str) -> int:
    """The least number of characters to insert, delete or replace."""
    above = list(range(len(other) + 1))
    for at, mine in enumerate(one, 1):
        line = [at]
        for column, theirs in enumerate(other, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (mine != theirs)))
        above = line
    return above[-1]


def _verdict(phrase: str, form: str, wanted: str, target: str) -> str:
    characters = convert(phrase, source=ZH_HANS, target=target, vocabulary=False)
    if characters in wanted and (form in characters or form not in wanted):
        return LIKE_SIMPLIFIED
    return LIKE_THE_REGION if form in wanted else ELSE


def _rows(name: str) -> Iterator[Row]:
    for target in (ZH_HANT_TW, ZH_HANT_HK):
        figures = measured(name, target)
        worse = {doc: by for doc, by in figures.documents.items() if by > 0}
        places = ", ".join(f"{number} {verdict}" for verdict, number in figures.places.most_common())
        for when, errors, note in (
            ("before", figures.before, f"{figures.characters} characters"),
            ("after", figures.after, f"{figures.places.total()} places, the reference has {places}"),
            ("after, spared", figures.spared, "kept out of places that are as Simplified says"),
            ("worse documents", sum(worse.values()), f"{len(worse)} of {len(figures.documents)}: {worse}"),
        ):
            per = errors * 10_000 / figures.characters
            yield Row(f"{name}, {target}, {when}", per, "in 10,000", detail=f"{errors} edits; {note}")


def _documents() -> Counter[str]:
    sources = (source for concept in concepts() if concept.applied for source in concept.source.split("; "))
    return Counter(source.partition(":")[0] for source in sources)


def _counts(kinds: Iterator[str]) -> str:
    return ", ".join(f"{kind} {number}" for kind, number in Counter(kinds).most_common())


if __name__ == "__main__":
    for collection in TEXTS:
        for region in (ZH_HANT_TW, ZH_HANT_HK):
            print("\n".join(measured(collection, region).told))
