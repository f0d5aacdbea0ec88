"""Confirmed exactly as a machine drafted it: a good draft needs no change, but a sentence deserves a second look."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.translatable import Words

_ORIGINS = {"mt": Words("machine translation"), "assembly": Words("the assembly")}
_WORD = re.compile("[A-Za-z]+|[\u3400-\u9fff]")
_FEW = 8


def check_unedited(text: CheckedText) -> Iterator[Finding]:
    """Known by the origin, which becomes “human” with the first change; names and short lines are not asked."""
    said = _ORIGINS.get(text.origin)
    if said is None or text.state == "initial" or text.kind in {"byline", "author_title"}:
        return
    if len(_WORD.findall(text.plain_text)) >= _FEW:
        words = Words("Confirmed exactly as {said} drafted it.", said=said)
        yield text.found("unedited.draft", "other", words, about=text.text)
