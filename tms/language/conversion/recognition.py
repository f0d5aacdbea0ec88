"""Which script a text is really in, where another was expected; and where the other script stands in it.

Converting from Simplified damages what is Traditional already (范先生 → 範先生, 皇后 → 皇後), and the other way
round. So each segment is looked at before it is converted: one whose characters are those of the other script is
brought into its region's forms only, and the report says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from tms.domain.locales import ZH_HANS, ZH_HANT, base_language
from tms.language.conversion.detection import is_simplified_only, is_traditional_only


class Recognised(StrEnum):
    """What a text is, beside the script that was expected."""

    AS_EXPECTED = "as-expected"
    OTHER = "other"
    MIXED = "mixed"
    UNDECIDED = "undecided"
    """No character that only one script has: 范先生 alone may be either, and counts as what was expected."""


@dataclass(frozen=True, slots=True)
class ScriptReport:
    """What a text is recognised as. ``foreign`` are the stretches (start, end) that only the other script has.

    ``source`` is the locale to convert from: the expected one, or the other script without region if that is what most
    of the telling characters are.
    """

    expected: str
    recognised: Recognised
    source: str
    foreign: tuple[tuple[int, int], ...]

    @property
    def is_other(self) -> bool:
        """Whether the text is converted from another script than was expected."""
        return base_language(self.source) != base_language(self.expected)


def script_report(text: str, expected: str) -> ScriptReport:
    """The script of a text that should be in ``expected`` (zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK).

    Offsets are in the text as it is given. Only characters that one script alone has tell anything; names of persons
    and words that both scripts write (后, 里, 范) do not. Raises ValueError for a locale that is not Chinese.
    """
    script = base_language(expected)
    if script not in {ZH_HANS, ZH_HANT}:
        raise ValueError(f"{expected!r} has no script to tell apart")
    is_foreign = is_traditional_only if script == ZH_HANS else is_simplified_only
    is_own = is_simplified_only if script == ZH_HANS else is_traditional_only
    telling = frozenset(filter(is_foreign, frozenset(text)))
    if not telling:
        recognised = Recognised.AS_EXPECTED if any(map(is_own, frozenset(text))) else Recognised.UNDECIDED
        return ScriptReport(expected, recognised, expected, ())
    foreign = tuple(_stretches([character in telling for character in text]))
    own = sum(map(is_own, text))
    is_other = sum(end - start for start, end in foreign) > own
    other = ZH_HANT if script == ZH_HANS else ZH_HANS
    recognised = Recognised.MIXED if own else Recognised.OTHER
    return ScriptReport(expected, recognised, other if is_other else expected, foreign)


def _stretches(flags: list[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            found.append((start, at))
            start = None
    return found
