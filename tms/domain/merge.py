"""Three-way merge of a derived text: what a person changed and what the parent changed, or a conflict.

Works on characters; an inline marker counts as one and is never cut. Changes that touch or overlap are a conflict:
a person's character is never dropped silently. So are changes that are fine alone and break a marker pair together.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from tms.domain.inline import MARKER, is_well_formed


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, or None where both sides changed the same place."""

    text: str | None

    @property
    def is_conflict(self) -> bool:
        return self.text is None


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    new: tuple[str, ...]


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Apply to ``base`` what ``mine`` (the person) and ``theirs`` (the new derivation) changed."""
    if theirs in (base, mine):
        return Merged(mine)
    if base == mine:
        return Merged(theirs)
    tokens = _tokens(base)
    changes = sorted(
        {*_changes(tokens, _tokens(mine)), *_changes(tokens, _tokens(theirs))}, key=lambda c: (c.start, c.end)
    )
    merged: list[str] = []
    at = 0
    previous: _Change | None = None
    for change in changes:
        if previous is not None and change.start <= previous.end:
            return Merged(None)
        merged += tokens[at : change.start]
        merged += change.new
        at = change.end
        previous = change
    merged += tokens[at:]
    text = "".join(merged)
    return Merged(None if _breaks_markers(text, mine, theirs) else text)


def _breaks_markers(text: str, mine: str, theirs: str) -> bool:
    """Whether both sides are well-formed and their sum is not: both have moved the same code, each somewhere else."""
    numbers = {match[2] for match in MARKER.finditer(text)}
    return not is_well_formed(text, numbers) and is_well_formed(mine, numbers) and is_well_formed(theirs, numbers)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    for match in MARKER.finditer(text):
        tokens += text[at : match.start()]
        tokens.append(match[0])
        at = match.end()
    return tokens + list(text[at:])


def _changes(base: list[str], other: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [_Change(i1, i2, tuple(other[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]
