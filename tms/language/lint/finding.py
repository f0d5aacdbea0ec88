"""One thing in a text that somebody should look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A stretch of a text (offsets in it, inline markers counted), what is odd about it, and what would stand there.

    ``code`` is stable; ``words`` are a sentence for a person. ``suggestion`` is None where only a person can tell.
    """

    start: int
    end: int
    code: str
    text: str
    suggestion: str | None
    words: str
