"""A region profile, or a publication's house profile: one of three base tags and what is chosen differently."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from tms.domain.errors import Invalid
from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.translatable import Several
from tms.language.conversion.profiles.choices import choices_of
from tms.language.conversion.profiles.spellings import SPELLINGS
from tms.language.conversion.profiles.variants import VARIANTS

_STYLE = 1
"""Raised when the same choices give another text, so that what was derived before is found and derived again."""

BASE_TAGS = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)


@dataclass(frozen=True)
class Profile:
    """How a version is written. Make one with ``profile_of``, which checks; equal profiles have equal versions.

    ``changed`` holds only what differs from the region's defaults, sorted, so that a house follows its region in all
    that it never chose.
    """

    tag: str
    changed: tuple[tuple[str, str], ...] = ()

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """The value of every choice that the base tag has."""
        defaults = {key: choice.defaults[self.tag] for key, choice in choices_of(self.tag).items()}
        return {**defaults, **dict(self.changed)}

    @cached_property
    def version(self) -> str:
        """Sixteen hexadecimal digits: another one when a choice, a default or a word list is another."""
        said = repr((_STYLE, self.tag, sorted(self.choices.items()), _word_lists()))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def choosing(self, key: str, value: str) -> "Profile":
        """A profile that differs from this one in one choice. Raises Invalid as ``profile_of`` does."""
        return profile_of(self.tag, {**dict(self.changed), key: value})


def profile_of(tag: str, choices: Mapping[str, str] | None = None) -> Profile:
    """The profile of a base tag with these choices; those not named are the region's.

    Raises Invalid: ``profile_tag_unknown``, ``profile_choice_unknown``, ``profile_value_unknown``.
    """
    if tag not in BASE_TAGS:
        raise Invalid("profile_tag_unknown", tag=tag[:40], known=Several(BASE_TAGS))
    known = choices_of(tag)
    changed: dict[str, str] = {}
    for key, value in (choices or {}).items():
        if key not in known:
            raise Invalid("profile_choice_unknown", key=key[:40], tag=tag, known=Several(known))
        if value not in known[key].values:
            raise Invalid(
                "profile_value_unknown", key=key, name=known[key].name, value=value[:40],
                known=Several(known[key].values),
            )  # fmt: skip
        if value != known[key].defaults[tag]:
            changed[key] = value
    return Profile(tag, tuple(sorted(changed.items())))


@cache
def _word_lists() -> str:
    return hashlib.sha256(repr((sorted(VARIANTS.items()), sorted(SPELLINGS.items()))).encode()).hexdigest()


PROFILES_BY_TAG: Mapping[str, Profile] = {tag: Profile(tag) for tag in BASE_TAGS}
"""The profile of each region, with nothing chosen differently."""
