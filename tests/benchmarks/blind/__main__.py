"""What the product makes of sets that somebody wrote: ``uv run python -m tests.benchmarks.blind FOLDER``.

The folder's files are as ``writers.md`` says. A set proves something once, on rules that were frozen before it was
opened; mend from it, and the next figures need another. ``--show`` prints what is wrong, which opens it.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.blind.measure import Converted, Outcome, convert, differences, findings
from tests.benchmarks.blind.others import others
from tests.benchmarks.blind.sets import Pair, Sentence, pairs, sentences


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.blind", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="each case that is wrong, missed or a false alarm")
    chosen = parser.parse_args()
    for kind in ("sentences", "probes"):
        cases = sentences(chosen.folder, kind)
        made = [convert(case) for case in cases]
        for line in _conversion(kind, cases, made):
            print(line)
        if chosen.show:
            _show_conversion(made)
    for kind in ("seeded", "clean"):
        told = [(pair, findings(pair)) for pair in pairs(chosen.folder, kind)]
        print(f"{kind}: something is found in {sum(bool(found) for _, found in told)} of {len(told)}")
        if chosen.show:
            _show_pairs(told, are_wrong=kind == "seeded")


def _conversion(kind: str, cases: Sequence[Sentence], made: Sequence[Converted]) -> Iterator[str]:
    if not cases:
        return
    counted = Counter(one.outcome for one in made)
    yield f"{kind}: {', '.join(f'{counted[outcome]} {outcome}' for outcome in Outcome)}, of {len(cases)}"
    asked = sum(len(one.questions) for one in made)
    letters = sum(len(case.simplified) for case in cases)
    yield f"    {asked} questions, {1000 * asked / letters:.2f} per 1,000 characters"
    for name, convert_text in others():
        right = sum(convert_text(case.simplified) in case.right for case in cases)
        yield f"    {name}: {right} right"


def _show_conversion(made: Sequence[Converted]) -> None:
    for one in made:
        if one.outcome is not Outcome.RIGHT:
            best = min((differences(one.text, right) for right in one.sentence.right), key=len)
            asked = " ".join(f"{question.phrase}:{'/'.join(question.candidates)}" for question in one.questions)
            print(f"  {one.outcome}  {best}  [{asked}]\n      {one.sentence.simplified}\n      {one.text}")


def _show_pairs(told: Sequence[tuple[Pair, list[str]]], *, are_wrong: bool) -> None:
    for pair, found in told:
        if bool(found) is not are_wrong:
            print(f"  {pair.error or ', '.join(found)}\n      {pair.english}\n      {pair.chinese}")


if __name__ == "__main__":
    main()
