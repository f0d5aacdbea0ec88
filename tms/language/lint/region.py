"""Forms and words of another region, and what a house chose otherwise."""

from collections.abc import Iterator

from tms.domain.locales import NAMES, ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.translatable import Words, message
from tms.language.conversion.profiles import CHOICES, LEAVE, Profile, choices_of, profile_of, what_changes
from tms.language.conversion.profiles.spacing import spacing
from tms.language.conversion.profiles.untouched import untouched
from tms.language.conversion.profiles.variants import VARIANTS
from tms.language.lint.finding import LintFinding
from tms.language.marked_text import places, take_apart

_FORMS_OF_NO_REGION = {"爲": "為", "僞": "偽", "喫": "吃", "衆": "眾"}
_FORMS = {
    ZH_HANT_TW: _FORMS_OF_NO_REGION
    | {"裏": "裡", "羣": "群", "牀": "床", "峯": "峰", "麪": "麵", "着": "著", "綫": "線", "啓": "啟"},
    ZH_HANT_HK: _FORMS_OF_NO_REGION | {"裡": "裏", "汙": "污"},
}


def form_findings(text: str, locale: str, house: Profile | None) -> Iterator[LintFinding]:
    """Characters that the region's text does not have, unless the house chose them."""
    if locale == ZH_HANS:
        return
    forms = _FORMS.get(locale, _FORMS_OF_NO_REGION)
    chosen = _chosen_forms(house) if house else frozenset()
    for at, form in enumerate(text):
        if form in forms and form not in chosen:
            words = Words(
                "“{form}” is not the form of {region}: “{right}”.", form=form, region=NAMES[locale], right=forms[form]
            )
            yield LintFinding(at, at + 1, "region-form", form, forms[form], words)


def _chosen_forms(house: Profile) -> frozenset[str]:
    forms: set[str] = set()
    for key, value in house.changed:
        variant = VARIANTS.get(key)
        if variant is not None and value != LEAVE:
            forms.update(variant.first if value == variant.first[0] else variant.second)
    return frozenset(forms)


def house_findings(text: str, house: Profile) -> Iterator[LintFinding]:
    """What each choice that the house made would change; the quotation marks are looked at with the other marks."""
    at = [*places(text), len(text)]
    for key, value in house.changed:
        choice = CHOICES[key]
        if choice.group == "words" or key == "quotes":
            continue
        if key == "spacing":
            yield from spacing_findings(text, house)
            continue
        for change in what_changes(text, _indifferent(house), key, value):
            start, end = at[change.start], at[change.end - 1] + 1
            words = Words(
                "“{before}” is “{after}” in the house style: {choice}.",
                before=change.before,
                after=change.after,
                choice=choice.name,
            )
            yield LintFinding(start, end, f"house-{key}", text[start:end], change.after, words)


def spacing_findings(text: str, house: Profile) -> Iterator[LintFinding]:
    """Where a space between Chinese and Latin is missing, or stands and should not."""
    plain, _ = take_apart(text)
    at = [*places(text), len(text)]
    words = (
        message("House style puts a space between Chinese and Latin: “{around}”.")
        if house.choices["spacing"] == "space"
        else message("House style puts no space between Chinese and Latin: “{around}”.")
    )
    for first, last, instead in spacing(plain, house, untouched(plain)):
        start, end = at[first], at[last - 1] + 1
        around = plain[max(0, first - 1) : last + 1]
        said = Words(words, around=around)
        yield LintFinding(start, end, "house-spacing", text[start:end], instead, said)


def _indifferent(house: Profile) -> Profile:
    """The house's quotation marks, and everything else as it is written."""
    choices = {key: LEAVE for key, choice in choices_of(house.tag).items() if LEAVE in choice.values}
    return profile_of(house.tag, {**choices, "quotes": house.choices["quotes"]})
