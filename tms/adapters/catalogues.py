"""The interface's words in Chinese: the catalogues beside the pages, compiled in memory, for pages and for letters.

A catalogue is read when somebody first asks for its language: no compiled file is committed or forgotten.
"""

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


def say(language: str, message: str, /, **values: object) -> str:
    """A message in a language, with its ``%(name)s`` filled in."""
    words = str(catalogue(language).ugettext(message))
    return words % values if values else words
