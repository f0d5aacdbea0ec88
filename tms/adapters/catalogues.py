"""The interface's words in Chinese: the catalogues beside the pages, compiled in memory, for pages and for letters.

A catalogue is read when somebody first asks for its language: no compiled file is committed or forgotten.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from tms.domain import locales
from tms.domain.voice import English, Voice
from tms.domain.words import Words

_SCRIPTS = Path(__file__).resolve().parent.parent / "web" / "static" / "js"
_SAID = re.compile(r'\b_n?\(\s*("(?:[^"\\]|\\.)+")')
"""A message in a script: the first string of a call of ``_`` or ``_n``."""

FOLDER = Path(__file__).resolve().parent.parent / "web" / "translations"

LANGUAGES = locales.SOURCE_LANGUAGES
"""What the interface speaks. The messages themselves are English."""


def folder_of(language: str) -> Path:
    """Where the catalogue of a language is: ``zh-Hans`` → ``…/zh_Hans/LC_MESSAGES``."""
    return FOLDER / language.replace("-", "_") / "LC_MESSAGES"


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language; English ones say themselves."""
    path = folder_of(language) / "messages.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as written:
        write_mo(compiled, read_po(written))
    compiled.seek(0)
    return Translations(compiled)


@cache
def for_scripts(language: str) -> dict[str, str]:
    """The messages that scripts say, by their English; of a plural the words for one stand for any number.

    Catalogues don't say where a message stands, so the scripts themselves are asked.
    """
    path = folder_of(language) / "messages.po"
    if not path.is_file():
        return {}
    said = {
        json.loads(words) for script in _SCRIPTS.rglob("*.js") for words in _SAID.findall(script.read_text("utf-8"))
    }
    with path.open("rb") as written:
        kept = [one for one in read_po(written) if _first(one.id) in said]
    return {_first(one.id): _first(one.string) for one in kept}


def _first(words: str | Sequence[str] | None) -> str:
    return words if isinstance(words, str) else (words or ("",))[0]


@dataclass(frozen=True, slots=True)
class _Chinese:
    """Speaks with a catalogue's words."""

    language: str

    def say(self, words: str) -> str:
        return self._filled(words.message, words.params) if isinstance(words, Words) else words

    def moment(self, local: datetime) -> str:
        """As CLDR writes it."""
        return f"{format_date(local.date(), 'full', self.language.replace('-', '_'))} {local:%H:%M}"

    def _filled(self, message: str, params: Mapping[str, object]) -> str:
        words = str(catalogue(self.language).ugettext(message))
        given = {name: self.say(one) if isinstance(one, str) else one for name, one in params.items()}
        return words.format(**given) if given else words


def voice_of(language: str | None) -> Voice:
    """Whoever speaks the language; English if none is known."""
    return _Chinese(language) if language in LANGUAGES and locales.is_chinese(language) else English()
