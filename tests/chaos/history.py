"""Judges what a database kept against what people were told: pure functions over recorded operations and kept rows.

Revs give the texts of a segment a total order, so that judging is one pass over what is there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Place = tuple[int, int]
"""Version and segment."""


class Outcome(StrEnum):
    """What the person knows about a save."""

    ACKED = "acked"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Operation:
    """One save: what was asked for, and what was answered. Every text is written once only."""

    person: int
    place: Place
    base: int
    text: str
    invoked: float
    answered: float | None = None
    outcome: Outcome = Outcome.UNKNOWN
    rev: int | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the text history."""

    place: Place
    rev: int
    text: str
    act: str
    person: int | None
    source_rev: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One work item."""

    kind: str
    version: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What a derived text answers to, and what its parent's rev is."""

    place: Place
    answers_to: int | None
    parent_rev: int


@dataclass(frozen=True, slots=True)
class Kept:
    """All that the database says about one article."""

    rows: Sequence[Row]
    current: dict[Place, tuple[int, str]]
    stages: Sequence[Stage]
    events: Counter[tuple[str, int]] = field(default_factory=Counter)
    followed: Sequence[Followed] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise that was broken: which, and where."""

    rule: str
    detail: str


def judge(operations: Iterable[Operation], kept: Kept) -> list[Violation]:
    """Every promise that the operations and the kept rows together break."""
    operations = list(operations)
    return [
        *_rows_in_order(kept),
        *_operations_kept(operations, kept.rows),
        *_real_time(operations),
        *_machine(kept.rows),
        *_stages(kept),
        *_following(kept.followed),
    ]


def _rows_in_order(kept: Kept) -> Iterable[Violation]:
    by_place: dict[Place, list[Row]] = defaultdict(list)
    for row in kept.rows:
        by_place[row.place].append(row)
    for place, rows in by_place.items():
        rows.sort(key=lambda row: row.rev)
        if [row.rev for row in rows] != list(range(1, len(rows) + 1)):
            yield Violation("revs are gapless and unique", f"{place}: {[row.rev for row in rows]}")
        tail = (rows[-1].rev, rows[-1].text)
        if kept.current.get(place) != tail:
            yield Violation("the row is the tail of its history", f"{place}: {kept.current.get(place)}, not {tail}")
    for place in kept.current.keys() - by_place.keys():
        yield Violation("the row is the tail of its history", f"{place} has none")


def _operations_kept(operations: Sequence[Operation], rows: Iterable[Row]) -> Iterable[Violation]:
    found: dict[tuple[Place, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.act == "edit":
            found[row.place, row.text].append(row)
    for operation in operations:
        kept = found.pop((operation.place, operation.text), [])
        revs, said = [row.rev for row in kept], f"{operation.place} “{operation.text}”"
        if operation.outcome is Outcome.ACKED:
            yield from _acked_is_kept(operation, kept, said)
        elif operation.outcome is Outcome.REFUSED and revs:
            yield Violation("a refused save is absent", f"{said}: {revs}")
        elif len(revs) > 1:
            yield Violation("an unanswered save is kept at most once", f"{said}: {revs}")
    for place, text in found:
        yield Violation("every text was written by somebody", f"{place} “{text}”")


def _acked_is_kept(operation: Operation, kept: Sequence[Row], said: str) -> Iterable[Violation]:
    revs = [row.rev for row in kept]
    if revs != [operation.rev]:
        yield Violation("an acknowledged save is kept once, at its told rev", f"{said}: {operation.rev}, {revs}")
    elif operation.rev != operation.base + 1:
        yield Violation("a save stands on the text it was based on", f"{said}: {operation.base}, {revs}")
    elif kept[0].person != operation.person:
        yield Violation("a save is its person's", f"{said}: {operation.person}, {kept[0].person}")


def _real_time(operations: Iterable[Operation]) -> Iterable[Violation]:
    """What was answered before another save began has the smaller rev."""
    by_place: dict[Place, list[tuple[float, float, int]]] = defaultdict(list)
    for operation in operations:
        if operation.outcome is Outcome.ACKED and operation.rev is not None and operation.answered is not None:
            by_place[operation.place].append((operation.invoked, operation.answered, operation.rev))
    for place, acked in by_place.items():
        answered = sorted((answered, rev) for _, answered, rev in acked)
        highest, at = 0, 0
        for invoked, _, rev in sorted(acked):
            while at < len(answered) and answered[at][0] < invoked:
                highest = max(highest, answered[at][1])
                at += 1
            if rev <= highest:
                yield Violation("real-time order is kept", f"{place}: {rev} after {highest}")


def _machine(rows: Iterable[Row]) -> Iterable[Violation]:
    drafts: Counter[tuple[Place, int | None]] = Counter()
    before: dict[Place, str] = {}
    people: set[Place] = set()
    for row in sorted(rows, key=lambda row: (row.place, row.rev)):
        if row.act == "draft" and row.text:
            drafts[row.place, row.source_rev] += 1
        over = row.act == "draft" and row.place in people
        if over or (row.act == "derive" and before.get(row.place) == "edit"):
            yield Violation("no machine writes over a person", f"{row.place} rev {row.rev} “{row.text}”")
        if row.act == "edit":
            people.add(row.place)
        before[row.place] = row.act
    for (place, source_rev), n in drafts.items():
        if n > 1:
            yield Violation("one draft per source rev", f"{place}: {n} of rev {source_rev}")


def _stages(kept: Kept) -> Iterable[Violation]:
    for stage in kept.stages:
        if stage.state != "done":
            yield Violation("every stage is done", f"{stage.kind} of {stage.version} is {stage.state}")
    ended = Counter((stage.kind, stage.version) for stage in kept.stages if stage.state == "done")
    for kind, act in (("check", "version_checked"), ("open", "version_opened")):
        told = {version: n for (name, version), n in kept.events.items() if name == act}
        done = {version: n for (name, version), n in ended.items() if name == kind}
        if told != done:
            yield Violation("every stage is applied once", f"{kind}: {told} applied, {done} done")


def _following(followed: Iterable[Followed]) -> Iterable[Violation]:
    for text in followed:
        if text.answers_to != text.parent_rev:
            yield Violation("a derived text follows", f"{text.place}: {text.answers_to}, not {text.parent_rev}")
