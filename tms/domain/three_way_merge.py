"""Three-way merge of a derived text: what a person changed and what the parent changed, or a conflict.

Works on characters as a reader sees them: an inline marker, a number, a word in Latin letters and a character with its
combining marks are one each and never cut, so that no number comes out that nobody wrote. What both sides changed alike
counts once. A person's character is never dropped silently.

Changes that overlap are a conflict, as are two insertions at one place, and changes that are fine alone and break a
marker pair together. Changes that touch are not if one of them is only of punctuation, white space or markers
(quotation marks around a word that changed), or replaces a whole word; a word that one side lengthened and the other
deleted is, and so are two that put in the same character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.inline import MARKER, is_well_formed
from tms.domain.minimal_diff import Edit, changes

_MARKS = "[\u0300-\u036f\u3099\u309a\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_TOKEN = re.compile(
    rf"{MARKER.pattern}"
    r"|\d+(?:[.,:]\d+)*"
    rf"|(?:[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{_MARKS}*)+"
    rf"|.(?:{_MARKS}|(?<=\u200d).)*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, or None where both sides changed the same place."""

    text: str | None

    @property
    def is_conflict(self) -> bool:
        return self.text is None


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Apply to ``base`` what ``mine`` (the person) and ``theirs`` (the new derivation) changed."""
    if theirs in (base, mine):
        return Merged(mine)
    if base == mine:
        return Merged(theirs)
    ours, others = _tokens(mine), _tokens(theirs)
    tokens = _with_what_both_changed(_tokens(base), ours, others)
    text = _applied(tokens, _whole(tokens, changes(tokens, ours)), _whole(tokens, changes(tokens, others)))
    return Merged(None if text is None or _breaks_markers(text, mine, theirs) else text)


def _with_what_both_changed(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    others = {(change.start, change.end): change.new for change in changes(base, theirs)}
    for change in reversed(changes(base, mine)):
        other = others.get((change.start, change.end))
        if other is not None and (both := _in_both(change.new, other)) is not None:
            base = [*base[: change.start], *both, *base[change.end :]]
    return base


def _in_both(new: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...] | None:
    """The shorter of two new texts of one place if the longer begins or ends with it: the rest was only added."""
    short, long = sorted((new, other), key=len)
    return short if long[: len(short)] == short or long[len(long) - len(short) :] == short else None


def _whole(base: Sequence[str], found: Sequence[Edit]) -> list[Edit]:
    """Changes with less left between them than they changed are one: what a rewrite kept there it kept by chance."""
    joined: list[Edit] = []
    for change in found:
        joined.append(change)
        while len(joined) > 1 and joined[-1].start - joined[-2].end < min(joined[-1].size, joined[-2].size):
            right, left = joined.pop(), joined.pop()
            between = base[left.end : right.start]
            joined.append(Edit(left.start, right.end, (*left.new, *between, *right.new)))
    return joined


def _applied(base: Sequence[str], mine: Sequence[Edit], theirs: Sequence[Edit]) -> str | None:
    """Both sides' changes in one text, or None if two of them are of one place."""
    both: list[Edit] = []
    for change in sorted([*mine, *theirs], key=lambda change: (change.start, change.end)):
        previous = both[-1] if both else None
        if previous is None or previous.end < change.start:
            both.append(change)
        elif previous.end == change.start and _has_made(change, previous.new[len(previous.new) - len(change.new) :]):
            continue
        elif previous.end == change.start and _has_made(previous, change.new[: len(previous.new)]):
            both[-1] = change
        elif _collide(base, previous, change):
            return None
        else:
            both.append(change)
    merged: list[str] = []
    at = 0
    for change in both:
        merged += base[at : change.start]
        merged += change.new
        at = change.end
    return "".join([*merged, *base[at:]])


def _has_made(insertion: Edit, edge: tuple[str, ...]) -> bool:
    """Whether the change beside it puts the same in at this place: then it is made already."""
    return insertion.start == insertion.end and insertion.new == edge


def _collide(base: Sequence[str], one: Edit, other: Edit) -> bool:
    """Whether they are of one place; ``one`` begins first and ends where ``other`` begins, or behind that."""
    if other.start < one.end or one.start == other.end:
        return True
    if _is_punctuation(base, one) or _is_punctuation(base, other):
        return False
    if set(one.new) & set(other.new):
        # Perhaps both have put in the same word, each in its own way.
        return True
    is_deletion_at_insertion = (not one.new and other.start == other.end) or (not other.new and one.start == one.end)
    return is_deletion_at_insertion or not (_is_whole_word(base, one) or _is_whole_word(base, other))


def _is_whole_word(base: Sequence[str], change: Edit) -> bool:
    """Whether two characters or more went: one alone is often half of a Chinese word."""
    return len("".join(base[change.start : change.end])) > 1


def _is_punctuation(base: Sequence[str], change: Edit) -> bool:
    """Whether nothing that one reads as a letter or a number comes or goes."""
    touched = MARKER.sub("", "".join((*base[change.start : change.end], *change.new)))
    return not any(map(str.isalnum, touched))


def _breaks_markers(text: str, mine: str, theirs: str) -> bool:
    """Whether both sides are well-formed and their sum is not: both have moved the same code, each somewhere else."""
    numbers = {match[2] for match in MARKER.finditer(text)}
    return not is_well_formed(text, numbers) and is_well_formed(mine, numbers) and is_well_formed(theirs, numbers)


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text)]
