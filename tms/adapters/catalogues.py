"""The interface's words in Chinese: the catalogues beside the pages, compiled in memory, for pages and for letters.

A catalogue is read when somebody first asks for its language: no compiled file is committed or forgotten.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from tms.domain import locales

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
    """The messages that scripts say, by their English; of a plural the words for one stand for any number."""
    path = folder_of(language) / "messages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as written:
        kept = [one for one in read_po(written) if any(place.endswith(".js") for place, _ in one.locations)]
    return {_first(one.id): _first(one.string) for one in kept}


def _first(words: str | Sequence[str] | None) -> str:
    return words if isinstance(words, str) else (words or ("",))[0]


def say(language: str, message: str, /, **values: object) -> str:
    """A message in a language, with its ``%(name)s`` filled in."""
    words = str(catalogue(language).ugettext(message))
    return words % values if values else words
