"""Spellings of one word between which a house chooses: no question for a reviewer, so no ambiguity."""

from functools import cache, lru_cache

from tms.language.ambiguity.tables import own_rows


@lru_cache(maxsize=20_000)
def folded(value: str, script: str) -> str:
    """The value with one spelling for all that houses choose between; ``script`` is hans or hant."""
    return value.translate(_spellings(script))


@cache
def _spellings(script: str) -> dict[int, str]:
    rows = (pairs.split() for name, pairs in own_rows("house.tsv", 2) if name == script)
    return {ord(pair[0]): pair[1] for row in rows for pair in row}
