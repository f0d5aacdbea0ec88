"""Three-way merge of a derived text: what a person changed and what the parent changed, or a conflict.

Works on characters; an inline marker counts as one and is never cut. Changes that touch or overlap are a conflict:
a person's character is never dropped silently.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from tms.domain.inline import MARKER


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
    return Merged("".join(merged))


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
