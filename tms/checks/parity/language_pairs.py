"""Which versions are compared as English and Chinese: what only a pair of the two languages can be asked."""

from collections.abc import Iterator, Sequence
from itertools import product

from tms.domain.locales import is_chinese


def language_pairs(plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each English version beside each Chinese one, of those that have a text."""
    told = [at for at, plain in enumerate(plains) if plain]
    english = [at for at in told if not is_chinese(locales[at])]
    return product(english, [at for at in told if is_chinese(locales[at])])
