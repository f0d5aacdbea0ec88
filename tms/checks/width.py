"""Full-width and narrow forms: each mark, figure and letter in the width of its language; ellipsis and dash too."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.locales import is_chinese
from tms.domain.translatable import Words
from tms.language.conversion.profiles.untouched import untouched
from tms.language.lint.punctuation import mark_findings

_CODES = {
    "mark-narrow": "full-width.narrow",
    "mark-brackets": "full-width.brackets",
    "mark-wide": "full-width.wide",
    "mark-ellipsis": "full-width.ellipsis",
    "mark-dash": "full-width.dash",
}
_WIDE = re.compile("[，。；：？！（）、．％＄]|[０-９Ａ-Ｚａ-ｚ]+")
_HAN = re.compile("[\u3400-\u9fff]")


def check_width(text: CheckedText) -> Iterator[Finding]:
    """In Chinese what the lint says of marks; in English every mark of Chinese that stands between Latin words."""
    words = text.plain_text
    if is_chinese(text.locale):
        for found in mark_findings(words, text.region or text.locale, text.house):
            if found.code in _CODES:
                about = words[max(0, found.start - 2) : found.end + 2]
                at = (found.start, found.end)
                yield text.found(_CODES[found.code], "typographical", found.words, at=at, about=about)
        return
    flags = untouched(words)
    for match in _WIDE.finditer(words):
        beside = words[max(0, match.start() - 1) : match.start()] + words[match.end() : match.end() + 1]
        if not flags[match.start()] and not _HAN.search(beside):
            told = Words("“{mark}” is the full-width form used in Chinese.", mark=match[0])
            yield text.found("full-width.wide", "typographical", told, at=match.span(), about=match[0])
