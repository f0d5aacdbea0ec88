"""Words of which the dictionary has another spelling than people write, or none: 只鳞片爪, 断舍离, 石制.

Each stands where no word of the dictionary and no more probable word lies across its edge: 组织|制定 is no 织制.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from tms.language.conversion.context.hint import Hint, Word, own_rows, touching
from tms.language.conversion.context.probable import crossed, is_read_otherwise
from tms.language.conversion.dictionary_pass import SEPARATOR, Keys


@cache
def _table() -> tuple[Keys, tuple[str, ...]]:
    rows = [(written, value) for written, value, _ in own_rows("written.tsv", 3)]
    return Keys(SEPARATOR.join(written for written, _ in rows).encode()), tuple(value for _, value in rows)


def written(plain: str, known: Sequence[Word]) -> Iterator[Hint]:
    """The words of the table that stand in the text."""
    keys, values = _table()
    for number, start, end in keys.find(plain):
        value = values[number]
        if not _is_alone(plain, known, start, end) or crossed(plain, start, end):
            continue
        if not (len(value) == end - start and is_read_otherwise(plain, start, value)):
            yield Hint(start, end, value, True, False, end, False, is_told=True)


def _is_alone(plain: str, known: Sequence[Word], start: int, end: int) -> bool:
    """Whether no word of the dictionary that is as long lies across an edge, and none has the whole.

    One that itself cuts more probable words (制茶|叶) is none.
    """
    return all(
        (start <= low and high <= end) or (high - low < end - start) or crossed(plain, low, high)
        for low, high in touching(known, start, end)
    )
