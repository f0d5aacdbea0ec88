"""What a house profile means for texts: the starter glossary that it takes, and examples of each choice.

examples(parent_texts, source="zh-Hans", profile=profile)   → for each choice and value, where it shows best
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tms.language.conversion import Rule, RuleSet, derive_explained
from tms.language.conversion.profiles import ExampleChange, Profile, changes, choices_of, profile_of
from tms.language.glossary import apart, simplified, starter
from tms.language.marked_text import take_apart


def built_in_rules(profile: Profile, source: str) -> tuple[Rule, ...]:
    """The starter glossary from a locale into the profile's region, unless the house writes names as they come.

    Whatever the house does with names: on the way to Simplified also the characters that it does not write (牠 妳 砲),
    and from it the words that the dictionaries would join.
    """
    names = starter(source, profile.tag) if profile.choices["names"] == "region" else ()
    return (*names, *simplified(source, profile.tag), *apart(source, profile.tag))


def with_built_in(rules: Iterable[Rule], profile: Profile, source: str) -> RuleSet:
    """The rules of people, and below them the built-in ones: made ready once by each process, for all publications."""
    return RuleSet(rules, _built_in(source, profile.tag, profile.choices["names"]))


@cache
def _built_in(source: str, tag: str, names: str) -> RuleSet:
    return RuleSet(built_in_rules(profile_of(tag, {"names": names}), source))


@dataclass(frozen=True, slots=True)
class ChoiceExample:
    """What a choice would change: in how many places of the texts, and the first text in which it changes something.

    ``before`` and ``after`` are that text as it is derived now and as it would be, without inline markers; the places
    of ``changes`` are in them. Nothing changes anywhere: no places, and both texts empty.
    """

    key: str
    value: str
    places: int = 0
    before: str = ""
    after: str = ""
    changes: tuple[ExampleChange, ...] = ()


def example(
    texts: Iterable[str], *, source: str, profile: Profile, key: str, value: str, rules: Sequence[Rule] = ()
) -> ChoiceExample:
    """What making one choice otherwise would change in texts that are derived from ``source`` with the profile.

    ``texts`` are the parent's; ``rules`` those of people, the starter glossary is added as the profile says. Raises
    Invalid for a choice or a value that the profile can't have.
    """
    chosen = profile.choosing(key, value)
    sets = {one: with_built_in(rules, one, source) for one in (profile, chosen)}
    now = [(text, _derived(text, source, profile, sets[profile])) for text in texts]
    return _compared(now, source, chosen, sets[chosen], (key, value))


def examples(
    texts: Iterable[str], *, source: str, profile: Profile, rules: Sequence[Rule] = ()
) -> Mapping[tuple[str, str], ChoiceExample]:
    """What each value of each choice that the profile does not have now would change in the texts, by (key, value).

    ``texts`` and ``rules`` are those of ``example``.
    """
    by_names = {
        value: with_built_in(rules, profile.choosing("names", value), source)
        for value in choices_of(profile.tag)["names"].values
    }
    now = [(text, _derived(text, source, profile, by_names[profile.choices["names"]])) for text in texts]
    found: dict[tuple[str, str], ChoiceExample] = {}
    for key, choice in choices_of(profile.tag).items():
        for value in choice.values:
            if value != profile.choices[key]:
                chosen = profile.choosing(key, value)
                found[key, value] = _compared(now, source, chosen, by_names[chosen.choices["names"]], (key, value))
    return found


def _compared(
    now: Sequence[tuple[str, str]], source: str, chosen: Profile, rules: RuleSet, choice: tuple[str, str]
) -> ChoiceExample:
    places, shown = 0, ChoiceExample(*choice)
    for text, before in now:
        after = _derived(text, source, chosen, rules)
        if after != before:
            found = changes(before, after)
            shown = shown if places else ChoiceExample(*choice, 0, before, after, found)
            places += len(found)
    return ChoiceExample(*choice, places, shown.before, shown.after, shown.changes)


def _derived(text: str, source: str, profile: Profile, rules: RuleSet) -> str:
    return take_apart(derive_explained(text, source=source, profile=profile, rules=rules).text)[0]
