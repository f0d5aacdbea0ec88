"""Whether two wordings of one sentence in one language tell another fact: figure, date, amount, denial, name.

What an editor calls a slip of the pen leaves the translations as they are, so this is asked before it is believed.
"""

import re

from tms.checks.finding import LONGEST_CHECKED, CheckedText
from tms.checks.parity import Family, VersionText, compare_segment
from tms.checks.quantities import has_differences
from tms.domain.locales import is_chinese

_FACTS = frozenset({Family.NUMBERS, Family.DATES, Family.MONEY, Family.SHARES, Family.DENIALS, Family.NAMES})
_NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!^)\b[A-Z][\w’'-]+")
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def changes_facts(old: str, new: str, locale: str) -> bool:
    """Whether the new wording may tell readers something that the translations of the old one do not."""
    if max(len(old), len(new)) > LONGEST_CHECKED:
        return True
    if sorted(_FIGURE.findall(old)) != sorted(_FIGURE.findall(new)):
        return True
    if not is_chinese(locale) and sorted(_NAME.findall(old)) != sorted(_NAME.findall(new)):
        return True
    if has_differences(CheckedText(0, old, locale, None, new, locale)):
        return True
    found = compare_segment(VersionText(old), VersionText(new), (locale, locale))
    return any(one.family in _FACTS or one.code == "words.denied" for one in found)
