"""Tags as people write them: several in a line, with commas between."""

import re
import unicodedata

LONGEST_TAG = 60
"""The most characters of a tag's name."""

MOST_TAGS = 20
"""The most tags of an article."""

_BETWEEN = re.compile("[,，、;；\n]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""What comes along with pasted words and nobody sees: two tags that look alike would not be one."""


def split_tags(words: str) -> list[str]:
    """The tags in a line, each once: with single spaces, and without the # that some write before them."""
    found: dict[str, str] = {}
    for one in _BETWEEN.split(unicodedata.normalize("NFC", words.translate(_UNSEEN))):
        if name := " ".join(one.split()).lstrip("#＃ "):
            found.setdefault(name.lower(), name)
    return list(found.values())


def offered_tags(words: str) -> list[str]:
    """Those of the tags that an article may have: what a page says to programs is of any length."""
    return [name for name in split_tags(words) if len(name) <= LONGEST_TAG][:MOST_TAGS]
