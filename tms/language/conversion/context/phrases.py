"""Words that the dictionary has in another sense than news: 不准 is there as not exact, and mostly forbids."""

import re
from collections.abc import Iterator, Sequence

from tms.language.conversion.context.hint import Hint, Word, own_rows, touching

_AROUND = 12
"""Characters on each side in which a pattern looks."""

_INSIDE = "里"
_DONE = frozenset("冲刮划卷困干托扎折松签斗")
_HOW = frozenset("得了着过好到在起开上下掉走出成满进入不没还只够太很就都又才也会能把被刚去来")
"""Something is done, and how: the dictionary has 折得 and 很干 as words, which say nothing of what is meant."""


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
        found = _told(plain, known, start, end)
        # 没干 of which no line fits is looked at as 干.
        alone = (
            [_told(plain, known, at, at + 1) for at in range(start, end)] if found is None and end - start > 1 else []
        )
        yield from (hint for hint in (found, *alone) if hint is not None)


def _told(plain: str, known: Sequence[Word], start: int, end: int) -> Hint | None:
    """What the first line of the table that fits says of a stretch."""
    lines = _SENSES.get(plain[start:end])
    if lines is None or not all(_says_nothing_more(plain, word, start, end) for word in touching(known, start, end)):
        return None
    before = plain[max(0, start - _AROUND) : start].replace("＠", " ")
    around = f"{before}＠{plain[end : end + _AROUND].replace('＠', ' ')}"
    fitting = (line for line in lines if line.pattern is None or line.pattern.search(around))
    line = next(fitting, None)
    if line is None:
        return None
    return Hint(start, end, line.value, True, line.asked, end, False, is_told=line.pattern is not None)


def _says_nothing_more(plain: str, word: Word, start: int, end: int) -> bool:
    """Whether a word of the dictionary is within a stretch, or has no more than where or how something is done.

    里 at the end of one is looked at alone: 喉咙里 is where 长了 something, though 里长 is a word.
    """
    low, high = word
    if (start <= low and high <= end) or (high == end and plain[start:end] == _INSIDE):
        return True
    has_it = plain[start:end] in _DONE and low <= start and end <= high
    return has_it and _HOW.issuperset(plain[low:start] + plain[end:high])


def other_values(written: str) -> tuple[str, ...]:
    """What a word of the table can become; nothing for any other."""
    return tuple(dict.fromkeys(sense.value for sense in _SENSES.get(written, ())))
