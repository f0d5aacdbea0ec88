"""What the pages' scripts say, in the reader's language."""

import json
import re
from functools import cache
from pathlib import Path

import polib

from tms.adapters.translations.catalogues import folder_of

_SCRIPTS = Path(__file__).resolve().parent.parent / "static" / "js"


_SAID = re.compile(r'\b_n?\(\s*("(?:[^"\\]|\\.)+")')
"""A message in a script: the first string of a call of ``_`` or ``_n``."""


@cache
def for_scripts(language: str) -> dict[str, str]:
    """The messages that scripts say, by their English; of a plural the words for one stand for any number.

    What nobody has translated yet is left out: scripts say it in English, as pages do.

    Catalogues don't say where a message stands, so the scripts themselves are asked.
    """
    path = folder_of(language) / "messages.po"
    if not path.is_file():
        return {}
    said = {
        json.loads(words) for script in _SCRIPTS.rglob("*.js") for words in _SAID.findall(script.read_text("utf-8"))
    }
    entries = polib.pofile(str(path)).translated_entries()
    return {one.msgid: one.msgstr or one.msgstr_plural[0] for one in entries if one.msgid in said}
