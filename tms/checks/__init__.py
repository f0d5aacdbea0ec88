"""Checks of a translation beside its source: pure functions over texts, one file per family.

check(CheckedText(segment_id=7, source="It opened.", …))  → the findings of every family
check(text, families=FAST)                                → those that need no more than the text itself
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from itertools import islice

from tms.checks.addresses import check_addresses
from tms.checks.brackets import check_brackets, check_quotation_marks, has_lone_mark
from tms.checks.consistency import check_consistency
from tms.checks.doubled_words import check_doubled
from tms.checks.end_punctuation import check_end
from tms.checks.finding import LONGEST_CHECKED, CheckedText, Finding, Paragraph, Severity, Twins
from tms.checks.inline_codes import check_inline_codes
from tms.checks.length import check_length
from tms.checks.meaning import HINT, check_meaning
from tms.checks.paragraphs import with_paragraphs
from tms.checks.quantities import check_of
from tms.checks.region import check_house_style, check_region, check_spacing
from tms.checks.script import check_script
from tms.checks.terms import check_terms
from tms.checks.unedited import check_unedited
from tms.checks.untranslated import check_untranslated
from tms.checks.width import check_width
from tms.domain.translatable import Words

ALL: Mapping[str, Callable[[CheckedText], Iterable[Finding]]] = {
    "untranslated": check_untranslated,
    "inline codes": check_inline_codes,
    "numbers": check_of("numbers"),
    "percentages": check_of("percentages"),
    "currencies": check_of("currencies"),
    "dates": check_of("dates"),
    "meaning": check_meaning,
    "addresses": check_addresses,
    "brackets": check_brackets,
    "quotation marks": check_quotation_marks,
    "end punctuation": check_end,
    "full width": check_width,
    "doubled": check_doubled,
    "script": check_script,
    "terms": check_terms,
    "region": check_region,
    "house style": check_house_style,
    "spacing": check_spacing,
    "length": check_length,
    "unedited": check_unedited,
    "consistency": check_consistency,
}
"""Each family by the name that people know it by; a finding's code begins with it, spaces as hyphens."""

WHOLE = frozenset({"consistency"})
"""Families that look at the rest of the article, too."""

FAST = frozenset(ALL) - WHOLE
"""Families that look at nothing but the segment, and are asked at each save."""

DECISIVE = frozenset({"untranslated", "inline codes", "terms"})
"""Families that find errors, which is all that a confirmation waits for."""

_ALARMING = frozenset({"numbers", "percentages", "currencies", "dates", "meaning", "terms"})

_OF_SOURCE = frozenset({"untranslated", "inline codes"})
_MOST_KEPT = 4096

MOST_FOUND = 30
"""The most findings of one family in one text; a person who has mended these is shown the next."""


def is_alarm(finding: Finding) -> bool:
    """Whether a reader may be told something else by what was found; nobody accepts that among many."""
    return finding.family in _ALARMING and finding.code != HINT


def check(text: CheckedText, *, families: Collection[str] | None = None) -> list[Finding]:
    """What the families find (all, if none are named), each thing once, in the order of the families.

    Where there is no text, or most of it is still the source's, that is all there is to find. What was found lately is
    kept: a page asks again for every row, and few have changed.
    """
    return list(_found(text, None if families is None else frozenset(families)))


@lru_cache(maxsize=_MOST_KEPT)
def _found(text: CheckedText, families: frozenset[str] | None) -> tuple[Finding, ...]:
    named = frozenset(ALL) if families is None else families
    if not text.text.strip():
        named &= {"untranslated"}
    elif check_untranslated(text):  # most of it is the source
        # Whatever else is wrong with it comes from that, and an unfinished draft is no warning.
        named &= {"inline codes"} if text.origin == "assembly" and text.state == "initial" else _OF_SOURCE
    is_long = max(len(text.text), len(text.source)) > LONGEST_CHECKED
    asked = {name: run for name, run in ALL.items() if name in (named & _OF_SOURCE if is_long else named)}
    by_key: dict[str, Finding] = {}
    for run in asked.values():
        for finding in islice(run(text), MOST_FOUND):
            by_key.setdefault(finding.key, finding)
    if is_long and "length" in named:
        told = Words("It is too long to check. Split it in the source, or read it with particular care.")
        by_key.setdefault("long", text.found("length.unchecked", "length", told, about="unchecked"))
    return tuple(by_key.values())


__all__ = [
    "ALL",
    "DECISIVE",
    "FAST",
    "MOST_FOUND",
    "WHOLE",
    "CheckedText",
    "Finding",
    "Paragraph",
    "Severity",
    "Twins",
    "check",
    "has_lone_mark",
    "is_alarm",
    "with_paragraphs",
]
