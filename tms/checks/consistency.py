"""Consistency within the article: the same source says the same, and different sources don't."""

from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding


def check_consistency(text: CheckedText) -> Iterator[Finding]:
    """The article's other texts are given with it (``twins``)."""
    for other in text.twins.texts:
        words = f"The same source is translated elsewhere in the article as “{other}”."
        yield text.found("consistency.source", "inconsistency", words, about=other)
    for other in text.twins.sources:
        words = f"Another source has the same text elsewhere in the article: “{other}”."
        yield text.found("consistency.text", "inconsistency", words, about=other)
