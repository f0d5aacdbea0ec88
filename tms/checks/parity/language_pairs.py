"""Which versions are compared as English and Chinese: what only a pair of the two languages can be asked."""

from collections.abc import Iterator, Sequence
from itertools import product

from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run


def language_pairs(plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each English version beside each Chinese one, of those that have a text."""
    told = [at for at, plain in enumerate(plains) if plain]
    english = [at for at in told if not is_chinese(locales[at])]
    return product(english, [at for at in told if is_chinese(locales[at])])


def read_pairs(plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """The places of each such pair, the English text, and the Chinese one in simplified characters.

    A text that is longer or shorter in them is left out: places in it would be others.
    """
    for one, other in language_pairs(plains, locales):
        english, plain = plains[one] or "", plains[other] or ""
        chinese = run(plain, ("t2s",))
        if len(chinese) == len(plain):
            yield one, other, english, chinese
