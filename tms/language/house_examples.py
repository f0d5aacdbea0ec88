"""The first text of many that shows each choice of a house, found without deriving every text for every choice."""

from collections.abc import Mapping, Sequence
from functools import cache

from tms.domain.locales import ZH_HANS
from tms.language.conversion import Rule, RuleSet, derive_explained
from tms.language.conversion.profiles import LEAVE, Profile, changes, choices_of, profile_of, style
from tms.language.house_style import ChoiceExample, with_built_in
from tms.language.marked_text import take_apart

_BEFORE_STYLE = ("vocabulary", "names")
"""Choices that decide the words themselves; all others are style."""

_HANS = (
    "特朗普周一说：“《红楼梦》和硬盘在台湾公布。”",
    "弗拉基米尔·普京在2024年5月3日谈到那里的35公里污染，有45%。",
    "一九九八年五月三日，三十五岁的人群走着，计划占领山峰下的床铺。",
    "身份证、炮弹、卫生、电线、永恒、秘书、艳丽、雇员、湿地和出租车。",
)
_HANT = (
    "坎培拉說：「《紅樓夢》與硬碟在台灣公布。」",
    "弗拉迪米爾·普丁在2024年5月3日談到那裡的35公里，有45%。",
    "一九九八年五月三日，三十五歲的人到了。",
)


def sentences_of_ours(source: str) -> Sequence[str]:
    """Sentences in which every choice shows, for a publication whose own articles don't have it."""
    return _HANS if source == ZH_HANS else _HANT


def first_examples(
    texts: Sequence[str], *, source: str, saved: Profile, pending: Profile, rules: Sequence[Rule] = ()
) -> Mapping[tuple[str, str], tuple[int, ChoiceExample]]:
    """For each value of each choice that is not the saved one: which text shows it first, and what it changes there.

    All other choices are as in ``pending``. A value that changes nothing in these texts is left out. ``rules`` are
    those of people; the starter glossary is added as the profiles say.
    """
    reading = _Reading(texts, source, rules, pending)
    found: dict[tuple[str, str], tuple[int, ChoiceExample]] = {}
    for key, choice in choices_of(saved.tag).items():
        now = pending.choosing(key, saved.choices[key])
        for value in choice.values:
            first = reading.first(now, key, value) if value != saved.choices[key] else None
            if first is not None:
                found[key, value] = first
    return found


class _Reading:
    """Some texts, and what was made of them so far."""

    def __init__(self, texts: Sequence[str], source: str, rules: Sequence[Rule], pending: Profile) -> None:
        self._texts, self._source, self._people = texts, source, rules
        # Without style, so that a style is tried on each text in a fiftieth of the time that deriving takes.
        plain = {key: LEAVE for key, choice in choices_of(pending.tag).items() if LEAVE in choice.values}
        self._unstyled = profile_of(pending.tag, {**plain, **{key: pending.choices[key] for key in _BEFORE_STYLE}})
        self.derived = cache(self._derived)
        self._rules = cache(self._rules_of)
        self._styled = cache(self._style)

    def first(self, now: Profile, key: str, value: str) -> tuple[int, ChoiceExample] | None:
        """The first text that the value changes, by its place among the texts."""
        then = now.choosing(key, value)
        for index in range(len(self._texts)):
            if key not in _BEFORE_STYLE and self._styled(index, now) == self._style(index, then):
                continue
            before, after = self.derived(index, now), self._derived(index, then)
            if before != after:
                there = changes(before, after)
                return index, ChoiceExample(key, value, len(there), before, after, there)
        return None

    def _derived(self, index: int, profile: Profile) -> str:
        rules = self._rules(profile.choices["names"], profile.tag)
        derived = derive_explained(self._texts[index], source=self._source, profile=profile, rules=rules)
        return take_apart(derived.text)[0]

    def _style(self, index: int, profile: Profile) -> str:
        return style(self.derived(index, self._unstyled), profile).text

    def _rules_of(self, names: str, tag: str) -> RuleSet:
        return with_built_in(self._people, profile_of(tag, {"names": names}), self._source)
