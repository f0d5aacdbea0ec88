"""Characters that do not belong into a text because only the other Chinese script has them."""

from dataclasses import dataclass

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, base_language
from tms.language.conversion.detection import script_report
from tms.language.conversion.engine import run


@dataclass(frozen=True, slots=True)
class ForeignRun:
    """A run of characters of the other script (offsets in the text, markers counted), and what they would be."""

    start: int
    end: int
    text: str
    suggestion: str


def foreign_script(text: str, locale: str) -> list[ForeignRun]:
    """Runs of characters that only the other Chinese script has: Simplified ones in zh-Hant*, Traditional in zh-Hans.

    Characters that both scripts use (后 里 范, 吃 群 床) are never found. Empty for other languages.
    """
    script = base_language(locale)
    if script not in {ZH_HANS, ZH_HANT}:
        return []
    step = "t2s" if script == ZH_HANS else "s2hk" if locale == ZH_HANT_HK else "s2tw"
    return [
        ForeignRun(start, end, text[start:end], run(text[start:end], (step,)))
        for start, end in script_report(text, locale).foreign
    ]


def differ_in_script_only(one: str, other: str) -> bool:
    """Whether two words are the same one in the two scripts: 合约 and 合約, but not 软件 and 軟體."""
    return run(one, ("t2s",)) == run(other, ("t2s",))
