"""One safeguard taken away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """An edit of one place in the source, and the tests of which at least one must fail with it.

    They are single tests where it can be: each mutation runs them from the start of pytest on, in the long lane.
    """

    name: str
    file: str
    there: str
    instead: str
    tests: tuple[str, ...]
