"""Short news as people write it, of which each error is found, or hinted at, and nothing is said while it is right."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_FILE = Path(__file__).with_name("second-round.txt")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that say the same, and the errors tried on the second: what stands there, what is wrong, how sure."""

    english: str
    hans: str
    errors: tuple[tuple[str, str, bool], ...]


def pairs() -> list[Pair]:
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    found: list[Pair] = []
    texts: list[str] = []
    errors: list[tuple[str, str, bool]] = []
    for line in [*lines, "", ""]:
        if line[:2] in ("! ", "? "):
            before, _, after = line[2:].partition(" →")
            errors.append((before, after.strip(), line[0] == "!"))
            continue
        if len(texts) == 2:
            found.append(Pair(texts[0], texts[1], tuple(errors)))
            texts, errors = [], []
        texts.append(line)
    return found


def said(english: str, hans: str, *, hints: bool) -> set[tuple[str, tuple[str, ...]]]:
    rows = [ParityRow(1, (VersionText(english), VersionText(hans)))]
    found = compare(rows, (EN, ZH_HANS), small_words=hints).found
    return {(one.code, tuple(side.words if side else "" for side in one.sides)) for one in found}


def test_there_are_enough_of_them() -> None:
    assert len(pairs()) >= 330
    assert sum(len(pair.errors) for pair in pairs()) >= 280


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.english[:40])
def test_each_error_is_found_and_nothing_is_said_of_what_is_right(pair: Pair) -> None:
    assert said(pair.english, pair.hans, hints=True) == set()
    for before, after, is_sure in pair.errors:
        assert before in pair.hans
        wrong = pair.hans.replace(before, after, 1)
        assert said(pair.english, wrong, hints=not is_sure), (before, after)
