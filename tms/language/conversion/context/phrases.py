"""Words that the dictionary has in another sense than news: 不准 is there as not exact, and mostly forbids."""

import re
from collections.abc import Iterator, Sequence

from tms.language.conversion.context.hint import Hint, Word, own_rows, touching

_AROUND = 12
"""Characters on each side in which a pattern looks."""


class _Sense:
    def __init__(self, value: str, asked: str, pattern: str) -> None:
        self.value = value
        self.asked = asked == "yes"
        self.pattern = re.compile(pattern) if pattern else None


def _read() -> dict[str, list[_Sense]]:
    senses: dict[str, list[_Sense]] = {}
    for written, value, asked, pattern in own_rows("words.tsv", 4):
        senses.setdefault(written, []).append(_Sense(value, asked, pattern))
    return senses


_SENSES = _read()
_FIND = re.compile("|".join(sorted(_SENSES, key=len, reverse=True)))


def phrases(plain: str, known: Sequence[Word]) -> Iterator[Hint]:
    """The words of the table, where the dictionary has no longer one and none across an edge."""
    for match in _FIND.finditer(plain):
        start, end = match.span()
        if all(start <= word[0] and word[1] <= end for word in touching(known, start, end)):
            before = plain[max(0, start - _AROUND) : start].replace("＠", " ")
            around = f"{before}＠{plain[end : end + _AROUND].replace('＠', ' ')}"
            for sense in _SENSES[match[0]]:
                if sense.pattern is None or sense.pattern.search(around):
                    yield Hint(start, end, sense.value, True, sense.asked, end, False)
                    break


def other_values(written: str) -> tuple[str, ...]:
    """What a word of the table can become; nothing for any other."""
    return tuple(dict.fromkeys(sense.value for sense in _SENSES.get(written, ())))
