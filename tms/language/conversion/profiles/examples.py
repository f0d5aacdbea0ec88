"""What one choice of a profile would change in a text, for the page that shows it before it is saved."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.styling import style
from tms.language.marked_text import take_apart


@dataclass(frozen=True, slots=True)
class ExampleChange:
    """A stretch of the text before, and what stands for it after; offsets without inline markers."""

    start: int
    end: int
    before: str
    target_start: int
    target_end: int
    after: str


def what_changes(text: str, profile: Profile, key: str, value: str) -> tuple[ExampleChange, ...]:
    """How a text in the profile's style differs from the same text with one choice made otherwise.

    ``before`` offsets are in the text as the profile styles it now, which is the text itself if it was derived with
    this profile. Vocabulary and names are decided before style: for them derive the parent's text with both profiles
    and compare with ``changes``. Raises Invalid for a choice or value that the profile can't have.
    """
    chosen = profile.choosing(key, value)
    return changes(style(text, profile).text, style(text, chosen).text)


def changes(before: str, after: str) -> tuple[ExampleChange, ...]:
    """The stretches in which two texts differ, in order; inline markers don't count."""
    before, after = take_apart(before)[0], take_apart(after)[0]
    if len(before) == len(after):
        return tuple(_one_by_one(before, after))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        ExampleChange(start, end, before[start:end], target_start, target_end, after[target_start:target_end])
        for kind, start, end, target_start, target_end in steps
        if kind != "equal"
    )


def _one_by_one(before: str, after: str) -> list[ExampleChange]:
    found: list[ExampleChange] = []
    start = 0
    while start < len(before):
        end = start
        while end < len(before) and before[end] != after[end]:
            end += 1
        if end > start:
            found.append(ExampleChange(start, end, before[start:end], start, end, after[start:end]))
        start = end + 1
    return found
