"""The judge of chaos runs: it accepts what is right, and sees each thing that can be wrong."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.chaos.history import Followed, Kept, Operation, Outcome, Row, Stage, judge

A = (2, 10)
B = (2, 11)


def drafted(place: tuple[int, int]) -> list[Row]:
    return [Row(place, 1, "", "draft", None, None), Row(place, 2, "machine", "draft", None, 1)]


def save(n: int, **more: Any) -> Operation:
    """The n-th save on A in a quiet minute."""
    quiet = Operation(7, A, n + 1, f"text {n}", 10.0 * n, 10.0 * n + 1, Outcome.ACKED, n + 2)
    return replace(quiet, **more)


def edit(n: int) -> Row:
    return Row(A, n + 2, f"text {n}", "edit", 7, 1)


def kept(*rows: Row, **more: Any) -> Kept:
    every = [*drafted(A), *drafted(B), *rows]
    current = {row.place: (row.rev, row.text) for row in sorted(every, key=lambda row: row.rev)}
    stages = [Stage("draft", 2, "done"), Stage("check", 2, "done"), Stage("open", 2, "done")]
    events = Counter({("version_checked", 2): 1, ("version_opened", 2): 1})
    return replace(Kept(every, current, stages, events, [Followed((3, 10), 3, 3)]), **more)


def rules(operations: list[Operation], database: Kept) -> set[str]:
    return {violation.rule for violation in judge(operations, database)}


def test_a_quiet_history_is_right() -> None:
    refused = save(3, base=2, outcome=Outcome.REFUSED, rev=None)
    unknown = save(4, outcome=Outcome.UNKNOWN, answered=None, rev=None)
    assert judge([save(1), save(2), refused, unknown], kept(edit(1), edit(2))) == []


def test_an_unanswered_save_may_be_kept() -> None:
    assert judge([save(1, outcome=Outcome.UNKNOWN, answered=None, rev=None)], kept(edit(1))) == []


def test_saves_at_the_same_time_may_have_any_order() -> None:
    first, second = save(1, answered=50.0), save(2, invoked=11.0)
    assert judge([second, first], kept(edit(1), edit(2))) == []


ONCE = "an acknowledged save is kept once, at its told rev"
OVER = "no machine writes over a person"
TAIL = "the row is the tail of its history"

WRONG: dict[str, tuple[str, Callable[[], tuple[list[Operation], Kept]]]] = {
    "lost": (ONCE, lambda: ([save(1)], kept())),
    "kept twice": (ONCE, lambda: ([save(1)], kept(edit(1), replace(edit(1), rev=4)))),
    "at another rev": (ONCE, lambda: ([save(1, rev=9)], kept(edit(1)))),
    "over a text not seen": (
        "a save stands on the text it was based on",
        lambda: ([save(1), save(2, base=2)], kept(edit(1), edit(2))),
    ),
    "somebody else's": ("a save is its person's", lambda: ([save(1, person=8)], kept(edit(1)))),
    "refused and kept": (
        "a refused save is absent",
        lambda: ([save(1, outcome=Outcome.REFUSED, rev=None)], kept(edit(1))),
    ),
    "unanswered and kept twice": (
        "an unanswered save is kept at most once",
        lambda: (
            [save(1, outcome=Outcome.UNKNOWN, answered=None, rev=None)],
            kept(edit(1), replace(edit(1), rev=4)),
        ),
    ),
    "written by nobody": ("every text was written by somebody", lambda: ([], kept(edit(1)))),
    "a gap": ("revs are gapless and unique", lambda: ([save(2)], kept(edit(2)))),
    "one rev twice": (
        "revs are gapless and unique",
        lambda: ([save(1)], kept(edit(1), replace(edit(1), place=A, text="other", act="merge"))),
    ),
    "another tail": (TAIL, lambda: ([save(1)], kept(edit(1), current={A: (3, "other"), B: (2, "machine")}))),
    "no history": (TAIL, lambda: ([], kept(current={A: (2, "machine"), B: (2, "machine"), (9, 9): (1, "")}))),
    "later and smaller": (
        "real-time order is kept",
        lambda: ([save(1, invoked=30.0, answered=31.0), save(2)], kept(edit(1), edit(2))),
    ),
    "drafted over a person": (
        OVER,
        lambda: ([save(1)], kept(edit(1), Row(A, 4, "machine again", "draft", None, 2))),
    ),
    "derived over a person": (
        OVER,
        lambda: ([save(1)], kept(edit(1), Row(A, 4, "machine again", "derive", None, 1))),
    ),
    "drafted twice": (
        "one draft per source rev",
        lambda: ([], kept(Row(B, 3, "machine again", "draft", None, 1))),
    ),
    "a stage left": (
        "every stage is done",
        lambda: ([], kept(stages=[Stage("draft", 2, "running")], events=Counter())),
    ),
    "a stage applied twice": (
        "every stage is applied once",
        lambda: ([], kept(events=Counter({("version_checked", 2): 2, ("version_opened", 2): 1}))),
    ),
    "a derived text left behind": ("a derived text follows", lambda: ([], kept(followed=[Followed((3, 10), 2, 3)]))),
    "a text never derived": ("a derived text follows", lambda: ([], kept(followed=[Followed((3, 10), None, 3)]))),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_seen(name: str) -> None:
    rule, make = WRONG[name]
    assert rule in rules(*make())


def test_a_merge_after_a_person_and_a_derivation_after_a_machine_are_right() -> None:
    merged = Row(A, 4, "merged", "merge", None, 1)
    derived = Row(B, 3, "derived", "derive", None, 2)
    assert judge([save(1)], kept(edit(1), merged, derived)) == []
