"""Twenty people save, confirm, accept, correct, send back, submit, approve, publish and withdraw at once, under kills.

``python -m tests.chaos.last_gate --acts 100000``. The judge looks at every article on the desk every two seconds,
and at all of them in the end: nothing unread stands in an approved version, every released sentence was accepted.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.chaos.callers import Caller
from tests.chaos.crowd import Desk, Person, look_at
from tests.chaos.newsdesk import Newsdesk
from tests.services.races.invariants import Violation, violations

AT_ONCE = 6
PER_ARTICLE = 600
"""Acts that an article sees before another takes its place: its history is read with each approval."""

LOOK_SECONDS = 0.03
JUDGE_SECONDS = 2.0
SIGNED_IN = 30.0
BETWEEN_KILLS = 100
"""Acts: a busy machine takes its time until what was killed is there again."""

NEEDED = ("confirm", "submit", "accept all", "approve", "publish")
"""What has to be done at least once, so that there is something to judge."""

PATIENCE = 120.0
"""Seconds more that a busy machine gets for that."""


@dataclass(slots=True)
class Run:
    """What a run showed."""

    seconds: float = 0.0
    kills: int = 0
    deadlocks: int = 0
    judged: int = 0
    releases: int = 0
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    why: Counter[tuple[str, str]] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)

    @property
    def acts(self) -> int:
        """Those that were answered."""
        return sum(n for (_, outcome), n in self.told.items() if outcome != "unanswered")

    def lines(self) -> list[str]:
        names = sorted({name for name, _ in self.told})
        rows = [f"{'act':18} {'done':>8} {'refused':>8} {'unanswered':>10}"]
        for name in names:
            done, refused, unanswered = (self.told[name, outcome] for outcome in ("done", "refused", "unanswered"))
            codes = ", ".join(f"{code} {n}" for (act, code), n in self.why.most_common() if act == name)
            rows.append(f"{name:18} {done:8} {refused:8} {unanswered:10}  {codes}")
        summary = (
            f"{self.acts} acts answered in {self.seconds:.0f} s ({self.acts / self.seconds:.0f} a second),"
            f" {self.kills} kills, {self.releases} releases, {self.deadlocks} deadlocks, judged {self.judged} times,"
            f" {len(self.bad)} violations"
        )
        return [*rows, summary, *self.bad[:20]]


def run(*, acts: int, seconds: float, seed: int, kill_every: float = 10.0) -> Run:
    """Until so many acts are answered, or so many seconds are over and something was released under kills."""
    newsdesk = Newsdesk(articles=AT_ONCE + acts // PER_ARTICLE + 1)
    try:
        return _Shift(newsdesk, seed).work(acts, seconds, kill_every)
    finally:
        newsdesk.close()


class _Shift:
    """One run at a desk that stands ready."""

    def __init__(self, newsdesk: Newsdesk, seed: int) -> None:
        self.newsdesk = newsdesk
        self.chance = random.Random(seed)
        self.desk = Desk()
        self.waiting = list(newsdesk.articles)
        self.open = [self.waiting.pop() for _ in range(AT_ONCE)]
        self.used = list(self.open)
        self.found = Run()
        self.people = [
            Person(Caller(*newsdesk.addresses[n % len(newsdesk.addresses)], email), role, self.desk, seed + n)
            for n, (email, role) in enumerate(newsdesk.people.items())
        ]

    def work(self, acts: int, seconds: float, kill_every: float) -> Run:
        began = time.monotonic()
        for person in self.people:
            person.start()
        self._go_on(acts, began + seconds, kill_every)
        self.found.seconds = time.monotonic() - began
        for person in self.people:
            person.ended.set()
        for person in self.people:
            person.join(SIGNED_IN)
        self._judge(self.used)
        self.found.kills = self.newsdesk.kills
        self.found.deadlocks = self.newsdesk.deadlocks()
        self.found.releases = self._releases()
        self.found.told, self.found.why = self.desk.told, self.desk.why
        self.found.bad += [*self.desk.broken, *self.newsdesk.failures()]
        if self.found.deadlocks:
            self.found.bad += [f"{self.found.deadlocks} deadlocks", *self.newsdesk.deadlock_reports()]
        self.found.bad = list(dict.fromkeys(self.found.bad))
        return self.found

    def _go_on(self, acts: int, end: float, kill_every: float) -> None:
        next_judged = next_harm = time.monotonic()
        next_harm += kill_every
        killed_at = 0
        while self._goes_on(acts, end):
            self.newsdesk.look()
            self.desk.seen = look_at(self.newsdesk.database, self.open)
            self._take_others()
            now = time.monotonic()
            if now >= next_judged:
                self._judge(self.open)
                next_judged = now + JUDGE_SECONDS
            if now >= next_harm and self.desk.answered >= killed_at + BETWEEN_KILLS:
                self.newsdesk.harm(self.chance)
                killed_at = self.desk.answered
                next_harm = now + self.chance.uniform(0.5, 1.5) * kill_every
            time.sleep(LOOK_SECONDS)

    def _goes_on(self, acts: int, end: float) -> bool:
        now = time.monotonic()
        has_shown = self.newsdesk.kills > 0 and all(self.desk.told[act, "done"] for act in NEEDED)
        is_late = now > end and (has_shown or now > end + PATIENCE)
        return self.desk.answered < acts and not is_late

    def _take_others(self) -> None:
        for n, article_id in enumerate(self.open):
            if self.desk.touched[article_id] >= PER_ARTICLE and self.waiting:
                self.open[n] = self.waiting.pop()
                self.used.append(self.open[n])

    def _judge(self, articles: Sequence[int]) -> None:
        found: list[Violation] = violations(self.newsdesk.database, articles)
        self.found.judged += 1
        self.found.bad += [str(one) for one in found]

    def _releases(self) -> int:
        with self.newsdesk.database.begin() as uow:
            return int(uow.session.connection().exec_driver_sql("SELECT count(*) FROM release").scalar_one())


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill-every", type=float, default=10.0, help="seconds between two kills, more or less")
    given = parser.parse_args()
    found = run(acts=given.acts, seconds=given.seconds, seed=given.seed, kill_every=given.kill_every)
    print("\n".join(found.lines()))
    return 1 if found.bad else 0


if __name__ == "__main__":
    sys.exit(main())
