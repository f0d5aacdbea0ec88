"""What is said of one and denied of another: it was the mayor, not the chief of police, and 是局长，而不是市长.

Both stand in both versions, so that nothing is lost; asked for names and nouns that are told once in each.
"""

import re

from tms.checks.parity.around_acts import named_in_both
from tms.checks.parity.compared import ReadVersion

_NOT = re.compile(
    r"\b(?:(?<!is )(?<!was )(?<!are )(?<!were )(?<!did )(?<!has )(?<!had )(?<!does )(?<!do )not|rather than|instead of)"
    r" (?:in |at |on |by |with |for |from |to )?(?:the |an? |its |his |her |their )?(?:[a-z]+ ){0,2}?",
    re.IGNORECASE,
)
_NOT_CHINESE = re.compile(
    "(?:而不是|而非|并不是|并非|(?<=[，。；：“])不是|(?<![是而并也都还就])不是)(?:由|在|向|对|给|被|从|因)?"
)
_NEAR, _NEAR_CHINESE = 24, 8
_BREAK = re.compile("[,;:.，。；：]")

_Place = tuple[int, int]


def contrasted(one: ReadVersion, other: ReadVersion) -> tuple[_Place, _Place] | None:
    """The places of what is denied in each, if it is the one and the other of two that both name."""
    if one.is_chinese is other.is_chinese or not all(_denials(each).search(each.text) for each in (one, other)):
        return None
    places = named_in_both(one, other)
    mine, theirs = (_denied(version, its) for version, its in zip((one, other), places, strict=True))
    if mine is None or theirs is None or mine == theirs:
        return None
    return places[0][mine], places[1][theirs]


def _denials(version: ReadVersion) -> re.Pattern[str]:
    return _NOT_CHINESE if version.is_chinese else _NOT


def _denied(version: ReadVersion, places: dict[int, _Place]) -> int | None:
    """The one that stands nearest behind the only denial of this sort."""
    found = list(_denials(version).finditer(version.text))
    if len(found) != 1:
        return None
    near = _NEAR_CHINESE if version.is_chinese else _NEAR
    behind = [
        (start, name)
        for name, (start, _) in places.items()
        if found[0].start() < start <= found[0].end() + near
        and _BREAK.search(version.text, found[0].end(), max(start, found[0].end())) is None
    ]
    return min(behind)[1] if behind else None
