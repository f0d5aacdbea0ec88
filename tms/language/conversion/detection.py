"""Which language and script a text is written in, asked of the dictionaries and not of a list of ours.

Also whether it is in the script that was expected. Converting from Simplified damages what is Traditional already
(范先生 → 範先生, 皇后 → 皇後), and the other way round. So each segment is looked at before it is converted: one whose
characters are those of the other script is brought into its region's forms only, and the report says so.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tms.domain.locales import EN, ZH_HANS, ZH_HANT, base_language
from tms.language.conversion.engine import run

_BOTH_SCRIPTS_USE = frozenset("栖淀党熏炖瓮厘恒")
"""Changed by every Simplified → Traditional table, but printed in Traditional text too (海淀, 党項, 厘米, 恒生)."""

_TRADITIONAL_ALL_THE_SAME = frozenset("後麽菸")
"""In the character set of 1980 for Simplified Chinese, but out of use there."""

_PART = 65_536
"""Characters that are counted at once."""


@cache
def is_simplified_only(character: str) -> bool:
    """Whether a character is never used in Traditional text of any region.

    Every region's table replaces it, it is nobody's traditional form, and it is not among the 5401 frequent characters
    of Big5, which hold those that both scripts use (后 里 范 于).
    """
    if not is_han(character) or character in _BOTH_SCRIPTS_USE or _is_frequent_in_big5(character):
        return False
    replaced = all(run(character, (step,)) != character for step in ("s2tw", "s2hk"))
    return replaced and run(character, ("t2s",)) == character


@cache
def is_traditional_only(character: str) -> bool:
    """Whether a character is never used in Simplified text: every table replaces it and GB 2312 does not have it."""
    if not is_han(character):
        return False
    if character not in _TRADITIONAL_ALL_THE_SAME and _encodes(character, "gb2312"):
        return False
    return all(run(character, (step,)) != character for step in ("t2s", "tw2s", "hk2s"))


def is_han(character: str) -> bool:
    """Whether the character is a CJK ideograph."""
    return "㐀" <= character <= "鿿" or "\U00020000" <= character <= "\U0003ffff" or "豈" <= character <= "\ufaff"


def detect_script(text: str) -> str | None:
    """zh-Hans or zh-Hant by the Chinese characters in the text, however few; None if nothing tells them apart.

    Characters that only one script has decide. Without them the dictionaries do: where a table to Traditional would
    change characters that both scripts use (干部 → 幹部), the text is Simplified.
    """
    characters = _characters(text)
    simplified = _count(characters, is_simplified_only)
    traditional = _count(characters, is_traditional_only)
    if simplified == traditional:
        simplified = min(_changes(text, "s2tw"), _changes(text, "s2hk"))
        traditional = min(_changes(text, "tw2s"), _changes(text, "hk2s"))
    if simplified == traditional:
        return None
    return ZH_HANS if simplified > traditional else ZH_HANT


def detect_locale(text: str) -> str:
    """en, zh-Hans or zh-Hant: what an article is written in. Chinese that is the same in both scripts is zh-Hans.

    A text is Chinese if it has at least as many Chinese characters as Latin words: names and quotations of the other
    language don't decide.
    """
    han = _count(_characters(text), is_han)
    if not han or han < _latin_words(text):
        return EN
    return detect_script(text) or ZH_HANS


def _characters(text: str) -> Counter[str]:
    """How often each occurs; in parts, since no other thread does anything while one is counted."""
    found: Counter[str] = Counter()
    for at in range(0, len(text), _PART):
        found.update(text[at : at + _PART])
    return found


def _count(characters: Counter[str], wanted: Callable[[str], bool]) -> int:
    """How many are such; each is asked about once, since an article may have two million."""
    return sum(number for character, number in characters.items() if wanted(character))


def _latin_words(text: str) -> int:
    words, inside = 0, False
    for character in text:
        is_letter = character.isalpha() and character < "\u0250"
        words += is_letter and not inside
        inside = is_letter or (inside and character in "'’-")
    return words


def _changes(text: str, step: str) -> int:
    return sum(before != after for before, after in zip(text, run(text, (step,)), strict=False))


def _is_frequent_in_big5(character: str) -> bool:
    return _encodes(character, "big5") and character.encode("big5")[0] <= 0xC6


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


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
