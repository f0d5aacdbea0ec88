"""What the rounds of a pair showed."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """What a pair's rounds showed: how often each act was done, both, and one after the other had been answered."""

    rounds: int = 0
    done: Counter[str] = field(default_factory=Counter)
    after: int = 0
    bad: list[str] = field(default_factory=list)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    possible: list[bool] = field(default_factory=lambda: [False, False])

    @property
    def violations(self) -> int:
        return len({line.partition(" — ")[0] for line in self.bad})
