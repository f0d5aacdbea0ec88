"""What people who write Traditional would have written: characters that the reader knows, words that it keeps whole.

A phrase of the dictionary gives way where it has the characters wrong (里头|发现 is no 头发), and where it lies across
words that are much more probable (改变|量子 is no 变量).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tms.language.conversion.chains import OF_NEWS
from tms.language.conversion.context.hint import Hint, Word, touching
from tms.language.conversion.context.names import KEPT
from tms.language.conversion.engine import run, trace
from tms.language.conversion.readings import PLAIN, CharacterReading, probable_words, readings, word_cost
from tms.language.conversion.readings.reader import STANDARD

_VOCABULARY = "p"
"""Ends the name of a configuration with the region's vocabulary."""

_AS_A_WORD = 72
"""What a phrase costs that no list has: eighteen bits, as a word does that stands once in a quarter of a million."""

_SURE_TO_READ = 0.93
"""So sure must the reader be that a word of a table is none where it lies across a probable one."""

_LEAVES_ONE = 5
"""What a phrase of the region's costs beside that, if no list has it and a single character of whole words is left:
命令行|为, 报销单|位."""

_MUCH = 12
"""How much cheaper the words must be that a phrase cuts: three bits."""

_CLEARLY, _HARDLY = 5, -3
"""The same for a phrase of the region's; between the two people are asked."""


def probable(plain: str, known: Sequence[Word], steps: tuple[str, ...]) -> Iterator[Hint]:
    """Characters that the reader reads otherwise, and then words that are to be kept whole."""
    yield from _characters(plain, known)
    yield from _kept_whole(plain, known, steps)


def _characters(plain: str, known: Sequence[Word]) -> Iterator[Hint]:
    """The dictionary's words, and characters beside them, that the reader reads otherwise."""
    read = {one.at: one for one in readings(plain) if one.stands()}
    said = run(plain, STANDARD) if read else ""
    done = 0
    for at in sorted(read):
        if at >= done:
            of_dictionary = next(iter(touching(known, at, at + 1)), None)
            start, done = of_dictionary or (at, at + 1)
            is_whole = of_dictionary is not None and not _is_cut(plain, start, done)
            inside = [
                one
                for place in range(start, done)
                if (one := read.get(place)) is not None
                and one.stands(against_a_word=is_whole)
                and one.said != KEPT.get(plain[place])
            ]
            value = list(said[start:done])
            for one in inside:
                value[one.at - start] = one.value
            if inside:
                is_asked = _is_doubtful(inside) if is_whole or of_dictionary is None else _may_be_a_name(plain, start)
                yield Hint(start, done, "".join(value), True, is_asked, done, False)


def _is_doubtful(inside: Sequence[CharacterReading]) -> bool:
    return any(one.sure < PLAIN and not one.is_backed for one in inside)


def _may_be_a_name(plain: str, start: int) -> bool:
    """Whether a word that was taken apart leaves a surname: 钟 in 钟|表示."""
    return plain[start] in KEPT and start + 1 < len(plain)


def _is_cut(plain: str, start: int, end: int) -> bool:
    """Whether one of the most probable words lies across an edge of the stretch."""
    return any(
        word[0] < start < word[1] or word[0] < end < word[1] for word in touching(probable_words(plain), start, end)
    )


def is_read_otherwise(plain: str, start: int, value: str) -> bool:
    """Whether a value would cut a probable word and the reader has another: 花生|发了 is no 生髮."""
    end = start + len(value)
    return _is_cut(plain, start, end) and any(
        start <= one.at < end and one.sure >= _SURE_TO_READ and one.value != value[one.at - start]
        for one in readings(plain)
    )


def _kept_whole(plain: str, known: Sequence[Word], steps: tuple[str, ...]) -> Iterator[Hint]:
    """Words that a phrase of the region's vocabulary or a word of the dictionary would cut."""
    of_characters = tuple(step.removesuffix(OF_NEWS).removesuffix(_VOCABULARY) for step in steps)
    has_phrases = run(plain, steps) != run(plain, of_characters)
    phrases = {(start, end) for start, end, *_ in trace(plain, steps)[1] if end - start > 1} if has_phrases else set()
    of_dictionary = frozenset(known)
    within = {at for start, end in probable_words(plain) for at in range(start + 1, end)}
    cutting = [one for one in phrases | of_dictionary if one[0] in within or one[1] in within]
    for start, end in sorted(cutting):
        # Not even in doubt as one of the region's. To ask whether it is one costs two conversions.
        if _weighed(plain, start, end, of_region=True)[1] < _HARDLY:
            continue
        is_phrase = (start, end) in phrases and run(plain[start:end], steps) != run(plain[start:end], of_characters)
        cut = crossed(plain, start, end, of_region=is_phrase)
        if not cut:
            asked = doubted(plain, start, end, run(plain[start:end], steps), steps) if is_phrase else None
            if asked is not None:
                yield asked
            continue
        # What the reader reads alike stays, as in 第|一只, if no word of the region stands for it, nor is cut by it:
        # 在出 has one reading, and would take 在|出租车 apart.
        word = plain[start:end]
        is_own = (start, end) not in of_dictionary or run(word, steps) != run(word, of_characters)
        is_alike = any(start <= one.at < end and one.value == one.said for one in readings(plain))
        if is_own or not is_alike:
            low, high = cut[0]
            of_word = of_characters if low <= start and end <= high else steps
            yield Hint(low, high, run(plain[low:high], of_word), True, False, high, False)
            continue
        for low, high in cut:
            of_region = run(plain[low:high], steps)
            if of_region != run(plain[low:high], of_characters):
                yield Hint(low, high, of_region, True, False, high, False)


def crossed(plain: str, start: int, end: int, *, of_region: bool = False) -> list[Word]:
    """The words that a phrase at a place cuts, if they are much more probable than what it would leave of them.

    A phrase ``of_region`` is another word than its characters say, so less is enough.
    """
    cut, gain = _weighed(plain, start, end, of_region=of_region)
    return cut if gain >= (_CLEARLY if of_region and not _is_part(cut, start, end) else _MUCH) else []


def is_likely(plain: str, start: int, end: int) -> bool:
    """Whether a stretch is one of the most probable words, or likelier whole than cut."""
    return (start, end) in probable_words(plain) or _weighed(plain, start, end, of_region=True)[1] < 0


def doubted(plain: str, start: int, end: int, said: str, steps: tuple[str, ...]) -> Hint | None:
    """The question whether a phrase of the region is meant, where the words it cuts are about as probable.

    ``said`` stands for the phrase. The likelier reading holds.
    """
    cut, gain = _weighed(plain, start, end, of_region=True)
    if not cut or not _HARDLY <= gain < _CLEARLY or _is_part(cut, start, end):
        return None
    low, high = min(start, cut[0][0]), max(end, cut[-1][1])
    edges = sorted({low, high, *(edge for word in touching(probable_words(plain), low, high) for edge in word)})
    apart = "".join(run(plain[a:b], steps) for a, b in pairwise(edges))
    whole = run(plain[low:start], steps) + said + run(plain[end:high], steps)
    value, otherwise = (apart, whole) if gain >= 0 else (whole, apart)
    return Hint(low, high, value, True, True, high, False, otherwise=otherwise)


def _is_part(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether one of the words has the whole phrase, which then is a part of it and no other word: 机床 in 数控机床."""
    return any(low <= start and end <= high for low, high in words)


@lru_cache(maxsize=64)
def _weighed(plain: str, start: int, end: int, *, of_region: bool) -> tuple[list[Word], int]:
    """The probable words that a phrase cuts, and by how much they and their neighbours cost less than with it whole."""
    words = touching(probable_words(plain), start, end)
    cut = [word for word in words if word[0] < start or word[1] > end]
    if not cut:
        return [], 0
    low, high = min(start, words[0][0]), max(end, words[-1][1])
    listed, rest = word_cost(plain[start:end]), [(a, b) for a, b in ((low, start), (end, high)) if b > a]
    phrase = min(listed, _AS_A_WORD)
    if of_region and listed > _AS_A_WORD and sum(b - a for a, b in words) == high - low:
        phrase += _LEAVES_ONE * any(b - a == 1 for a, b in rest)
    forced = phrase + sum(word_cost(plain[a:b]) for a, b in rest)
    return cut, forced - word_cost(plain[low:high], start - low, end - low)
