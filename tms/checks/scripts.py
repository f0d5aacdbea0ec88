"""Purity of script: no Simplified character in 繁體, no Traditional one in 简体."""

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain import locales
from tms.language.scripts import foreign_script


def check_script(text: CheckedText) -> list[Finding]:
    """A warning that names the characters; names may have a reason to keep them."""
    if not locales.is_chinese(text.locale) or not text.text:
        return []
    characters = "".join(
        dict.fromkeys(text.text[span.start : span.end] for span in foreign_script(text.text, text.locale))
    )
    if not characters:
        return []
    return [
        Finding(
            text.segment_id,
            "script",
            "characters",
            Severity.WARNING,
            f"Not {locales.NAMES[text.locale]}: {characters}",
        )
    ]
