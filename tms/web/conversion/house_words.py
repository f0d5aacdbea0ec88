"""How the page of the house style shows its choices: rows with values, examples as marked runs, languages of words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from tms.domain.locales import ZH_HANS, ZH_HANT
from tms.domain.translatable import Words
from tms.language.conversion.profiles import Choice, ExampleChange, Profile, changes, choices_of
from tms.services.conversion.house_examples import Shown
from tms.services.conversion.house_style import House, Meeting
from tms.web.rendering.filled_messages import filled

GROUPS = {
    "words": Words("Words and names"),
    "marks": Words("Marks"),
    "numbers": Words("Numbers and dates"),
    "characters": Words("Characters"),
}
AROUND = 14
"""Characters that an example shows on either side of its first change."""

_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\uff05「『《][\u2018-\u201f\u3000-\u303f\u3400-\u9fff\uff00-\uffef0-9·‧]*")


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """A stretch of two texts: ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a choice and what it changes; ``shown`` is None for what holds now, and where nothing differs."""

    key: str
    label: Markup
    is_chosen: bool
    holds: bool
    is_region: bool
    shown: Shown | None
    runs: Sequence[ExampleRun]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice. ``is_own``: the house does not follow its region; ``theirs`` is what somebody saved meanwhile."""

    key: str
    name: Markup
    words: Markup
    values: Sequence[Value]
    is_own: bool
    is_changed: bool
    theirs: Markup | None

    @property
    def examples(self) -> list[Value]:
        """The values that have an example."""
        return [value for value in self.values if value.shown]


@dataclass(frozen=True, slots=True)
class RegionSection:
    """A region: how the publication writes it, and the choices as they stand in the form, in groups."""

    house: House
    groups: Sequence[tuple[str, Sequence[ChoiceRow]]]
    last: Sequence[Markup]

    @property
    def own(self) -> int:
        """The choices in which the house differs from its region."""
        return len(self.house.profile.changed)

    @property
    def has_own(self) -> bool:
        """Whether an article of the publication shows any of the values."""
        shown = [value.shown for _, rows in self.groups for row in rows for value in row.examples]
        return any(one is not None and one.article_id is not None for one in shown)


def section(
    house: House, pending: Profile, shown: Mapping[tuple[str, str], Shown], meeting: Meeting | None = None
) -> RegionSection:
    """The region's section with the choices of ``pending`` in its form."""
    rows = [(choice.group, _row(house, choice, pending, shown, meeting)) for choice in choices_of(house.base).values()]
    groups = [
        (GROUPS[group], [row for _, row in some]) for group, some in groupby(rows, key=lambda of_group: of_group[0])
    ]
    last = list(differences(house.last.before, house.profile)) if house.last else []
    return RegionSection(house, groups, last)


def differences(before: Profile, after: Profile) -> Iterator[Markup]:
    """Each choice that differs, in words."""
    for key, choice in choices_of(after.tag).items():
        if before.choices[key] != after.choices[key]:
            marked = {
                "choice": in_chinese(choice.name, after.tag),
                "before": in_chinese(choice.values[before.choices[key]], after.tag),
                "after": in_chinese(choice.values[after.choices[key]], after.tag),
            }
            yield filled(Words("{choice}: {before} → {after}", **marked), **marked)


def in_chinese(words: str, base: str) -> Markup:
    """Words with the Chinese that is put into them marked as such; without a message, the Chinese that is found."""
    if not isinstance(words, Words):
        return _with_chinese(words, base)
    own = base if base != ZH_HANS else ZH_HANT
    given = {
        name: Markup('<span lang="{}">{}</span>').format(ZH_HANS if name == "before" else own, text)
        for name, text in words.params.items()
    }
    return filled(words, **given)


def _with_chinese(words: str, base: str) -> Markup:
    html, at = Markup(""), 0
    for found in _CHINESE.finditer(words):
        html += escape(words[at : found.start()]) + Markup('<span lang="{}">{}</span>').format(base, found[0])
        at = found.end()
    return html + escape(words[at:])


def excerpt(before: str, there: Sequence[ExampleChange]) -> list[ExampleRun]:
    """A text and what it becomes, as runs of one text, around the first change."""
    start = max(0, there[0].start - AROUND)
    runs, at = [ExampleRun("same", "…" if start else "")], start
    for change in there:
        if change.start > there[0].end + AROUND:
            break
        runs += [
            ExampleRun("same", before[at : change.start]),
            ExampleRun("gone", change.before),
            ExampleRun("new", change.after),
        ]
        at = change.end
    end = min(len(before), at + AROUND)
    runs.append(ExampleRun("same", before[at:end] + ("…" if end < len(before) else "")))
    return [run for run in runs if run.text]


def whole(before: str, after: str) -> list[ExampleRun]:
    """A text and what it becomes, as runs of one text, with all that changes."""
    runs, at = [], 0
    for change in changes(before, after):
        runs += [
            ExampleRun("same", before[at : change.start]),
            ExampleRun("gone", change.before),
            ExampleRun("new", change.after),
        ]
        at = change.end
    return [run for run in (*runs, ExampleRun("same", before[at:])) if run.text]


def _row(
    house: House, choice: Choice, pending: Profile, shown: Mapping[tuple[str, str], Shown], meeting: Meeting | None
) -> ChoiceRow:
    key, base = choice.key, house.base
    values = [
        _value(value, in_chinese(label, base), house.profile, pending, choice, shown.get((key, value)))
        for value, label in choice.values.items()
    ]
    theirs = meeting.differing.get(key) if meeting else None
    return ChoiceRow(
        key,
        in_chinese(choice.name, base),
        in_chinese(choice.words, base),
        values,
        house.profile.choices[key] != choice.defaults[base],
        pending.choices[key] != house.profile.choices[key],
        in_chinese(choice.values[theirs[0]], base) if theirs else None,
    )


def _value(value: str, label: Markup, saved: Profile, pending: Profile, choice: Choice, shown: Shown | None) -> Value:
    example = shown.example if shown else None
    return Value(
        value,
        label,
        pending.choices[choice.key] == value,
        saved.choices[choice.key] == value,
        choice.defaults[saved.tag] == value,
        shown,
        excerpt(example.before, example.changes) if example else [],
    )
