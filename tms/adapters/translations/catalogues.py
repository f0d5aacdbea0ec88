"""The interface's words in Chinese: the catalogues beside the pages, compiled in memory, for pages and for letters.

A catalogue is read when somebody first asks for its language: no compiled file is committed or forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import polib

from tms.adapters.translations.chinese_dates import full_day_in_chinese
from tms.domain import locales
from tms.domain.letter_language import English, Voice
from tms.domain.translatable import Several, Words, in_a_row

FOLDER = Path(__file__).resolve().parent

NAMES = {locales.EN: "English", locales.ZH_HANS: "简体中文", locales.ZH_HANT: "繁體中文（台灣）"}
"""What the interface speaks, as those call it who choose it. Its 繁體 is written for Taiwan."""

LANGUAGES = tuple(NAMES)
"""The messages themselves are English."""


def folder_of(language: str) -> Path:
    """Where the catalogue of a language is: ``zh-Hans`` → ``…/zh_Hans/LC_MESSAGES``."""
    return FOLDER / language.replace("-", "_") / "LC_MESSAGES"


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language; English ones say themselves."""
    path = folder_of(language) / "messages.po"
    if not path.is_file():
        return NullTranslations()
    return GNUTranslations(BytesIO(polib.pofile(str(path)).to_binary()))


@lru_cache(maxsize=10_000)
def text_in(language: str, message: str) -> str:
    """The message in a language, with its ``%(name)s`` as they are; kept, because a page asks for hundreds."""
    return catalogue(language).gettext(message)


@dataclass(frozen=True, slots=True)
class _Chinese:
    """Speaks with a catalogue's words."""

    language: str

    def say(self, words: str) -> str:
        if isinstance(words, Several):
            said = [self.say(one) for one in words.items]
            return in_a_row(said, self._filled(", ", {}), self._filled(words.last, {}))
        return self._filled(words.message, words.params) if isinstance(words, Words) else words

    def moment(self, local: datetime) -> str:
        """As CLDR writes it: ``2026年11月25日星期三 18:00``."""
        return f"{full_day_in_chinese(local, self.language)} {local:%H:%M}"

    def _filled(self, message: str, params: Mapping[str, object]) -> str:
        words = text_in(self.language, message)
        given = {name: self.say(one) if isinstance(one, str) else one for name, one in params.items()}
        return words.format(**given) if given else words


def voice_of(language: str | None) -> Voice:
    """Whoever speaks the language; English if none is known."""
    return _Chinese(language) if language in LANGUAGES and locales.is_chinese(language) else English()
