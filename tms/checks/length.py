"""Whether the text is as long as a translation of its source can be."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.translatable import Words

_HAN = re.compile("[\u3400-\u9fff]")
_SPACE = re.compile(r"\s")
_LETTERS_OF_A_HAN = 3
"""So many letters of English say what one Chinese character does: then texts of both are equally long."""

_LONG_ENOUGH = 40
"""Letters of the source: in a few words everything is possible."""
_LEAST, _MOST = 0.42, 2.3
"""Letters of the text for each of the source: good translations of news have 0.64 to 1.94."""


def check_length(text: CheckedText) -> Iterator[Finding]:
    """Far shorter: something may be missing. Far longer: something may have been added."""
    source, words = _length(text.plain_source), _length(text.plain_text)
    if source < _LONG_ENOUGH:
        return
    if words < source * _LEAST:
        yield text.found(
            "length.short", "length", Words("Much shorter than its source: is something missing?"), about="short"
        )
    elif words > source * _MOST:
        yield text.found(
            "length.long", "length", Words("Much longer than its source: was something added?"), about="long"
        )


def _length(words: str) -> int:
    han = len(_HAN.findall(words))
    return len(words) - len(_SPACE.findall(words)) + han * (_LETTERS_OF_A_HAN - 1)
