"""Between Simplified and Traditional Chinese: characters, vocabulary, quotation marks; terms that stay as decided.

    convert("头发", source="zh-Hans", target="zh-Hant-TW")   → "頭髮"
    derive("对于欢案", source="zh-Hans", target="zh-Hant-TW", terms=[("于欢", "于歡")])  → "對于歡案"

``convert`` is what the dictionaries say, with inline markers kept; ``derive`` is what a publication's derived version
says. Text is taken to be in ``source``: what is already Traditional is damaged by a conversion from Simplified, so
callers that don't know ask ``detect_script`` first.
"""

from collections.abc import Sequence

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.aligned import convert_aligned
from tms.language.conversion.derivation import Derivation
from tms.language.conversion.detection import detect_locale, detect_script
from tms.language.conversion.engine import chain, dictionary_version, run
from tms.language.conversion.news import plain_words
from tms.language.conversion.quotes import Quoted, convert_quotes
from tms.language.marked import carry, put_back, take_apart
from tms.language.terms import TermIndex, as_index

__all__ = [
    "PROFILES", "Quoted", "convert", "convert_quotes", "derive", "detect_locale", "detect_script", "dictionary_version",
]  # fmt: skip

PROFILES = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
"""What a derived version can be made for. Plain zh-Hant is no profile: readers get a region's forms."""


def convert(text: str, *, source: str, target: str, vocabulary: bool = True) -> str:
    """The text in the other locale, line for line, with its inline markers where they belong.

    ``source`` and ``target`` are zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK; the same twice changes nothing. Without
    ``vocabulary`` only characters change. Quotation marks stay. Without its markers the result is exactly what OpenCC
    makes of the text without markers. Raises ValueError for other locales.
    """
    steps = chain(source, target, vocabulary=vocabulary)
    if not steps:
        return text
    if "⟦" not in text:
        return run(text, steps)
    return "".join(_convert_line(line, steps) for line in text.splitlines(keepends=True))


def derive(text: str, *, source: str, target: str, terms: Sequence[tuple[str, str]] | TermIndex = ()) -> str:
    """The derived text of a version: terms as decided, everything else converted, quotation marks of the region.

    ``target`` is one of PROFILES. Terms are (source, target) pairs, found before any dictionary looks at the text, the
    longest first; their targets are never converted again, and what stands between them is converted apart, so that no
    dictionary entry reaches into a term. Words of the news that OpenCC reads as computing terms (进程, 声明) change
    their characters only. Raises ValueError for a target without a region.
    """
    if target == ZH_HANT:
        raise ValueError("a derived version needs a region: zh-Hant-TW or zh-Hant-HK")
    steps = chain(source, target, vocabulary=True)
    if not steps:
        return text
    plain, marks = take_apart(text)
    conversion = Derivation(plain, {mark.at for mark in marks}, steps, plain_words(source, target))
    conversion.around(as_index(terms))
    quoted = convert_quotes(conversion.text, target, protected=conversion.locked).text
    return put_back(quoted, carry(marks, conversion.spans))


def _convert_line(line: str, steps: tuple[str, ...]) -> str:
    plain, marks = take_apart(line)
    converted, spans = convert_aligned(plain, {mark.at for mark in marks}, lambda part: run(part, steps))
    return put_back(converted, carry(marks, spans))
