"""How many real conversion errors the worklist shows, and how much else: UD GSD, in two halves.

    uv run python -m tests.benchmarks worklist          the figures of both halves
    uv run python -m tests.benchmarks.worklist          each error, flagged or missed

The sentences are of one document without paragraph marks, so every ten consecutive ones stand for a paragraph: even
tens are the development half, on which lists and weights were chosen; odd tens are only reported.

Two lines of the tables answer errors of the reported half that had been seen before: 总台 and 帳.

A third measurement has no chosen half: Traditional news and articles, converted to Simplified and back.

A *real error* is a character of the converted text that is another word than the gold text's: spellings that house.tsv
holds for one are folded, and characters that the gold text itself has wrong (TYPOS) are told apart.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.report import Row
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.ambiguity.house import folded
from tms.language.conversion import convert, derive_explained
from tms.language.conversion.detection import is_han, is_simplified_only
from tms.language.conversion.profiles import profile_of
from tms.language.conversion.rules import RuleSet

DATA = Path(__file__).parents[2] / "../shared/data"
GOLD = DATA / "conversion/ud_gsd.dev.jsonl"
TRADITIONAL = (DATA / "news/ntrex/ntrex.dev.jsonl", DATA / "triples/triples.dev.jsonl")

# Sentence, character and what the gold text should have: 詞彙, 批覆, 恢復, 闢, 聯繫, 鬥, and vocabulary (義大利).
TYPOS = frozenset({
    ("dev-s17", "斗"), ("dev-s35", "辟"), ("dev-s37", "复"), ("dev-s106", "汇"), ("dev-s111", "复"), ("dev-s121", "复"),
    ("dev-s160", "系"), ("dev-s206", "意"),
})  # fmt: skip


@dataclass(slots=True)
class Half:
    """What was counted in one half."""

    characters: int = 0
    errors: int = 0
    caught: int = 0
    typos: int = 0
    typos_caught: int = 0
    flags: list[Ambiguity] = field(default_factory=list)

    @property
    def per_thousand(self) -> float:
        """Flags per 1,000 Chinese characters."""
        return 1000 * len(self.flags) / self.characters


def sentences() -> Iterator[tuple[int, str, str, str]]:
    """The half (0 development, 1 reported), the sentence's name, Simplified and Traditional text."""
    for number, line in enumerate(GOLD.read_text("utf-8").splitlines()):
        row = json.loads(line)
        yield number // 10 % 2, row["id"], row["zh_hans"], row["zh_hant"]


def errors(given: str, gold: str, source: str, target: str) -> list[int]:
    """Where a derived text by characters has another word than the gold text; texts of unequal lengths have none."""
    house = profile_of(target, {"vocabulary": "characters"})
    ours = derive_explained(given, source=source, profile=house, rules=RuleSet()).text
    back = convert(ours, source=target, target=source, vocabulary=False)
    script = "hans" if target == ZH_HANS else "hant"
    one, other = (folded(text, script) for text in (ours, gold))
    if len({len(one), len(other), len(back), len(given)}) > 1:
        return []
    # What is another word altogether (公分 for 厘米) is the region's own.
    of_characters = zip(one, other, back, given, strict=True)
    return [
        at
        for at, (mine, theirs, again, written) in enumerate(of_characters)
        if mine != theirs and is_han(mine) and again == written
    ]


def measured(source: str, target: str, *, tell: bool = False) -> tuple[Half, Half]:
    """Both halves, the development one first."""
    halves = Half(), Half()
    rules = RuleSet()
    for number, name, hans, hant in sentences():
        given, gold = (hans, hant) if source == ZH_HANS else (hant, hans)
        half = halves[number]
        half.characters += sum(map(is_han, given))
        flags = find_ambiguities(given, source=source, profile=target, rules=rules)
        half.flags += flags
        for at in errors(given, gold, source, target):
            caught = any(flag.start <= at < flag.end for flag in flags)
            if (name, hans[at]) in TYPOS:
                half.typos, half.typos_caught = half.typos + 1, half.typos_caught + caught
                continue
            half.errors, half.caught = half.errors + 1, half.caught + caught
            if tell:
                around = f"{given[max(0, at - 5) : at]}[{given[at]}]{given[at + 1 : at + 6]}"
                print("held" if number else "dev ", name, "flagged" if caught else "MISSED ", gold[at], around)
    return halves


def there_and_back(*, tell: bool = False) -> Half:
    """Traditional text converted to Simplified and back: where another word comes back, the way back has an error."""
    half = Half()
    rules = RuleSet()
    for path in TRADITIONAL:
        for line in path.read_text("utf-8").splitlines():
            gold = json.loads(line)["zh_hant"]
            given = convert(gold, source=ZH_HANT_TW, target=ZH_HANS, vocabulary=False)
            flags = find_ambiguities(given, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
            half.characters += sum(map(is_han, given))
            half.flags += flags
            for at in errors(given, gold, ZH_HANS, ZH_HANT_TW):
                if is_simplified_only(gold[at]):
                    continue  # a mistake of the writer's
                caught = any(flag.start <= at < flag.end for flag in flags)
                half.errors, half.caught = half.errors + 1, half.caught + caught
                if tell:
                    around = f"{given[max(0, at - 5) : at]}[{given[at]}]{given[at + 1 : at + 6]}"
                    print("back", "flagged" if caught else "MISSED ", gold[at], around)
    return half


def worklist_rows() -> list[Row]:
    """The share of real errors that are flagged, and the flags, for both directions and halves."""
    rows: list[Row] = []
    for source, target in ((ZH_HANS, ZH_HANT_TW), (ZH_HANT_TW, ZH_HANS)):
        for half, name in zip(measured(source, target), ("development half", "reported half"), strict=True):
            rows += _rows(f"{source} → {target}, {name}", half)
    return rows + _rows("Traditional text there and back", there_and_back())


def _rows(way: str, half: Half) -> list[Row]:
    detail = f"{half.caught} of {half.errors} in {half.characters} characters"
    if half.typos:
        caught, all_errors = half.caught + half.typos_caught, half.errors + half.typos
        detail += f"; with the gold text's own mistakes {caught} of {all_errors}"
    missed = 100 - 100 * half.caught / max(1, half.errors)
    return [
        Row(f"errors not flagged: {way}", missed, "%", 50, detail),
        Row(f"flags per 1,000 characters: {way}", half.per_thousand, "", 12, f"{len(half.flags)} flags"),
    ]


def main() -> None:
    """Tell each error of both directions, and count the flags of the development half by reason and character."""
    for source, target in ((ZH_HANS, ZH_HANT_TW), (ZH_HANT_TW, ZH_HANS)):
        half, _ = measured(source, target, tell=True)
        flags = sorted(f"{flag.reason} {flag.source}→{'/'.join(flag.candidates)} {flag.phrase}" for flag in half.flags)
        print(source, half.per_thousand, *flags, sep="\n  ")
    there_and_back(tell=True)


if __name__ == "__main__":
    main()
