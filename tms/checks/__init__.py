"""Checks of a translation beside its source: pure functions over texts, one file per family.

check(CheckedText(segment_id=7, source="It opened.", …))  → the findings of every family
check(text, families=FAST)                                → those that need no more than the text itself
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from tms.checks.finding import CheckedText, Finding, Severity, Twins
from tms.checks.inline_codes import check_inline_codes
from tms.checks.script import check_script
from tms.checks.terms import check_terms
from tms.checks.untranslated import check_untranslated

ALL: Mapping[str, Callable[[CheckedText], Iterable[Finding]]] = {
    "untranslated": check_untranslated,
    "inline codes": check_inline_codes,
    "script": check_script,
    "terms": check_terms,
}
"""Each family by the name that people know it by; a finding's code begins with it."""

LATER = ("numbers and dates",)
"""Families that don't exist yet: pages say "not checked" of them, never "clear"."""

WHOLE: frozenset[str] = frozenset()
"""Families that look at the rest of the article, too."""

FAST = frozenset(ALL) - WHOLE
"""Families that look at nothing but the segment, and are asked at each save."""

DECISIVE = frozenset({"untranslated", "inline codes", "terms"})
"""Families that find errors, which is all that a confirmation waits for."""

_MOST_KEPT = 4096


def check(text: CheckedText, *, families: Collection[str] | None = None) -> list[Finding]:
    """What the families find (all, if none are named), each thing once, in the order of the families.

    Where there is no text, that is all there is to find. What was found lately is kept: a page asks again for every
    row, and few have changed.
    """
    return list(_found(text, None if families is None else frozenset(families)))


@lru_cache(maxsize=_MOST_KEPT)
def _found(text: CheckedText, families: frozenset[str] | None) -> tuple[Finding, ...]:
    if not text.text.strip():
        return tuple(check_untranslated(text))
    asked = ALL if families is None else {name: run for name, run in ALL.items() if name in families}
    by_key: dict[str, Finding] = {}
    for run in asked.values():
        for finding in run(text):
            by_key.setdefault(finding.key, finding)
    return tuple(by_key.values())


__all__ = ["ALL", "DECISIVE", "FAST", "LATER", "WHOLE", "CheckedText", "Finding", "Severity", "Twins", "check"]
