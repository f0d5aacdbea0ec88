"""Forms and words of another region, and what the house writes otherwise."""

from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.checks.spans import is_within, spans_of
from tms.domain.locales import is_chinese
from tms.language.conversion.profiles.untouched import untouched
from tms.language.lint.region import form_findings, house_findings, word_findings


def check_region(text: CheckedText) -> Iterator[Finding]:
    """Of the region that the version is printed in. What a rule or a decision put there is right there."""
    if not is_chinese(text.locale) or text.region is None:
        return
    words = text.plain_text
    flags = untouched(words)
    prose = "".join(" " if flag else character for character, flag in zip(words, flags, strict=True))
    kept = spans_of(text.kept, words)
    for found in (*form_findings(prose, text.region, text.house), *word_findings(prose, text.region)):
        if not is_within(found.start, found.end, kept):
            code = "region.form" if found.code == "region-form" else "region.word"
            at = (found.start, found.end)
            yield text.found(code, "locale-violation", found.words, at=at, about=found.text)


def check_house_style(text: CheckedText) -> Iterator[Finding]:
    """What each choice that the house made would change, and the spaces between Chinese and Latin."""
    if not is_chinese(text.locale):
        return
    words = text.plain_text
    kept = spans_of(text.kept, words)
    if text.house is not None and text.house.changed:
        for found in house_findings(words, text.house):
            if not is_within(found.start, found.end, kept):
                code = f"house-style.{found.code.removeprefix('house-')}"
                yield text.found(code, "style", found.words, at=(found.start, found.end), about=found.text)
