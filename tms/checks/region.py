"""Forms and words of another region, and what the house writes otherwise."""

from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.checks.spans import is_within, spans_of
from tms.domain.locales import is_chinese
from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.untouched import untouched
from tms.language.lint.region import form_findings, house_findings, spacing_findings
from tms.language.lint.words import word_findings


def check_region(text: CheckedText) -> Iterator[Finding]:
    """Findings about words of a region other than the version's. What a rule or a decision put there is right there."""
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
    """What each choice that the house made would change; the space between Chinese and Latin is ``check_spacing``'s."""
    yield from _by_the_house(text, "house-style", is_spacing=False)


def check_spacing(text: CheckedText) -> Iterator[Finding]:
    """A space between Chinese and Latin that the house does not have, or misses."""
    yield from _by_the_house(text, "spacing", is_spacing=True)


def _by_the_house(text: CheckedText, family: str, *, is_spacing: bool) -> Iterator[Finding]:
    if not is_chinese(text.locale) or text.house is None or not text.house.changed:
        return
    if is_spacing and text.house.choices["spacing"] == LEAVE:
        return
    words = text.plain_text
    kept = spans_of(text.kept, words)
    for found in spacing_findings(words, text.house) if is_spacing else house_findings(words, text.house):
        if (found.code == "house-spacing") is not is_spacing or is_within(found.start, found.end, kept):
            continue
        code = f"{family}.between" if is_spacing else f"{family}.{found.code.removeprefix('house-')}"
        about = words[max(0, found.start - 1) : found.end + 1]
        yield text.found(code, "style", found.words, at=(found.start, found.end), about=about)
