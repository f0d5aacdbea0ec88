"""Sentences with their translations as files bring them: what could be taken, and what had to be left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tms.domain.errors import Invalid
from tms.domain.locales import EN, ZH_HANS, parse_locale
from tms.domain.storable import is_storable
from tms.domain.translatable import Words

LONGEST = 20_000
"""Characters of a sentence; longer is a mistake of the file."""


@dataclass(slots=True)
class ReadUnits:
    """Each unit as locale → text; ``left_out`` are the place in the file and why; ``codes_left_out`` inline codes."""

    units: list[Mapping[str, str]] = field(default_factory=list)
    left_out: list[tuple[Words, Words]] = field(default_factory=list)
    codes_left_out: int = 0

    def take(self, place: Words, texts: Mapping[str, str]) -> None:
        """A unit, if there is something to learn from it."""
        reason = _reason_against(texts)
        if reason:
            self.left_out.append((place, reason))
        else:
            self.units.append(texts)


def our_locale(tag: str) -> str | None:
    """The language of a file's tag, regions of English and Simplified Chinese included; None if it is not ours."""
    try:
        return parse_locale(tag)
    except Invalid:
        normal = tag.strip().replace("_", "-").lower()
        return next((ours for ours in (EN, ZH_HANS) if normal.startswith(f"{ours.lower()}-")), None)


def _reason_against(texts: Mapping[str, str]) -> Words | None:
    if not all(is_storable(text) for text in texts.values()):
        return Words("a character that is none")
    if any(len(text) > LONGEST for text in texts.values()):
        return Words("more than {n} characters", n=f"{LONGEST:,}")
    said = [locale for locale, text in texts.items() if text.strip()]
    if len(said) < len(texts):
        return Words("an empty text")
    if len(said) < 2:
        return Words("fewer than two of English, Simplified and Traditional Chinese")
    return None
