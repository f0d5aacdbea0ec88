"""The lint of a Chinese text: script, region and marks; with a house profile what the house chose, too.

for line, finding in lint("他說“好”。", "zh-Hant-TW"): ...   → 0, LintFinding(2, 3, "mark-quotes", …)
"""

import re
from collections.abc import Iterator

from tms.language.conversion.profiles import Profile
from tms.language.conversion.profiles.untouched import untouched
from tms.language.lint.finding import LintFinding
from tms.language.lint.punctuation import mark_findings, quoted_for
from tms.language.lint.region import form_findings, house_findings
from tms.language.lint.script import script_findings
from tms.language.lint.unpaired_quotes import partner_findings
from tms.language.lint.words import word_findings

__all__ = ["LintFinding", "lint"]

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def lint(text: str, locale: str, house: Profile | None = None) -> list[tuple[int, LintFinding]]:
    """What does not belong into a text of a locale: the index of the line and the finding in it, in order of place.

    ``locale`` is zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK; plain zh-Hant is asked nothing about its region. ``house``
    has the same base tag. Each line is looked at by itself, except for quotations that run on.
    """
    lines = _LINE_END.split(text)
    found = [(index, finding) for index, line in enumerate(lines) for finding in _in_line(line, locale, house)]
    found += partner_findings([(line, quoted_for(line, locale, house).unbalanced) for line in lines])
    return sorted(found, key=lambda one: (one[0], one[1].start, one[1].end, one[1].code))


def _in_line(line: str, locale: str, house: Profile | None) -> Iterator[LintFinding]:
    if not line.strip():
        return
    yield from mark_findings(line, locale, house)
    prose = "".join(" " if is_code else character for character, is_code in zip(line, untouched(line), strict=True))
    script = list(script_findings(prose, locale))
    yield from script
    if any(finding.code == "script-other" for finding in script):
        return
    yield from form_findings(prose, locale, house)
    yield from word_findings(prose, locale)
    if house:
        yield from house_findings(line, house)
